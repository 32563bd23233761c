import duckdb from '@duckdb/node-bindings';
import { DuckDBTypeId } from '@duckdb/node-api';
import type { DuckDBDataChunk } from '@duckdb/node-api';
import { DataType, DateUnit, Precision } from 'apache-arrow';
import type { Data } from 'apache-arrow';
import { isDay } from './calendar.ts';
import type { DeclaredColumn } from './columns.ts';
import { InvalidArrow } from './invalid-arrow.ts';
import { textWriter } from './text-writers.ts';
import { isValid } from './vectors.ts';

/** Writes the rows from `start` up to `end` of a column into a chunk's vector. */
export type WriteColumn = (
  chunk: DuckDBDataChunk,
  index: number,
  start: number,
  end: number,
) => void;

/** The values of a column, without its nulls. */
type WriteValues = (vector: duckdb.Vector, start: number, end: number) => void;

/**
 * What writes an Arrow column into vectors of a declared type. Throws a `TypeError` when the column
 * is of another type, and {@link InvalidArrow} when its buffers don't hold its rows: the stream may
 * be from anybody, and what is copied here is not looked at again.
 */
export function columnWriter(column: DeclaredColumn, data: Data, rowCount: number): WriteColumn {
  const { name } = column;
  if (data.length !== rowCount || data.offset !== 0) throw new InvalidArrow(name);
  const validity = validityOf(data, name);
  const values = valuesWriter(column, data, validity);
  return (chunk, index, start, end) => {
    const vector = duckdb.data_chunk_get_vector(chunk.chunk, index);
    values(vector, start, end);
    if (validity) writeValidity(vector, validity.subarray(start >> 3, Math.ceil(end / 8)));
  };
}

/** Every row of a column that the Arrow table lacks; of 2048 rows at the most. */
export const nullWriter: WriteColumn = (chunk, index, start, end) => {
  const vector = duckdb.data_chunk_get_vector(chunk.chunk, index);
  writeValidity(vector, NO_VALUES.subarray(0, Math.ceil((end - start) / 8)));
};

const NO_VALUES = new Uint8Array(256);

function validityOf(data: Data, name: string): Uint8Array | null {
  const { nullBitmap, length } = data;
  if (!nullBitmap || nullBitmap.length === 0 || data.nullCount === 0) return null;
  if (nullBitmap.length < Math.ceil(length / 8)) throw new InvalidArrow(name);
  return nullBitmap;
}

function valuesWriter(
  { name, type }: DeclaredColumn,
  data: Data,
  validity: Uint8Array | null,
): WriteValues {
  const from: DataType = data.type;
  switch (type.typeId) {
    case DuckDBTypeId.INTEGER:
      if (DataType.isInt(from) && from.isSigned && from.bitWidth === 32) {
        return fixedWidthWriter(name, data, 4);
      }
      break;
    case DuckDBTypeId.DOUBLE:
      if (DataType.isFloat(from) && from.precision === Precision.DOUBLE) {
        return fixedWidthWriter(name, data, 8);
      }
      break;
    case DuckDBTypeId.DATE:
      if (DataType.isDate(from) && from.unit === DateUnit.DAY) {
        requireDays(name, data, validity);
        return fixedWidthWriter(name, data, 4);
      }
      break;
    case DuckDBTypeId.BOOLEAN:
      if (DataType.isBool(from)) return booleanWriter(name, data);
      break;
    case DuckDBTypeId.VARCHAR: {
      const write = textWriter(name, data, validity);
      if (write) return write;
    }
  }
  throw new TypeError(`Column ${name} is a ${String(type)} and can't hold ${String(from)}.`);
}

/** The buffer of an Arrow column's values, of `width` bytes a row. */
function bytesOf(name: string, { values, length }: Data, width: number): Uint8Array {
  if (!ArrayBuffer.isView(values)) throw new InvalidArrow(name);
  const { buffer, byteOffset, byteLength } = values as ArrayBufferView;
  if (byteLength < length * width) throw new InvalidArrow(name);
  return new Uint8Array(buffer, byteOffset, length * width);
}

function fixedWidthWriter(name: string, data: Data, width: number): WriteValues {
  const bytes = bytesOf(name, data, width);
  return (vector, start, end) => copyInto(vector, bytes.subarray(start * width, end * width));
}

/** DuckDB takes the days at either end for infinity, and years beyond four digits have no ISO date. */
function requireDays(name: string, data: Data, validity: Uint8Array | null): void {
  const { buffer, byteOffset } = bytesOf(name, data, 4);
  const days = new Int32Array(buffer, byteOffset, data.length);
  for (let row = 0; row < data.length; row++) {
    if (!isDay(days[row] ?? 0) && isValid(validity, row)) throw new InvalidArrow(name);
  }
}

/** Arrow has a bit a row, DuckDB a byte. */
function booleanWriter(name: string, { values, length }: Data): WriteValues {
  const bits: Uint8Array = values;
  if (bits.length < Math.ceil(length / 8)) throw new InvalidArrow(name);
  return (vector, start, end) => {
    const bytes = new Uint8Array(end - start);
    for (let row = start; row < end; row++) {
      bytes[row - start] = ((bits[row >> 3] ?? 0) >> (row & 7)) & 1;
    }
    copyInto(vector, bytes);
  };
}

function copyInto(vector: duckdb.Vector, { buffer, byteOffset, byteLength }: Uint8Array): void {
  if (!(buffer instanceof ArrayBuffer)) throw new TypeError('Arrow lies in shared memory.');
  duckdb.copy_data_to_vector(vector, 0, buffer, byteOffset, byteLength);
}

function writeValidity(
  vector: duckdb.Vector,
  { buffer, byteOffset, byteLength }: Uint8Array,
): void {
  if (!(buffer instanceof ArrayBuffer)) throw new TypeError('Arrow lies in shared memory.');
  duckdb.vector_ensure_validity_writable(vector);
  duckdb.copy_data_to_vector_validity(vector, 0, buffer, byteOffset, byteLength);
}
