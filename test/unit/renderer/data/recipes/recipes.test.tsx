// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { PermanenceError } from '../../../../../analytics/contract/failure.ts';
import { ToastRegion } from '../../../../../renderer/components/toast.tsx';
import { DataScreen } from '../../../../../renderer/data/data-screen.tsx';
import { readRecipe, recipeFile } from '../../../../../renderer/data/recipes/recipe-file.ts';
import {
  fillingWords,
  lastUsed,
  targetWords,
} from '../../../../../renderer/data/recipes/recipe-words.ts';
import { fakeConnection } from '../../fake-connection.ts';
import { preparePage, renderPage } from '../../page.tsx';
import { recipe, sources } from '../../sample-data.ts';

preparePage();

const { savedAt: saved, ...plain } = recipe;

const open = async () => {
  location.hash = '#/data?tab=recipes';
  const connection = fakeConnection({
    'sources.list': async () => [{ ...sources[0]!, recipe: recipe.name }],
  });
  const page = renderPage(
    <>
      <DataScreen />
      <ToastRegion />
    </>,
    connection,
  );
  const grid = await screen.findByRole('grid', { name: 'Recipes' });
  const asked = (method: string) =>
    connection.asked.filter((one) => one.method === method).map(({ input }) => input);
  return { ...page, grid, asked };
};

describe('the recipes of a workspace', () => {
  it('are listed with what they are for and when they were last used', async () => {
    const { grid } = await open();
    const [, row] = within(grid).getAllByRole('row');
    expect(row?.textContent).toContain('Case system');
    expect(row?.textContent).toContain('Line-level journeys');
    expect(row?.textContent).toContain('21 Nov 2025');
  });

  it('are renamed without being lost in between', async () => {
    const { user, asked } = await open();
    await user.click(screen.getByText('Case system'));
    const name = screen.getByRole('textbox', { name: 'Name' });
    await user.clear(name);
    await user.type(name, 'Mosaic{Enter}');
    await screen.findByRole('grid', { name: 'Recipes' });
    expect(asked('recipes.save')).toEqual([{ ...plain, name: 'Mosaic' }]);
    expect(asked('recipes.remove')).toEqual([{ name: 'Case system' }]);
  });

  it('are removed, and put back on undo', async () => {
    const { user, asked } = await open();
    await user.click(screen.getByText('Case system'));
    await user.click(screen.getByRole('button', { name: 'Remove recipe' }));
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(asked('recipes.remove')).toEqual([{ name: 'Case system' }]);
    expect(asked('recipes.save')).toEqual([plain]);
  });
});

describe('a recipe as a file', () => {
  it('is what it was once it is read again', async () => {
    const { name, content } = recipeFile(recipe);
    expect(name).toBe('Case system.recipe.json');
    expect(readRecipe(await content.text(), name)).toEqual(plain);
    expect(readRecipe(JSON.stringify({ ...plain, savedAt: saved }), name)).toEqual(plain);
  });

  it.each([
    ['no JSON at all', 'x.json holds no recipe of the workbench.'],
    ['{"some":"thing"}', 'x.json holds no recipe of the workbench.'],
    [
      JSON.stringify({ ...plain, version: 2 }),
      'x.json was written by a newer workbench (version 2).',
    ],
    [
      JSON.stringify({ ...plain, header: [] }),
      'x.json holds a recipe that can’t be read: header is wrong.',
    ],
  ])('is refused with why: %s', (text, message) => {
    try {
      readRecipe(text, 'x.json');
      expect.unreachable();
    } catch (error) {
      expect(error instanceof PermanenceError && error.failure.message).toBe(message);
    }
  });
});

describe('a recipe in words', () => {
  it('says what it is for', () => {
    expect(targetWords('journeys')).toBe('Line-level journeys');
    expect(targetWords('ssda903.sw_episodes')).toBe('SSDA903 return: sw episodes');
  });

  it('says what fills a column', () => {
    expect(Object.values(recipe.columns).map(fillingWords)).toEqual([
      'Client ref',
      '“Croydon” in all rows',
      'Sex of child (“Girl” is female, “Boy” is male)',
      'Decision date (dates month first)',
    ]);
  });

  it('was last used by the latest of the files read through it', () => {
    const read = ['2025-01-02T00:00:00Z', '2025-03-02T00:00:00Z', '2025-02-02T00:00:00Z'].map(
      (loadedAt) => ({ ...sources[0]!, recipe: 'A', loadedAt }),
    );
    expect(lastUsed('A', read)).toBe('2025-03-02T00:00:00Z');
    expect(lastUsed('B', read)).toBeNull();
  });
});
