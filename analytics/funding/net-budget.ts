import { inYear } from '../contract/funding/amounts.ts';
import type { IncomeLine } from '../contract/funding/scenario.ts';
import { financialYear } from '../contract/period.ts';
import type { Fraction } from '../statistics/apportionment/fraction.ts';
import {
  add,
  compare,
  divide,
  exactly,
  multiply,
  nearest,
  subtract,
  sum,
  toNumber,
  ZERO,
} from '../statistics/apportionment/fraction.ts';
import { demandOfAll } from './driver-demand.ts';
import { agencyMonths, memberMonths } from './months.ts';
import type { Prepared } from './prepare.ts';
import { pence } from './prepare.ts';
import { refusal } from './refusal.ts';
import { pounds } from './wording.ts';

/** What partners have to find in a year, in pence, before anything is shared. */
export type NetBudget = {
  readonly gross: bigint;
  readonly income: readonly (Pick<IncomeLine, 'name' | 'kind' | 'partner'> & {
    readonly amount: bigint;
  })[];
  /** What all contributions add up to. */
  readonly total: bigint;
  /** Fixed amounts and prices for activity, aligned with the partners. */
  readonly fixed: readonly Fraction[];
  readonly activity: readonly Fraction[];
  /** What is left to be shared by the formula. */
  readonly shared: Fraction;
};

/** From the gross budget to what the formula shares: less income, fixed amounts, prices of activity. */
export function netBudget(prepared: Prepared, funded: number): NetBudget {
  const { scenario, unit } = prepared;
  const { label } = financialYear(funded);
  const full = pence(scenario.budget[label] ?? 0);
  const part = divide(exactly(agencyMonths(scenario, funded)), exactly(12));
  const gross = unit * nearest(divide(multiply(full, part), exactly(unit)));
  const exactGross = agencyMonths(scenario, funded) === 12 ? full.top / full.bottom : gross;
  const income = (scenario.income ?? []).flatMap(({ amounts, ...line }) => {
    const amount = inYear(amounts, label) ?? 0;
    return amount === 0 ? [] : [{ ...line, amount: nearest(pence(amount)) }];
  });
  const total = income.reduce((left, { amount }) => left - amount, exactGross);
  checkTotal(prepared, label, exactGross, total);
  const fixed = fixedAmounts(prepared, funded);
  const activity = activityAmounts(prepared, funded);
  const shared = subtract(exactly(total), add(sum(fixed), sum(activity)));
  if (compare(shared, ZERO) < 0) {
    const field = compare(sum(fixed), exactly(total)) > 0 ? 'fixed' : 'activity_price';
    throw refusal(
      [field],
      `In ${label} fixed amounts and prices of activity come to ${inPounds(add(sum(fixed), sum(activity)))}, more than the ${inPounds(exactly(total))} that partners have to find.`,
      `Bring them down to ${inPounds(exactly(total))} together, or raise the budget.`,
    );
  }
  return { gross: exactGross, income, total, fixed, activity, shared };
}

const inPounds = (amount: Fraction) => pounds(Math.round(toNumber(amount)) / 100);

function checkTotal({ unit, partners }: Prepared, label: string, gross: bigint, total: bigint) {
  const least = unit * BigInt(partners.length);
  if (total <= 0n) {
    throw refusal(
      ['income'],
      `In ${label} income comes to ${inPounds(exactly(gross - total))} and the budget only to ${inPounds(exactly(gross))}, so that nothing is left for partners to pay.`,
      `Income of up to ${inPounds(exactly(gross - least))} works; carry what is over forward to the next year.`,
    );
  }
  if (total % unit !== 0n) {
    throw refusal(
      ['rounding'],
      `In ${label} partners have to find ${inPounds(exactly(total))}, which whole pounds can't add up to.`,
      `Round to pence ("rounding": "pence"), or make it ${inPounds(exactly(total - (total % unit)))}.`,
    );
  }
  if (total < least) {
    throw refusal(
      ['budget', label],
      `In ${label} there ${total === unit ? 'is' : 'are'} ${inPounds(exactly(total))} to share among ${partners.length} partners, less than ${unit === 1n ? 'a penny' : 'a pound'} each.`,
      `The smallest budget that works is ${inPounds(exactly(gross + least - total))}${unit === 100n && total >= BigInt(partners.length) ? '; or round to pence ("rounding": "pence")' : ''}.`,
    );
  }
}

function fixedAmounts({ scenario, partners }: Prepared, funded: number): Fraction[] {
  const { label } = financialYear(funded);
  if (!scenario.fixed) return partners.map(() => ZERO);
  return partners.map((partner) => {
    const year = pence(inYear(scenario.fixed?.[partner], label) ?? 0);
    const months = exactly(memberMonths(scenario, partner, funded));
    return multiply(year, divide(months, exactly(12)));
  });
}

function activityAmounts(prepared: Prepared, funded: number): Fraction[] {
  const { scenario, partners } = prepared;
  const { label } = financialYear(funded);
  const lines = (scenario.activity_price ?? []).map((line, at) => {
    const price = pence(inYear(line.price, label) ?? 0);
    if (price.top === 0n) return null;
    const activity = demandOfAll(prepared, line, funded, ['activity_price', at]);
    return activity.map((units) => multiply(units, price));
  });
  return partners.map((_, at) => sum(lines.map((line) => line?.[at] ?? ZERO)));
}
