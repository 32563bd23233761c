import type { Disagreement } from '../contract/disagreement.ts';
import type { Scenario } from '../contract/funding/scenario.ts';
import { resolveArea } from '../reference/areas.ts';
import { likelyAgency } from './partner-areas.ts';
import { windowYears } from './driver-demand.ts';
import { windowsOf } from './needed-demand.ts';
import { financialYear } from '../contract/period.ts';
import { startOf } from './prepare.ts';

const MONEY = ['budget_total', 'partner_contribution', 'income', 'variance', 'actual_total'];

/**
 * Of the figures that contradict each other, those a scenario rests on: money of its agency and
 * partners in the years of its prior, history and budget, and the demand it looks at.
 */
export function disagreementsOf(
  scenario: Scenario,
  found: readonly Disagreement[],
): Disagreement[] {
  const areas = areaNames([
    scenario.agency ?? likelyAgency(scenario)?.name,
    ...scenario.partners,
    ...Object.values(scenario.areas ?? {}).flat(),
  ]);
  const funded = Object.keys(scenario.budget);
  const money = new Set([scenario.prior?.year, scenario.history?.year, ...funded]);
  const demand = new Set(
    windowsOf(scenario).flatMap((window) =>
      funded.flatMap((label) =>
        windowYears(window, startOf(label)).map(
          (year) => `${window.measure} ${financialYear(year).label}`,
        ),
      ),
    ),
  );
  return found.filter(
    ({ measure, area, period }) =>
      areas.has(area) &&
      ((MONEY.includes(measure) && money.has(period)) || demand.has(`${measure} ${period}`)),
  );
}

/** Of those, what is about an agency's money in one year. */
export const moneyDisagreements = (
  agency: string | undefined,
  year: string,
  found: readonly Disagreement[],
): Disagreement[] => {
  const areas = areaNames([agency]);
  return found.filter(
    ({ measure, area, period }) => areas.has(area) && period === year && MONEY.includes(measure),
  );
};

const areaNames = (names: readonly (string | undefined)[]): ReadonlySet<string> =>
  new Set(names.flatMap((name) => (name === undefined ? [] : [resolveArea(name)?.name ?? name])));
