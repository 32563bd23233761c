import { DuckDBTypeId } from '@duckdb/node-api';
import type { DuckDBType } from '@duckdb/node-api';
import { daysSince1970 } from './calendar.ts';
import type { ColumnValue } from './column-values.ts';
import { SHORT_TEXT, TEXT_WORDS, rowColumn } from './row-chunk.ts';
import type { RowColumn } from './row-chunk.ts';

/** Writes a value into a row; false when it has to be written in another way, or doesn't fit. */
type Write = (value: Exclude<ColumnValue, null>, row: number) => boolean;

/**
 * Takes values of the commonest types together, many times as fast as one by one: numbers, days,
 * short texts. Null for other types.
 */
export class BulkColumn {
  readonly #column: RowColumn;
  readonly #write: Write;

  private constructor(column: RowColumn, write: (column: RowColumn) => Write) {
    this.#column = column;
    this.#write = write(column);
  }

  static of({ typeId }: DuckDBType): BulkColumn | null {
    switch (typeId) {
      case DuckDBTypeId.INTEGER:
        return new BulkColumn(rowColumn('INTEGER'), wholeNumbers);
      case DuckDBTypeId.DATE:
        return new BulkColumn(rowColumn('DATE'), days);
      case DuckDBTypeId.VARCHAR:
        return new BulkColumn(rowColumn('VARCHAR'), shortTexts);
      default:
        return null;
    }
  }

  /** The values from `start` up to `end`; null when one has to be taken by itself. */
  take(values: ArrayLike<ColumnValue> | undefined, start: number, end: number): RowColumn | null {
    const { nulls } = this.#column;
    for (let at = start; at < end; at += 1) {
      const value = values?.[at] ?? null;
      nulls[at - start] = value === null ? 1 : 0;
      if (value !== null && !this.#write(value, at - start)) return null;
    }
    return this.#column;
  }
}

const LARGEST = 2 ** 31 - 1;

function wholeNumbers({ words }: RowColumn): Write {
  return (value, row) => {
    if (!Number.isInteger(value) || Math.abs(Number(value)) > LARGEST) return false;
    words[row] = Number(value);
    return true;
  };
}

function days({ words }: RowColumn): Write {
  return (value, row) => {
    const day = typeof value === 'string' ? daysSince1970(value) : null;
    if (day === null) return false;
    words[row] = day;
    return true;
  };
}

function shortTexts({ words }: RowColumn): Write {
  const bytes = new Uint8Array(words.buffer);
  return (value, row) => {
    if (typeof value !== 'string' || value.length > SHORT_TEXT) return false;
    const at = row * TEXT_WORDS;
    words.fill(0, at, at + TEXT_WORDS);
    words[at] = value.length;
    for (let index = 0; index < value.length; index += 1) {
      const code = value.charCodeAt(index);
      if (code > 127) return false;
      bytes[at * 4 + 4 + index] = code;
    }
    return true;
  };
}
