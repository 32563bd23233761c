import type { NormalisedWeight, ScenarioResult } from '../contract/funding/result.ts';
import type { Formula, Scenario } from '../contract/funding/scenario.ts';
import { financialYear } from '../contract/period.ts';
import { compare, exactly } from '../statistics/apportionment/fraction.ts';
import { contentHash } from './canonical-json.ts';
import { combinedDemand } from './component-share.ts';
import type { KnownDemand } from './demand.ts';
import { settled } from './demand.ts';
import { describeYear, inPounds } from './describe-year.ts';
import { perObject } from './kept.ts';
import { costWindow } from './needed-demand.ts';
import type { Prepared } from './prepare.ts';
import { prepare } from './prepare.ts';
import { rangesOf, suppressedPartners } from './ranges.ts';
import { resolvedScenario } from './resolved-scenario.ts';
import { priorOf, runYears } from './run.ts';
import type { Paid, YearOutcome } from './run-year.ts';
import { warningsOf } from './warnings.ts';

const atLower = perObject((demand: KnownDemand) => settled(demand, ({ lower }) => lower));

/** A scenario ready to be worked out; a suppressed value counts at its lower bound. */
export const preparedAtLower = (scenario: Scenario, demand: KnownDemand): Prepared =>
  prepare(scenario, atLower(demand));

/**
 * What every partner pays in every year of the budget, exact to the penny, with what a board asks
 * of it. Refuses what can't be worked out, naming the field, the reason and what would work.
 */
export function runScenario(scenario: Scenario, demand: KnownDemand): ScenarioResult {
  const prepared = preparedAtLower(scenario, demand);
  const outcomes = runYears(prepared);
  const suppressed = suppressedPartners(demand).length > 0;
  const ranges = suppressed ? rangesOf(scenario, demand) : null;
  const cost = costWindow(scenario, demand.keys());
  const paid: Paid[] = [
    priorOf(prepared),
    ...outcomes.map(({ year, contributions }) => ({
      year,
      amounts: contributions.map((amount) => exactly(amount)),
    })),
  ];
  const contributions = contributionsOf(prepared, outcomes);
  return {
    scenario: scenario.name,
    illustrative: scenario.illustrative === true,
    hash: versionHash(resolvedScenario(scenario, demand), contributions),
    weights: weightsOf(scenario),
    costMeasure: cost?.measure ?? null,
    years: outcomes.map((outcome, at) =>
      describeYear(outcome, {
        prepared,
        last: paid[at] ?? { year: null, amounts: [] },
        cost,
        demand: demandToCompare(prepared, outcome.year),
        ranges: ranges?.[at] ?? null,
      }),
    ),
    dampingEnds: dampingEnds(outcomes),
    suppressed,
    warnings: warningsOf(prepared, demand),
    disagreements: [],
  };
}

/** By year and partner, in pounds. */
export function contributionsOf(
  { partners }: Prepared,
  outcomes: readonly YearOutcome[],
): Record<string, Record<string, number>> {
  return Object.fromEntries(
    outcomes.map(({ year, contributions }) => [
      financialYear(year).label,
      Object.fromEntries(partners.map((name, at) => [name, inPounds(contributions[at] ?? 0n)])),
    ]),
  );
}

/** What tells one version from another: the content of the scenario and what it comes to. */
export const versionHash = (
  scenario: unknown,
  contributions: Readonly<Record<string, Readonly<Record<string, number>>>>,
): string => contentHash({ scenario, contributions });

function weightsOf({ formula, exceptions = [] }: Scenario): NormalisedWeight[] {
  return [
    ...normalised(null, formula),
    ...exceptions.flatMap(({ partner, formula: own }) => normalised(partner, own)),
  ];
}

function normalised(partner: string | null, formula: Formula): NormalisedWeight[] {
  const all = formula.reduce((sum, { weight }) => sum + weight, 0);
  return formula.map((part) => {
    const drivers = part.kind === 'demand' ? part.drivers : [];
    const parts = drivers.reduce((sum, { weight }) => sum + weight, 0);
    return {
      partner,
      kind: part.kind,
      weight: part.weight / all,
      drivers: drivers.map((driver) => ({ ...driver, weight: driver.weight / parts })),
    };
  });
}

/**
 * Shares of demand to hold contributions against: of the main formula's demand part, or of an
 * exception's where the main formula has none. Null where neither has, or somebody has no figures.
 */
function demandToCompare(prepared: Prepared, year: number) {
  const own = combinedDemand(prepared, prepared.scenario.formula, year);
  if (own) return own;
  const exceptions = (prepared.scenario.exceptions ?? []).flatMap(({ formula }) => formula);
  return combinedDemand(prepared, exceptions, year);
}

/** The first year from which on the damping holds nobody back; null where it never ends, or never held. */
function dampingEnds(outcomes: readonly YearOutcome[]): string | null {
  const held = outcomes.map(
    ({ byDamping, byTransition }) =>
      byDamping !== byTransition &&
      byDamping.some((amount, at) => {
        const before = byTransition[at];
        return before !== undefined && compare(amount, before) !== 0;
      }),
  );
  const next = held.includes(true) ? outcomes[held.lastIndexOf(true) + 1] : undefined;
  return next ? financialYear(next.year).label : null;
}
