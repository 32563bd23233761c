import type { Statement } from './statement.ts';

/**
 * Counts what may have changed each table, by its name. A statement may have changed whatever it
 * names, except that one which creates a table changes nothing that it reads: too much is noted
 * rather than too little, so that who compares two counts never misses a change.
 */
export class Changes {
  readonly #counts = new Map<string, number>();

  /** The number grows with every possible change of the table; of one never written it is 0. */
  of(table: string): number {
    return this.#counts.get(table) ?? 0;
  }

  noteTable(table: string): void {
    this.#counts.set(table, this.of(table) + 1);
  }

  noteStatement({ sql }: Statement): void {
    const written = CREATES.test(sql) ? sql.split(/\bAS\b/i, 1).join('') : sql;
    for (const [name] of written.matchAll(NAME)) this.noteTable(name);
  }
}

const CREATES = /^\s*CREATE\b/i;
const NAME = /[A-Za-z_][A-Za-z0-9_]*/g;
