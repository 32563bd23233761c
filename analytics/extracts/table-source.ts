import type { Dialect } from './csv/dialect.ts';
import type { Encoding } from './csv/encoding.ts';
import type { CsvRecord } from './csv/parse.ts';
import type { IncomingFile, ReadOptions } from './incoming.ts';

/** A table somebody handed over: a CSV file, a sheet of a workbook, a module of an XML return. */
export type TableSource = {
  readonly file: IncomingFile;
  /** The sheet or module, where a file holds several tables. */
  readonly part: string | null;
  /** Of the whole file. */
  readonly sha256: string;
  readonly header: readonly string[];
  /** The row the header stands on, from 1. */
  readonly headerRow: number;
  /** How many rows with text stand above it: titles and notes. */
  readonly titles?: number;
  /** How a CSV file is written; null for any other kind. */
  readonly csv: {
    readonly encoding: Encoding;
    readonly delimiter: string;
    /** The text of its first lines. */
    readonly head: string;
    /** Whether a quotation mark stands above the header, see {@link Dialect}. */
    readonly quotedTitles: Dialect['quotedTitles'];
  } | null;
  /** Columns that no table of text can hold (lists, structures); their cells are not read. */
  readonly omitted?: readonly string[];
  /** The rows below the header, a batch at a time; cells padded to the header's width. */
  records(options?: ReadOptions): AsyncIterable<readonly CsvRecord[]>;
};

/** How people are told which table it is: `annex-a.xlsx, List 10`. */
export function tableName({ file, part }: Pick<TableSource, 'file' | 'part'>): string {
  return part === null ? file.name : `${file.name}, ${part}`;
}
