import {
  DuckDBBlobValue,
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBTimestampTZValue,
  DuckDBTimestampValue,
  DuckDBTypeId,
} from '@duckdb/node-api';
import type { DuckDBDataChunk, DuckDBResult, DuckDBValue } from '@duckdb/node-api';
import { isoDate, isoTimestamp } from './calendar.ts';
import { columnsOf } from './columns.ts';
import type { DeclaredColumn } from './columns.ts';
import { textsOf } from './texts.ts';
import { fixedWidthBytes, isValid, rawVector } from './vectors.ts';

/**
 * A whole result as plain values: integers and decimals as numbers where that is exact (else it
 * throws), dates as `yyyy-mm-dd`, timestamps as `yyyy-mm-ddThh:mm:ss`, nested types not at all.
 */
export async function rowsOf(result: DuckDBResult): Promise<Record<string, unknown>[]> {
  const columns = columnsOf(result);
  const rows: Record<string, unknown>[] = [];
  for (;;) {
    const chunk = await result.fetchChunk();
    if (!chunk || chunk.rowCount === 0) return rows;
    const fresh = Array.from({ length: chunk.rowCount }, (): Record<string, unknown> => ({}));
    for (const [index, column] of columns.entries()) {
      const values = valuesOf(chunk, index, column);
      for (const [row, record] of fresh.entries()) record[column.name] = values[row];
    }
    for (const record of fresh) rows.push(record);
  }
}

/** Many rows of a result, column by column. */
export class ResultColumns {
  readonly rowCount: number;
  readonly #columns: ReadonlyMap<string, readonly Plain[]>;
  readonly #types: ReadonlyMap<string, DuckDBTypeId>;

  private constructor(columns: ReadonlyMap<string, Plain[]>, declared: readonly DeclaredColumn[]) {
    this.#columns = columns;
    this.#types = new Map(declared.map(({ name, type }) => [name, type.typeId]));
    this.rowCount = columns.values().next().value?.length ?? 0;
  }

  static async of(result: DuckDBResult): Promise<ResultColumns> {
    const declared = columnsOf(result);
    const columns = new Map(declared.map(({ name }) => [name, [] as Plain[]]));
    for (;;) {
      const chunk = await result.fetchChunk();
      if (!chunk || chunk.rowCount === 0) return new ResultColumns(columns, declared);
      for (const [index, column] of declared.entries()) {
        const all = columns.get(column.name);
        // One by one, which is far quicker than putting arrays together.
        for (const value of valuesOf(chunk, index, column)) all?.push(value);
      }
    }
  }

  /** A column of whole numbers. */
  numbers(name: string): readonly (number | null)[] {
    return this.#column(name, [DuckDBTypeId.INTEGER]) as readonly (number | null)[];
  }

  /** A column of texts, or of days as `yyyy-mm-dd`. */
  texts(name: string): readonly (string | null)[] {
    const types = [DuckDBTypeId.VARCHAR, DuckDBTypeId.DATE];
    return this.#column(name, types) as readonly (string | null)[];
  }

  #column(name: string, types: readonly DuckDBTypeId[]): readonly Plain[] {
    const column = this.#columns.get(name);
    const type = this.#types.get(name);
    if (column && type !== undefined && types.includes(type)) return column;
    throw new TypeError(`The result has no column ${name} of that type.`);
  }
}

type Plain = null | boolean | number | string | Uint8Array;

/** The values of a column; those of the commonest types are read off DuckDB's memory together. */
function valuesOf(
  chunk: DuckDBDataChunk,
  index: number,
  { name, type }: DeclaredColumn,
): readonly Plain[] {
  switch (type.typeId) {
    case DuckDBTypeId.VARCHAR:
      return textsOf(rawVector(chunk, index));
    case DuckDBTypeId.INTEGER:
      return int32s(chunk, index, (value) => value);
    case DuckDBTypeId.DATE:
      return int32s(chunk, index, isoDate);
  }
  const vector = chunk.getColumnVector(index);
  const label = `${name} ${String(type)}`;
  return Array.from({ length: chunk.rowCount }, (_, row) => plainValue(vector.getItem(row), label));
}

function int32s<T>(
  chunk: DuckDBDataChunk,
  index: number,
  read: (value: number) => T,
): (T | null)[] {
  const raw = rawVector(chunk, index);
  const { buffer, byteOffset } = fixedWidthBytes(raw, 4);
  const numbers = new Int32Array(buffer, byteOffset, raw.rowCount);
  const values = new Array<T | null>(raw.rowCount).fill(null);
  for (let row = 0; row < raw.rowCount; row += 1) {
    if (isValid(raw.validity, row)) values[row] = read(numbers[row] ?? 0);
  }
  return values;
}

function plainValue(value: DuckDBValue, column: string): Plain {
  if (value === null || typeof value === 'boolean' || typeof value === 'number') return value;
  if (typeof value === 'string') return value;
  if (typeof value === 'bigint') return exactNumber(value, 0, column);
  if (value instanceof DuckDBDecimalValue) return exactNumber(value.value, value.scale, column);
  if (value instanceof DuckDBDateValue) return isoDate(value.days);
  if (value instanceof DuckDBTimestampValue) return isoTimestamp(value.micros);
  if (value instanceof DuckDBTimestampTZValue) return `${isoTimestamp(value.micros)}Z`;
  if (value instanceof DuckDBBlobValue) return Uint8Array.from(value.bytes);
  throw new TypeError(`Column ${column} is of a type that rows does not return; cast it in SQL.`);
}

/** The number `unscaled / 10^scale`, correctly rounded because both parts are exact. */
function exactNumber(unscaled: bigint, scale: number, column: string): number {
  const number = Number(unscaled);
  if (!Number.isSafeInteger(number) || scale > MAX_EXACT_POWER) {
    throw new RangeError(
      `Column ${column} holds ${String(unscaled)}, more digits than a number keeps; cast it in SQL.`,
    );
  }
  return number / 10 ** scale;
}

/** 10^22 is the largest power of ten that a double holds exactly. */
const MAX_EXACT_POWER = 22;
