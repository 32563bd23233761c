import type { Queries } from '../../engine/session.ts';
import { sql } from '../../engine/sql.ts';

/**
 * Makes `care_episodes` out of every returned episode. An episode open on 31 March comes again in
 * the next return: of rows with one child and one start, the one with an end, or of the later year,
 * is kept. An open episode that a later return no longer has ends where the next begins, or on 31
 * March of its year; one that reaches into the next ends where that begins. Each of these is
 * written to `repairs`. What comes out does not depend on the order the returns were loaded in.
 */
export async function mergeEpisodes(tx: Queries): Promise<void> {
  await tx.run(sql`DELETE FROM care_episodes`);
  await tx.run(sql`
    DELETE FROM repairs WHERE code IN
      ('merged_episode', 'closed_at_next_episode', 'closed_at_year_end', 'overlap_ended')`);
  // One order of all episodes serves to find both the doubles and what comes next.
  await tx.run(sql`
    CREATE OR REPLACE TEMP TABLE judged_episodes AS
    WITH reached AS (
      SELECT area_code, max(year_end) AS last_year
      FROM returns SEMI JOIN ssda903_episodes USING (return_id) GROUP BY area_code),
    ordered AS (
      SELECT source_id, source_row, child_no, area_code, year_end, last_year, decom, dec,
        lag(decom) OVER best = decom AS merged,
        first_value(decom) OVER (
          PARTITION BY child_no ORDER BY decom GROUPS BETWEEN 1 FOLLOWING AND 1 FOLLOWING
        ) AS next_decom,
        ls, cin, place, place_provider, rne, rec
      FROM ssda903_episodes JOIN returns USING (return_id) JOIN reached USING (area_code)
      WINDOW best AS (
        PARTITION BY child_no
        ORDER BY decom, dec IS NULL, year_end DESC NULLS LAST, dec DESC,
          hash(rne, ls, cin, place, place_provider, rec, reason_place_change),
          source_id, source_row))
    SELECT * EXCLUDE (last_year, merged), CASE
        WHEN merged THEN 'merged_episode'
        WHEN dec > next_decom THEN 'overlap_ended'
        WHEN dec IS NULL AND next_decom IS NOT NULL THEN 'closed_at_next_episode'
        WHEN dec IS NULL AND last_year > year_end AND make_date(year_end, 3, 31) >= decom
          THEN 'closed_at_year_end'
      END AS repair
    FROM ordered`);
  await tx.run(sql`
    INSERT INTO repairs (source_id, source_row, column_name, code, reason)
    SELECT source_id, source_row, CASE repair WHEN 'merged_episode' THEN 'DECOM' ELSE 'DEC' END,
      repair, CASE repair
        WHEN 'merged_episode' THEN 'Another row has the same episode, with its end or from a later year; that one is kept.'
        WHEN 'overlap_ended' THEN 'The episode reached beyond the start of the next; it is taken to end there.'
        WHEN 'closed_at_next_episode' THEN 'The episode has no end; it is taken to end where the next begins.'
        ELSE 'The episode has no end and is in no later return; it is taken to end on 31 March of its year.'
      END
    FROM judged_episodes WHERE repair IS NOT NULL`);
  await tx.run(sql`
    INSERT INTO care_episodes
    SELECT source_id, source_row, child_no, area_code, decom,
      CASE repair
        WHEN 'overlap_ended' THEN next_decom
        WHEN 'closed_at_next_episode' THEN next_decom
        WHEN 'closed_at_year_end' THEN make_date(year_end, 3, 31)
        ELSE dec
      END,
      ls, cin, place, place_provider, rne,
      CASE WHEN repair IN ('overlap_ended', 'closed_at_next_episode') THEN 'X1' ELSE rec END,
      repair IS NOT NULL
    FROM judged_episodes WHERE repair IS NULL OR repair <> 'merged_episode'`);
  await tx.run(sql`DROP TABLE judged_episodes`);
}
