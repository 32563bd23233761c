import { DataType, DateUnit, Precision } from 'apache-arrow';
import type { Vector } from 'apache-arrow';
import { isoDate } from '../engine/calendar.ts';
import type { ColumnValue } from '../engine/session.ts';
import type { ColumnType } from './tables.ts';

/** The value in a row, as the engine takes it back. */
type ReadValue = (row: number) => ColumnValue;

const DAY_MS = 86_400_000;

/** The values of an Arrow column for a declared type; null when the column is of another type. */
export function valuesOf(vector: Vector, type: ColumnType): ReadValue | null {
  return isOfType(vector.type, type) ? COLUMNS[type].read(vector) : null;
}

/** Whether an Arrow type is the one the engine writes for a declared type. */
export function isOfType(arrow: DataType, type: ColumnType): boolean {
  return COLUMNS[type].fits(arrow);
}

function asItIs(vector: Vector): ReadValue {
  return (row) => vector.get(row);
}

/** A table has many dates and few days. */
function isoDates(vector: Vector): ReadValue {
  const written = new Map<number, string>();
  return (row) => {
    const milliseconds: number | null = vector.get(row);
    if (milliseconds === null) return null;
    const known = written.get(milliseconds);
    if (known !== undefined) return known;
    const date = isoDate(milliseconds / DAY_MS);
    written.set(milliseconds, date);
    return date;
  };
}

/** Which Arrow type the engine writes for a declared type, and how it is read. */
const COLUMNS = {
  VARCHAR: {
    fits: (type) => DataType.isUtf8(DataType.isDictionary(type) ? type.dictionary : type),
    // A dictionary's few texts are decoded once, not on every row.
    read: (vector) => asItIs(DataType.isDictionary(vector.type) ? vector.memoize() : vector),
  },
  INTEGER: {
    fits: (type) => DataType.isInt(type) && type.isSigned && type.bitWidth === 32,
    read: asItIs,
  },
  DOUBLE: {
    fits: (type) => DataType.isFloat(type) && type.precision === Precision.DOUBLE,
    read: asItIs,
  },
  DATE: {
    fits: (type) => DataType.isDate(type) && type.unit === DateUnit.DAY,
    read: isoDates,
  },
  BOOLEAN: { fits: (type) => DataType.isBool(type), read: asItIs },
} as const satisfies Record<
  ColumnType,
  { fits: (type: DataType) => boolean; read: (vector: Vector) => ReadValue }
>;
