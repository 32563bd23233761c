import { describe, expect, it } from 'vitest';
import { acceptedRows, reconcile } from '../../../analytics/engine/csv-reading.ts';
import type { ReaderReject } from '../../../analytics/engine/csv-reading.ts';
import type { CsvRecords } from '../../../analytics/engine/csv-records.ts';

const DIALECT = {
  delimiter: ',',
  quote: '"',
  columns: ['child', 'area', 'date'],
  encoding: 'utf-8',
} as const;

const RECORDS: CsvRecords = {
  rowCount: 6,
  blankRows: [3],
  newline: '\n',
  mixedNewlineRow: null,
  unclosedQuote: null,
};

const SHORT: ReaderReject = {
  line: 4,
  column: 'c2',
  type: 'MISSING COLUMNS',
  message: 'Expected Number of Columns: 3 Found: 2',
  raw: '\n\n7,8',
};

describe('reconcile', () => {
  it('names the row, the column and the reason of a reject in a sentence', () => {
    const reconciled = reconcile(DIALECT, RECORDS, { accepted: 3, rejects: [SHORT] }, '');
    expect(reconciled?.rejects).toEqual([
      {
        row: 4,
        column: 'date',
        reason: 'missing_columns',
        message: 'The row has too few values: 2 values where there are 3 columns.',
        raw: '7,8',
      },
    ]);
    expect(reconciled?.skippedRows).toEqual([3, 4]);
  });

  it('gives nothing when a row is not accounted for', () => {
    expect(reconcile(DIALECT, RECORDS, { accepted: 2, rejects: [SHORT] }, '')).toBeNull();
    expect(reconcile(DIALECT, RECORDS, { accepted: 4, rejects: [SHORT] }, '')).toBeNull();
  });

  it('gives nothing when a reject stands where no record is', () => {
    for (const line of [1, 3, 7]) {
      const rejects = [{ ...SHORT, line }];
      expect(reconcile(DIALECT, RECORDS, { accepted: 3, rejects }, '')).toBeNull();
    }
  });

  it('adds the last record as a reject when its quotes are never closed', () => {
    const records = { ...RECORDS, unclosedQuote: { row: 6, byte: 40 } };
    const reconciled = reconcile(DIALECT, records, { accepted: 2, rejects: [SHORT] }, '"x,9');
    expect(reconciled?.rejects.at(-1)).toMatchObject({
      row: 6,
      reason: 'broken_quotes',
      raw: '"x,9',
    });
    expect(reconciled?.skippedRows).toEqual([3, 4, 6]);
  });

  it('takes blank lines for records where there is one column', () => {
    const dialect = { ...DIALECT, columns: ['child'] };
    expect(reconcile(dialect, RECORDS, { accepted: 5, rejects: [] }, '')?.skippedRows).toEqual([]);
  });

  it('leaves out what is above the header', () => {
    const dialect = { ...DIALECT, headerRow: 4 };
    expect(reconcile(dialect, RECORDS, { accepted: 2, rejects: [] }, '')?.skippedRows).toEqual([]);
  });
});

describe('acceptedRows', () => {
  it('numbers the rows below the header that are not skipped', () => {
    const rows = acceptedRows(1, [3, 4, 7]);
    expect(Array.from({ length: 5 }, () => rows.next().value)).toEqual([2, 5, 6, 8, 9]);
  });
});
