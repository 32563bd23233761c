import type { PartnerYear, StepKind, YearResult } from '../contract/funding/result.ts';
import { financialYear } from '../contract/period.ts';
import type { Fraction } from '../statistics/apportionment/fraction.ts';
import {
  divide,
  exactly,
  isZero,
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
  const { prepared } = told;
  const undamped = rounded(prepared, outcome, outcome.byTransition);
  const target = rounded(prepared, outcome, outcome.byExceptions);
  const total = inPounds(outcome.net.total);
  const paid = sum(told.last.amounts.map((amount) => amount ?? ZERO));
  const growth = isZero(paid) ? null : divide(exactly(outcome.net.total), paid);
  return {
    year: financialYear(outcome.year).label,
    gross: inPounds(outcome.net.gross),
    income: outcome.net.income.map(({ name, kind, partner = null, amount }) => ({
      name,
      kind,
      amount: inPounds(amount),
      partner,
    })),
    total,
    shared: inPounds(nearest(outcome.net.shared)),
    partners: prepared.partners.map((partner, at) =>
      partnerYear(partner, at, outcome, told, {
        undamped: undamped[at] ?? 0n,
        target: target[at] ?? 0n,
        growth,
      }),
    ),
    transition: outcome.transition,
    dampingFactor: outcome.factor && toNumber(outcome.factor),
    fairness: told.demand && fairnessOf(prepared.partners, outcome.contributions, told.demand),
  };
}

/** Amounts before a later step, as they would have been billed. */
function rounded(
  { partners, unit }: Prepared,
  { net }: YearOutcome,
  amounts: readonly Fraction[],
): bigint[] {
  const claims = amounts.map((amount, at) => ({
    id: partners[at] ?? '',
    exact: divide(amount, exactly(unit)),
  }));
  return (largestRemainder(claims, net.total / unit) ?? []).map((count) => count * unit);
}

function partnerYear(
  partner: string,
  at: number,
  outcome: YearOutcome,
  { prepared, last, cost, demand, ranges }: Told,
  { undamped, target, growth }: { undamped: bigint; target: bigint; growth: Fraction | null },
): PartnerYear {
  const contribution = outcome.contributions[at] ?? 0n;
  const previous = last.amounts[at] ?? null;
  const { net } = outcome;
  const children = cost && meanDemand(prepared.demand, cost, partner, outcome.year);
  const range = ranges?.[at];
  const share = (amount: bigint) => toNumber(divide(exactly(amount), exactly(net.total)));
  return {
    partner,
    contribution: inPounds(contribution),
    undamped: inPounds(undamped),
    target: inPounds(target),
    share: share(contribution),
    undampedShare: share(undamped),
    previous: previous && inPounds(nearest(previous)),
    change: previous && inPounds(nearest(subtract(exactly(contribution), previous))),
    changeShare:
      previous && !isZero(previous)
        ? toNumber(divide(subtract(exactly(contribution), previous), previous))
        : null,
    standing: outcome.standing[at] ?? 'undamped',
    fixed: inPounds(nearest(net.fixed[at] ?? ZERO)),
    activity: inPounds(nearest(net.activity[at] ?? ZERO)),
    demandShare: demand ? toNumber(demand[at] ?? ZERO) : null,
    costPerChild:
      children && !isZero(children)
        ? inPounds(nearest(divide(exactly(contribution), children)))
        : null,
    range: range ? { lower: inPounds(range.lower), upper: inPounds(range.upper) } : null,
    steps: stepsOf(at, outcome, { before: last.amounts[at] ?? ZERO, growth }, contribution),
  };
}

/** From what was paid before to the contribution; each level is whole pence, so they add up. */
function stepsOf(
  at: number,
  outcome: YearOutcome,
  { before, growth }: { readonly before: Fraction; readonly growth: Fraction | null },
  contribution: bigint,
): PartnerYear['steps'] {
  const levels: readonly (readonly [StepKind, Fraction])[] = [
    ['budget', growth ? multiply(before, growth) : before],
    ['formula', outcome.byFormula[at] ?? ZERO],
    ['exceptions', outcome.byExceptions[at] ?? ZERO],
    ['transition', outcome.byTransition[at] ?? ZERO],
    ['damping', outcome.byDamping[at] ?? ZERO],
    ['rounding', exactly(contribution)],
  ];
  let from = nearest(before);
  return levels.map(([kind, level]) => {
    const amount = nearest(level) - from;
    from += amount;
    return { kind, amount: inPounds(amount) };
  });
}
