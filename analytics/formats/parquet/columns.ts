import type { LogicalType, SchemaElement } from 'hyparquet';
import { clock, isoDay } from '../text/day.ts';
import { plainDecimal } from '../text/decimal.ts';

/** What a column holds, in the words of the formats it may have come from. */
export type ParquetKind =
  'text' | 'integer' | 'number' | 'decimal' | 'date' | 'time' | 'timestamp' | 'boolean';

/** How a column's stored values become text; null for kinds that have no place in a table of text. */
export type ColumnReading = {
  readonly kind: ParquetKind;
  readonly text: (stored: unknown) => string;
};

type Unit = 'MILLIS' | 'MICROS' | 'NANOS';

const PER_SECOND = { MILLIS: 1000n, MICROS: 1_000_000n, NANOS: 1_000_000_000n } as const;
const DAY_SECONDS = 86_400n;

/** Decides how a column is read from its schema; null for lists, structures and other rarities. */
export function readingOf(element: SchemaElement): ColumnReading | null {
  if (element.num_children || element.repetition_type === 'REPEATED') return null;
  const logical = element.logical_type ?? logicalOf(element);
  switch (logical?.type) {
    case 'DECIMAL':
      return { kind: 'decimal', text: (stored) => decimalText(stored, scaleOf(element)) };
    case 'DATE':
      return { kind: 'date', text: (stored) => isoDay(Number(stored)) ?? String(stored) };
    case 'TIME':
      return { kind: 'time', text: (stored) => timeText(stored, logical.unit) };
    case 'TIMESTAMP': {
      const { unit, isAdjustedToUTC } = logical;
      return { kind: 'timestamp', text: (stored) => momentText(stored, unit, isAdjustedToUTC) };
    }
    case 'INTEGER':
      return { kind: 'integer', text: (stored) => integerText(stored, logical) };
    case 'STRING':
    case 'ENUM':
    case 'JSON':
      return { kind: 'text', text: bytesText };
    case 'UUID':
      return { kind: 'text', text: uuidText };
    case undefined:
    case 'NULL':
      return plainReading(element);
    default:
      return null;
  }
}

function plainReading({ type }: SchemaElement): ColumnReading | null {
  switch (type) {
    case 'BOOLEAN':
      return { kind: 'boolean', text: String };
    case 'INT32':
    case 'INT64':
      return { kind: 'integer', text: String };
    case 'INT96':
      return { kind: 'timestamp', text: (stored) => momentText(stored, 'NANOS', false) };
    case 'DOUBLE':
      return { kind: 'number', text: (stored) => plainDecimal(Number(stored)) };
    case 'FLOAT':
      return { kind: 'number', text: (stored) => plainDecimal(shortestSingle(Number(stored))) };
    case 'BYTE_ARRAY':
      return { kind: 'text', text: bytesText };
    default:
      return null;
  }
}

const UNSIGNED = { UINT_8: 8, UINT_16: 16, UINT_32: 32, UINT_64: 64 } as const;

/** The older way of saying what a column holds, in the words of the newer. */
function logicalOf({ converted_type: old }: SchemaElement): LogicalType | undefined {
  switch (old) {
    case 'DECIMAL':
      return { type: 'DECIMAL', precision: 0, scale: 0 };
    case 'UTF8':
      return { type: 'STRING' };
    case 'DATE':
    case 'ENUM':
    case 'JSON':
    case 'BSON':
    case 'INTERVAL':
    case 'LIST':
    case 'MAP':
      return { type: old };
    case 'TIME_MILLIS':
    case 'TIME_MICROS':
      return { type: 'TIME', isAdjustedToUTC: false, unit: unitOf(old) };
    case 'TIMESTAMP_MILLIS':
    case 'TIMESTAMP_MICROS':
      return { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: unitOf(old) };
    case 'UINT_8':
    case 'UINT_16':
    case 'UINT_32':
    case 'UINT_64':
      return { type: 'INTEGER', bitWidth: UNSIGNED[old], isSigned: false };
    default:
      return undefined;
  }
}

const unitOf = (old: string): Unit => (old.endsWith('MILLIS') ? 'MILLIS' : 'MICROS');

const scaleOf = ({ scale, logical_type: logical }: SchemaElement): number =>
  (logical?.type === 'DECIMAL' ? logical.scale : scale) ?? 0;

/** Text in UTF-8; bytes that are none as they are, in hexadecimal. */
function bytesText(stored: unknown): string {
  if (!(stored instanceof Uint8Array)) return String(stored);
  try {
    return utf8.decode(stored);
  } catch {
    return `0x${Buffer.from(stored).toString('hex')}`;
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function uuidText(stored: unknown): string {
  const hex = stored instanceof Uint8Array ? Buffer.from(stored).toString('hex') : String(stored);
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function integerText(
  stored: unknown,
  { bitWidth, isSigned }: { readonly bitWidth: number; readonly isSigned: boolean },
): string {
  const value = wholeOf(stored);
  return String(isSigned ? value : BigInt.asUintN(bitWidth, value));
}

/** A decimal's digits, exactly: nothing goes through a floating number. */
function decimalText(stored: unknown, scale: number): string {
  const value = wholeOf(stored);
  const sign = value < 0n ? '-' : '';
  const digits = String(value < 0n ? -value : value).padStart(scale + 1, '0');
  if (scale <= 0) return sign + digits;
  return `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

/** A stored whole number: as it is, or as the bytes of one in two's complement, largest first. */
function wholeOf(stored: unknown): bigint {
  if (typeof stored === 'bigint') return stored;
  if (!(stored instanceof Uint8Array)) return BigInt(Math.trunc(Number(stored)));
  const hex = Buffer.from(stored).toString('hex');
  return hex === '' ? 0n : BigInt.asIntN(stored.length * 8, BigInt(`0x${hex}`));
}

function timeText(stored: unknown, unit: Unit): string {
  const [seconds, fraction] = divided(wholeOf(stored), PER_SECOND[unit]);
  return clock(Number(seconds)) + fractionText(fraction, unit);
}

/** A moment in ISO 8601, the day alone at midnight; `Z` where the file says that it is in UTC. */
function momentText(stored: unknown, unit: Unit, inUtc: boolean): string {
  const [seconds, fraction] = divided(wholeOf(stored), PER_SECOND[unit]);
  const [days, second] = divided(seconds, DAY_SECONDS);
  const day = isoDay(Number(days));
  if (day === null) return String(stored);
  if (second === 0n && fraction === 0n) return day;
  return `${day}T${clock(Number(second))}${fractionText(fraction, unit)}${inUtc ? 'Z' : ''}`;
}

/** The whole part, rounded down, and what is left over. */
function divided(value: bigint, by: bigint): [bigint, bigint] {
  const rest = ((value % by) + by) % by;
  return [(value - rest) / by, rest];
}

function fractionText(fraction: bigint, unit: Unit): string {
  if (fraction === 0n) return '';
  const places = String(PER_SECOND[unit]).length - 1;
  return `.${String(fraction).padStart(places, '0').replace(/0+$/, '')}`;
}

/** The shortest decimal that is the same number in single precision: 0.1, not 0.10000000149. */
function shortestSingle(value: number): number {
  for (let digits = 6; digits <= 9; digits += 1) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return short;
  }
  return value;
}
