import type { Queries } from '../../engine/session.ts';
import type { Fragment } from '../../engine/sql.ts';
import { sql } from '../../engine/sql.ts';

/**
 * Takes the journeys worked out of returns away, and puts those that files of journeys told back
 * among the others: everything is as if no return had come. A journey worked out is known by its
 * place: it is a return's, or that of a row set aside.
 */
export async function withdrawJoined(tx: Queries): Promise<void> {
  await tx.run(sql`DELETE FROM adoption_journeys
    WHERE source_id NOT IN (SELECT id FROM sources WHERE family = 'journeys')
      OR (source_id, source_row) IN (SELECT (source_id, source_row) FROM superseded_journeys)`);
  await tx.run(sql`INSERT INTO adoption_journeys BY NAME FROM superseded_journeys`);
  await tx.run(sql`DELETE FROM superseded_journeys`);
}

/**
 * Sets the journeys aside that files of journeys tell of these children (a SELECT of their numbers),
 * so that nobody counts twice. A table of one cohort, as reports print them, numbers its children by itself and stays.
 */
export async function supersede(tx: Queries, children: Fragment): Promise<void> {
  const given = sql`population_cohort IS NULL AND child_key IN (
    SELECT key FROM identities WHERE kind = 'child' AND number IN (${children}))`;
  await tx.run(sql`INSERT INTO superseded_journeys BY NAME
    FROM adoption_journeys WHERE ${given} ORDER BY source_id, source_row`);
  await tx.run(sql`DELETE FROM adoption_journeys WHERE ${given}`);
}
