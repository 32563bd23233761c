import type { Area } from '../contract/area.ts';
import type { JourneyDate, LineLevel } from '../contract/measure.ts';
import type { Period } from '../contract/period.ts';
import {
  comparePeriods,
  financialYear,
  financialYearOf,
  financialYears,
  month,
  quarter,
  rolling12Months,
  stockPeriod,
} from '../contract/period.ts';
import type { Grain } from '../contract/query.ts';
import { AREAS } from '../reference/areas.ts';
import type { JourneyProfile } from './journey-profile.ts';
import type { MeasureRequestResolved } from './request.ts';

/** An area as a sum of local authorities, with what must be said of it. */
export type AreaOfJourneys = {
  readonly name: string;
  readonly note: string | null;
  readonly members: readonly { code: string; since: string | null; until: string | null }[];
};

const byCode = new Map(AREAS.map((area) => [area.code, area]));

const later = (a: string | null, b: string | null) => (a !== null && (b === null || a > b) ? a : b);
const earlier = (a: string | null, b: string | null) =>
  a !== null && (b === null || a < b) ? a : b;

/** The authorities an area stands for, each with when; agencies of agencies are followed down. */
function authoritiesOf(area: Area): AreaOfJourneys['members'] {
  if (area.kind === 'local_authority') return [{ code: area.code, since: null, until: null }];
  if (area.kind === 'region' || area.kind === 'country') {
    return AREAS.filter(
      (candidate) =>
        candidate.kind === 'local_authority' &&
        (area.kind === 'country' || candidate.region === area.name),
    ).flatMap(authoritiesOf);
  }
  return area.members.flatMap((member) => {
    const inner = byCode.get(member.area);
    return inner
      ? authoritiesOf(inner).map(({ code, since, until }) => ({
          code,
          since: later(since, member.since),
          until: earlier(until, member.until),
        }))
      : [];
  });
}

/**
 * The areas that figures are worked out for: those asked for, otherwise every authority with
 * journeys and every agency with journeys of two or more of its partners. An agency of which some
 * partners are missing says so, because its total is then no total.
 */
export function areasOfJourneys(
  request: Pick<MeasureRequestResolved, 'areas'>,
  profile: JourneyProfile,
): AreaOfJourneys[] {
  const loaded = new Set(profile.areaCodes);
  const candidates =
    request.areas ??
    AREAS.filter((area) => area.kind === 'local_authority' || area.kind === 'agency');
  return candidates.flatMap((area) => {
    const members = authoritiesOf(area);
    const all = new Set(members.map(({ code }) => code));
    const present = [...all].filter((code) => loaded.has(code)).length;
    const needed = area.kind === 'local_authority' || request.areas !== null ? 1 : 2;
    if (present < needed) return [];
    const note =
      present < all.size ? `Journeys of ${present} of ${all.size} authorities are loaded.` : null;
    return [{ name: area.name, note, members }];
  });
}

/** The dates a line-level measure puts children into periods by. */
function periodDates(lineLevel: LineLevel, cohortDates: readonly JourneyDate[]): JourneyDate[] {
  switch (lineLevel.kind) {
    case 'events':
      return [lineLevel.date];
    case 'stock':
      return [lineLevel.opened];
    case 'days':
      return [...cohortDates];
    case 'share':
      return lineLevel.base === null ? [...cohortDates] : [lineLevel.base];
  }
}

const yearMonth = (date: string) => [Number(date.slice(0, 4)), Number(date.slice(5, 7))] as const;

function cut(grain: Grain, first: string, last: string): Period[] {
  const periods: Period[] = [];
  for (let year = financialYearOf(first); year <= financialYearOf(last); year += 1) {
    if (grain === 'year') periods.push(financialYear(year));
    if (grain === 'three_years') periods.push(financialYears(year - 2, year));
    if (grain === 'quarter') periods.push(...([1, 2, 3, 4] as const).map((q) => quarter(year, q)));
  }
  if (grain === 'month' || grain === 'rolling_12_months') {
    const [firstYear, firstMonth] = yearMonth(first);
    const [lastYear, lastMonth] = yearMonth(last);
    for (let at = firstYear * 12 + firstMonth - 1; at < lastYear * 12 + lastMonth; at += 1) {
      const [year, monthNumber] = [Math.floor(at / 12), (at % 12) + 1];
      periods.push(
        grain === 'month' ? month(year, monthNumber) : rolling12Months(year, monthNumber),
      );
    }
  }
  return periods;
}

/**
 * The periods figures are worked out for: those asked for, otherwise the journeys' span cut by the
 * grain. A stock is only counted on days that the journeys reach to: nobody knows what was true
 * after the last date in them (a month's grace, because nothing may happen in a last month).
 */
export function periodsOfJourneys(
  request: MeasureRequestResolved,
  lineLevel: LineLevel,
  cohortDates: readonly JourneyDate[],
  profile: JourneyProfile,
): Period[] {
  const lastKnown = [...profile.ranges.values()]
    .map((range) => range.last)
    .sort()
    .at(-1);
  if (lastKnown === undefined) return [];
  const reach = month(...yearMonth(lastKnown)).end;
  const known = (period: Period) => lineLevel.kind !== 'stock' || period.end <= reach;
  if (request.periods !== null) return [...request.periods].filter(known).sort(comparePeriods);
  const ranges = periodDates(lineLevel, cohortDates).flatMap(
    (date) => profile.ranges.get(date) ?? [],
  );
  if (ranges.length === 0) return [];
  const first = ranges.map((range) => range.first).sort()[0] ?? lastKnown;
  if (lineLevel.kind === 'stock') {
    return cut(request.grain, first, lastKnown).filter(known).map(stockPeriod);
  }
  const last =
    ranges
      .map((range) => range.last)
      .sort()
      .at(-1) ?? lastKnown;
  return cut(request.grain, first, last);
}
