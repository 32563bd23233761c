import type { ExtractFamily } from '../../contract/load.ts';
import type { ColumnValue } from '../../engine/session.ts';
import type { TableName } from '../../workspace/tables.ts';
import type { KnownColumn, Layout } from '../layout.ts';
import type { RejectCode } from '../reject.ts';
import type { Row } from '../row.ts';

/** What reading a file needs from outside it. */
export type ReadingContext = {
  /** The key that turns a child's number into a name nobody can turn back without it. */
  readonly workspaceKey: Uint8Array;
  /** Today (ISO date). */
  readonly today: string;
};

/** Turns rows of a file into rows of a canonical table: values in the order of the columns. */
export type RowReader = {
  readonly columns: readonly string[];
  /** The values of one row of the table or several, or null when the row was left with a problem. */
  read(row: Row): readonly (readonly ColumnValue[])[] | null;
};

/** A canonical column and what of a reading it holds. */
export type Filled<Reading> = readonly [column: string, value: (reading: Reading) => ColumnValue];

/** Several columns that hold a list's items, one each. */
export function filledFrom<Reading>(
  columns: readonly string[],
  values: (reading: Reading) => readonly ColumnValue[],
): Filled<Reading>[] {
  return columns.map((column, at) => [column, (reading) => values(reading)[at] ?? null]);
}

/**
 * A reader in two steps: what is read from a row, a reading for each row of the table, and which
 * canonical column holds what of it.
 */
export function rowsReader<Reading>(
  read: (row: Row) => readonly Reading[] | null,
  columns: readonly Filled<Reading>[],
): RowReader {
  return {
    columns: columns.map(([column]) => column),
    read(row) {
      const readings = read(row);
      if (row.problem || readings === null) return null;
      return readings.map((reading) => columns.map(([, value]) => value(reading)));
    },
  };
}

/** A reader of files a row of which is one row of the table. */
export function rowReader<Reading>(
  read: (row: Row) => Reading | null,
  columns: readonly Filled<Reading>[],
): RowReader {
  return rowsReader((row) => {
    const reading = read(row);
    return reading === null ? null : [reading];
  }, columns);
}

/** Rows that can't stand beside each other: which columns make them alike, and what to say. */
export type Uniqueness = {
  readonly columns: readonly string[];
  /**
   * Columns of days: of rows that contradict each other the one that tells of the latest stays,
   * then the one that tells of most, whichever came first. Without them they say the same, and the
   * first stays.
   */
  readonly latest?: readonly string[];
  readonly code: RejectCode;
  readonly reason: string;
};

/**
 * A kind of extract: how it is recognised, and how a row of it becomes a row of a canonical table.
 * One file a family; {@link FAMILIES} in recognise.ts lists them.
 */
export type Family = {
  readonly id: ExtractFamily;
  readonly table: TableName;
  /** Where rows stand that gave way to what others tell of the same; they are there all the same. */
  readonly aside?: TableName;
  readonly columns: readonly KnownColumn[];
  /** What a file must have: each entry is met by any one of its columns. */
  readonly needs: readonly (readonly string[])[];
  /** Those of its needs without which a file isn't taken for one of the family at all. */
  readonly marks?: readonly (readonly string[])[];
  readonly unique: readonly Uniqueness[];
  open(layout: Layout, context: ReadingContext): RowReader;
};
