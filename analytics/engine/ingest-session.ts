import { isAbsolute } from 'node:path';
import { z } from 'zod';
import { Connection } from './connection.ts';
import type { RunOptions, WatchedOptions } from './connection.ts';
import { packedColumns, unpackedColumns } from './csv-chunks.ts';
import { checkDialect, csvReader } from './csv-dialect.ts';
import type { CsvDialect, Newline } from './csv-dialect.ts';
import { mixedNewlines, unaccounted, unreadable } from './csv-failures.ts';
import { ReaderReject, acceptedRows, reconcile } from './csv-reading.ts';
import type { CsvReject, ReaderCounts } from './csv-reading.ts';
import { scanCsv, textAt } from './csv-scan.ts';
import { openLockedDatabase } from './locked-database.ts';
import type { LockedDatabase, SessionOptions } from './locked-database.ts';
import { identifier, sql } from './sql.ts';
import type { Statement } from './statement.ts';

export type { CsvDialect } from './csv-dialect.ts';
export type { CsvReject } from './csv-reading.ts';

/** Accepted records, column by column; a value that is empty in the file is null. */
export type CsvChunk = {
  readonly columns: (string | null)[][];
  readonly rowCount: number;
  /** The row each record stands on in the file, from 1, the header and blank lines counted. */
  readonly rows: Int32Array;
};

/** A CSV file that has been gone through once: how many records, which were rejected and why. */
export type CsvReading = {
  readonly acceptedCount: number;
  readonly blankCount: number;
  readonly rejects: readonly CsvReject[];
  /** The accepted records in the order of the file. Read to the end, or lose the rest. */
  chunks(options?: RunOptions): AsyncGenerator<CsvChunk, void, undefined>;
};

/** DuckDB's guess at how a file is written; a ragged file can come out as one column. */
export type SniffedCsv = {
  readonly delimiter: string;
  readonly quote: string;
  readonly headerRow: number;
  readonly hasHeader: boolean;
  readonly columns: string[];
};

const SniffedRow = z.object({
  delimiter: z.string(),
  quote: z.string(),
  skippedRows: z.number(),
  hasHeader: z.boolean(),
  columns: z.string(),
});

const Counted = z.object({ accepted: z.number() });

/** How many characters of a rejected record are kept. */
const RAW_LENGTH = 4096;

/**
 * A short-lived database that can read the files it was opened for and nothing else, and that
 * runs nothing but SELECT: DuckDB itself would let SQL overwrite them. One file at a time.
 */
export class IngestSession implements AsyncDisposable {
  readonly #database: LockedDatabase;
  readonly #connection: Connection;
  readonly #files: ReadonlySet<string>;
  #readings = 0;

  private constructor(
    database: LockedDatabase,
    connection: Connection,
    files: ReadonlySet<string>,
  ) {
    this.#database = database;
    this.#connection = connection;
    this.#files = files;
  }

  /** Opens a session for files named by their absolute paths. */
  static async open(
    files: readonly string[],
    options: SessionOptions = {},
  ): Promise<IngestSession> {
    const relative = files.find((file) => !isAbsolute(file));
    if (relative !== undefined) throw new TypeError(`${relative} is not an absolute path.`);
    const database = await openLockedDatabase({
      ...options,
      connections: 1,
      readable: files,
      progress: true,
    });
    const [duckdb] = database.connections;
    if (!duckdb) throw new Error('The database has no connection.');
    return new IngestSession(database, new Connection(duckdb, database), new Set(files));
  }

  /** A small result from the files as plain values, such as a Parquet file's rows. */
  rows<T>(statement: Statement, schema: z.ZodType<T>, options?: RunOptions): Promise<T[]> {
    return this.#connection.rows(statement, schema, options);
  }

  /** DuckDB's guess at a file's dialect from its first rows: to be shown, never to be trusted. */
  async sniff(file: string, options?: RunOptions): Promise<SniffedCsv> {
    const guess = sql`
      SELECT replace(Delimiter, '(empty)', '') AS delimiter, replace(Quote, '(empty)', '') AS quote,
        SkipRows::INTEGER AS "skippedRows", HasHeader AS "hasHeader",
        to_json([c.name FOR c IN Columns])::VARCHAR AS columns
      FROM sniff_csv(${this.#known(file)})`;
    const [row] = await this.#connection
      .rows(guess, SniffedRow, options)
      .catch((error: unknown) => Promise.reject(unreadable(file, error)));
    if (!row) throw unreadable(file, null);
    const { skippedRows, columns, ...sniffed } = row;
    return {
      ...sniffed,
      headerRow: skippedRows + 1,
      columns: z.array(z.string()).parse(JSON.parse(columns)),
    };
  }

  /**
   * Goes through a CSV file once and says what was accepted and rejected; the records themselves
   * come from `chunks`, which reads it again. Throws `file_unreadable` for a file whose rows end
   * in different ways or can't all be accounted for: nothing may be lost unseen.
   */
  async readCsv(
    file: string,
    dialect: CsvDialect,
    { signal, onProgress }: WatchedOptions = {},
  ): Promise<CsvReading> {
    checkDialect(dialect);
    const path = this.#known(file);
    try {
      const records = await scanCsv(path, dialect, {
        signal,
        onProgress: onProgress && ((fraction) => onProgress((fraction ?? 0) / 2)),
      });
      if (records.mixedNewlineRow !== null) throw mixedNewlines(path, records.mixedNewlineRow);
      const newline = records.newline ?? '\n';
      const counts = await this.#count(path, dialect, newline, {
        signal,
        onProgress: onProgress && ((fraction) => onProgress(0.5 + (fraction ?? 0) / 2)),
      });
      const unclosed = records.unclosedQuote;
      const unclosedRaw = unclosed ? await textAt(path, unclosed.byte, RAW_LENGTH) : '';
      const reconciled = reconcile(dialect, records, counts, unclosedRaw);
      if (!reconciled) throw unaccounted(path);
      const { rejects, skippedRows } = reconciled;
      return {
        acceptedCount: counts.accepted,
        blankCount: skippedRows.length - rejects.length,
        rejects,
        chunks: (options) =>
          this.#chunks(path, dialect, newline, counts.accepted, skippedRows, options),
      };
    } catch (error) {
      throw unreadable(path, error);
    }
  }

  async close(): Promise<void> {
    await this.#connection.stop();
    this.#database.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  #known(file: string): string {
    if (this.#files.has(file)) return file;
    throw new TypeError('This session was not opened for that file.');
  }

  async #count(
    path: string,
    dialect: CsvDialect,
    newline: Newline,
    options: WatchedOptions,
  ): Promise<ReaderCounts> {
    const reading = String(++this.#readings);
    const [errors, scans] = [`errors_${reading}`, `scans_${reading}`];
    const keepRejects = sql`parallel = false, store_rejects = true, rejects_table = ${errors}, rejects_scan = ${scans}`;
    // Every column is asked for, as DuckDB doesn't look for errors in one that isn't.
    const [counted] = await this.#connection.rows(
      sql`SELECT count(*) AS accepted, count(COLUMNS(*))
        FROM ${csvReader(path, dialect, newline, keepRejects)}`,
      Counted,
      options,
    );
    const rejects = await this.#connection.rows(
      sql`SELECT line::INTEGER AS line, first(column_name ORDER BY column_idx) AS "column",
          first(error_type::VARCHAR ORDER BY column_idx) AS type,
          first(error_message ORDER BY column_idx) AS message,
          left(first(csv_line ORDER BY column_idx), ${RAW_LENGTH}) AS raw
        FROM ${identifier(errors)} GROUP BY line ORDER BY line`,
      ReaderReject,
      options,
    );
    for (const table of [errors, scans]) {
      await this.#connection.run(sql`DROP TABLE ${identifier(table)}`);
    }
    return { accepted: counted?.accepted ?? 0, rejects };
  }

  async *#chunks(
    path: string,
    dialect: CsvDialect,
    newline: Newline,
    acceptedCount: number,
    skippedRows: readonly number[],
    options?: RunOptions,
  ): AsyncGenerator<CsvChunk, void, undefined> {
    const rows = acceptedRows(dialect.headerRow ?? 1, skippedRows);
    const count = dialect.columns.length;
    const packed = packedColumns(
      count,
      csvReader(path, dialect, newline, sql`parallel = false, ignore_errors = true`),
    );
    let read = 0;
    try {
      for await (const chunk of this.#connection.chunks(packed, options)) {
        const { rowCount } = chunk;
        read += rowCount;
        yield {
          columns: unpackedColumns(chunk, count),
          rowCount,
          rows: Int32Array.from({ length: rowCount }, () => rows.next().value),
        };
      }
      if (read !== acceptedCount) throw unaccounted(path);
    } catch (error) {
      throw unreadable(path, error);
    }
  }
}
