import type { LineLevel } from '../contract/measure.ts';
import type { Fragment } from '../engine/sql.ts';
import { identifier, sql } from '../engine/sql.ts';
import type { JourneyQuery } from './journey-query.ts';
import { categoryColumns, usable } from './journey-query.ts';

type Events = Extract<LineLevel, { kind: 'events' }>;

/** Which journeys have the event at all. */
export function eventCondition(
  query: JourneyQuery,
  { date, reason, underAgeAtEntry }: Events,
): Fragment {
  const young = sql`AND date_diff('month', birth_month, entered_care_on) < ${12 * (underAgeAtEntry ?? 0)}`;
  return sql`${identifier(date)} IS NOT NULL AND ${usable(query, date)}
    ${reason === undefined ? sql`` : sql`AND plan_changed_reason = ${reason}`}
    ${underAgeAtEntry === undefined ? sql`` : young}`;
}

/** One fact a journey with the event. */
export function eventFacts(query: JourneyQuery, event: Events): Fragment {
  return sql`
    SELECT child_key, area_code, NULL::VARCHAR AS cohort, ${identifier(event.date)} AS occurred,
      1 AS n, 0 AS total ${categoryColumns(query, event.date)}
    FROM adoption_journeys WHERE ${eventCondition(query, event)}`;
}
