import type { ColumnValue, Queries } from '../engine/session.ts';

/** Rows that are worth handing over at once. */
const ENOUGH = 16_384;

/** Rows on their way into a table, gathered by column and handed over many at a time. */
export class TableWriter {
  readonly #tx: Queries;
  readonly #table: string;
  readonly #names: readonly string[];
  readonly #signal: AbortSignal | undefined;
  #columns: ColumnValue[][];

  /** Columns of the table that are not named are null. */
  constructor(tx: Queries, table: string, names: readonly string[], signal?: AbortSignal) {
    this.#tx = tx;
    this.#table = table;
    this.#names = names;
    this.#signal = signal;
    this.#columns = names.map(() => []);
  }

  /** Adds a row: its values in the order of the names. */
  add(values: readonly ColumnValue[]): void {
    for (const [at, column] of this.#columns.entries()) column.push(values[at] ?? null);
  }

  /** Whether the rows are worth handing over; awaiting that after every row would take longer than them. */
  get full(): boolean {
    return (this.#columns[0]?.length ?? 0) >= ENOUGH;
  }

  async flush(): Promise<void> {
    const columns = this.#columns;
    if (!columns[0]?.length) return;
    this.#columns = this.#names.map(() => []);
    const batch = Object.fromEntries(this.#names.map((name, at) => [name, columns[at] ?? []]));
    await this.#tx.append(this.#table, batch, { signal: this.#signal });
  }
}
