import type { Scenario } from '../contract/funding/scenario.ts';
import { financialYearOf, parsePeriod } from '../contract/period.ts';
import type { Fraction } from '../statistics/apportionment/fraction.ts';
import { exactly, multiply } from '../statistics/apportionment/fraction.ts';
import type { Demand } from './demand.ts';
import { once, perObject } from './kept.ts';
import type { Once } from './kept.ts';

/** A scenario with a figure for every value of demand: all that a calculation looks at. */
export type Prepared = {
  readonly scenario: Scenario;
  readonly partners: readonly string[];
  /** The calendar years in which the budget's years begin, in their order. */
  readonly years: readonly number[];
  readonly demand: Demand;
  /** What contributions are rounded to, in pence. */
  readonly unit: bigint;
  /**
   * What several formulas and years look at, aligned with the partners and worked out once. Keys
   * name all that it depends on beside the scenario, or for `means` and `driven` the demand: these
   * outlive the scenario, of which only a weight may be another next time.
   */
  readonly shares: Once<readonly Fraction[]>;
  readonly means: Once<readonly (Fraction | null)[]>;
  readonly driven: Once<readonly Fraction[]>;
};

const byDemand = perObject<Demand, Once<Pick<Prepared, 'means' | 'driven'>>>(() => once());

export function prepare(scenario: Scenario, demand: Demand): Prepared {
  return {
    scenario,
    partners: scenario.partners,
    years: Object.keys(scenario.budget)
      .map(startOf)
      .sort((a, b) => a - b),
    demand,
    unit: scenario.rounding === 'pound' ? 100n : 1n,
    shares: once(),
    ...byDemand(demand)(JSON.stringify(scenario.partners), () => ({
      means: once(),
      driven: once(),
    })),
  };
}

/** The calendar year a financial year's label begins in: 2023 for `2023/24`. */
export function startOf(label: string): number {
  const period = parsePeriod(label);
  if (!period) throw new RangeError(`${label} is not a financial year.`);
  return financialYearOf(period.start);
}

/** An amount in pounds as exact pence. */
export const pence = (amount: number): Fraction => multiply(exactly(amount), exactly(100));
