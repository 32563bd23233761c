import duckdb from '@duckdb/node-bindings';
import { DATE, INTEGER, VARCHAR } from '@duckdb/node-api';
import type { DuckDBDataChunk, DuckDBType } from '@duckdb/node-api';
import { INLINE_BYTES, STRING_BYTES } from './vectors.ts';

/** DuckDB works on so many rows at a time. */
export const CHUNK_ROWS = 2048;

const TYPES = { INTEGER, DATE, VARCHAR };

/** The longest text, in bytes, that a {@link RowColumn} can hold. */
export const SHORT_TEXT = INLINE_BYTES;

/** How many numbers a text takes up in a {@link RowColumn}: its length, then its bytes. */
export const TEXT_WORDS = STRING_BYTES / 4;

/**
 * A column of the rows in a {@link RowChunk}, as DuckDB keeps it: a number or a day (since
 * 1 January 1970) a row, or {@link TEXT_WORDS} numbers that are a text.
 */
export type RowColumn = {
  readonly words: Int32Array<ArrayBuffer>;
  /** 1 where a row has no value. */
  readonly nulls: Uint8Array;
};

/** A column for rows of a type, without a value in any. */
export function rowColumn(type: keyof typeof TYPES): RowColumn {
  return {
    words: new Int32Array(CHUNK_ROWS * (type === 'VARCHAR' ? TEXT_WORDS : 1)),
    nulls: new Uint8Array(CHUNK_ROWS).fill(1),
  };
}

/** Writes a text, given as UTF-8, into a row of a column of texts; false when it is too long for it. */
export function putText(
  { words }: RowColumn,
  row: number,
  bytes: Uint8Array,
  from: number,
  to: number,
): boolean {
  const length = to - from;
  if (length > SHORT_TEXT) return false;
  const at = row * TEXT_WORDS;
  words[at] = length;
  words[at + 1] = 0;
  words[at + 2] = 0;
  words[at + 3] = 0;
  for (let index = 0; index < length; index += 1) {
    const word = at + 1 + (index >> 2);
    words[word] = (words[word] ?? 0) | ((bytes[from + index] ?? 0) << ((index & 3) * 8));
  }
  return true;
}

/** Copies the first rows of a column into a column of a chunk of DuckDB's, of the same type. */
export function copyColumn(
  { words, nulls }: RowColumn,
  { chunk }: DuckDBDataChunk,
  index: number,
  rowCount: number,
): void {
  const vector = duckdb.data_chunk_get_vector(chunk, index);
  duckdb.copy_data_to_vector(
    vector,
    0,
    words.buffer,
    0,
    (words.byteLength / CHUNK_ROWS) * rowCount,
  );
  const missing = nulls.indexOf(1);
  if (missing === -1 || missing >= rowCount) return;
  setValidity(nulls, rowCount);
  duckdb.vector_ensure_validity_writable(vector);
  duckdb.copy_data_to_vector_validity(vector, 0, VALIDITY.buffer, 0, VALIDITY.byteLength);
}

const VALIDITY = new Uint8Array(CHUNK_ROWS / 8);

/** Sets a bit for every row that has a value. */
function setValidity(nulls: Uint8Array, rowCount: number): void {
  for (let row = 0; row < rowCount; row += 8) {
    let bits = 0;
    for (let bit = 0; bit < 8; bit += 1) bits |= (1 - (nulls[row + bit] ?? 0)) << bit;
    VALIDITY[row >> 3] = bits;
  }
}

/** Up to {@link CHUNK_ROWS} rows on their way into a table, filled again and again. */
export class RowChunk {
  readonly types: readonly DuckDBType[];
  readonly columns: readonly RowColumn[];

  /** Columns have no values until they are given some; what is given stays for the next rows. */
  constructor(types: readonly (keyof typeof TYPES)[]) {
    this.types = types.map((type) => TYPES[type]);
    this.columns = types.map(rowColumn);
  }

  /** Copies the first rows into a chunk of DuckDB's of the same types. */
  copyTo(chunk: DuckDBDataChunk, rowCount: number): void {
    chunk.rowCount = rowCount;
    for (const [index, column] of this.columns.entries()) {
      copyColumn(column, chunk, index, rowCount);
    }
  }
}
