import type { PriceAnswer } from '../contract/funding/questions.ts';
import { PriceRequest } from '../contract/funding/questions.ts';
import type { Scenario } from '../contract/funding/scenario.ts';
import { financialYear } from '../contract/period.ts';
import { add, exactly, ZERO } from '../statistics/apportionment/fraction.ts';
import type { Demand } from './demand.ts';
import { withValue } from './demand.ts';
import { inPounds } from './describe-year.ts';
import { windowsOf } from './needed-demand.ts';
import { prepare } from './prepare.ts';
import { askedYear, refusal } from './refusal.ts';
import { runYears } from './run.ts';
import { listed } from './wording.ts';

/**
 * What one more unit of demand (one more placement order) in a year costs each partner if it is
 * that partner's: by year, in all, and for how many years. Costs are differences of contributions
 * as billed; the others pay so much less.
 */
export function priceOfOneMore(
  scenario: Scenario,
  demand: Demand,
  asked: PriceRequest = {},
): PriceAnswer {
  const request = PriceRequest.parse(asked);
  const windows = windowsOf(scenario);
  const measures = [...new Set(windows.map(({ measure }) => measure))];
  const measure = request.measure ?? measures[0];
  if (measure === undefined || !measures.includes(measure)) {
    throw refusal(
      ['formula'],
      measure === undefined
        ? 'The formula looks at no demand, so one more unit of it costs nobody anything.'
        : `The formula does not look at ${measure}, so one more of it costs nobody anything.`,
      measure === undefined
        ? 'Add a demand part.'
        : `It looks at ${listed(measures)}: ask for one of these.`,
    );
  }
  const looking = windows.filter((window) => window.measure === measure);
  const base = prepare(scenario, demand);
  const [first = 0] = base.years;
  const year = request.year
    ? askedYear(request.year)
    : first - Math.min(...looking.map(({ lag }) => lag));
  const before = runYears(base);
  const counts = new Set(
    looking.flatMap(({ lag, years }) => Array.from({ length: years }, (_, at) => year + lag + at)),
  );
  return {
    measure,
    year: financialYear(year).label,
    units: request.units,
    counts: [...counts].sort((a, b) => a - b).map((funded) => financialYear(funded).label),
    partners: base.partners.map((partner, at) => {
      const more = withValue(demand, { measure, partner, year }, (value) =>
        add(value ?? ZERO, exactly(request.units)),
      );
      const after = runYears(prepare(scenario, more));
      const amounts = after.map(
        ({ contributions }, index) =>
          (contributions[at] ?? 0n) - (before[index]?.contributions[at] ?? 0n),
      );
      return {
        partner,
        years: amounts.map((amount, index) => ({
          year: financialYear(base.years[index] ?? 0).label,
          amount: inPounds(amount),
        })),
        total: inPounds(amounts.reduce((sum, amount) => sum + amount, 0n)),
        changes: amounts.filter((amount) => amount !== 0n).length,
      };
    }),
  };
}
