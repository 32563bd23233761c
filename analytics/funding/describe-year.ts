import type { PartnerYear, StepKind, YearResult } from '../contract/funding/result.ts';
import { financialYear } from '../contract/period.ts';
import type { Fraction } from '../statistics/apportionment/fraction.ts';
import {
  divide,
  exactly,
  isZero,
  lowest,
  multiply,
  nearest,
  subtract,
  sum,
  toNumber,
  ZERO,
} from '../statistics/apportionment/fraction.ts';
import { largestRemainder } from '../statistics/apportionment/largest-remainder.ts';
import type { Window } from './driver-demand.ts';
import { meanDemand } from './driver-demand.ts';
import { fairnessOf } from './fairness.ts';
import type { Prepared } from './prepare.ts';
import type { Paid, YearOutcome } from './run-year.ts';

/** Whole pence as pounds: the nearest number there is. */
export const inPounds = (amount: bigint): number => Number(amount) / 100;

export type Told = {
  readonly prepared: Prepared;
  readonly last: Paid;
  readonly cost: Window | null;
  /** Shares of demand, aligned with the partners; null where there is no demand to tell from. */
  readonly demand: readonly Fraction[] | null;
  /** The least and the most each pays, in pence; null where no demand is suppressed. */
  readonly ranges: readonly { readonly lower: bigint; readonly upper: bigint }[] | null;
};

/** A year as it is shown: in pounds, with what each contribution is made of and compares to. */
export function describeYear(outcome: YearOutcome, told: Told): YearResult {
  const { prepared, last, demand, cost, ranges } = told;
  const { net, contributions } = outcome;
  const { partners } = prepared;
  const [target, undamped] = billed(prepared, outcome);
  const total = inPounds(net.total);
  const shares = demand?.map(toNumber) ?? null;
  const children = cost && meanDemand(prepared, cost, outcome.year);
  const steps = stepsOf(outcome, last);
  const share = (amount: bigint) => Number(amount) / Number(net.total);
  return {
    year: financialYear(outcome.year).label,
    gross: inPounds(net.gross),
    income: net.income.map(({ name, kind, partner = null, amount }) => ({
      name,
      kind,
      amount: inPounds(amount),
      partner,
    })),
    total,
    shared: inPounds(nearest(net.shared)),
    partners: partners.map((partner, at): PartnerYear => {
      const contribution = contributions[at] ?? 0n;
      const before = undamped[at] ?? 0n;
      const range = ranges?.[at];
      const each = children?.[at];
      return {
        partner,
        contribution: inPounds(contribution),
        undamped: inPounds(before),
        target: inPounds(target[at] ?? 0n),
        share: share(contribution),
        undampedShare: share(before),
        ...changeOf(contribution, last.amounts[at] ?? null),
        standing: outcome.standing[at] ?? 'undamped',
        fixed: inPounds(nearest(net.fixed[at] ?? ZERO)),
        activity: inPounds(nearest(net.activity[at] ?? ZERO)),
        demandShare: shares?.[at] ?? null,
        costPerChild:
          each && !isZero(each) ? inPounds(nearest(divide(exactly(contribution), each))) : null,
        range: range ? { lower: inPounds(range.lower), upper: inPounds(range.upper) } : null,
        steps: steps[at] ?? [],
      };
    }),
    transition: outcome.transition,
    dampingFactor: outcome.factor && toNumber(outcome.factor),
    fairness: shares && fairnessOf(partners, contributions, shares),
  };
}

/** The amounts before transition and before damping, as they would have been billed. */
function billed(prepared: Prepared, outcome: YearOutcome): [readonly bigint[], readonly bigint[]] {
  const { byExceptions, byTransition, byDamping, contributions } = outcome;
  const undamped =
    byTransition === byDamping ? contributions : rounded(prepared, outcome, byTransition);
  return [
    byExceptions === byTransition ? undamped : rounded(prepared, outcome, byExceptions),
    undamped,
  ];
}

function rounded(
  { partners, unit }: Prepared,
  { net }: YearOutcome,
  amounts: readonly Fraction[],
): bigint[] {
  const claims = amounts.map(({ top, bottom }, at) => ({
    id: partners[at] ?? '',
    exact: { top, bottom: bottom * unit },
  }));
  return (largestRemainder(claims, net.total / unit) ?? []).map((count) => count * unit);
}

/** What was paid the year before, and how a contribution differs from it. */
function changeOf(contribution: bigint, previous: Fraction | null) {
  if (!previous) return { previous: null, change: null, changeShare: null };
  const change = subtract(exactly(contribution), previous);
  return {
    previous: inPounds(nearest(previous)),
    change: inPounds(nearest(change)),
    changeShare: isZero(previous) ? null : toNumber(divide(change, previous)),
  };
}

/**
 * From what each partner paid before to its contribution; each level is whole pence, so they add
 * up.
 */
function stepsOf(outcome: YearOutcome, last: Paid): PartnerYear['steps'][] {
  const before = outcome.contributions.map((_, at) => last.amounts[at] ?? ZERO);
  const paid = sum(before);
  const growth = isZero(paid) ? null : lowest(divide(exactly(outcome.net.total), paid));
  const { byFormula, byExceptions, byTransition, byDamping, contributions } = outcome;
  const start = before.map(nearest);
  const levels: readonly (readonly [StepKind, readonly Fraction[]])[] = [
    ['budget', growth ? before.map((amount) => multiply(amount, growth)) : before],
    ['formula', byFormula],
    ['exceptions', byExceptions],
    ['transition', byTransition],
    ['damping', byDamping],
  ];
  const inPence = new Map<readonly Fraction[], readonly bigint[]>();
  for (const [, amounts] of levels) {
    if (!inPence.has(amounts)) inPence.set(amounts, amounts.map(nearest));
  }
  const reached = [
    ...levels.map(([kind, amounts]) => [kind, inPence.get(amounts) ?? []] as const),
    ['rounding', contributions] as const,
  ];
  return start.map((opening, at) => {
    let from = opening;
    return reached.map(([kind, pence]) => {
      const to = pence[at] ?? 0n;
      const amount = inPounds(to - from);
      from = to;
      return { kind, amount };
    });
  });
}
