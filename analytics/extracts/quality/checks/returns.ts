import type { Fragment } from '../../../engine/sql.ts';
import { identifier, join, sql } from '../../../engine/sql.ts';
import { MODULES } from '../../recognise-table.ts';
import { UNKNOWN_AUTHORITY } from '../../returns/returns.ts';
import { check } from '../check.ts';
import type { Check, OwnRule, RowsFound } from '../check.ts';

export const RETURN_RULES: readonly OwnRule[] = [
  {
    id: 'authority_unknown',
    title: 'The file does not say whose return it is.',
    action: 'Load it again and say which authority it is of.',
    severity: 'warning',
    falseAlarm: null,
  },
  {
    id: 'year_unknown',
    title: 'The file says neither which year it is about nor anything with a date.',
    action: 'Load it again and say which year it is about.',
    severity: 'warning',
    falseAlarm: null,
  },
  {
    id: 'year_from_dates',
    title: 'The file does not say which year it is about: that was taken from its latest date.',
    action: 'Check the year, and load the file again with the right one stated if it is wrong.',
    severity: 'warning',
    falseAlarm: 'The latest date lies in the year the return is about.',
  },
  {
    id: 'file_without_ethnicity',
    title: 'The file tells of no child’s ethnicity.',
    action: 'Add the column, or load a file that has it.',
    severity: 'warning',
    falseAlarm: null,
  },
];

/** Files with rows in a return for which a condition on it (`whose`) holds. */
const files = (holds: Fragment): RowsFound => ({
  table: 'returns',
  rows: sql`
  SELECT DISTINCT this.source_id, NULL::INTEGER AS source_row, NULL::INTEGER AS child_no,
    NULL::VARCHAR AS child_key, whose.area_code, whose.year_end
  FROM (${join(
    MODULES.map(({ table }) => sql`SELECT DISTINCT source_id, return_id FROM ${identifier(table)}`),
    ' UNION ALL ',
  )}) AS this JOIN returns AS whose USING (return_id) WHERE ${holds}`,
});

/** What a whole file leaves open. */
export const RETURN_CHECKS: readonly Check[] = [
  check('authority_unknown', null, files(sql`whose.area_code = ${UNKNOWN_AUTHORITY}`)),
  check('year_unknown', null, files(sql`whose.family = 'ssda903' AND whose.year_end IS NULL`)),
  check(
    'year_from_dates',
    null,
    files(
      sql`whose.family = 'ssda903' AND whose.year_basis = 'dates' AND whose.year_end IS NOT NULL`,
    ),
  ),
  check('file_without_ethnicity', 'ethnicity', {
    table: 'adoption_journeys',
    rows: sql`SELECT source_id, NULL::INTEGER AS source_row, NULL::INTEGER AS child_no,
        NULL::VARCHAR AS child_key,
        CASE WHEN count(DISTINCT area_code) = 1 THEN any_value(area_code) END AS area_code,
        NULL::INTEGER AS year_end
      FROM adoption_journeys AS this JOIN sources AS file ON file.id = this.source_id
      WHERE file.family <> 'ssda903'
      GROUP BY source_id HAVING count(ethnicity) = 0`,
  }),
];
