import {
  DuckDBBlobValue,
  DuckDBDateValue,
  DuckDBDecimalType,
  DuckDBDecimalValue,
  DuckDBTimestampTZValue,
  DuckDBTimestampValue,
  DuckDBTypeId,
} from '@duckdb/node-api';
import type { DuckDBType, DuckDBValue } from '@duckdb/node-api';
import { daysSince1970, microsSince1970 } from './calendar.ts';

/** A value as it is handed to a table; what it may be depends on the column's declared type. */
export type ColumnValue = string | number | bigint | boolean | Uint8Array | null;

type Present = Exclude<ColumnValue, null>;
type Store = (value: Present) => DuckDBValue;

/**
 * How values enter a column of a type, exactly or with an error: dates as `yyyy-mm-dd`, timestamps
 * as `yyyy-mm-ddThh:mm:ss` (with `Z` where the type has a zone), decimals as numbers or as text.
 */
export function storedValue(type: DuckDBType): Store {
  if (type instanceof DuckDBDecimalType) return (value) => decimal(value, type);
  const store = STORES.get(type.typeId);
  if (!store) throw new TypeError(`Values of type ${String(type)} can't be appended.`);
  return store;
}

const wholeNumber: Store = (value) => (typeof value === 'bigint' ? Number(value) : number(value));

const STORES = new Map<DuckDBTypeId, Store>([
  [DuckDBTypeId.BOOLEAN, (value) => (typeof value === 'boolean' ? value : refuse())],
  [DuckDBTypeId.TINYINT, wholeNumber],
  [DuckDBTypeId.SMALLINT, wholeNumber],
  [DuckDBTypeId.INTEGER, wholeNumber],
  [DuckDBTypeId.UTINYINT, wholeNumber],
  [DuckDBTypeId.USMALLINT, wholeNumber],
  [DuckDBTypeId.UINTEGER, wholeNumber],
  [DuckDBTypeId.BIGINT, bigInteger],
  [DuckDBTypeId.UBIGINT, bigInteger],
  [DuckDBTypeId.HUGEINT, bigInteger],
  [DuckDBTypeId.FLOAT, number],
  [DuckDBTypeId.DOUBLE, number],
  [DuckDBTypeId.VARCHAR, text],
  [DuckDBTypeId.ENUM, text],
  [DuckDBTypeId.DATE, (value) => new DuckDBDateValue(daysSince1970(text(value)) ?? refuse())],
  [
    DuckDBTypeId.TIMESTAMP,
    (value) => new DuckDBTimestampValue(microsSince1970(text(value)) ?? refuse()),
  ],
  [
    DuckDBTypeId.TIMESTAMP_TZ,
    (value) => {
      const [, local] = /^(.*)Z$/.exec(text(value)) ?? [];
      return new DuckDBTimestampTZValue(microsSince1970(local ?? '') ?? refuse());
    },
  ],
  [
    DuckDBTypeId.BLOB,
    (value) => (value instanceof Uint8Array ? new DuckDBBlobValue(value) : refuse()),
  ],
]);

function refuse(): never {
  throw new TypeError('not a value of this type');
}

function number(value: Present): number {
  return typeof value === 'number' ? value : refuse();
}

function text(value: Present): string {
  return typeof value === 'string' ? value : refuse();
}

function bigInteger(value: Present): bigint {
  if (typeof value === 'bigint') return value;
  return typeof value === 'number' && Number.isSafeInteger(value) ? BigInt(value) : refuse();
}

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;

function decimal(value: Present, { width, scale }: DuckDBDecimalType): DuckDBDecimalValue {
  const [, sign, whole, fraction = ''] = DECIMAL.exec(String(value)) ?? [];
  if (whole === undefined || value instanceof Uint8Array) return refuse();
  const digits = fraction.replace(/0+$/, '');
  if (digits.length > scale) return refuse();
  const unscaled = BigInt(whole + digits.padEnd(scale, '0'));
  if (unscaled >= 10n ** BigInt(width)) return refuse();
  return new DuckDBDecimalValue(sign === '-' ? -unscaled : unscaled, width, scale);
}
