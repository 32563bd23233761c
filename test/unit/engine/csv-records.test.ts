import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CsvRecordScanner } from '../../../analytics/engine/csv-records.ts';
import type { CsvRecords } from '../../../analytics/engine/csv-records.ts';

const COMMA = { delimiter: ',', quote: '"' } as const;

function scan(
  text: string,
  dialect: typeof COMMA | { delimiter: ','; quote: '' } = COMMA,
): CsvRecords {
  const scanner = new CsvRecordScanner(dialect);
  scanner.push(new TextEncoder().encode(text));
  return scanner.finish();
}

describe('CsvRecordScanner', () => {
  it('counts the header, the records and the blank lines', () => {
    expect(scan('a,b\n1,2\n\n3,4\n')).toEqual({
      rowCount: 4,
      blankRows: [3],
      newline: '\n',
      mixedNewlineRow: null,
      unclosedQuote: null,
    });
  });

  it('counts a last row that no line break ends', () => {
    expect(scan('a,b\n1,2').rowCount).toBe(2);
    expect(scan('a,b\r1,2\r')).toMatchObject({ rowCount: 2, newline: '\r' });
    expect(scan('a')).toMatchObject({ rowCount: 1, newline: null });
  });

  it('finds no rows in an empty file or one with a byte order mark alone', () => {
    expect(scan('')).toMatchObject({ rowCount: 0, blankRows: [] });
    expect(scan('\ufeff')).toMatchObject({ rowCount: 0, blankRows: [] });
  });

  it('takes a line break inside quotes as part of the value', () => {
    expect(scan('a,b\n1,"x\ny\n\nz"\n3,4\n')).toMatchObject({ rowCount: 3, blankRows: [] });
    expect(scan('"a\nb",c\r\n1,2\r\n')).toMatchObject({ rowCount: 2, newline: '\r\n' });
    expect(scan('\ufeff"a\nb",c\r\n1,2\r\n').rowCount).toBe(2);
    expect(scan('a\n"x""\n""y"\n').rowCount).toBe(2);
    expect(scan('a,b\n1, "x\ny" \n3,4\n').rowCount).toBe(3);
  });

  it('takes a quote inside an unquoted value as a character', () => {
    expect(scan('a,b\n5" nail,x\n6" nail,y\n').rowCount).toBe(3);
    expect(scan('a,b\n"x,1\n"y,2\n', { delimiter: ',', quote: '' }).rowCount).toBe(3);
  });

  it('does not take a zero byte for a quote when nothing is quoted', () => {
    expect(scan('a\n\0b\nc\n', { delimiter: ',', quote: '' }).rowCount).toBe(3);
  });

  it('says where a quotation mark is opened and never closed', () => {
    expect(scan('a,b\n1,2\n3,"x\n4,5\n').unclosedQuote).toEqual({ row: 3, byte: 8 });
    expect(scan('a,b\n1,2\n3,"x"').unclosedQuote).toBeNull();
  });

  it('names the first row that ends unlike the first', () => {
    expect(scan('a\r\n1\r\n2\n3\r\n').mixedNewlineRow).toBe(3);
    expect(scan('a\n1\n2\r3\n').mixedNewlineRow).toBe(3);
    expect(scan('a\r\n"1\n2"\r\n').mixedNewlineRow).toBeNull();
  });

  it('finds the same wherever the bytes are cut', () => {
    const text = fc
      .array(fc.constantFrom('a', ',', '"', ' ', '\n', '\r', '\r\n', '\ufeff', 'é'))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, fc.array(fc.nat(40)), (content, cuts) => {
        const bytes = new TextEncoder().encode(content);
        const scanner = new CsvRecordScanner(COMMA);
        const ends = [...cuts, bytes.length].sort((a, b) => a - b);
        let start = 0;
        for (const end of ends) {
          scanner.push(bytes.subarray(start, end));
          start = Math.max(start, Math.min(end, bytes.length));
        }
        expect(scanner.finish()).toEqual(scan(content));
      }),
    );
  });

  it('numbers the rows of any well-formed file as they were written', () => {
    const field = fc
      .string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r\n', ' ', 'é') })
      .map((text) => `"${text.replaceAll('"', '""')}"`);
    const row = fc.oneof(
      fc.constant(''),
      fc.array(field, { minLength: 1, maxLength: 3 }).map((fields) => fields.join(',')),
    );
    fc.assert(
      fc.property(fc.array(row), fc.constantFrom('\n', '\r\n', '\r'), (rows, newline) => {
        const records = scan(rows.map((each) => each + newline).join(''));
        expect(records.rowCount).toBe(rows.length);
        expect(records.blankRows).toEqual(
          rows.flatMap((each, index) => (each === '' ? [index + 1] : [])),
        );
        expect(records.mixedNewlineRow).toBeNull();
      }),
    );
  });
});
