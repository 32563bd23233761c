import { identifier, join, sql } from './sql.ts';
import type { Fragment } from './sql.ts';

/** How a CSV file is to be read; every column is text. */
export type CsvDialect = {
  /** One ASCII character. */
  readonly delimiter: string;
  /** Empty when nothing is quoted. A doubled quote inside quotes stands for one. */
  readonly quote: '"' | "'" | '';
  /** The columns by name, in the order of the file. */
  readonly columns: readonly string[];
  readonly encoding: 'utf-8';
  /** The row the header stands on, from 1; what is above it is skipped. 1 when not said. */
  readonly headerRow?: number;
};

export type Newline = '\n' | '\r\n' | '\r';

const DELIMITER = /^[\t\x20-\x7e]$/;

/** Throws when a dialect can't be read as it says. */
export function checkDialect({ delimiter, quote, columns, headerRow = 1 }: CsvDialect): void {
  if (!DELIMITER.test(delimiter) || delimiter === quote) {
    throw new TypeError('The delimiter is not one ASCII character other than the quote.');
  }
  if (columns.length === 0) throw new TypeError('A CSV file is read with at least one column.');
  if (!Number.isSafeInteger(headerRow) || headerRow < 1) {
    throw new TypeError('The header row is counted from 1.');
  }
}

const ESCAPED = { '\n': '\\n', '\r\n': '\\r\\n', '\r': '\\r' } as const satisfies Record<
  Newline,
  string
>;

/**
 * A call of DuckDB's reader that guesses nothing. Columns are `c0`, `c1`… whatever their names:
 * a header may repeat one. The line break is said because DuckDB would take the first it sees,
 * be it inside a quoted header, and lose every row. Rows come in the
 * order of the file, however many threads read it; broken ones are only counted right by one.
 */
export function csvReader(
  file: string,
  { delimiter, quote, columns, headerRow = 1 }: CsvDialect,
  newline: Newline,
  onReject: Fragment,
): Fragment {
  const types = columns.map((_, index) => sql`${identifier(`c${String(index)}`)}: 'VARCHAR'`);
  return sql`read_csv(${file}, auto_detect = false, columns = {${join(types, ', ')}},
    delim = ${delimiter}, quote = ${quote}, escape = ${quote}, comment = '', encoding = 'utf-8',
    new_line = ${ESCAPED[newline]}, header = true, skip = ${headerRow - 1},
    ${onReject})`;
}
