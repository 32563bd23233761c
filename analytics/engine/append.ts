import { setImmediate as nextTick } from 'node:timers/promises';
import { DuckDBDataChunk } from '@duckdb/node-api';
import type { DuckDBConnection, DuckDBType } from '@duckdb/node-api';
import type { Table } from 'apache-arrow';
import { arrowChunks } from './arrow-chunks.ts';
import { BulkColumn } from './bulk-values.ts';
import { storedValue } from './column-values.ts';
import type { ColumnValue } from './column-values.ts';
import { columnsOf } from './columns.ts';
import type { DeclaredColumn } from './columns.ts';
import { cancelled } from './failures.ts';
import { CHUNK_ROWS, copyColumn } from './row-chunk.ts';
import { identifier, sql } from './sql.ts';

/** Rows to add, column by column, by the names of the table; arrays of one length. */
export type ColumnBatch = Readonly<Record<string, ArrayLike<ColumnValue>>>;

const CHUNKS_BETWEEN_PAUSES = 16;

/**
 * Adds rows to a table in chunks. Values are turned into the declared type of their column, and
 * one that doesn't fit exactly is an error naming it; a column of the table that isn't given is
 * null throughout. Rows may have arrived when it throws: call it in a transaction.
 */
export async function appendColumns(
  connection: DuckDBConnection,
  table: string,
  columns: ColumnBatch,
  signal?: AbortSignal,
): Promise<void> {
  if (Object.values(columns).every(({ length }) => length === 0)) return;
  const declared = await declaredColumns(connection, table);
  const rowCount = commonLength(table, columns, declared);
  const taken = declared.map((column) => ({ ...column, bulk: BulkColumn.of(column.type) }));
  const appender = await connection.createAppender(table);
  try {
    for (let start = 0; start < rowCount; start += CHUNK_ROWS) {
      const end = Math.min(start + CHUNK_ROWS, rowCount);
      appender.appendDataChunk(chunkOf(table, columns, taken, start, end));
      if ((start / CHUNK_ROWS) % CHUNKS_BETWEEN_PAUSES === 0) await nextTick();
      if (signal?.aborted) throw cancelled();
    }
    appender.flushSync();
  } catch (error) {
    // What the appender still holds would be written when it is collected.
    appender.clear();
    throw error;
  } finally {
    appender.closeSync();
  }
}

/**
 * Adds chunks as they are. They go from memory to memory inside DuckDB, which takes a fraction of
 * the time their values would. Call it in a transaction.
 */
async function appendChunks(
  connection: DuckDBConnection,
  table: string,
  chunks: AsyncIterable<DuckDBDataChunk>,
  signal?: AbortSignal,
): Promise<number> {
  const appender = await connection.createAppender(table);
  let rowCount = 0;
  try {
    for await (const chunk of chunks) {
      appender.appendDataChunk(chunk);
      rowCount += chunk.rowCount;
      if (signal?.aborted) throw cancelled();
    }
    appender.flushSync();
    return rowCount;
  } catch (error) {
    // What the appender still holds would be written when it is collected.
    appender.clear();
    throw error;
  } finally {
    appender.closeSync();
  }
}

/** Adds an Arrow table's rows, buffer by buffer; see `arrowChunks`. Call it in a transaction. */
export async function appendArrow(
  connection: DuckDBConnection,
  table: string,
  data: Table,
  signal?: AbortSignal,
): Promise<void> {
  const declared = await declaredColumns(connection, table);
  await appendChunks(connection, table, arrowChunks(declared, data), signal);
}

async function declaredColumns(
  connection: DuckDBConnection,
  table: string,
): Promise<readonly DeclaredColumn[]> {
  return columnsOf(await connection.run(sql`SELECT * FROM ${identifier(table)} LIMIT 0`.sql));
}

function commonLength(
  table: string,
  columns: ColumnBatch,
  declared: readonly DeclaredColumn[],
): number {
  const known = new Set(declared.map(({ name }) => name));
  const lengths = Object.entries(columns).map(([name, values]) => {
    if (!known.has(name)) throw new Error(`Table ${table} has no column ${name}.`);
    return values.length;
  });
  const [rowCount = 0] = lengths;
  if (lengths.some((length) => length !== rowCount)) {
    throw new Error(`The columns for table ${table} have different lengths.`);
  }
  return rowCount;
}

function chunkOf(
  table: string,
  columns: ColumnBatch,
  declared: readonly (DeclaredColumn & { readonly bulk: BulkColumn | null })[],
  start: number,
  end: number,
): DuckDBDataChunk {
  const chunk = DuckDBDataChunk.create(
    declared.map(({ type }) => type),
    end - start,
  );
  for (const [index, { name, type, bulk }] of declared.entries()) {
    const store = storedValue(type);
    const values = columns[name];
    const together = bulk?.take(values, start, end);
    if (together) {
      copyColumn(together, chunk, index, end - start);
      continue;
    }
    const vector = chunk.getColumnVector(index);
    for (let row = start; row < end; row++) {
      const value = values?.[row] ?? null;
      try {
        vector.setItem(row - start, value === null ? null : store(value));
      } catch (cause) {
        throw misfit(table, name, type, row, cause);
      }
    }
    vector.flush();
  }
  return chunk;
}

/** Says where, not what: the value may be a child's. */
function misfit(
  table: string,
  column: string,
  type: DuckDBType,
  row: number,
  cause: unknown,
): Error {
  const where = `row ${String(row + 1)} of column ${column} for table ${table}`;
  return new TypeError(`The value in ${where} is not a ${String(type)}.`, { cause });
}
