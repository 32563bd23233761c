import { describe, expect, it } from 'vitest';
import type { Child } from '../../../analytics/synthetic/agency.ts';
import { isoDate, ageOn } from '../../../analytics/synthetic/day.ts';
import { windowOf } from '../../../analytics/synthetic/options.ts';
import { isBlackOrMixedBlack } from '../../../analytics/synthetic/people.ts';
import type { StageDuration } from '../../../analytics/synthetic/planted.ts';
import { agencyOf, journeysOf } from './agencies.ts';

const agency = agencyOf({
  seed: 5,
  children: 3000,
  families: 2000,
  boroughs: 10,
  firstYear: 2017,
  years: 8,
});
const { planted } = agency;
const { to: lastDay } = windowOf(agency.options);

const stage = (from: string): StageDuration => {
  const found = planted.stage_durations.find((each) => each.from === from);
  if (!found) throw new Error(`No stage from ${from} is planted.`);
  return found;
};

/** Days from one date to the next of those that began at least two years before the end. */
function durations<T>(
  items: readonly T[],
  from: (item: T) => number | null,
  to: (item: T) => number | null,
) {
  return items.flatMap((item) => {
    const [began, ended] = [from(item), to(item)];
    return began === null || ended === null || began > lastDay - 730 ? [] : [ended - began];
  });
}

/** Mean and standard deviation of the logarithm of what goes beyond the minimum. */
function logMoments(days: readonly number[], minimum: number) {
  const logs = days.map((each) => Math.log(each - minimum + 0.5));
  const mean = logs.reduce((sum, log) => sum + log, 0) / logs.length;
  const variance = logs.reduce((sum, log) => sum + (log - mean) ** 2, 0) / (logs.length - 1);
  return { n: logs.length, mean, deviation: Math.sqrt(variance) };
}

describe('what is planted', () => {
  const journeys = journeysOf(agency);
  it.each([
    [
      'decision_on',
      durations(
        journeys,
        (each) => (each.afterDisruption ? null : each.decisionOn),
        (each) => each.placementOrderOn,
      ),
    ],
    [
      'placed_on',
      durations(
        journeys,
        (each) => each.placedOn,
        (each) => each.adoptionOrderOn,
      ),
    ],
    [
      'stage_1_started_on',
      durations(
        agency.families,
        (each) => each.stage1StartedOn,
        (each) => each.stage1EndedOn,
      ),
    ],
    [
      'stage_2_started_on',
      durations(
        agency.families,
        (each) => each.stage2StartedOn,
        (each) => each.stage2EndedOn,
      ),
    ],
  ])('is found in the days from %s on', (from, days) => {
    const { minimum_days, median_days, sigma } = stage(from);
    const { n, mean, deviation } = logMoments(days, minimum_days);
    expect(n).toBeGreaterThan(200);
    expect(Math.abs(mean - Math.log(median_days))).toBeLessThan(
      (4 * sigma) / Math.sqrt(n / 2) + 0.02,
    );
    expect(deviation).toBeGreaterThan(sigma * 0.85);
    expect(deviation).toBeLessThan(sigma * 1.15);
  });

  it('is found in the arrivals of borough and year', () => {
    const total = (of: (each: (typeof planted.arrivals)[number]) => number) =>
      planted.arrivals.reduce((sum, each) => sum + of(each), 0);
    expect(total(({ expected }) => expected)).toBeCloseTo(
      total(({ actual }) => actual),
      0,
    );
    const entered = agency.children.filter(
      (child) => child.journeys.length > 0 || child.placementGroup,
    );
    for (const { area_code } of planted.arrivals) {
      const here = planted.arrivals.filter((each) => each.area_code === area_code);
      const actual = here.reduce((sum, each) => sum + each.actual, 0);
      const known = entered.filter(
        ({ borough, bornOn }) => borough.code === area_code && bornOn !== null,
      );
      expect(known.length).toBeLessThanOrEqual(actual);
      expect(known.length).toBeGreaterThan(actual * 0.8);
    }
    const misfit = planted.arrivals.map(
      ({ expected, actual }) => (actual - expected) ** 2 / (1.6 * expected + expected ** 2 / 12),
    );
    const mean = misfit.reduce((sum, each) => sum + each, 0) / misfit.length;
    expect(mean).toBeGreaterThan(0.6);
    expect(mean).toBeLessThan(1.5);
  });

  it('is found in the rates at which children waiting are matched', () => {
    const waits = agency.children.flatMap((child) => waitOf(child));
    const rate = (black: boolean) => {
      const group = waits.filter((wait) => wait.black === black);
      const matched = group.filter((wait) => wait.matched).length;
      return { matched, rate: matched / group.reduce((sum, wait) => sum + wait.days, 0) };
    };
    const [black, others] = [rate(true), rate(false)];
    const error = Math.sqrt(1 / black.matched + 1 / others.matched);
    const { hazard_ratios, reference_mean_days } = planted.match_hazard;
    const ratio = Math.log(black.rate / others.rate);
    expect(Math.abs(ratio - Math.log(hazard_ratios['black_or_mixed_black']!))).toBeLessThan(
      3 * error,
    );
    expect(ratio + 2 * error).toBeLessThan(0);
    expect(Math.abs(Math.log(others.rate * reference_mean_days))).toBeLessThan(
      3 / Math.sqrt(others.matched),
    );
  });

  it('is found in the months of the recruitment pause', () => {
    const pause = planted.recruitment_pause;
    if (!pause) throw new Error('No pause is planted.');
    const within = (day: number | null) =>
      day !== null && isoDate(day) >= pause.from && isoDate(day) <= pause.to;
    const days = (Date.parse(pause.to) - Date.parse(pause.from)) / 86_400_000 + 1;
    const generic = agency.families.filter((each) => !each.approvedForNamedChild);
    expect(generic.filter(({ registeredOn }) => within(registeredOn))).toEqual([]);
    const paused = generic.filter(({ enquiredOn }) => within(enquiredOn)).length;
    const all = lastDay - (windowOf(agency.options).from - 500) + 1;
    const ratio = paused / days / ((generic.length - paused) / (all - days));
    expect(Math.abs(Math.log(ratio / pause.enquiry_rate_ratio))).toBeLessThan(
      3 / Math.sqrt(paused),
    );
  });
});

/** The wait of a single young child without a disability for whom adopters are looked for. */
function waitOf(child: Child) {
  const [journey, another] = child.journeys;
  const { bornOn } = child;
  if (!journey || journey.placementOrderOn === null || journey.enteredCareOn === null) return [];
  const order = journey.placementOrderOn;
  const alone = !another || another.afterDisruption;
  if (!alone || child.placementGroup !== null || child.disability || bornOn === null) return [];
  if (ageOn(bornOn, journey.enteredCareOn) >= 4 || journey.earlyPermanenceOn !== null) return [];
  if (journey.familyFinding === 'own_carer_being_assessed') return [];
  if ((journey.matchedOn ?? Infinity) <= order) return [];
  if (journey.matchedOn !== null && journey.linkedOn === null) return [];
  const until = journey.matchedOn ?? journey.planChangedOn ?? lastDay;
  const days = until - order - planted.match_hazard.no_match_before_days;
  const black = isBlackOrMixedBlack(child.ethnicity);
  return days <= 0 ? [] : [{ black, matched: journey.matchedOn !== null, days }];
}
