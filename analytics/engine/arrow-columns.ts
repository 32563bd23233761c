import { DuckDBDecimalType, DuckDBEnumType, DuckDBTypeId } from '@duckdb/node-api';
import * as arrow from 'apache-arrow';
import { decimalColumn } from './arrow-decimal.ts';
import { bytesOf, fixedWidth, int64s } from './arrow-fixed-width.ts';
import type { ArrowColumn, ReadBytes } from './arrow-fixed-width.ts';
import { blobColumn, textColumn } from './arrow-text.ts';
import type { DeclaredColumn } from './columns.ts';

/**
 * The collector for a column of a declared type. HUGEINT (what `sum` gives) becomes Int64 or
 * throws; DECIMAL becomes Float64 up to 15 digits, which a double keeps, and its exact text
 * beyond. Types without a plain Arrow form are refused.
 */
export function arrowColumn({ name, type }: DeclaredColumn): ArrowColumn {
  if (type instanceof DuckDBEnumType) return enumColumn(type);
  if (type instanceof DuckDBDecimalType) return decimalColumn(type);
  const integer = INTEGERS.get(type.typeId);
  if (integer) return integerColumn(bytesOf(integer.width), integer.type);
  switch (type.typeId) {
    case DuckDBTypeId.HUGEINT:
      return integerColumn(narrowed(name), () => new arrow.Int64());
    case DuckDBTypeId.FLOAT:
      return floatColumn(4, () => new arrow.Float32());
    case DuckDBTypeId.DOUBLE:
      return floatColumn(8, () => new arrow.Float64());
    case DuckDBTypeId.BOOLEAN:
      return booleanColumn();
    case DuckDBTypeId.DATE:
      return fixedWidth(finiteDays(name), (rows) =>
        arrow.makeData({ type: new arrow.DateDay(), ...rows }),
      );
    case DuckDBTypeId.TIMESTAMP:
      return timestampColumn(name, () => new arrow.TimestampMicrosecond());
    case DuckDBTypeId.TIMESTAMP_TZ:
      return timestampColumn(name, () => new arrow.TimestampMicrosecond('UTC'));
    case DuckDBTypeId.VARCHAR:
      return textColumn();
    case DuckDBTypeId.BLOB:
      return blobColumn();
    default:
      throw new TypeError(
        `Column ${name} is a ${String(type)}, which a result can't hold; cast it.`,
      );
  }
}

const INTEGERS = new Map<DuckDBTypeId, { width: number; type: () => arrow.Int }>([
  [DuckDBTypeId.TINYINT, { width: 1, type: () => new arrow.Int8() }],
  [DuckDBTypeId.SMALLINT, { width: 2, type: () => new arrow.Int16() }],
  [DuckDBTypeId.INTEGER, { width: 4, type: () => new arrow.Int32() }],
  [DuckDBTypeId.BIGINT, { width: 8, type: () => new arrow.Int64() }],
  [DuckDBTypeId.UTINYINT, { width: 1, type: () => new arrow.Uint8() }],
  [DuckDBTypeId.USMALLINT, { width: 2, type: () => new arrow.Uint16() }],
  [DuckDBTypeId.UINTEGER, { width: 4, type: () => new arrow.Uint32() }],
  [DuckDBTypeId.UBIGINT, { width: 8, type: () => new arrow.Uint64() }],
]);

function integerColumn(read: ReadBytes, type: () => arrow.Int): ArrowColumn {
  return fixedWidth(read, (rows) => arrow.makeData({ type: type(), ...rows }));
}

function floatColumn(width: number, type: () => arrow.Float): ArrowColumn {
  return fixedWidth(bytesOf(width), (rows) => arrow.makeData({ type: type(), ...rows }));
}

function timestampColumn(name: string, type: () => arrow.Timestamp): ArrowColumn {
  return fixedWidth(finiteMicros(name), (rows) => arrow.makeData({ type: type(), ...rows }));
}

function booleanColumn(): ArrowColumn {
  return fixedWidth(bytesOf(1), (rows) =>
    arrow.makeData({ type: new arrow.Bool(), ...rows, data: packedBits(rows.data) }),
  );
}

function packedBits(bytes: Uint8Array): Uint8Array {
  const bits = new Uint8Array(Math.ceil(bytes.length / 8));
  for (const [row, value] of bytes.entries()) {
    if (value !== 0) bits[row >> 3] = (bits[row >> 3] ?? 0) | (1 << (row & 7));
  }
  return bits;
}

type CodeType = arrow.Uint8 | arrow.Uint16 | arrow.Uint32;

const CODES = new Map<DuckDBTypeId, { width: number; type: () => CodeType }>([
  [DuckDBTypeId.UTINYINT, { width: 1, type: () => new arrow.Uint8() }],
  [DuckDBTypeId.USMALLINT, { width: 2, type: () => new arrow.Uint16() }],
  [DuckDBTypeId.UINTEGER, { width: 4, type: () => new arrow.Uint32() }],
]);

/** DuckDB's own codes, whose width it chooses by the number of values. */
function enumColumn(type: DuckDBEnumType): ArrowColumn {
  const codes = CODES.get(type.internalTypeId);
  if (!codes) throw new TypeError(`The codes of ${String(type)} are of an unknown type.`);
  const dictionary = arrow.vectorFromArray([...type.values], new arrow.Utf8());
  const coded = new arrow.Dictionary(new arrow.Utf8(), codes.type());
  return fixedWidth(bytesOf(codes.width), (rows) =>
    arrow.makeData({ type: coded, ...rows, dictionary }),
  );
}

function narrowed(name: string): ReadBytes {
  return (raw) => {
    const halves = int64s(bytesOf(16)(raw));
    const values = new BigInt64Array(raw.rowCount);
    for (let row = 0; row < raw.rowCount; row++) {
      const low = halves[row * 2] ?? 0n;
      if (halves[row * 2 + 1] !== low >> 63n) {
        throw new RangeError(`Column ${name} holds a number beyond 64 bits; cast it in SQL.`);
      }
      values[row] = low;
    }
    return new Uint8Array(values.buffer);
  };
}

const INFINITE_DAYS = 2 ** 31 - 1;
const INFINITE_MICROS = 2n ** 63n - 1n;

function finiteDays(name: string): ReadBytes {
  return (raw) => {
    const bytes = bytesOf(4)(raw);
    const days = new Int32Array(bytes.buffer, bytes.byteOffset, raw.rowCount);
    if (days.includes(INFINITE_DAYS) || days.includes(-INFINITE_DAYS)) throw infinite(name);
    return bytes;
  };
}

function finiteMicros(name: string): ReadBytes {
  return (raw) => {
    const bytes = bytesOf(8)(raw);
    if (int64s(bytes).some((at) => at === INFINITE_MICROS || at === -INFINITE_MICROS)) {
      throw infinite(name);
    }
    return bytes;
  };
}

function infinite(name: string): RangeError {
  return new RangeError(`Column ${name} holds an infinite date; turn it into a null in SQL.`);
}
