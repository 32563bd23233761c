import { describe, expect, it } from 'vitest';
import { failureOf } from '../../../../analytics/contract/failure.ts';
import { proposeMappings } from '../../../../analytics/extracts/mapping/propose.ts';
import { readRecipe, recipeOf } from '../../../../analytics/extracts/mapping/recipe-file.ts';
import { column, recipe } from './tables.ts';

const TRACKER = recipe({ child_id: column('Mosaic ID') });

describe('a recipe in a file', () => {
  it('is what was written, whether it was saved in a workspace or not', () => {
    expect(readRecipe(JSON.stringify(TRACKER), 'r.json')).toEqual(TRACKER);
    const saved = { ...TRACKER, savedAt: '2025-06-30T12:00:00.000Z' };
    expect(readRecipe(`\ufeff${JSON.stringify(saved)}`, 'r.json')).toEqual(TRACKER);
  });

  it.each([
    ['no JSON', '{', 'r.json holds no recipe of the workbench.'],
    ['another document', '{"a":1}', 'r.json holds no recipe of the workbench.'],
    [
      'a newer recipe',
      JSON.stringify({ format: 'permanence-recipe', version: 2, anything: 1 }),
      'holds a recipe of version 2, which is newer than this.',
    ],
    ['a part missing', JSON.stringify({ ...TRACKER, target: undefined }), 'target: '],
    ['something nobody wrote', JSON.stringify({ ...TRACKER, extra: 1 }), 'extra'],
  ])('is refused when it is %s', (_, text, message) => {
    const failure = failureOf(
      (() => {
        try {
          return readRecipe(text, 'r.json');
        } catch (error) {
          return error;
        }
      })(),
    );
    expect(failure.code).toBe('file_not_recognised');
    expect(failure.message).toContain(message);
  });
});

describe('a proposal as a recipe', () => {
  it('maps what was proposed, with the words whose meaning is known', () => {
    const header = ['Child ID', 'Borough', 'ADM decision', 'Sex', 'Worker'];
    const rows = [['A1', 'Croydon', '1/2/2022', 'Girl', 'B. Smith']];
    const [best] = proposeMappings({ header, rows });
    expect(best && recipeOf('Mine', best, header)).toEqual(
      recipe(
        {
          child_id: column('Child ID'),
          area: column('Borough'),
          sex: column('Sex', { values: { Girl: 'female' } }),
          decision_on: column('ADM decision'),
        },
        { name: 'Mine', header },
      ),
    );
  });
});
