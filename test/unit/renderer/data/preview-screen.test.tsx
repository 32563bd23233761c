// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Preview } from '../../../../analytics/contract/load.ts';
import { DataScreen } from '../../../../renderer/data/data-screen.tsx';
import { useLoading } from '../../../../renderer/data/loading.ts';
import { fakeConnection } from '../fake-connection.ts';
import { preparePage, renderPage } from '../page.tsx';
import { previews, proposals, returnTable } from '../sample-data.ts';

preparePage();

const show = (tables: readonly Preview[]) => {
  useLoading.setState({
    state: { step: 'previewed', previews: tables, refused: [], stated: {} },
  });
  const connection = fakeConnection({ 'load.preview': async () => [...tables] });
  return { ...renderPage(<DataScreen />, connection), connection };
};
const inputs = (connection: ReturnType<typeof fakeConnection>, method: string) =>
  connection.asked.filter((one) => one.method === method).map(({ input }) => input);

describe('returns that do not say whose and of which year they are', () => {
  let page: ReturnType<typeof show>;
  beforeEach(() => {
    page = show([returnTable('croydon/2022-23/header.csv'), returnTable('lewisham/header.csv')]);
  });

  it('say what will be taken for granted', () => {
    expect(
      screen.getAllByText(
        'As it stands: taken for the year of its latest date; loaded for an unknown authority.',
      ),
    ).toHaveLength(2);
  });

  it('are loaded with what is picked by keyboard alone', async () => {
    const { user, connection } = page;
    const area = await screen.findByRole('combobox', { name: /^Area of lewisham/ });
    area.focus();
    await user.keyboard('Lew{ArrowDown}{Enter}');
    await user.tab();
    await user.keyboard('2021{ArrowDown}{Enter}{Tab}');
    await user.click(screen.getByRole('button', { name: 'Load 2 files' }));
    await screen.findByText(/rows loaded from/);
    expect(inputs(connection, 'load.run')).toEqual([
      {
        tickets: ['croydon/2022-23/header.csv', 'lewisham/header.csv'],
        stated: { 'lewisham/header.csv': { area: 'Lewisham', period: '2021/22' } },
      },
    ]);
  });

  it('take over what their names say only when told to', async () => {
    const { user, connection } = page;
    await user.click(await screen.findByRole('button', { name: 'Take it from the names of 2' }));
    expect(screen.queryByText(/unknown authority/)).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Load 2 files' }));
    await screen.findByText(/rows loaded from/);
    expect(inputs(connection, 'load.run')).toMatchObject([
      {
        stated: {
          'croydon/2022-23/header.csv': { area: 'Croydon', period: '2022/23' },
          'lewisham/header.csv': { area: 'Lewisham' },
        },
      },
    ]);
  });
});

describe('an archive of several returns', () => {
  const within = (folder: string) =>
    returnTable('z', {
      file: `all.zip/${folder}header.csv`,
      returnName: `all.zip/${folder}`,
      module: 'Header',
    });

  it('is loaded with what is stated of each, and warns where that makes two of them one', async () => {
    const { user, connection } = show([within('croydon/'), within('lewisham/')]);
    const state = async (name: RegExp, keys: string) => {
      (await screen.findByRole('combobox', { name })).focus();
      await user.keyboard(keys);
    };
    await state(/^Area of croydon/, 'Croy{ArrowDown}{Enter}{Tab}');
    await state(/^Year of croydon/, '2021{ArrowDown}{Enter}{Tab}');
    expect(screen.queryByText(/same return/)).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Apply to all' }));
    expect(screen.getAllByText(/Stated to be the same return as/)).toHaveLength(2);
    expect(screen.getByText(/same return as lewisham: none of them would be loaded/)).toBeTruthy();
    await user.clear(await screen.findByRole('combobox', { name: /^Area of lewisham/ }));
    await state(/^Area of lewisham/, 'Lew{ArrowDown}{Enter}{Tab}');
    expect(screen.queryByText(/same return/)).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Load 2 tables' }));
    await screen.findByText(/rows loaded from/);
    expect(inputs(connection, 'load.run')).toEqual([
      {
        tickets: ['z'],
        stated: {
          z: {
            within: {
              'all.zip/croydon/': { area: 'Croydon', period: '2021/22' },
              'all.zip/lewisham/': { area: 'Lewisham', period: '2021/22' },
            },
          },
        },
      },
    ]);
  });
});

describe('a table nobody recognises', () => {
  const unknown = previews.find(({ ticket }) => ticket === 'case-export')!;

  const openAssistant = async () => {
    const page = show([unknown]);
    await page.user.click(screen.getByRole('button', { name: 'Map its columns…' }));
    await screen.findByRole('heading', { name: 'What do its columns stand for?' });
    return page;
  };

  it('is mapped from the likeliest proposal, with why', async () => {
    await openAssistant();
    expect(await screen.findByText(/3 of 4 columns are like those/)).toBeTruthy();
    const columns = screen.getByRole('region', { name: 'Columns' });
    expect(columns.textContent).toContain('“Client ref” is a name for “Child id”.');
    expect(screen.getByText(/Still needed: Area/)).toBeTruthy();
    expect(
      screen.getByRole('button', { name: 'Save recipe and use it' }).hasAttribute('disabled'),
    ).toBe(true);
  });

  it('shows its rows as they would be loaded once all that is needed is filled', async () => {
    const { user, connection } = await openAssistant();
    await user.click(await screen.findByRole('button', { name: /Area, filled from/ }));
    await user.click(await screen.findByRole('option', { name: 'Council' }));
    expect(await screen.findByText(/1 row of the first 2 would be rejected/)).toBeTruthy();
    const rows = screen.getByRole('region', { name: 'Mapped rows' });
    expect(within(rows).getByText(/Council: “Croyden” is no area/)).toBeTruthy();
    expect(inputs(connection, 'mapping.preview').at(-1)).toMatchObject({
      table: { ticket: 'case-export', part: null },
      recipe: { target: 'journeys', columns: { area: { from: 'column', column: 'Council' } } },
    });
  });

  it('is read through the recipe once that is saved, one text and words of its own included', async () => {
    const { user, connection } = await openAssistant();
    await user.click(await screen.findByRole('button', { name: /Area, filled from/ }));
    await user.click(await screen.findByRole('option', { name: 'One text for all rows' }));
    await user.type(screen.getByRole('textbox', { name: 'Area in all rows' }), 'Croydon');
    await user.click(screen.getByRole('button', { name: /“Baby” of Sex means/ }));
    await user.click(await screen.findByRole('option', { name: 'unknown' }));
    await user.click(screen.getByRole('radio', { name: /Month first/ }));
    await user.clear(screen.getByRole('textbox', { name: 'Name of the recipe' }));
    await user.type(screen.getByRole('textbox', { name: 'Name of the recipe' }), 'Council export');
    await user.click(screen.getByRole('button', { name: 'Save recipe and use it' }));
    await screen.findByRole('heading', { name: 'What is this table?' });
    expect(inputs(connection, 'recipes.save')).toEqual([
      {
        format: 'permanence-recipe',
        version: 1,
        name: 'Council export',
        target: 'journeys',
        header: proposals.header,
        columns: {
          child_id: { from: 'column', column: 'Client ref' },
          area: { from: 'constant', value: 'Croydon' },
          sex: {
            from: 'column',
            column: 'Sex of child',
            values: { Girl: 'female', Baby: 'unknown' },
          },
          decision_on: { from: 'column', column: 'Decision date', dates: 'month_first' },
        },
      },
    ]);
    expect(inputs(connection, 'load.preview')).toEqual([{ tickets: ['case-export'] }]);
  });
});
