import { createHash } from 'node:crypto';
import type { Session } from '../engine/session.ts';
import type { Fragment } from '../engine/sql.ts';
import { identifier, join, sql } from '../engine/sql.ts';
import { AREAS } from '../reference/areas.ts';

/**
 * Days on which somebody joined or left an agency, other than a first of the month. A cell must not
 * lie on both sides of one.
 */
const membershipDays = [
  ...new Set(
    AREAS.flatMap((area) => area.members).flatMap(({ since, until }) => [
      ...(since === null ? [] : [since]),
      ...(until === null
        ? []
        : [new Date(Date.parse(until) + 86_400_000).toISOString().slice(0, 10)]),
    ]),
  ),
].filter((day) => !day.endsWith('-01'));

/** The first day of the cell a date lies in: its month's, or the membership change after that. */
function cellOf(on: Fragment): Fragment {
  const changes = membershipDays.map(
    (day) => sql`CASE WHEN ${on} >= ${day}::DATE THEN ${day}::DATE END`,
  );
  return sql`greatest(${join([sql`date_trunc('month', ${on})::DATE`, ...changes], ', ')})`;
}

/**
 * Facts added up by authority, month and category, each set made once and kept until something is
 * loaded: a view then reads thousands of cells instead of a million journeys. Counts, sums and sums
 * of squares add up exactly over months, so years, quarters and rolling periods all follow; a
 * median does not and is never taken from cells.
 */
export class JourneyCells {
  readonly #session: Session;
  readonly #tables = new Map<string, Promise<string>>();
  readonly #figures = new Map<string, Promise<string | null>>();

  constructor(session: Session) {
    this.#session = session;
  }

  /** The table of these facts' cells; `categories` are their category columns. */
  cells(facts: Fragment, categories: Fragment): Promise<string> {
    return this.#keep(sql`
      SELECT area_code, cohort, ${cellOf(sql`occurred`)} AS occurred, sum(n)::BIGINT AS n,
        sum(total)::DOUBLE AS total, sum(total * total)::DOUBLE AS squares ${categories}
      FROM (${facts}) GROUP BY ALL`);
  }

  /** Facts that can't be added up, kept as they are. */
  rows(facts: Fragment, categories: Fragment): Promise<string> {
    return this.#keep(sql`
      SELECT child_key, area_code, cohort, occurred, n, total ${categories} FROM (${facts})`);
  }

  /**
   * All figures of a measure as a table of their own, under a name that says what they are; null
   * when there are none. Another area is then a look into a small table.
   */
  figures(name: string, make: () => Promise<Fragment | null>): Promise<string | null> {
    const known = this.#figures.get(name);
    if (known) return known;
    const made = make().then((selection) => (selection === null ? null : this.#keep(selection)));
    this.#figures.set(name, made);
    made.catch(() => this.#figures.delete(name));
    return made;
  }

  /** Forgets everything, because what was loaded has changed. */
  async clear(): Promise<void> {
    const tables = [...this.#tables.values()];
    this.#tables.clear();
    this.#figures.clear();
    for (const table of tables) {
      await this.#session.run(sql`DROP TABLE IF EXISTS ${identifier(await table)}`);
    }
  }

  #keep(selection: Fragment): Promise<string> {
    const key = createHash('sha256')
      .update(JSON.stringify([selection.sql, selection.parameters]))
      .digest('hex')
      .slice(0, 24);
    const known = this.#tables.get(key);
    if (known) return known;
    const name = `cells_${key}`;
    const made = this.#session
      .run(sql`CREATE TABLE ${identifier(name)} AS ${selection}`)
      .then(() => name);
    this.#tables.set(key, made);
    // A failed one must not answer for the next.
    made.catch(() => this.#tables.delete(key));
    return made;
  }
}
