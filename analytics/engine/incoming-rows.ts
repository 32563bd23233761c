import duckdb from '@duckdb/node-bindings';
import { DuckDBTableFunction, INTEGER } from '@duckdb/node-api';
import type { DuckDBConnection, DuckDBDataChunk } from '@duckdb/node-api';
import { identifier, sql } from './sql.ts';
import type { Fragment } from './sql.ts';
import { CHUNK_ROWS } from './row-chunk.ts';
import type { RowChunk } from './row-chunk.ts';

/** Rows that are made here, a chunk at a time, and go into a table. */
export type RowSource = {
  /** The columns of the table that the rows have, in the order of the chunk. */
  readonly names: readonly string[];
  readonly chunk: RowChunk;
  /** Fills the chunk with the next rows and says how many they are; 0 when there are no more. */
  next(): number;
};

/** The table function that gives a source's rows, by its number. */
const FUNCTION = 'incoming_rows';

/** One thread of DuckDB's makes ready to store what it has while another waits for more. */
const THREADS = 2;

/** A column that every row has the same value in. */
const SAME = 'same';
const ZEROS = new Int32Array(CHUNK_ROWS);

/** A source whose rows are being taken, and what became of it. */
class Taking {
  readonly source: RowSource;
  error: unknown = null;
  /** How many rows were handed over. */
  given = 0;
  #over = false;

  constructor(source: RowSource) {
    this.source = source;
  }

  give(chunk: DuckDBDataChunk): void {
    const count = this.#next();
    if (count === 0) this.#over = true;
    this.given += count;
    this.source.chunk.copyTo(chunk, count);
    const same = duckdb.data_chunk_get_vector(chunk.chunk, this.source.names.length);
    duckdb.copy_data_to_vector(same, 0, ZEROS.buffer, 0, count * ZEROS.BYTES_PER_ELEMENT);
  }

  /** No more rows are wanted. */
  end(): void {
    this.#over = true;
  }

  #next(): number {
    if (this.#over) return 0;
    try {
      return this.source.next();
    } catch (error) {
      // Through DuckDB only its message would come.
      this.error = error;
      return 0;
    }
  }
}

/** Sources of rows that a database can select from. */
export class IncomingRows {
  readonly #taking = new Map<number, Taking>();
  #last = 0;

  /** Makes them known to a connection's database, once. */
  static on(connection: DuckDBConnection): IncomingRows {
    const rows = new IncomingRows();
    connection.registerTableFunction(
      DuckDBTableFunction.create({
        name: FUNCTION,
        parameterTypes: [INTEGER],
        bindFunction: (info) => {
          const { source } = rows.#of(info.getParameter(0));
          for (const [index, name] of source.names.entries()) {
            const type = source.chunk.types[index];
            if (type) info.addResultColumn(name, type);
          }
          info.addResultColumn(SAME, INTEGER);
          info.setBindData({ taking: Number(info.getParameter(0)) });
        },
        initFunction: (info) => info.setMaxThreads(THREADS),
        mainFunction: (info, chunk) => {
          const bound = info.getBindData();
          rows.#of(bound && 'taking' in bound ? bound.taking : null).give(chunk);
        },
      }),
    );
    return rows;
  }

  /**
   * The rows of a source as a SELECT, by its number. They come in any order: DuckDB would store rows
   * whose order counts on one thread, which could only store or wait. What comes through a join has
   * no order, and one with nothing passes every row on as it is.
   */
  static of(number: number): Fragment {
    const rows = sql`${identifier(FUNCTION)}(${number})`;
    return sql`SELECT * EXCLUDE (${identifier(SAME)})
      FROM ${rows} ANTI JOIN (SELECT range::INTEGER AS ${identifier(SAME)} FROM range(0)) USING (${identifier(SAME)})`;
  }

  /**
   * Lets a statement store a source's rows, by the number it is given; it answers how many it
   * stored. What the source throws is thrown here, and so is that a row was lost.
   */
  async take(source: RowSource, store: (number: number) => Promise<number>): Promise<void> {
    const number = ++this.#last;
    const taking = new Taking(source);
    this.#taking.set(number, taking);
    let stored = 0;
    try {
      stored = await store(number);
    } finally {
      taking.end();
      this.#taking.delete(number);
    }
    if (taking.error !== null) throw taking.error;
    if (stored !== taking.given) {
      throw new Error(`Of ${taking.given} rows that were handed over ${stored} were stored.`);
    }
  }

  #of(number: unknown): Taking {
    const taking = this.#taking.get(Number(number));
    if (!taking) throw new Error(`No rows come under the number ${String(number)}.`);
    return taking;
  }
}
