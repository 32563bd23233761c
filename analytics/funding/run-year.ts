import type { Standing } from '../contract/funding/result.ts';
import { financialYear } from '../contract/period.ts';
import type { Fraction } from '../statistics/apportionment/fraction.ts';
import {
  add,
  compare,
  divide,
  exactly,
  multiply,
  subtract,
  sum,
  ZERO,
} from '../statistics/apportionment/fraction.ts';
import { largestRemainder } from '../statistics/apportionment/largest-remainder.ts';
import { phased } from '../statistics/apportionment/phased.ts';
import { proportional } from '../statistics/apportionment/proportional.ts';
import { formulaShares } from './component-share.ts';
import { damp, limitsOf } from './damping.ts';
import type { Limits } from './damping.ts';
import { agencyMonths, memberMonths } from './months.ts';
import type { NetBudget } from './net-budget.ts';
import { netBudget } from './net-budget.ts';
import type { Prepared } from './prepare.ts';
import { startOf } from './prepare.ts';
import { refusal } from './refusal.ts';
import { percent } from './wording.ts';

/** What partners paid in a year, aligned with them, in pence; null where nothing is known. */
export type Paid = {
  readonly year: number | null;
  readonly amounts: readonly (Fraction | null)[];
};

/** A year worked out, in pence and aligned with the partners. Amounts hold all that a partner pays. */
export type YearOutcome = {
  readonly year: number;
  readonly net: NetBudget;
  readonly contributions: readonly bigint[];
  /**
   * What the main formula alone, formula with exceptions, transition and damping each came to; a
   * step that changes nothing gives the very amounts of the one before.
   */
  readonly byFormula: readonly Fraction[];
  readonly byExceptions: readonly Fraction[];
  readonly byTransition: readonly Fraction[];
  readonly byDamping: readonly Fraction[];
  readonly standing: readonly Standing[];
  readonly transition: number;
  readonly factor: Fraction | null;
};

/** One funded year, in the order of the calculation: share, exceptions, transition, damping, rounding. */
export function runYear(prepared: Prepared, year: number, prior: Paid, last: Paid): YearOutcome {
  const { scenario, partners } = prepared;
  const { label } = financialYear(year);
  const net = netBudget(prepared, year);
  const beside = partners.map((_, at) => add(net.fixed[at] ?? ZERO, net.activity[at] ?? ZERO));
  const main = byMonths(
    prepared,
    year,
    formulaShares(prepared, scenario.formula, year, ['formula']),
  );
  const fixedShare = exceptionAmounts(prepared, year, net.shared);
  const others = partners.flatMap((_, at) => (fixedShare.has(at) ? [] : [at]));
  const left = subtract(net.shared, sum([...fixedShare.values()]));
  if (compare(left, ZERO) < 0) {
    throw refusal(
      ['exceptions'],
      `In ${label} the exceptions come to more than the whole budget.`,
      'Take an exception out: then its partner pays by the main formula.',
    );
  }
  const target = proportional(
    others.map((at) => main[at] ?? ZERO),
    left,
  );
  if (!target) {
    throw refusal(
      ['formula'],
      `In ${label} the partners who pay by the main formula have no share under it, so nobody pays what the exceptions leave.`,
      'Add an equal part with a small weight, or take an exception out.',
    );
  }
  const transition = scenario.transition?.[label] ?? 1;
  const moved =
    transition === 1
      ? target
      : phased(scaledPrior(prepared, prior, year, others, left), target, exactly(transition));
  const damping =
    scenario.damping && year <= startOf(scenario.damping.until ?? label) ? scenario.damping : null;
  const limits = damping && limitsOf(damping);
  const undamped = others.map((at, of) => {
    const paid = damping && sameMonths(prepared, last, partners[at] ?? '', at, year);
    return {
      amount: moved[of] ?? ZERO,
      beside: beside[at] ?? ZERO,
      last: paid,
      limits: limits?.(paid) ?? { least: null, most: null },
    };
  });
  const damped = damping && damp(damping, undamped, left, label);
  const places = partners.map((_, at) => others.indexOf(at));
  /** All that each partner pays: exceptions as they are, the others as given, and what is beside. */
  const inAll = (shared: readonly Fraction[]): Fraction[] =>
    places.map((of, at) => add(shared[of] ?? fixedShare.get(at) ?? ZERO, beside[at] ?? ZERO));
  const byExceptions = inAll(target);
  const byTransition = moved === target ? byExceptions : inAll(moved);
  const byDamping = damped ? inAll(damped.amounts) : byTransition;
  return {
    year,
    net,
    contributions: roundedContributions(
      prepared,
      net.total,
      byDamping,
      places.map((of) => undamped[of]?.limits ?? null),
      label,
    ),
    byFormula: (proportional(main, net.shared) ?? []).map((amount, at) =>
      add(amount, beside[at] ?? ZERO),
    ),
    byExceptions,
    byTransition,
    byDamping,
    standing: places.map((of) => (of < 0 ? 'exception' : (damped?.standing[of] ?? 'undamped'))),
    transition,
    factor: damped?.factor ?? null,
  };
}

/** Shares of a year in which a partner is a member for some of the agency's months only. */
function byMonths(
  { scenario, partners }: Prepared,
  year: number,
  shares: readonly Fraction[],
): readonly Fraction[] {
  if (!scenario.months) return shares;
  const bottom = BigInt(agencyMonths(scenario, year));
  return partners.map((partner, at) =>
    multiply(shares[at] ?? ZERO, { top: BigInt(memberMonths(scenario, partner, year)), bottom }),
  );
}

/** What partners with a formula of their own pay of the shared amount, by their place. */
function exceptionAmounts(
  prepared: Prepared,
  year: number,
  shared: Fraction,
): Map<number, Fraction> {
  return new Map(
    (prepared.scenario.exceptions ?? []).map(({ partner, formula }, index) => {
      const at = prepared.partners.indexOf(partner);
      const shares = byMonths(
        prepared,
        year,
        formulaShares(prepared, formula, year, ['exceptions', index, 'formula']),
      );
      return [at, multiply(shared, shares[at] ?? ZERO)] as const;
    }),
  );
}

/** The prior of those outside exceptions, scaled so that it adds up to what is left. */
function scaledPrior(
  prepared: Prepared,
  prior: Paid,
  year: number,
  others: readonly number[],
  left: Fraction,
): Fraction[] {
  const paid = others.map(
    (at) => sameMonths(prepared, prior, prepared.partners[at] ?? '', at, year) ?? ZERO,
  );
  const scaled = proportional(paid, left);
  if (scaled) return scaled;
  const { label } = financialYear(year);
  throw refusal(
    ['prior', 'contributions'],
    `In ${label} the transition starts from what partners paid before, and nothing is given there.`,
    `Give the prior contributions, or set transition.${label} to 1 (${percent(1)} of the way).`,
  );
}

/** What a partner paid in another year, at that rate for the months of this one; null for nothing. */
function sameMonths(
  { scenario }: Prepared,
  { year, amounts }: Paid,
  partner: string,
  at: number,
  funded: number,
): Fraction | null {
  const paid = amounts[at] ?? null;
  if (paid === null || paid.top === 0n) return null;
  const then = year === null ? 12 : memberMonths(scenario, partner, year);
  const now = memberMonths(scenario, partner, funded);
  return then === now || then === 0 ? paid : multiply(paid, divide(exactly(now), exactly(then)));
}

function roundedContributions(
  { partners, unit }: Prepared,
  total: bigint,
  amounts: readonly Fraction[],
  limits: readonly (Limits | null)[],
  label: string,
): bigint[] {
  const inUnits = ({ top, bottom }: Fraction) => ({ top, bottom: bottom * unit });
  const units = largestRemainder(
    amounts.map((amount, at) => {
      const { least = null, most = null } = limits[at] ?? {};
      return {
        id: partners[at] ?? '',
        exact: inUnits(amount),
        least: least && inUnits(least),
        most: most && inUnits(most),
      };
    }),
    total / unit,
  );
  if (units) return units.map((count) => count * unit);
  throw refusal(
    ['rounding'],
    `In ${label} the limits of the damping leave no ${unit === 100n ? 'whole pounds' : 'whole pence'} that add up to the budget.`,
    unit === 100n
      ? 'Round to pence ("rounding": "pence"), or widen damping.floor and damping.ceiling by 0.0001.'
      : 'Widen damping.floor and damping.ceiling by 0.0001.',
  );
}
