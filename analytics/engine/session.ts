import type { Table as ArrowTable } from 'apache-arrow';
import type { z } from 'zod';
import type { ColumnBatch } from './append.ts';
import type { ArrowResult } from './arrow.ts';
import { Changes } from './changes.ts';
import { ConnectionPool } from './connection-pool.ts';
import { Connection } from './connection.ts';
import type { Queries, RunOptions } from './connection.ts';
import { cancelled } from './failures.ts';
import type { RowSource } from './incoming-rows.ts';
import { openLockedDatabase } from './locked-database.ts';
import type { LockedDatabase, SessionOptions } from './locked-database.ts';
import type { ResultColumns } from './row-values.ts';
import { SerialQueue } from './serial-queue.ts';
import type { Statement } from './statement.ts';

export type { ColumnBatch } from './append.ts';
export type { ArrowResult } from './arrow.ts';
export { InvalidArrow } from './invalid-arrow.ts';
export type { ColumnValue } from './column-values.ts';
export type { Queries, RunOptions } from './connection.ts';
export type { RowSource } from './incoming-rows.ts';
export type { ResultColumns } from './row-values.ts';
export type { SessionOptions } from './locked-database.ts';
export type { ParameterValue, Statement } from './statement.ts';

/**
 * A query holds one of libuv's threads, four by default, for as long as it runs. One is left for
 * files and cryptography, so that saving doesn't wait for a slow chart.
 */
const CONNECTIONS = 3;

/**
 * The in-memory database everything stands on: no file, no network, no extension, no way to undo
 * that. Reads run side by side, each on a connection of its own, so that cancelling one leaves the
 * others alone; writes run one after the other.
 */
export class Session implements Queries, AsyncDisposable {
  /** What may have changed since the session was opened. */
  readonly changes = new Changes();
  readonly #database: LockedDatabase;
  readonly #pool: ConnectionPool;
  readonly #writes = new SerialQueue();

  private constructor(database: LockedDatabase) {
    this.#database = database;
    this.#pool = new ConnectionPool(
      database.connections.map((connection) => new Connection(connection, database, this.changes)),
    );
  }

  static async open(options: SessionOptions = {}): Promise<Session> {
    return new Session(await openLockedDatabase({ ...options, connections: CONNECTIONS }));
  }

  run(statement: Statement, options: RunOptions = {}): Promise<void> {
    return this.#write(options.signal, (connection) => connection.run(statement, options));
  }

  rows<T>(statement: Statement, schema: z.ZodType<T>, options: RunOptions = {}): Promise<T[]> {
    return this.#pool.lend(options.signal, (connection) =>
      connection.rows(statement, schema, options),
    );
  }

  columns(statement: Statement, options: RunOptions = {}): Promise<ResultColumns> {
    return this.#pool.lend(options.signal, (connection) => connection.columns(statement, options));
  }

  arrow(statement: Statement, options: RunOptions = {}): Promise<ArrowResult> {
    return this.#pool.lend(options.signal, (connection) => connection.arrow(statement, options));
  }

  append(table: string, columns: ColumnBatch, options: RunOptions = {}): Promise<void> {
    return this.transaction((tx) => tx.append(table, columns, options), options.signal);
  }

  appendArrow(table: string, data: ArrowTable, options: RunOptions = {}): Promise<void> {
    return this.transaction((tx) => tx.appendArrow(table, data, options), options.signal);
  }

  receive(table: string, source: RowSource, options: RunOptions = {}): Promise<void> {
    return this.transaction((tx) => tx.receive(table, source, options), options.signal);
  }

  /**
   * Runs the work as one change: all of it is kept, or none when it throws. Inside, ask `tx`, not
   * the session: only `tx` sees what the work has written so far. An append that failed inside a
   * transaction may have left rows behind: let the transaction fail with it.
   */
  transaction<T>(work: (tx: Queries) => Promise<T>, signal?: AbortSignal): Promise<T> {
    return this.#write(signal, async (connection) => {
      await connection.run({ sql: 'BEGIN TRANSACTION' });
      try {
        const result = await work(connection);
        await connection.run({ sql: 'COMMIT' });
        return result;
      } catch (error) {
        // Fails when DuckDB has rolled back by itself; what people need is the first error.
        await connection.run({ sql: 'ROLLBACK' }).catch(() => undefined);
        throw error;
      }
    });
  }

  /** Cancels what runs and frees the memory. */
  async close(): Promise<void> {
    await this.#pool.close();
    this.#database.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  #write<T>(
    signal: AbortSignal | undefined,
    task: (connection: Connection) => Promise<T>,
  ): Promise<T> {
    return this.#writes.run(() => {
      if (signal?.aborted) throw cancelled();
      return this.#pool.lend(signal, task);
    });
  }
}
