import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWithin, moveBy } from '../../../../renderer/components/table-position.ts';

const extent = { rows: 100, columns: 5, page: 20 };
const press = (key: string, row: number, column: number, isControl = false) =>
  moveBy({ key, isControl }, { row, column }, extent);

describe('walking a table', () => {
  it.each([
    ['ArrowDown', 3, 2, { row: 4, column: 2 }],
    ['ArrowUp', 0, 2, { row: -1, column: 2 }],
    ['ArrowUp', -1, 2, { row: -1, column: 2 }],
    ['ArrowRight', 3, 4, { row: 3, column: 4 }],
    ['Home', 3, 4, { row: 3, column: 0 }],
    ['End', 3, 0, { row: 3, column: 4 }],
    ['PageDown', 90, 1, { row: 99, column: 1 }],
    ['PageUp', 10, 1, { row: 0, column: 1 }],
  ])('%s from row %i, column %i', (key, row, column, to) => {
    expect(press(key, row, column)).toEqual(to);
  });

  it('goes to the first and the last cell with Ctrl', () => {
    expect(press('End', 3, 2, true)).toEqual({ row: 99, column: 4 });
    expect(press('Home', 3, 2, true)).toEqual({ row: 0, column: 0 });
  });

  it('leaves other keys to others', () => {
    expect(press('Tab', 3, 2)).toBeNull();
  });

  it('never leaves the table', () => {
    const keys = [
      'ArrowUp',
      'ArrowDown',
      'ArrowLeft',
      'ArrowRight',
      'Home',
      'End',
      'PageUp',
      'PageDown',
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...keys),
        fc.boolean(),
        fc.integer({ min: -1, max: 99 }),
        fc.integer({ min: 0, max: 4 }),
        (key, isControl, row, column) => {
          const to = press(key, row, column, isControl);
          expect(to?.row).toBeGreaterThanOrEqual(-1);
          expect(to?.row).toBeLessThan(extent.rows);
          expect(to?.column).toBeGreaterThanOrEqual(0);
          expect(to?.column).toBeLessThan(extent.columns);
        },
      ),
    );
  });
});

describe('a range', () => {
  it('covers what lies between its corners, whichever way it was drawn', () => {
    const range = { anchor: { row: 5, column: 3 }, focus: { row: 2, column: 1 } };
    expect(isWithin(range, 3, 2)).toBe(true);
    expect(isWithin(range, 2, 1)).toBe(true);
    expect(isWithin(range, 6, 2)).toBe(false);
    expect(isWithin(range, 3, 0)).toBe(false);
  });

  it('never takes in the header', () => {
    const range = { anchor: { row: 1, column: 0 }, focus: { row: -1, column: 0 } };
    expect(isWithin(range, -1, 0)).toBe(false);
    expect(isWithin(range, 0, 0)).toBe(true);
  });
});
