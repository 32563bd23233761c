import { findMeasure } from '../../contract/catalogue/index.ts';
import type { CohortId } from '../../contract/cohort.ts';
import type { Disagreement, Stand } from '../../contract/disagreement.ts';
import type { JourneyDate } from '../../contract/measure.ts';
import { COHORT_COUNTS } from '../../contract/relation.ts';
import { exactly, meet } from './bounds.ts';
import type { Levels } from './levels.ts';
import { boundsOf } from './precision.ts';
import type { JourneyRow, Numeric, PublishedStatement } from './statement.ts';
import { isNumber, standOf } from './statement.ts';
import { amount, nameOf, placesAmong } from './wording.ts';

const PRINTED = [
  ['entryToOrder', 'entry_to_placement_order_days'],
  ['orderToMatch', 'placement_order_to_match_days'],
  ['orderToPlaced', 'placement_order_to_placed_days'],
  ['entryToPlaced', 'entry_to_placed_days'],
] as const;

const COHORT_DATES = {
  adopted_in_year: 'adoption_order_on',
  placed_in_year: 'placed_on',
  matched_in_year: 'matched_on',
  order_granted_in_year: 'placement_order_on',
  decided_in_year: 'decision_on',
} as const satisfies Record<CohortId, JourneyDate>;

const day = (date: string) => Date.parse(`${date}T00:00:00Z`) / 86_400_000;
type Dates = JourneyRow['dates'];

/** The days a clock of the catalogue shows for one child; null while a date is missing. */
function daysOf(dates: Dates, measure: string): number | null {
  const clock = findMeasure(measure)?.lineLevel;
  if (clock?.kind !== 'days') return null;
  const from = dates[clock.from];
  const to = dates[clock.to];
  const earlier = clock.stoppedBy && dates[clock.stoppedBy];
  const stop = to && earlier && earlier < to ? earlier : to;
  if (!from || !stop) return null;
  const days = day(stop) - day(from);
  return clock.fromZero ? Math.max(0, days) : days;
}

/** Intervals printed in a line-level table that don't fit the dates beside them. */
export function intervalsAndDates(journeys: readonly JourneyRow[]): Disagreement[] {
  return journeys.flatMap((journey) =>
    PRINTED.flatMap(([column, measure]): Disagreement[] => {
      const stated = journey.printed[column];
      const computed = daysOf(journey.dates, measure);
      if (stated === null || computed === null || stated === computed) return [];
      const label = findMeasure(measure)?.label ?? measure;
      const { area, publication, section, locator } = journey;
      return [
        {
          kind: 'interval_and_dates',
          measure,
          area,
          period: periodOf(journey.dates),
          cohort: null,
          breakdown: {},
          stated,
          computed,
          sources: [standOfJourney(journey)],
          explanation: `${label}, ${area}: ${locator ?? `row ${journey.row}`}${section ? ` in section “${section}”` : ''} of ${publication} prints ${amount(stated, measure)}, but the dates beside it are ${amount(computed, measure)} apart. A date or the interval may be a slip.`,
        },
      ];
    }),
  );
}

/** A child's figure is of the day the child moved in, or of the last day known. */
function periodOf(dates: Dates): string {
  return dates.placed_on ?? Object.values(dates).sort().at(-1) ?? '';
}

const standOfJourney = ({ publication, section, locator }: JourneyRow): Stand => ({
  source: publication,
  section,
  locator,
  observation: null,
});

/**
 * Printed means against those of the children's own dates. Only where the table of journeys holds
 * the whole cohort: the publication states as many children as the table has.
 */
export function meansAndDates(
  statements: readonly PublishedStatement[],
  journeys: readonly JourneyRow[],
  levels: Levels,
): Disagreement[] {
  if (journeys.length === 0) return [];
  return statements.filter(isNumber).flatMap((statement): Disagreement[] => {
    const { measure, cohort, breakdown } = statement;
    if (!cohort || Object.keys(breakdown).length > 0) return [];
    const children = cohortOf(statement, cohort, journeys);
    const days = children.flatMap(({ dates }) => daysOf(dates, measure) ?? []);
    const stated = levels.stated({ ...statement, measure: COHORT_COUNTS[cohort], cohort: null });
    const covered = stated.some(({ value }) => value === children.length);
    if (!covered || days.length === 0 || days.length < children.length) return [];
    const computed = days.reduce((sum, one) => sum + one, 0) / days.length;
    if (meet(exactly(computed), boundsOf(statement))) return [];
    return [contradiction(statement, computed, children)];
  });
}

function cohortOf(
  { area, period, publication }: PublishedStatement,
  cohort: CohortId,
  journeys: readonly JourneyRow[],
): JourneyRow[] {
  return journeys.filter((journey) => {
    const date = journey.dates[COHORT_DATES[cohort]];
    return (
      journey.area === area &&
      journey.publication === publication &&
      date !== undefined &&
      date >= period.start &&
      date <= period.end
    );
  });
}

function contradiction(
  statement: Numeric,
  computed: number,
  children: readonly JourneyRow[],
): Disagreement {
  const { measure, area, period, cohort, breakdown, value } = statement;
  return {
    kind: 'interval_and_dates',
    measure,
    area,
    period: period.label,
    cohort,
    breakdown,
    stated: value,
    computed: Number(computed.toFixed(2)),
    sources: [standOf(statement), ...children.slice(0, 1).map(standOfJourney)],
    explanation: `${nameOf(statement)}: the figure is printed as ${amount(value, measure)} (${placesAmong([statement])([statement])}), but the dates of the ${children.length} children in the line-level table give ${amount(computed, measure)}. The mean may be of other children, or a date may have been corrected since.`,
  };
}
