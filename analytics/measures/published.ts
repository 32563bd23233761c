import type { Fragment } from '../engine/sql.ts';
import { identifier, join, sql } from '../engine/sql.ts';
import { DIMENSION_COLUMNS } from '../contract/figure-columns.ts';
import type { MeasureRequestResolved } from './request.ts';

/** Restrictions every figure must meet, whatever it comes from. */
function breakdownRestrictions(request: MeasureRequestResolved): Fragment[] {
  const { by, where = {} } = request;
  const restricted = new Set(Object.keys(where));
  const chosen = DIMENSION_COLUMNS.filter((id) => restricted.has(id)).map(
    (id) => sql`list_contains(${where[id] ?? []}, ${identifier(id)})`,
  );
  if (by === undefined && restricted.size === 0) return [];
  const asked = new Set<string>(by ?? []);
  return [
    ...chosen,
    ...DIMENSION_COLUMNS.filter((id) => !restricted.has(id)).map((id) =>
      asked.has(id) ? sql`${identifier(id)} IS NOT NULL` : sql`${identifier(id)} IS NULL`,
    ),
  ];
}

/** The periods asked for: a stock is the same whatever names its last day, a flow needs both days. */
function periodRestriction(request: MeasureRequestResolved): Fragment[] {
  if (request.periods === null) return [];
  const ends = request.periods.map((period) => period.end);
  if (request.measure.kind === 'stock') {
    return [sql`list_contains(${ends}, period_end::VARCHAR)`];
  }
  const spans = request.periods.map((period) => `${period.start} ${period.end}`);
  return [sql`list_contains(${spans}, period_start::VARCHAR || ' ' || period_end::VARCHAR)`];
}

/** Published figures as they were printed: levels only, never statements of change. */
export function publishedFigures(request: MeasureRequestResolved): Fragment {
  const conditions = [
    sql`measure = ${request.measure.id}`,
    sql`statistic IS NULL`,
    ...(request.areas === null
      ? []
      : [sql`list_contains(${request.areas.map((area) => area.name)}, area)`]),
    ...periodRestriction(request),
    ...(request.cohorts === undefined ? [] : [sql`list_contains(${request.cohorts}, cohort)`]),
    ...breakdownRestrictions(request),
  ];
  return sql`
    SELECT measure, area, period, period_start, period_end, cohort,
      value, numerator, denominator, lower, upper, status,
      'published' AS origin,
      concat_ws(', ', publication, section, locator) AS source,
      id AS observation, note, ${join(DIMENSION_COLUMNS.map(identifier), ', ')}
    FROM observations
    WHERE ${join(conditions, ' AND ')}`;
}
