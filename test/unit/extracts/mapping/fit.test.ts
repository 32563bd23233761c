import { describe, expect, it } from 'vitest';
import { isMadeFor, misfit, recipeFor } from '../../../../analytics/extracts/mapping/fit.ts';
import { column, recipe, tableOf } from './tables.ts';

const TRACKER = recipe({ child_id: column('Mosaic ID'), placement_order_on: column('PO') });

describe('the columns a recipe was made for', () => {
  it.each([
    [['Mosaic ID', 'PO', 'Worker'], true],
    [['worker', 'MOSAIC_ID', ' po '], true],
    [['Mosaic ID', 'PO', 'Worker', ''], true],
    [['Mosaic ID', 'PO'], false],
    [['Mosaic ID', 'PO', 'Worker', 'Team'], false],
  ])('%j: %s', (header, made) => {
    expect(isMadeFor(TRACKER, header)).toBe(made);
  });

  it('belong to the recipe saved last where several were made for them', () => {
    const saved = (name: string, savedAt: string) => ({ ...TRACKER, name, savedAt });
    const recipes = [saved('new', '2025-02-01'), saved('old', '2025-01-01')];
    expect(recipeFor(recipes, TRACKER.header)?.name).toBe('new');
    expect(recipeFor([...recipes].reverse(), TRACKER.header)?.name).toBe('new');
    expect(recipeFor(recipes, ['PO'])).toBeUndefined();
  });
});

describe('a table that does not fit', () => {
  it('is told which columns are missing', () => {
    expect(misfit(TRACKER, tableOf(['Name', 'Worker'], []))?.failure).toMatchObject({
      code: 'column_missing',
      message:
        'export.csv does not fit the recipe “Mosaic tracker”: row 1 has no column “Mosaic ID”, “PO”.',
      place: { file: 'export.csv', row: 1, column: 'Mosaic ID' },
    });
  });

  it('is told which column stands there twice', () => {
    expect(misfit(TRACKER, tableOf(['Mosaic ID', 'PO', 'P.O', 'po'], []))?.failure).toMatchObject({
      code: 'column_doubled',
      place: { column: 'PO' },
    });
  });

  it('may have other columns twice', () => {
    expect(misfit(TRACKER, tableOf(['Mosaic ID', 'PO', 'Note', 'Note'], []))).toBeNull();
  });
});
