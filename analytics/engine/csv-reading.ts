import { z } from 'zod';
import type { CsvDialect } from './csv-dialect.ts';
import type { CsvRecords } from './csv-records.ts';

/** A record that can't be split into the columns, and why. */
export type CsvReject = {
  /** The row it stands on, from 1, the header and blank lines counted. */
  readonly row: number;
  /** The column at fault, where one is. */
  readonly column: string | null;
  readonly reason:
    | 'missing_columns'
    | 'too_many_columns'
    | 'broken_quotes'
    | 'not_utf8'
    | 'too_long'
    | 'unreadable';
  /** A sentence that doesn't repeat any value. */
  readonly message: string;
  /** The record as it stands in the file, its first 4,096 characters. */
  readonly raw: string;
};

/** What DuckDB's reader says it made of a file. */
export type ReaderCounts = { readonly accepted: number; readonly rejects: readonly ReaderReject[] };

/** A reject as DuckDB reports it; `line` counts rows as we do, `column` is the reader's `c0`, `c1`… */
export const ReaderReject = z.object({
  line: z.number(),
  column: z.string().nullable(),
  type: z.string(),
  message: z.string(),
  raw: z.string(),
});
export type ReaderReject = z.infer<typeof ReaderReject>;

/** The rejects, and the rows that are no accepted record: both ascending. */
export type Reconciled = { readonly rejects: CsvReject[]; readonly skippedRows: readonly number[] };

/**
 * Holds what DuckDB read against the rows that are there. DuckDB drops a last record whose quotes
 * are never closed, and can lose rows where the header is damaged, without a word; so every row
 * below the header must be accepted, rejected or blank. Null when one is not accounted for.
 */
export function reconcile(
  dialect: CsvDialect,
  records: CsvRecords,
  { accepted, rejects: reported }: ReaderCounts,
  unclosedRaw: string,
): Reconciled | null {
  const headerRow = dialect.headerRow ?? 1;
  // With one column a blank line is a record without a value.
  const blanks = dialect.columns.length === 1 ? [] : records.blankRows;
  const blankRows = new Set(blanks.filter((row) => row > headerRow));
  const rejects = reported.map((reject) => csvReject(dialect, reject));

  const expected = Math.max(records.rowCount - headerRow, 0) - blankRows.size;
  const { unclosedQuote } = records;
  if (unclosedQuote && unclosedQuote.row > headerRow && accepted + rejects.length < expected) {
    rejects.push(neverClosed(unclosedQuote.row, unclosedRaw));
  }
  const misplaced = rejects.some(
    ({ row }) => row <= headerRow || row > records.rowCount || blankRows.has(row),
  );
  if (misplaced || accepted + rejects.length !== expected) return null;
  const skippedRows = [...blankRows, ...rejects.map(({ row }) => row)].sort((a, b) => a - b);
  return { rejects, skippedRows };
}

/** The rows of accepted records in order: those below the header that are not skipped. */
export function* acceptedRows(
  headerRow: number,
  skippedRows: readonly number[],
): Generator<number, never> {
  let skipped = 0;
  for (let row = headerRow + 1; ; row++) {
    if (row === skippedRows[skipped]) skipped++;
    else yield row;
  }
}

const REASONS = new Map<string, CsvReject['reason']>([
  ['MISSING COLUMNS', 'missing_columns'],
  ['TOO MANY COLUMNS', 'too_many_columns'],
  ['UNQUOTED VALUE', 'broken_quotes'],
  ['INVALID ENCODING', 'not_utf8'],
  ['LINE SIZE OVER MAXIMUM', 'too_long'],
]);

function csvReject({ columns }: CsvDialect, reject: ReaderReject): CsvReject {
  const reason = REASONS.get(reject.type) ?? 'unreadable';
  const [, index] = /^c(\d+)$/.exec(reject.column ?? '') ?? [];
  const column = index === undefined ? null : (columns[Number(index)] ?? null);
  return {
    row: reject.line,
    column,
    reason,
    message: sentence(reason, columns.length, reject.message),
    raw: reject.raw.replace(/^[\r\n]+/, ''),
  };
}

function sentence(reason: CsvReject['reason'], columnCount: number, message: string): string {
  const [, found] = /Found: (\d+)/.exec(message) ?? [];
  const counts = `${found ?? 'another number of'} values where there are ${String(columnCount)} columns`;
  switch (reason) {
    case 'missing_columns':
      return `The row has too few values: ${counts}.`;
    case 'too_many_columns':
      return `The row has too many values: ${counts}.`;
    case 'broken_quotes':
      return 'A quotation mark in the row is not closed, or text follows where it closes.';
    case 'not_utf8':
      return 'The row holds characters that are not UTF-8.';
    case 'too_long':
      return 'The row is longer than two million characters.';
    case 'unreadable':
      return 'The row cannot be split into values.';
  }
}

function neverClosed(row: number, raw: string): CsvReject {
  return {
    row,
    column: null,
    reason: 'broken_quotes',
    message:
      'A quotation mark opened in this row is never closed: all that follows it was taken for one value.',
    raw,
  };
}
