import type { Fragment } from '../../engine/sql.ts';
import { identifier, join, sql } from '../../engine/sql.ts';
import type { TableName } from '../../workspace/tables.ts';
import { MODULES } from '../recognise-table.ts';
import type { RowsFound } from './check.ts';

/** A table that keeps a module of the return, row by row. */
export type ReturnTable = Extract<TableName, `ssda903_${string}`>;

/**
 * The rows of a module for which a condition holds. In it, `this` is the row and `whose` the return
 * it stands in (`area_code`, `year_end`).
 */
export function rowsOf(table: ReturnTable, holds: Fragment): RowsFound {
  const rows = sql`
    SELECT this.source_id, this.source_row, this.child_no, NULL::VARCHAR AS child_key,
      whose.area_code, whose.year_end
    FROM ${identifier(table)} AS this JOIN returns AS whose USING (return_id)
    WHERE ${holds}`;
  return { table, rows };
}

/** Which returns about the same child are looked at, from the row's own. */
const SCOPES = {
  this_year: sql`theirs.year_end = whose.year_end`,
  /** What was known by then: earlier years count where they are loaded. */
  up_to_this_year: sql`theirs.year_end <= whose.year_end`,
  year_before: sql`theirs.year_end = whose.year_end - 1`,
} as const;
type Scope = keyof typeof SCOPES;

const about = (table: ReturnTable, scope: Scope, holds: Fragment) => sql`
  FROM ${identifier(table)} AS other JOIN returns AS theirs USING (return_id)
  WHERE other.child_no = this.child_no AND ${SCOPES[scope]} AND (${holds})`;

/** Whether the child has such a row (`other`, in the return `theirs`). */
export const has = (table: ReturnTable, scope: Scope, holds: Fragment): Fragment =>
  sql`EXISTS (SELECT 1 ${about(table, scope, holds)})`;

export const hasNo = (table: ReturnTable, scope: Scope, holds: Fragment): Fragment =>
  sql`NOT EXISTS (SELECT 1 ${about(table, scope, holds)})`;

/** A value worked out over the child's rows (`other`); null when there are none. */
export const valueOf = (
  value: Fragment,
  table: ReturnTable,
  scope: Scope,
  holds: Fragment,
): Fragment => sql`(SELECT ${value} ${about(table, scope, holds)})`;

/**
 * Whether the authority returned a module that year, or the year before: where it did not, nothing
 * can be missing from it.
 */
export function returned(table: ReturnTable, year: 'this_year' | 'year_before'): Fragment {
  return sql`EXISTS (
    SELECT 1 FROM returns AS theirs
    WHERE theirs.area_code = whose.area_code AND ${SCOPES[year]}
      AND theirs.return_id IN (SELECT return_id FROM ${identifier(table)}))`;
}

/** The first and the last day of the year a return is about. */
export const YEAR_STARTS = sql`make_date(whose.year_end - 1, 4, 1)`;
export const YEAR_ENDS = sql`make_date(whose.year_end, 3, 31)`;

/**
 * Rows of SSDA903 returns that were not loaded for a reason in a column. What they are about is
 * known when their file tells of one authority and one year only.
 */
export function rejectedRows(column: string, codes: readonly string[]): RowsFound {
  const rows = sql`
    SELECT this.source_id, this.source_row, NULL::INTEGER AS child_no, NULL::VARCHAR AS child_key,
      whose.area_code, whose.year_end
    FROM rejects AS this
      JOIN sources AS file ON file.id = this.source_id AND file.family = 'ssda903'
      LEFT JOIN (${ABOUT_ONE}) AS whose ON whose.source_id = this.source_id
    WHERE this.column_name = ${column} AND this.code IN (SELECT unnest(${[...codes]}))`;
  return { table: 'rejects', rows };
}

const ABOUT_ONE = sql`
  SELECT source_id,
    CASE WHEN count(DISTINCT area_code) = 1 THEN any_value(area_code) END AS area_code,
    CASE WHEN count(DISTINCT year_end) = 1 THEN any_value(year_end) END AS year_end
  FROM (${join(
    MODULES.map(({ table }) => sql`SELECT DISTINCT source_id, return_id FROM ${identifier(table)}`),
    ' UNION ALL ',
  )}) JOIN returns USING (return_id) GROUP BY source_id`;
