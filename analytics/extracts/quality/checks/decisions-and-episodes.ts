import type { Fragment } from '../../../engine/sql.ts';
import { sql } from '../../../engine/sql.ts';
import { check } from '../check.ts';
import type { Check } from '../check.ts';
import { YEAR_ENDS, YEAR_STARTS, has, hasNo, returned, rowsOf, valueOf } from '../rows.ts';
import { isAdopted, isAdoptive } from './adoption.ts';

const decisions = (rule: string, column: string | null, holds: Fragment): Check =>
  check(rule, column, rowsOf('ssda903_sbpfa', holds));
const episodes = (rule: string, column: string | null, holds: Fragment): Check =>
  check(rule, column, rowsOf('ssda903_episodes', holds));

/** The end of the last episode in the year that none followed on the same day; null while it lasts. */
const LEFT_CARE = valueOf(
  sql`arg_max_null(other.dec, other.decom)`,
  'ssda903_episodes',
  'this_year',
  sql`other.rec IS DISTINCT FROM 'X1'`,
);

const FIRST_IN_CARE = valueOf(
  sql`min(other.decom)`,
  'ssda903_episodes',
  'up_to_this_year',
  sql`other.ls IS NULL OR other.ls NOT IN ('V3', 'V4')`,
);

const beyond = (day: Fragment) =>
  sql`(${day} > ${YEAR_ENDS} OR coalesce(${day} > ${LEFT_CARE}, false))`;

/** The start of an order: the first episode under it in the latest period of care. */
const orderStarts = (status: string) =>
  valueOf(
    sql`min(other.decom)`,
    'ssda903_episodes',
    'up_to_this_year',
    sql`other.ls = ${status} AND NOT EXISTS (
      SELECT 1 FROM ssda903_episodes AS entry JOIN returns AS entered USING (return_id)
      WHERE entry.child_no = other.child_no AND entered.year_end <= theirs.year_end
        AND entry.rne = 'S' AND entry.decom > other.decom)`,
  );

/** Rules on an order by its legal status: without a decision, with a reversed one, and before it. */
const orderChecks = (status: string, undecided: string, beforeDecision: string): Check[] => [
  episodes(
    undecided,
    'LS',
    sql`this.ls = ${status} AND ${returned('ssda903_sbpfa', 'this_year')}
      AND ${hasNo('ssda903_sbpfa', 'up_to_this_year', sql`true`)}`,
  ),
  decisions(
    undecided,
    'DATE_PLACED_CEASED',
    sql`coalesce(this.date_placed_ceased::VARCHAR, this.reason_placed_ceased) IS NOT NULL
      AND ${has('ssda903_episodes', 'this_year', sql`other.ls = ${status} AND other.dec IS NULL`)}`,
  ),
  decisions(beforeDecision, 'DATE_PLACED', sql`this.date_placed > ${orderStarts(status)}`),
];

/** Rules on the decision for adoption beside the child's episodes. */
export const DECISION_AND_EPISODE_CHECKS: readonly Check[] = [
  decisions('117', 'DATE_PLACED', beyond(sql`this.date_placed`)),
  decisions('117', 'DATE_PLACED_CEASED', beyond(sql`this.date_placed_ceased`)),
  decisions(
    '118',
    'DATE_PLACED_CEASED',
    sql`this.date_placed_ceased < ${YEAR_STARTS}
      OR coalesce(this.date_placed_ceased < ${FIRST_IN_CARE}, false)`,
  ),
  decisions(
    '1003',
    'DATE_PLACED',
    sql`this.date_placed < ${valueOf(
      sql`min(other.decom)`,
      'ssda903_episodes',
      'up_to_this_year',
      sql`other.rne = 'S'`,
    )}`,
  ),
  episodes(
    '551',
    'PLACE',
    sql`${isAdoptive(sql`this.place`)} AND ${returned('ssda903_sbpfa', 'this_year')}
      AND ${hasNo('ssda903_sbpfa', 'up_to_this_year', sql`true`)}`,
  ),
  // The latest decision against the first placement.
  decisions(
    '552',
    'DATE_PLACED',
    sql`this.date_placed > ${valueOf(
      sql`min(other.decom)`,
      'ssda903_episodes',
      'this_year',
      isAdoptive(sql`other.place`),
    )} AND NOT EXISTS (
      SELECT 1 FROM ssda903_sbpfa AS later
      WHERE later.return_id = this.return_id AND later.child_no = this.child_no
        AND later.date_placed > this.date_placed)`,
  ),
  ...orderChecks('E1', '553', '554'),
  ...orderChecks('D1', '555', '556'),
  episodes(
    '557',
    'REC',
    sql`(${isAdoptive(sql`this.place`)} OR this.ls IN ('D1', 'E1'))
      AND this.rec <> 'X1' AND NOT ${isAdopted(sql`this.rec`)}
      AND ${returned('ssda903_sbpfa', 'this_year')}
      AND (${hasNo(
        'ssda903_sbpfa',
        'up_to_this_year',
        sql`other.date_placed_ceased IS NOT NULL
          AND other.reason_placed_ceased IS NOT NULL`,
      )}
        OR ${has(
          'ssda903_sbpfa',
          'this_year',
          sql`other.date_placed_ceased IS NULL
          OR other.reason_placed_ceased IS NULL`,
        )})`,
  ),
  // Not where another decision stands beside it, which then led to the adoption.
  decisions(
    '558',
    'DATE_PLACED_CEASED',
    sql`this.date_placed_ceased IS NOT NULL
      AND ${has('ssda903_episodes', 'this_year', isAdopted(sql`other.rec`))}
      AND ${hasNo('ssda903_sbpfa', 'this_year', sql`other.date_placed_ceased IS NULL`)}`,
  ),
];
