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
    });
  });

  it('takes the first row that is not blank for the header', () => {
    expect(sniffDialect('\n,,\na,b\n')).toEqual({
      delimiter: ',',
      header: ['a', 'b'],
      headerRow: 3,
    });
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
