import duckdb from '@duckdb/node-bindings';
import type { DuckDBDataChunk } from '@duckdb/node-api';

/**
 * A column of a chunk as DuckDB holds it. The bindings hand out copies, so everything here
 * outlives the chunk.
 */
export type RawVector = {
  readonly vector: duckdb.Vector;
  readonly rowCount: number;
  /** One bit a row, least significant first, 1 = has a value; null when every row has one. */
  readonly validity: Uint8Array | null;
  readonly nullCount: number;
};

/** UTF-8 texts or blobs: row `i` is `bytes[offsets[i]]` up to `bytes[offsets[i + 1]]`. */
export type Utf8Column = { readonly bytes: Uint8Array; readonly offsets: Int32Array };

export function rawVector(chunk: DuckDBDataChunk, column: number): RawVector {
  const vector = duckdb.data_chunk_get_vector(chunk.chunk, column);
  const { rowCount } = chunk;
  const validity = validityOf(vector, rowCount);
  return { vector, rowCount, validity, nullCount: validity ? zeros(validity, rowCount) : 0 };
}

/** The bytes of fixed-width values, `width` bytes each; those of a null mean nothing. */
export function fixedWidthBytes({ vector, rowCount }: RawVector, width: number): Uint8Array {
  return duckdb.vector_get_data(vector, rowCount * width);
}

export function isValid(validity: Uint8Array | null, row: number): boolean {
  return validity === null || (((validity[row >> 3] ?? 0) >> (row & 7)) & 1) === 1;
}

/** How many of the first `rowCount` bits are 0. */
function zeros(bits: Uint8Array, rowCount: number): number {
  let ones = 0;
  const whole = rowCount >> 3;
  for (let index = 0; index < whole; index++) {
    let byte = bits[index] ?? 0;
    byte -= (byte >> 1) & 0x55;
    byte = (byte & 0x33) + ((byte >> 2) & 0x33);
    ones += (byte + (byte >> 4)) & 0x0f;
  }
  for (let row = whole * 8; row < rowCount; row++) if (isValid(bits, row)) ones++;
  return rowCount - ones;
}

/** What DuckDB keeps of a text in its vector, and how much of that can be the text itself. */
export const STRING_BYTES = 16;
export const INLINE_BYTES = 12;

/** What DuckDB keeps of each text of a column, as four words a row. */
export function stringWords(raw: RawVector): Uint32Array {
  const { buffer, byteOffset } = fixedWidthBytes(raw, STRING_BYTES);
  return new Uint32Array(buffer, byteOffset, raw.rowCount * WORDS);
}

/**
 * The texts (or blobs) of a column. DuckDB keeps each in 16 bytes: its length, then the text
 * itself up to 12 bytes, or 4 bytes of it and a pointer. A null's 16 bytes may be anything, so
 * its pointer must never be followed.
 */
export function utf8Column(raw: RawVector): Utf8Column {
  const { rowCount, validity } = raw;
  const offsets = new Int32Array(rowCount + 1);
  if (raw.nullCount === rowCount) return { bytes: new Uint8Array(0), offsets };
  const words = stringWords(raw);
  const data = new Uint8Array(words.buffer, words.byteOffset, words.byteLength);
  for (let row = 0, total = 0; row < rowCount; row++) {
    if (isValid(validity, row)) total += words[row * WORDS] ?? 0;
    offsets[row + 1] = total;
  }

  const bytes = new Uint8Array(offsets[rowCount] ?? 0);
  const isLong = (row: number): boolean => lengthOf(offsets, row) > INLINE_BYTES;
  for (let row = 0; row < rowCount; row++) {
    if (isLong(row)) {
      const run = runFrom(row, rowCount, offsets, words);
      copyRun(run, { data, offsets, bytes });
      row = run.end - 1;
    } else {
      copyBytes(data, row * STRING_BYTES + 4, bytes, offsets[row] ?? 0, lengthOf(offsets, row));
    }
  }
  return { bytes, offsets };
}

const WORDS = STRING_BYTES / 4;

function lengthOf(offsets: Int32Array, row: number): number {
  return (offsets[row + 1] ?? 0) - (offsets[row] ?? 0);
}

/** Rows whose long texts lie end to end in memory, forwards or backwards. */
type Run = { readonly start: number; readonly end: number; readonly backwards: boolean };

/**
 * DuckDB fills a block of texts from its end, so that most rows' texts lie just before those of
 * the row above: following one pointer for all of them takes a fraction of the time.
 */
function runFrom(start: number, rowCount: number, offsets: Int32Array, words: Uint32Array): Run {
  const follows = (row: number, backwards: boolean): boolean => {
    if (row >= rowCount || lengthOf(offsets, row) <= INLINE_BYTES) return false;
    const [at, before] = [row * WORDS + 2, (row - 1) * WORDS + 2];
    if (words[at + 1] !== words[before + 1]) return false;
    return backwards
      ? (words[at] ?? 0) + lengthOf(offsets, row) === words[before]
      : (words[before] ?? 0) + lengthOf(offsets, row - 1) === words[at];
  };
  const backwards = follows(start + 1, true);
  let end = start + 1;
  while (follows(end, backwards)) end++;
  return { start, end, backwards };
}

function copyRun(
  { start, end, backwards }: Run,
  { data, offsets, bytes }: Utf8Column & { readonly data: Uint8Array },
): void {
  const { buffer } = data;
  if (!(buffer instanceof ArrayBuffer)) throw new TypeError('DuckDB gave shared memory.');
  const from = offsets[start] ?? 0;
  const length = (offsets[end] ?? 0) - from;
  const first = backwards ? end - 1 : start;
  const pointer = data.byteOffset + first * STRING_BYTES + 8;
  const texts = duckdb.get_data_from_pointer(buffer, pointer, length);
  if (!backwards) {
    bytes.set(texts, from);
    return;
  }
  for (let row = start, at = length; row < end; row++) {
    const size = lengthOf(offsets, row);
    at -= size;
    copyBytes(texts, at, bytes, offsets[row] ?? 0, size);
  }
}

/** For a few bytes this is quicker than `set` with a part of an array. */
function copyBytes(
  source: Uint8Array,
  from: number,
  target: Uint8Array,
  to: number,
  length: number,
): void {
  for (let index = 0; index < length; index++) target[to + index] = source[from + index] ?? 0;
}

function validityOf(vector: duckdb.Vector, rowCount: number): Uint8Array | null {
  // Typed as never null by the bindings, yet null is how DuckDB says that every row has a value.
  return duckdb.vector_get_validity(vector, Math.ceil(rowCount / 64) * 8);
}
