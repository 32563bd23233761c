import { z } from 'zod';
import type { Queries } from '../../engine/session.ts';
import type { Fragment } from '../../engine/sql.ts';
import { sql } from '../../engine/sql.ts';

/**
 * Finds which of the returned episodes can't stand as they are, and what the view `care_episodes`
 * makes of them. An episode open on 31 March comes again in the next return: of rows with one child
 * and one start, the one with an end, or of the later year, is kept. An open episode that a later
 * return no longer has ends where the next begins, or on 31 March of its year; one that reaches
 * into the next ends where that begins. Each of these is written to `repairs`. What comes out does
 * not depend on the order the returns were loaded in.
 */
export async function mergeEpisodes(tx: Queries): Promise<void> {
  await tx.run(sql`DELETE FROM episode_repairs`);
  await tx.run(sql`
    DELETE FROM repairs WHERE code IN
      ('merged_episode', 'closed_at_next_episode', 'closed_at_year_end', 'overlap_ended')`);
  const [all] = await tx.rows(ALL_SETTLED, Settled);
  if (all?.settled) {
    await tx.run(repairOf(openAmong(sql`true`)));
  } else {
    await tx.run(UNSETTLED_CHILDREN);
    await tx.run(repairOf(ORDERED));
    await tx.run(repairOf(openAmong(sql`child_no NOT IN (FROM unsettled_children)`)));
    await tx.run(sql`DROP TABLE unsettled_children`);
  }
  await tx.run(sql`
    INSERT INTO repairs (source_id, source_row, column_name, code, reason)
    SELECT source_id, source_row, CASE repair WHEN 'merged_episode' THEN 'DECOM' ELSE 'DEC' END,
      repair, CASE repair
        WHEN 'merged_episode' THEN 'Another row has the same episode, with its end or from a later year; that one is kept.'
        WHEN 'overlap_ended' THEN 'The episode reached beyond the start of the next; it is taken to end there.'
        WHEN 'closed_at_next_episode' THEN 'The episode has no end; it is taken to end where the next begins.'
        ELSE 'The episode has no end and is in no later return; it is taken to end on 31 March of its year.'
      END
    FROM episode_repairs`);
}

const Settled = z.object({ settled: z.boolean() });

/** Every episode with the one above it, as the table happens to be read. */
const WITH_ABOVE = sql`
  SELECT child_no, decom,
    lag(child_no) OVER () AS above, lag(decom) OVER () AS began, lag(dec) OVER () AS ended
  FROM ssda903_episodes`;
const BEGINS = sql`above IS DISTINCT FROM child_no`;
const DISORDERED = sql`above = child_no AND (ended IS NULL OR ended > decom OR began >= decom)`;

/**
 * Most children's episodes stand one below the other as they were returned, each after the end of
 * the one before: nothing has to be put in order there, which takes far longer than to see that.
 * The rows may be looked at in any order: a child too many here makes no difference.
 */
const UNSETTLED_CHILDREN = sql`
  CREATE OR REPLACE TEMP TABLE unsettled_children AS
  SELECT child_no FROM (${WITH_ABOVE})
  GROUP BY child_no HAVING count(*) FILTER (${BEGINS}) > 1 OR bool_or(${DISORDERED})`;

/** Whether there are none of these: quicker to see than which they are. */
const ALL_SETTLED = sql`
  SELECT count(*) FILTER (${BEGINS}) = (SELECT count(DISTINCT child_no) FROM ssda903_episodes)
    AND NOT coalesce(bool_or(${DISORDERED}), false) AS settled
  FROM (${WITH_ABOVE})`;

/** One order of their episodes serves to find both the doubles and what comes next. */
const ORDERED = sql`
  SELECT source_id, source_row, return_id, decom, dec,
    lag(decom) OVER best = decom AS merged,
    first_value(decom) OVER (
      PARTITION BY child_no ORDER BY decom GROUPS BETWEEN 1 FOLLOWING AND 1 FOLLOWING
    ) AS next_decom
  FROM ssda903_episodes JOIN returns USING (return_id)
  WHERE child_no IN (FROM unsettled_children)
  WINDOW best AS (
    PARTITION BY child_no
    ORDER BY decom, dec IS NULL, year_end DESC NULLS LAST, dec DESC,
      hash(rne, ls, cin, place, place_provider, rec, reason_place_change),
      source_id, source_row)`;

/** Of the others only the last may be open. */
const openAmong = (which: Fragment) => sql`
  SELECT source_id, source_row, return_id, decom, dec, false AS merged, NULL::DATE AS next_decom
  FROM ssda903_episodes WHERE dec IS NULL AND ${which}`;

/** The last year each authority has a return of. */
const REACHED = sql`
  SELECT area_code, max(year_end) AS last_year FROM returns
  WHERE return_id IN (SELECT return_id FROM ssda903_episodes) GROUP BY area_code`;

/** What has to be repaired among these episodes. */
const repairOf = (episodes: Fragment) => sql`
  INSERT INTO episode_repairs
  SELECT source_id, source_row, repair, CASE repair
      WHEN 'overlap_ended' THEN next_decom
      WHEN 'closed_at_next_episode' THEN next_decom
      WHEN 'closed_at_year_end' THEN make_date(year_end, 3, 31)
    END
  FROM (
    SELECT *, CASE
        WHEN merged THEN 'merged_episode'
        WHEN dec > next_decom THEN 'overlap_ended'
        WHEN dec IS NULL AND next_decom IS NOT NULL THEN 'closed_at_next_episode'
        WHEN dec IS NULL AND last_year > year_end AND make_date(year_end, 3, 31) >= decom
          THEN 'closed_at_year_end'
      END AS repair
    FROM (${episodes}) JOIN returns USING (return_id) JOIN (${REACHED}) USING (area_code))
  WHERE repair IS NOT NULL`;
