import { exactly } from '../statistics/apportionment/fraction.ts';
import type { Prepared } from './prepare.ts';
import { pence, startOf } from './prepare.ts';
import type { Paid, YearOutcome } from './run-year.ts';
import { runYear } from './run-year.ts';

/** What partners paid before the first budget. */
export function priorOf({ scenario, partners }: Prepared): Paid {
  const { year, contributions = {} } = scenario.prior ?? {};
  return {
    year: year === undefined ? null : startOf(year),
    amounts: partners.map((partner) => {
      const paid = contributions[partner];
      return paid === undefined ? null : pence(paid);
    }),
  };
}

/** Every year of the budget, each damped against the rounded contributions of the one before. */
export function runYears(prepared: Prepared): YearOutcome[] {
  const prior = priorOf(prepared);
  const outcomes: YearOutcome[] = [];
  let last = prior;
  for (const year of prepared.years) {
    const outcome = runYear(prepared, year, prior, last);
    outcomes.push(outcome);
    last = { year, amounts: outcome.contributions.map((amount) => exactly(amount)) };
  }
  return outcomes;
}
