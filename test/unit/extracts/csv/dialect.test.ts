import { describe, expect, it } from 'vitest';
import { sniffDialect, withoutPadding } from '../../../../analytics/extracts/csv/dialect.ts';

describe('sniffDialect', () => {
  it.each([
    [',', 'measure,area,period,value\n'],
    [';', 'measure;area;period;value\n'],
    ['\t', 'measure\tarea\tperiod\tvalue\n'],
    ['|', 'measure|area|period|value\n'],
  ])('finds the delimiter “%s” in the header', (delimiter, text) => {
    expect(sniffDialect(text)).toEqual({
      delimiter,
      header: ['measure', 'area', 'period', 'value'],
      headerRow: 1,
      titles: 0,
      quotedTitles: false,
    });
  });

  it('does not mistake a delimiter inside quotes for one', () => {
    expect(sniffDialect('"a,b,c,d";e;f\n')).toMatchObject({
      delimiter: ';',
      header: ['a,b,c,d', 'e', 'f'],
    });
  });

  it("follows Excel's hint on the first line", () => {
    expect(sniffDialect('sep=;\na,b;c\n1;2\n')).toEqual({
      delimiter: ';',
      header: ['a,b', 'c'],
      headerRow: 2,
      titles: 0,
      quotedTitles: false,
    });
  });

  it('takes the first row that is not blank for the header', () => {
    expect(sniffDialect('\n,,\na,b\n')).toEqual({
      delimiter: ',',
      header: ['a', 'b'],
      headerRow: 3,
      titles: 0,
      quotedTitles: false,
    });
  });

  it('finds a header that is known below titles, though they have more cells', () => {
    const text = 'Report, run on 3 April, by the team, for the board\n\nchild_id;area\n1;Kent\n';
    const isHeader = (cells: readonly string[]) => cells.includes('child_id');
    expect(sniffDialect(text, isHeader)).toEqual({
      delimiter: ';',
      header: ['child_id', 'area'],
      headerRow: 3,
      titles: 1,
      quotedTitles: false,
    });
  });

  it('takes the first row with several cells for the header where none is known', () => {
    expect(sniffDialect('Annex A List 10\nRun on 3/4/2024\n\na,b\n1,2\n')).toEqual({
      delimiter: ',',
      header: ['a', 'b'],
      headerRow: 4,
      titles: 2,
      quotedTitles: false,
    });
    expect(sniffDialect('name\nAnna\n')).toMatchObject({ header: ['name'], titles: 0 });
  });

  it('tells of a quotation mark above the header, and of none in it or below', () => {
    expect(sniffDialect('"Report\na,b\n1,2\n')?.quotedTitles).toBe(true);
    expect(sniffDialect('"two\nlines"\na,b\n1,2\n')).toMatchObject({
      headerRow: 2,
      quotedTitles: true,
    });
    expect(sniffDialect('Report\n"a",b\n"1",2\n')?.quotedTitles).toBe(false);
  });

  it('leaves off the empty cells a spreadsheet keeps at the end of a header', () => {
    expect(sniffDialect('a,b,,\n')?.header).toEqual(['a', 'b']);
  });

  it('is null where there is no text', () => {
    expect(sniffDialect('')).toBeNull();
    expect(sniffDialect('\n \n,,\n')).toBeNull();
  });
});

describe('withoutPadding', () => {
  it('takes off empty cells at the end, but never below the length that is needed', () => {
    expect(withoutPadding(['1', '', ' '])).toEqual(['1']);
    expect(withoutPadding(['1', '', ''], 2)).toEqual(['1', '']);
    expect(withoutPadding(['1', '2', 'x'], 2)).toEqual(['1', '2', 'x']);
  });
});
