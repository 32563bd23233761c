import { describe, expect, it } from 'vitest';
import { TITLE_ROWS, findHeader, titlesNote } from '../../../analytics/extracts/find-header.ts';

const rowsOf = (...texts: readonly string[]) =>
  texts.map((text, at) => ({ row: at + 1, cells: text.split(',') }));
const isHeader = (cells: readonly string[]) => cells.includes('child_id');

describe('findHeader', () => {
  it('takes the first row it knows, whatever stands above it, and counts that', () => {
    const rows = rowsOf('List 10', '', 'Run on,3/4/2024', ',,', 'child_id,area', '1,Kent');
    expect(findHeader(rows, isHeader)).toEqual({
      at: { row: 5, cells: ['child_id', 'area'] },
      known: true,
      titles: 2,
    });
  });

  it('takes the first row with more than one cell filled in where it knows none', () => {
    expect(findHeader(rowsOf('List 10', '--,--', 'name,age', '1,2'), isHeader)).toMatchObject({
      at: { row: 3 },
      known: false,
      titles: 1,
    });
  });

  it(`looks no further than row ${TITLE_ROWS}`, () => {
    const below = (titles: number) =>
      findHeader(rowsOf(...Array<string>(titles).fill('title'), 'child_id,area'), isHeader);
    expect(below(TITLE_ROWS - 1)?.at.row).toBe(TITLE_ROWS);
    expect(below(TITLE_ROWS)).toBeNull();
  });

  it('counts a title that could not be split into cells', () => {
    const rows = [{ row: 1, cells: [], fault: 'quotes' }, ...rowsOf('', 'child_id,area').slice(1)];
    expect(findHeader(rows, isHeader)?.titles).toBe(1);
  });
});

describe('what is told of titles', () => {
  it('is where the header stands and how much is left out', () => {
    expect(titlesNote({ titles: 3, headerRow: 5 })).toEqual([
      'The header stands in row 5: 3 rows of text above it are left out.',
    ]);
    expect(titlesNote({ titles: 1, headerRow: 2 })[0]).toContain('1 row of text above it is left');
    expect(titlesNote({ headerRow: 1 })).toEqual([]);
  });
});
