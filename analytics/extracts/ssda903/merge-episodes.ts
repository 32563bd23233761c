import type { Queries } from '../../engine/session.ts';
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
  // One order of all episodes serves to find both the doubles and what comes next.
  await tx.run(sql`
    INSERT INTO episode_repairs
    WITH reached AS (
      SELECT area_code, max(year_end) AS last_year
      FROM returns SEMI JOIN ssda903_episodes USING (return_id) GROUP BY area_code),
    ordered AS (
      SELECT source_id, source_row, year_end, last_year, decom, dec,
        lag(decom) OVER best = decom AS merged,
        first_value(decom) OVER (
          PARTITION BY child_no ORDER BY decom GROUPS BETWEEN 1 FOLLOWING AND 1 FOLLOWING
        ) AS next_decom
      FROM ssda903_episodes JOIN returns USING (return_id) JOIN reached USING (area_code)
      WINDOW best AS (
        PARTITION BY child_no
        ORDER BY decom, dec IS NULL, year_end DESC NULLS LAST, dec DESC,
          hash(rne, ls, cin, place, place_provider, rec, reason_place_change),
          source_id, source_row)),
    judged AS (
      SELECT *, CASE
          WHEN merged THEN 'merged_episode'
          WHEN dec > next_decom THEN 'overlap_ended'
          WHEN dec IS NULL AND next_decom IS NOT NULL THEN 'closed_at_next_episode'
          WHEN dec IS NULL AND last_year > year_end AND make_date(year_end, 3, 31) >= decom
            THEN 'closed_at_year_end'
        END AS repair
      FROM ordered)
    SELECT source_id, source_row, repair, CASE repair
        WHEN 'overlap_ended' THEN next_decom
        WHEN 'closed_at_next_episode' THEN next_decom
        WHEN 'closed_at_year_end' THEN make_date(year_end, 3, 31)
      END
    FROM judged WHERE repair IS NOT NULL`);
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
