import { describe, expect, it } from 'vitest';
import { blockOf, placed } from '../../../../../renderer/funding/figures/pasted.ts';

const GRID = {
  rows: ['Croydon', 'Greenwich', 'St Helens'],
  columns: ['2020/21', '2021/22', '2022/23'],
  from: { row: 1, column: 1 },
  to: { row: 1, column: 1 },
  mostRows: 3,
};

const place = (text: string, over: Partial<typeof GRID> = {}) =>
  placed(blockOf(text), { ...GRID, ...over });
const texts = ({ cells }: ReturnType<typeof place>) =>
  cells.map(({ row, column, text }) => `${row},${column}: ${text}`);

describe('a block from a spreadsheet', () => {
  it('is read cell by cell, its last line ended or not', () => {
    expect(blockOf('1\t2\r\n3\t4\r\n')).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
    expect(blockOf('1\t\n\t4')).toEqual([
      ['1', ''],
      ['', '4'],
    ]);
    expect(blockOf('7')).toEqual([['7']]);
  });

  it('keeps tabs, line ends and quotes that stand inside a quoted cell', () => {
    expect(blockOf('"a\nb"\t"say ""so"""\t5"\n')).toEqual([['a\nb', 'say "so"', '5"']]);
  });
});

describe('pasting', () => {
  it('goes from the chosen cell on, and says what lies beyond', () => {
    const found = place('1\t2\t3\n4\t5\t6\n7\t8\t9');
    expect(texts(found)).toEqual(['1,1: 1', '1,2: 2', '2,1: 4', '2,2: 5']);
    expect(found.beyond).toBe(5);
  });

  it('fills a chosen range with a single value', () => {
    const found = place('0', { from: { row: 0, column: 0 }, to: { row: 1, column: 1 } });
    expect(texts(found)).toEqual(['0,0: 0', '0,1: 0', '1,0: 0', '1,1: 0']);
  });

  it('goes by the names that a block brings, whatever is chosen and in whatever order', () => {
    const found = place('Partner\t2022-23\t2020/2021\nst helens\t5\t6\nCROYDON\t7\t8\nKent\t9\t9');
    expect(texts(found)).toEqual(['2,2: 5', '2,0: 6', '0,2: 7', '0,0: 8']);
    expect(found.strangers).toEqual(['Kent']);
    expect(found.beyond).toBe(0);
  });

  it('goes by names of rows alone, from the chosen column on', () => {
    const found = place('Greenwich\t4\nCroydon\t5', { from: { row: 0, column: 2 } });
    expect(texts(found)).toEqual(['1,2: 4', '0,2: 5']);
  });

  it('adds rows where there may be more', () => {
    const found = place('1\n2\n3', { mostRows: 5 });
    expect(texts(found)).toEqual(['1,1: 1', '2,1: 2', '3,1: 3']);
  });

  it('takes numbers for numbers, though a column is called by years', () => {
    const found = place('2021\t2022\n2023\t2024', { from: { row: 0, column: 0 } });
    expect(texts(found)).toEqual(['0,0: 2021', '0,1: 2022', '1,0: 2023', '1,1: 2024']);
  });
});
