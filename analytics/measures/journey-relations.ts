import type { Period } from '../contract/period.ts';
import type { Fragment } from '../engine/sql.ts';
import { identifier, join, sql } from '../engine/sql.ts';
import type { AreaOfJourneys } from './line-level-request.ts';

function unnested(
  name: string,
  columns: Readonly<Record<string, readonly (string | null)[]>>,
): Fragment {
  const selected = Object.entries(columns).map(
    ([column, values]) =>
      sql`unnest(${values.map((value) => value ?? '')}::VARCHAR[]) AS ${identifier(column)}`,
  );
  return sql`${identifier(name)} AS (SELECT ${join(selected, ', ')})`;
}

/** `members`: which authorities make up an area, and from when to when. */
export function areaMembers(areas: readonly AreaOfJourneys[]): Fragment {
  const rows = areas.flatMap((area) =>
    area.members.map((member) => ({ area: area.name, note: area.note, ...member })),
  );
  return sql`${unnested('raw_members', {
    area: rows.map((row) => row.area),
    note: rows.map((row) => row.note),
    code: rows.map((row) => row.code),
    since: rows.map((row) => row.since ?? '0001-01-01'),
    until: rows.map((row) => row.until ?? '9999-12-31'),
  })},
  members AS (
    SELECT area, nullif(note, '') AS note, code, since::DATE AS since, until::DATE AS until
    FROM raw_members)`;
}

/** `periods`: the periods asked for with their first and last days. */
export function periodRows(periods: readonly Period[]): Fragment {
  return sql`${unnested('raw_periods', {
    label: periods.map((period) => period.label),
    starts: periods.map((period) => period.start),
    ends: periods.map((period) => period.end),
  })},
  periods AS (SELECT label, starts::DATE AS starts, ends::DATE AS ends FROM raw_periods)`;
}
