import type { Fragment } from '../../../engine/sql.ts';
import { sql } from '../../../engine/sql.ts';
import { check } from '../check.ts';
import type { Check } from '../check.ts';
import { has, hasNo, returned, rowsOf } from '../rows.ts';
import { ANY_ADOPTION_ITEM } from './adoption.ts';

const decisions = (rule: string, column: string | null, holds: Fragment): Check =>
  check(rule, column, rowsOf('ssda903_sbpfa', holds));

/** Another decision for the child in the same return. */
const beside = (holds: Fragment) => sql`EXISTS (
  SELECT 1 FROM ssda903_sbpfa AS other
  WHERE other.return_id = this.return_id AND other.child_no = this.child_no
    AND (other.source_id, other.source_row) <> (this.source_id, this.source_row) AND (${holds}))`;

const REVERSED = sql`(other.date_placed_ceased IS NOT NULL OR other.reason_placed_ceased IS NOT NULL)`;

/**
 * Rules on the decision that a child should be placed for adoption: by itself, beside other
 * decisions and the adoption items, and against the return of the year before.
 */
export const DECISION_CHECKS: readonly Check[] = [
  decisions(
    '119',
    'REASON_PLACED_CEASED',
    sql`this.date_placed_ceased IS NOT NULL AND this.reason_placed_ceased IS NULL`,
  ),
  decisions(
    '119',
    'DATE_PLACED_CEASED',
    sql`this.date_placed_ceased IS NULL AND this.reason_placed_ceased IS NOT NULL`,
  ),
  decisions(
    '184',
    'DATE_PLACED',
    sql`EXISTS (
      SELECT 1 FROM children WHERE children.child_no = this.child_no
        AND this.date_placed < children.birth_month)`,
  ),
  decisions(
    'INT02',
    'CHILD',
    sql`${returned('ssda903_header', 'this_year')}
      AND ${hasNo('ssda903_header', 'this_year', sql`true`)}`,
  ),
  // The one before: the last made earlier, or listed earlier on the same day.
  decisions(
    '579',
    'DATE_PLACED',
    sql`(this.source_id, this.source_row) IN (
      SELECT (source_id, source_row) FROM (
        SELECT source_id, source_row, date_placed,
          lag(source_row) OVER before IS NOT NULL AS later,
          lag(date_placed_ceased) OVER before AS ceased_before
        FROM ssda903_sbpfa
        WINDOW before AS (PARTITION BY return_id, child_no
          ORDER BY date_placed, source_id, source_row))
      WHERE later AND (ceased_before IS NULL OR date_placed < ceased_before))`,
  ),
  decisions(
    '583',
    'DATE_PLACED_CEASED',
    sql`this.date_placed_ceased IS NULL
      AND ${beside(sql`other.date_placed > this.date_placed OR other.date_placed_ceased IS NULL`)}`,
  ),
  check(
    '523',
    'DATE_INT',
    rowsOf(
      'ssda903_ad1',
      has('ssda903_sbpfa', 'this_year', sql`other.date_placed <> this.date_int`),
    ),
  ),
  check(
    '525',
    null,
    rowsOf(
      'ssda903_ad1',
      sql`${ANY_ADOPTION_ITEM}
        AND ${has('ssda903_sbpfa', 'this_year', sql`other.date_placed_ceased IS NOT NULL`)}`,
    ),
  ),
  decisions(
    '559',
    'DATE_PLACED',
    sql`this.date_placed < make_date(whose.year_end - 1, 4, 1)
      AND ${returned('ssda903_sbpfa', 'year_before')}
      AND ${hasNo('ssda903_sbpfa', 'year_before', sql`true`)}`,
  ),
  // Where last year's decision is returned again, with its reversal, a new one may follow it.
  decisions(
    '560',
    'DATE_PLACED',
    has(
      'ssda903_sbpfa',
      'year_before',
      sql`other.date_placed_ceased IS NULL AND other.date_placed <> this.date_placed
        AND NOT EXISTS (
          SELECT 1 FROM ssda903_sbpfa AS again
          WHERE again.return_id = this.return_id AND again.child_no = this.child_no
            AND again.date_placed = other.date_placed)`,
    ),
  ),
  decisions(
    '561',
    'DATE_PLACED',
    has('ssda903_sbpfa', 'year_before', sql`other.date_placed = this.date_placed AND ${REVERSED}`),
  ),
  decisions(
    '584',
    'DATE_PLACED',
    has('ssda903_sbpfa', 'year_before', sql`this.date_placed <= other.date_placed AND ${REVERSED}`),
  ),
];
