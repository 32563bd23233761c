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
};

/** UTF-8 texts or blobs: row `i` is `bytes[offsets[i]]` up to `bytes[offsets[i + 1]]`. */
export type Utf8Column = { readonly bytes: Uint8Array; readonly offsets: Int32Array };

export function rawVector(chunk: DuckDBDataChunk, column: number): RawVector {
  const vector = duckdb.data_chunk_get_vector(chunk.chunk, column);
  const { rowCount } = chunk;
  return { vector, rowCount, validity: validityOf(vector, rowCount) };
}

/** The bytes of fixed-width values, `width` bytes each; those of a null mean nothing. */
export function fixedWidthBytes({ vector, rowCount }: RawVector, width: number): Uint8Array {
  return duckdb.vector_get_data(vector, rowCount * width);
}

export function isValid(validity: Uint8Array | null, row: number): boolean {
  return validity === null || (((validity[row >> 3] ?? 0) >> (row & 7)) & 1) === 1;
}

const STRING_BYTES = 16;
const INLINE_BYTES = 12;

/**
 * The texts (or blobs) of a column. DuckDB keeps each in 16 bytes: its length, then the text
 * itself up to 12 bytes, or 4 bytes of it and a pointer. A null's 16 bytes may be anything, so
 * its pointer must never be followed.
 */
export function utf8Column(raw: RawVector): Utf8Column {
  const { rowCount, validity } = raw;
  const data = fixedWidthBytes(raw, STRING_BYTES);
  const { buffer } = data;
  if (!(buffer instanceof ArrayBuffer)) throw new TypeError('DuckDB gave shared memory.');
  const lengths = new Uint32Array(buffer, data.byteOffset, rowCount * (STRING_BYTES / 4));

  const offsets = new Int32Array(rowCount + 1);
  for (let row = 0, total = 0; row < rowCount; row++) {
    if (isValid(validity, row)) total += lengths[row * 4] ?? 0;
    offsets[row + 1] = total;
  }

  const bytes = new Uint8Array(offsets[rowCount] ?? 0);
  for (let row = 0; row < rowCount; row++) {
    const start = offsets[row] ?? 0;
    const length = (offsets[row + 1] ?? 0) - start;
    const at = row * STRING_BYTES + 4;
    if (length > INLINE_BYTES) {
      bytes.set(duckdb.get_data_from_pointer(buffer, data.byteOffset + at + 4, length), start);
    } else {
      for (let index = 0; index < length; index++) bytes[start + index] = data[at + index] ?? 0;
    }
  }
  return { bytes, offsets };
}

function validityOf(vector: duckdb.Vector, rowCount: number): Uint8Array | null {
  // Typed as never null by the bindings, yet null is how DuckDB says that every row has a value.
  return duckdb.vector_get_validity(vector, Math.ceil(rowCount / 64) * 8);
}
