import type { CohortId } from '../contract/cohort.ts';
import type { LineLevel } from '../contract/measure.ts';
import type { Fragment } from '../engine/sql.ts';
import { identifier, sql } from '../engine/sql.ts';
import type { JourneyQuery } from './journey-query.ts';
import { COHORT_DATE, categoryColumns, oncePerEvent, usable } from './journey-query.ts';

type Days = Extract<LineLevel, { kind: 'days' }>;

/** The clock of a measure: days from one date to another, as SQL over a journey. */
export function clock({ from, to, stoppedBy, fromZero }: Days): Fragment {
  const stop = stoppedBy
    ? sql`coalesce(${identifier(stoppedBy)}, ${identifier(to)})`
    : identifier(to);
  const days = sql`date_diff('day', ${identifier(from)}, ${stop})`;
  return fromZero ? sql`greatest(${days}, 0)` : days;
}

/** One fact a journey whose clock has run, on the day that puts it into the cohort. */
export function durationFacts(query: JourneyQuery, days: Days, cohort: CohortId): Fragment {
  const date = COHORT_DATE[cohort];
  return oncePerEvent(
    query,
    sql`
      SELECT child_key, area_code, attempt, ${cohort}::VARCHAR AS cohort,
        ${identifier(date)} AS occurred, 1 AS n, ${clock(days)} AS total
        ${categoryColumns(query, date)}
      FROM adoption_journeys
      WHERE ${identifier(date)} IS NOT NULL AND ${identifier(days.from)} IS NOT NULL
        AND ${identifier(days.to)} IS NOT NULL AND ${usable(query, date)}`,
  );
}
