import type { CohortId } from '../contract/cohort.ts';
import type { DimensionId } from '../contract/dimension.ts';
import type { JourneyDate } from '../contract/measure.ts';
import type { Fragment } from '../engine/sql.ts';
import { identifier, join, sql } from '../engine/sql.ts';
import { journeyCategory } from './journey-dimensions.ts';
import type { JourneyProfile } from './journey-profile.ts';
import type { MeasureRequestResolved } from './request.ts';

/** The date that puts a child into each cohort. */
export const COHORT_DATE = {
  adopted_in_year: 'adoption_order_on',
  placed_in_year: 'placed_on',
  matched_in_year: 'matched_on',
  order_granted_in_year: 'placement_order_on',
  decided_in_year: 'decision_on',
} as const satisfies Record<CohortId, JourneyDate>;

/** What the four kinds of line-level figure are built from. */
export type JourneyQuery = {
  readonly request: MeasureRequestResolved;
  readonly profile: JourneyProfile;
  readonly dimensions: readonly DimensionId[];
  readonly cohorts: readonly CohortId[];
};

/** Membership on a day; members of today count for every year when the basis says so. */
export function isMember(request: MeasureRequestResolved, on: Fragment): Fragment {
  return request.basis === 'members_now'
    ? sql`m.until = DATE '9999-12-31'`
    : sql`${on} BETWEEN m.since AND m.until`;
}

/**
 * Which rows may be used for a cohort: all of a complete source; of a source about one cohort only
 * that cohort and its period, and only where no complete source covers the area.
 */
export function usable(query: JourneyQuery, date: JourneyDate | null): Fragment {
  const cohort = Object.entries(COHORT_DATE).find(([, column]) => column === date)?.[0];
  if (cohort === undefined) return sql`population_cohort IS NULL`;
  return sql`(population_cohort IS NULL OR (
    population_cohort = ${cohort}
    AND ${identifier(date ?? '')} BETWEEN population_start AND population_end
    AND NOT list_contains(${[...query.profile.complete]}::VARCHAR[], area_code)))`;
}

/** The columns of the dimensions asked for, worked out from a journey on the day of an event. */
export function categoryColumns(query: JourneyQuery, on: JourneyDate): Fragment {
  return join(
    query.dimensions.map(
      (dimension) =>
        sql`, ${journeyCategory(dimension, on) ?? sql`NULL`} AS ${identifier(`by_${dimension}`)}`,
    ),
    ' ',
  );
}

/** `, by_sex, by_ethnicity…` for SELECT and GROUP BY. */
export function categoryNames(query: JourneyQuery): Fragment {
  return join(
    query.dimensions.map((dimension) => sql`, ${identifier(`by_${dimension}`)}`),
    ' ',
  );
}

/** Attempts of one child repeat the decision and the order: each is one event, counted once. */
export function oncePerEvent(query: JourneyQuery, facts: Fragment): Fragment {
  return query.profile.attempts
    ? sql`SELECT DISTINCT ON (child_key, occurred) * EXCLUDE (attempt) FROM (${facts} ORDER BY attempt DESC)`
    : sql`SELECT * EXCLUDE (attempt) FROM (${facts})`;
}
