import type { Queries } from '../../engine/session.ts';
import { sql } from '../../engine/sql.ts';

/** Decisions of all years; those that several years repeat have a `rank` above 1 but once. */
export const RANKED_DECISIONS = sql`
  SELECT *, row_number() OVER (
      PARTITION BY child_no, date_placed
      ORDER BY date_placed_ceased IS NULL, year_end DESC NULLS LAST, date_placed_ceased DESC,
        reason_placed_ceased, source_id, source_row
    ) AS rank
  FROM ssda903_sbpfa JOIN returns USING (return_id)`;

/** Adoptions of all years, ranked likewise. */
export const RANKED_ADOPTIONS = sql`
  SELECT *, row_number() OVER (
      PARTITION BY child_no, coalesce(date_match, date_int)
      ORDER BY year_end DESC NULLS LAST, date_int, foster_care, source_id, source_row
    ) AS rank
  FROM ssda903_ad1 JOIN returns USING (return_id)`;

/** Notes in `repairs` which decisions and adoptions were merged into another year's. */
export async function noteMergedDecisions(tx: Queries): Promise<void> {
  await tx.run(sql`DELETE FROM repairs WHERE code IN ('merged_decision', 'merged_adoption')`);
  await tx.run(sql`
    INSERT INTO repairs (source_id, source_row, column_name, code, reason)
    SELECT source_id, source_row, 'DATE_PLACED', 'merged_decision',
      'Another row has the same decision, with its end or from a later year; that one is kept.'
    FROM (${RANKED_DECISIONS}) WHERE rank > 1
    UNION ALL
    SELECT source_id, source_row, 'DATE_MATCH', 'merged_adoption',
      'Another row has the same adoption, from a later year; that one is kept.'
    FROM (${RANKED_ADOPTIONS}) WHERE rank > 1`);
}
