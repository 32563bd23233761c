import type { Scenario } from '../contract/funding/scenario.ts';
import { financialYearOf, parsePeriod } from '../contract/period.ts';
import type { Fraction } from '../statistics/apportionment/fraction.ts';
import { exactly, multiply } from '../statistics/apportionment/fraction.ts';
import type { Demand } from './demand.ts';

/** A scenario with a figure for every value of demand: all that a calculation looks at. */
export type Prepared = {
  readonly scenario: Scenario;
  readonly partners: readonly string[];
  /** The calendar years in which the budget's years begin, in their order. */
  readonly years: readonly number[];
  readonly demand: Demand;
  /** What contributions are rounded to, in pence. */
  readonly unit: bigint;
};

export function prepare(scenario: Scenario, demand: Demand): Prepared {
  return {
    scenario,
    partners: scenario.partners,
    years: Object.keys(scenario.budget)
      .map(startOf)
      .sort((a, b) => a - b),
    demand,
    unit: scenario.rounding === 'pound' ? 100n : 1n,
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
