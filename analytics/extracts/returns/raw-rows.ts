import type { Queries } from '../../engine/session.ts';
import { identifier, join, sql } from '../../engine/sql.ts';
import { TableWriter } from '../batch.ts';
import type { CsvRecord } from '../csv/parse.ts';
import { isBlank, malformation } from '../malformed.ts';
import type { Problem } from '../reject.ts';

/** Records as they were split wait in this table of the transaction to be judged. */
export const RAW_ROWS = identifier('raw_rows');

/** A row that could not even be split into cells. */
export type Malformed = { readonly row: number; readonly problem: Problem };

/** Takes the records of a file that are to be judged thoroughly. */
export class RawRows {
  readonly malformed: Malformed[] = [];
  /** How many records could be split. */
  count = 0;
  readonly #width: number;
  readonly #writer: TableWriter;

  private constructor(width: number, writer: TableWriter) {
    this.#width = width;
    this.#writer = writer;
  }

  /** For a file with so many columns. */
  static async open(tx: Queries, width: number, signal?: AbortSignal): Promise<RawRows> {
    const names = Array.from({ length: width }, (_, index) => `c${index}`);
    const columns = names.map((name) => sql`${identifier(name)} VARCHAR`);
    await tx.run(sql`
      CREATE OR REPLACE TEMP TABLE ${RAW_ROWS} (source_row INTEGER, ${join(columns, ', ')})`);
    return new RawRows(width, new TableWriter(tx, 'raw_rows', ['source_row', ...names], signal));
  }

  /** Adds records; blank ones are no rows. */
  async add(records: Iterable<CsvRecord>): Promise<void> {
    for (const record of records) {
      if (isBlank(record)) continue;
      const problem = malformation(record, this.#width);
      if (problem) this.malformed.push({ row: record.row, problem });
      else {
        this.#writer.add([record.row, ...record.cells]);
        this.count += 1;
      }
    }
    if (this.#writer.full) await this.#writer.flush();
  }

  flush(): Promise<void> {
    return this.#writer.flush();
  }
}
