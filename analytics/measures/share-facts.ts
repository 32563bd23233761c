import type { CohortId } from '../contract/cohort.ts';
import type { JourneyDate, LineLevel } from '../contract/measure.ts';
import type { Fragment } from '../engine/sql.ts';
import { identifier, sql } from '../engine/sql.ts';
import type { JourneyQuery } from './journey-query.ts';
import { COHORT_DATE, categoryColumns, oncePerEvent, usable } from './journey-query.ts';

type Share = Extract<LineLevel, { kind: 'share' }>;

function condition(share: Share, date: JourneyDate): Fragment {
  switch (share.condition) {
    case 'early_permanence':
      return sql`early_permanence_on IS NOT NULL AND early_permanence_on <= ${identifier(date)}`;
    case 'in_house':
      return sql`placed_with = 'in_house'`;
    case 'regional':
      return sql`placed_with IN ('in_house', 'partner_agency')`;
  }
}

/**
 * Whether the condition can be told at all: in-house and regional shares need to know whose family
 * it is, and an area whose journeys never mention early permanence says nothing about it.
 */
export function shareKnown(query: JourneyQuery, share: Share): Fragment {
  return share.condition === 'early_permanence'
    ? sql`list_contains(${[...query.profile.earlyPermanence]}::VARCHAR[], area_code)`
    : sql`placed_with IS NOT NULL`;
}

/** One fact a child of the base; `total` is 1 where the condition holds. */
export function shareFacts(query: JourneyQuery, share: Share, cohort: CohortId | null): Fragment {
  const date = share.base ?? (cohort === null ? 'placed_on' : COHORT_DATE[cohort]);
  return oncePerEvent(
    query,
    sql`
      SELECT child_key, area_code, attempt, ${cohort}::VARCHAR AS cohort,
        ${identifier(date)} AS occurred, 1 AS n, (${condition(share, date)})::INTEGER AS total
        ${categoryColumns(query, date)}
      FROM adoption_journeys
      WHERE ${identifier(date)} IS NOT NULL AND ${shareKnown(query, share)} AND ${usable(query, date)}`,
  );
}
