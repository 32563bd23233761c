import { z } from 'zod';
import type { Queries } from '../../engine/session.ts';
import type { Fragment } from '../../engine/sql.ts';
import { identifier, join, sql } from '../../engine/sql.ts';
import type { Families } from '../adopters/derive.ts';
import { TableWriter } from '../batch.ts';
import type { JoinedAttempt } from './join.ts';
import { ATTEMPT_FIELDS, ethnicCategory } from './statement.ts';

/** What is an attempt's own among the columns of `adoption_journeys`. */
const OWN = ['source_id', 'source_row', 'attempt', 'placed_area', ...ATTEMPT_FIELDS];

/** What every journey of a child has from `children`. */
const CHILDS = ['area_code', 'sex', 'birth_month', 'disability', 'sibling_group'];

/**
 * Attempts on their way into `adoption_journeys`. They wait in a table of their own, so that what
 * holds for their child never leaves the database.
 */
export class JourneyStore {
  readonly #tx: Queries;
  readonly #writer: TableWriter;
  readonly #residences: Families['residences'];

  private constructor(tx: Queries, { residences }: Families) {
    this.#tx = tx;
    this.#residences = residences;
    this.#writer = new TableWriter(tx, 'joined_attempts', ['child_no', ...OWN]);
  }

  static async open(tx: Queries, families: Families): Promise<JourneyStore> {
    await tx.run(sql`CREATE OR REPLACE TEMP TABLE joined_attempts AS
      SELECT NULL::INTEGER AS child_no, ${columns(OWN)} FROM adoption_journeys LIMIT 0`);
    return new JourneyStore(tx, families);
  }

  /** Adds a child's attempt; once {@link full}, flush. */
  add(child: number, joined: JoinedAttempt): void {
    const { place, attempt, says } = joined;
    this.#writer.add([
      ...[child, place.sourceId, place.row, attempt, placedArea(joined, this.#residences)],
      ...ATTEMPT_FIELDS.map((field) => says[field] ?? null),
    ]);
  }

  get full(): boolean {
    return this.#writer.full;
  }

  flush(): Promise<void> {
    return this.#writer.flush();
  }

  /** Makes journeys of all that were added. Throws where one is about nobody among `children`. */
  async store(): Promise<void> {
    await this.flush();
    await this.#tx.run(sql`
      INSERT INTO adoption_journeys BY NAME
      SELECT coalesce(child_key, error('An attempt is about no known child.')) AS child_key,
        ${columns([...CHILDS, ...OWN])}, category AS ethnicity
      FROM joined_attempts LEFT JOIN children USING (child_no)
        LEFT JOIN (${await ethnicCategories(this.#tx)}) USING (ethnicity)
      ORDER BY child_no, attempt`);
    await this.#tx.run(sql`DROP TABLE joined_attempts`);
  }
}

const columns = (names: readonly string[]) => join(names.map(identifier), ', ');

const Written = z.object({ ethnicity: z.string() });

/** A SELECT of the category of each ethnicity that is written of a child and has one. */
async function ethnicCategories(tx: Queries): Promise<Fragment> {
  const written = await tx.rows(
    sql`SELECT DISTINCT ethnicity FROM children WHERE ethnicity IS NOT NULL`,
    Written,
  );
  const found = written.flatMap(({ ethnicity }) => {
    const category = ethnicCategory(ethnicity);
    return category === null ? [] : [{ ethnicity, category }];
  });
  return sql`SELECT unnest(${found.map(({ ethnicity }) => ethnicity)}) AS ethnicity,
    unnest(${found.map(({ category }) => category)}) AS category`;
}

/** Where the household lives that a child is placed with, as the agency's log says. */
function placedArea(
  { says }: JoinedAttempt,
  residences: ReadonlyMap<string, string>,
): string | null {
  const { placed_on: placed = null, adopter_family_key: family = null } = says;
  return placed === null || family === null ? null : (residences.get(String(family)) ?? null);
}
