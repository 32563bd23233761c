import type { DuckDBConnection, DuckDBDataChunk, DuckDBResult } from '@duckdb/node-api';
import { StatementType } from '@duckdb/node-api';
import type { Table as ArrowTable } from 'apache-arrow';
import { z } from 'zod';
import { appendArrow, appendColumns } from './append.ts';
import type { ColumnBatch } from './append.ts';
import { encodeArrow } from './arrow.ts';
import type { ArrowResult } from './arrow.ts';
import { Changes } from './changes.ts';
import { cancelled, engineError } from './failures.ts';
import { IncomingRows } from './incoming-rows.ts';
import type { RowSource } from './incoming-rows.ts';
import type { LockedDatabase } from './locked-database.ts';
import type { MemoryLimit } from './memory-limit.ts';
import { ResultColumns, rowsOf } from './row-values.ts';
import { SerialQueue } from './serial-queue.ts';
import { identifier, join, sql } from './sql.ts';
import { bindParameters } from './statement.ts';
import type { Statement } from './statement.ts';

export type RunOptions = {
  /** Stops this query and no other; it then throws `cancelled`. */
  signal?: AbortSignal | undefined;
};

/** Only a database that was opened for it tells how far its queries are. */
export type WatchedOptions = RunOptions & {
  /** Called now and then with the fraction done, or null while DuckDB can't tell. */
  onProgress?: ((fraction: number | null) => void) | undefined;
};

/** What can be asked of a session, and inside a transaction of the transaction. */
export type Queries = {
  /** Runs one statement for its effect. */
  run(statement: Statement, options?: RunOptions): Promise<void>;
  /** A small result as plain values, each row checked against the schema. SELECT only. */
  rows<T>(statement: Statement, schema: z.ZodType<T>, options?: RunOptions): Promise<T[]>;
  /** A result of many rows, column by column: no objects are made. SELECT only. */
  columns(statement: Statement, options?: RunOptions): Promise<ResultColumns>;
  /** A result of any size as an Arrow IPC stream. SELECT only. */
  arrow(statement: Statement, options?: RunOptions): Promise<ArrowResult>;
  /** Adds rows to a table, all or none of them. */
  append(table: string, columns: ColumnBatch, options?: RunOptions): Promise<void>;
  /** Adds an Arrow table's rows to a table that has columns of their names and types. */
  appendArrow(table: string, data: ArrowTable, options?: RunOptions): Promise<void>;
  /** Adds the rows a source makes; columns of the table that it has none for are null. */
  receive(table: string, source: RowSource, options?: RunOptions): Promise<void>;
};

const POLL_MS = 100;
const INTERRUPT_MS = 5;

/** One DuckDB connection: one query at a time, cancellable, with failures for people. */
export class Connection implements Queries {
  readonly #duckdb: DuckDBConnection;
  readonly #memory: MemoryLimit;
  readonly #incoming: IncomingRows;
  readonly #changes: Changes;
  readonly #queue = new SerialQueue();
  readonly #closing = new AbortController();

  constructor(
    duckdb: DuckDBConnection,
    { memory, incoming }: Pick<LockedDatabase, 'memory' | 'incoming'>,
    changes = new Changes(),
  ) {
    this.#duckdb = duckdb;
    this.#memory = memory;
    this.#incoming = incoming;
    this.#changes = changes;
  }

  run(statement: Statement, options: RunOptions = {}): Promise<void> {
    return this.#exclusively(options, async () => void (await this.#execute(statement)));
  }

  rows<T>(statement: Statement, schema: z.ZodType<T>, options: WatchedOptions = {}): Promise<T[]> {
    return this.#exclusively(options, async () => {
      const parsed = schema.array().safeParse(await rowsOf(await this.#select(statement)));
      if (parsed.success) return parsed.data;
      throw new Error(`A query's result has another shape: ${z.prettifyError(parsed.error)}`);
    });
  }

  columns(statement: Statement, options: RunOptions = {}): Promise<ResultColumns> {
    return this.#exclusively(options, async () => ResultColumns.of(await this.#select(statement)));
  }

  arrow(statement: Statement, options: RunOptions = {}): Promise<ArrowResult> {
    return this.#exclusively(options, async () => {
      const started = performance.now();
      const result = await this.#select(statement);
      return encodeArrow(result, { startedAt: started, memory: this.#memory });
    });
  }

  append(table: string, columns: ColumnBatch, options: RunOptions = {}): Promise<void> {
    return this.#exclusively(options, () => {
      this.#changes.noteTable(table);
      return appendColumns(this.#duckdb, table, columns, options.signal);
    });
  }

  appendArrow(table: string, data: ArrowTable, options: RunOptions = {}): Promise<void> {
    return this.#exclusively(options, () => {
      this.#changes.noteTable(table);
      return appendArrow(this.#duckdb, table, data, options.signal);
    });
  }

  receive(table: string, source: RowSource, options: RunOptions = {}): Promise<void> {
    const names = join(source.names.map(identifier), ', ');
    return this.#exclusively(options, () =>
      this.#incoming.take(source, (number) =>
        this.#execute(sql`
          INSERT INTO ${identifier(table)} (${names}) ${IncomingRows.of(number)}`),
      ),
    );
  }

  /** A result chunk by chunk; the connection is taken until the last one, or until the loop ends. */
  async *chunks(statement: Statement, options: RunOptions = {}): AsyncGenerator<DuckDBDataChunk> {
    const result = await this.#exclusively(options, () => this.#select(statement));
    for (;;) {
      const chunk = await this.#exclusively(options, () => result.fetchChunk());
      if (!chunk || chunk.rowCount === 0) return;
      yield chunk;
    }
  }

  /** Stops what runs, refuses what waits, and resolves when nothing runs any more. */
  async stop(): Promise<void> {
    this.#closing.abort();
    await this.#queue.run(() => Promise.resolve());
  }

  /** Answers how many rows it changed. */
  async #execute(statement: Statement): Promise<number> {
    this.#changes.noteStatement(statement);
    const prepared = await this.#duckdb.prepare(statement.sql);
    try {
      bindParameters(prepared, statement.parameters);
      return (await prepared.run()).rowsChanged;
    } finally {
      prepared.destroySync();
    }
  }

  /** Streams, because DuckDB doesn't count a materialised result towards its memory limit. */
  async #select(statement: Statement): Promise<DuckDBResult> {
    const prepared = await this.#duckdb.prepare(statement.sql);
    try {
      if (prepared.statementType !== StatementType.SELECT) {
        throw new Error('Only SELECT gives a result; anything else goes through run.');
      }
      bindParameters(prepared, statement.parameters);
      return await prepared.stream();
    } finally {
      prepared.destroySync();
    }
  }

  #exclusively<T>(options: WatchedOptions, work: () => Promise<T>): Promise<T> {
    return this.#queue.run(() => this.#supervised(options, work));
  }

  async #supervised<T>(options: WatchedOptions, work: () => Promise<T>): Promise<T> {
    const { onProgress } = options;
    const signals = [options.signal, this.#closing.signal].filter((signal) => signal !== undefined);
    if (signals.some((signal) => signal.aborted)) throw cancelled();

    let interrupting: NodeJS.Timeout | undefined;
    // A query that still waits for a thread doesn't hear an interrupt: repeat it until it ends.
    const interrupt = (): void => {
      this.#duckdb.interrupt();
      interrupting ??= setInterval(() => this.#duckdb.interrupt(), INTERRUPT_MS);
    };
    const polling = onProgress && setInterval(() => onProgress(this.#fractionDone()), POLL_MS);
    for (const signal of signals) signal.addEventListener('abort', interrupt);
    try {
      return await work();
    } catch (error) {
      throw engineError(error, this.#memory);
    } finally {
      for (const signal of signals) signal.removeEventListener('abort', interrupt);
      clearInterval(interrupting);
      clearInterval(polling);
    }
  }

  #fractionDone(): number | null {
    const { percentage } = this.#duckdb.progress;
    return percentage < 0 ? null : Math.min(percentage / 100, 1);
  }
}
