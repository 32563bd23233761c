import type { Damping } from '../contract/funding/scenario.ts';
import {
  clampedProportional,
  reachable,
} from '../statistics/apportionment/clamped-proportional.ts';
import type { Fraction } from '../statistics/apportionment/fraction.ts';
import {
  add,
  compare,
  divide,
  exactly,
  isZero,
  larger,
  multiply,
  ONE,
  subtract,
  sum,
  toNumber,
  ZERO,
} from '../statistics/apportionment/fraction.ts';
import { scaledGainsFloor } from '../statistics/apportionment/scaled-gains-floor.ts';
import type { Standing } from '../contract/funding/result.ts';
import { refusal } from './refusal.ts';
import { percent, pounds } from './wording.ts';

/** What a partner would pay of the shared part, and what limits it, in pence. */
export type Undamped = {
  readonly amount: Fraction;
  /** What it pays beside: fixed amounts and prices of activity. */
  readonly beside: Fraction;
  /** What it paid the year before, for as many months; null where it paid nothing. */
  readonly last: Fraction | null;
  readonly limits: Limits;
};

/** The least and the most that a partner may pay in all; null where there is no limit. */
export type Limits = { readonly least: Fraction | null; readonly most: Fraction | null };

export type Damped = {
  readonly amounts: readonly Fraction[];
  readonly standing: readonly Standing[];
  readonly factor: Fraction;
};

/** How little and how much somebody may pay, by what it paid the year before. */
export function limitsOf({ floor, ceiling, method }: Damping): (last: Fraction | null) => Limits {
  const factor = (change: number | undefined) =>
    change === undefined ? null : add(ONE, exactly(change));
  const low = factor(floor);
  const high = method === 'clamped_proportional' ? factor(ceiling) : null;
  return (last) => ({
    least: last && low && multiply(last, low),
    most: last && high && multiply(last, high),
  });
}

/**
 * Contributions held within limits of the year before's, adding up to what is left. A partner that
 * paid nothing then has no limits. Refuses limits that leave no way to add up, with the nearest
 * that do. `label` names the year for people.
 */
export function damp(
  damping: Damping,
  partners: readonly Undamped[],
  left: Fraction,
  label: string,
): Damped {
  const limited = partners.map(({ amount, beside, limits: { least, most } }) => ({
    weight: amount,
    least: least ? larger(subtract(least, beside), ZERO) : ZERO,
    most: most && subtract(most, beside),
  }));
  const unable = limited.findIndex(({ least, most }) => most !== null && compare(most, least) < 0);
  if (unable >= 0) {
    throw refusal(
      ['damping', 'ceiling'],
      `In ${label} the fixed amount and price of activity of one partner, ${inPounds(partners[unable]?.beside ?? ZERO)}, are above its ceiling already.`,
      'Lower them, or raise the ceiling.',
    );
  }
  if (damping.method === 'scaled_gains_floor') {
    const scaled = scaledGainsFloor(
      limited.map(({ weight: amount, least }) => ({ amount, least })),
      left,
    );
    if (!scaled) throw infeasible(damping, partners, limited, left, label);
    return {
      amounts: scaled.amounts,
      factor: scaled.scale,
      standing: limited.map(({ weight, least }, at) =>
        !partners[at]?.last ? 'undamped' : compare(weight, least) < 0 ? 'floor' : 'free',
      ),
    };
  }
  const clamped = clampedProportional(limited, left);
  if (!clamped) throw infeasible(damping, partners, limited, left, label);
  return {
    amounts: clamped.amounts,
    factor: clamped.multiplier,
    standing: clamped.status.map((status, at) => (!partners[at]?.last ? 'undamped' : status)),
  };
}

const inPounds = (amount: Fraction) => pounds(Math.round(toNumber(amount)) / 100);

/** The change at which what everybody paid, changed alike, would come to the amount. */
function changeTo(partners: readonly Undamped[], amount: Fraction): number | null {
  const paid = sum(partners.map(({ last }) => last ?? ZERO));
  if (isZero(paid)) return null;
  const all = add(amount, sum(partners.map(({ last, beside }) => (last ? beside : ZERO))));
  return toNumber(divide(subtract(all, paid), paid));
}

/** Outward to a hundredth of a percentage point, so that it works for certain. */
const outward = (change: number, up: boolean) =>
  (up ? Math.ceil(change * 10_000 + 1e-6) : Math.floor(change * 10_000 - 1e-6)) / 10_000;

function infeasible(
  damping: Damping,
  partners: readonly Undamped[],
  limited: Parameters<typeof reachable>[0],
  left: Fraction,
  label: string,
) {
  const { least, most } = reachable(limited);
  const short = compare(left, least) < 0;
  const change = changeTo(partners, left);
  const path = ['damping', short ? 'floor' : 'ceiling'];
  if (short) {
    const works =
      change === null
        ? ''
        : `A floor of ${percent(outward(change, false))} works (damping.floor: ${outward(change, false)}), or `;
    return refusal(
      path,
      `In ${label} the floor of ${percent(damping.floor ?? 0)} takes ${inPounds(least)}, and only ${inPounds(left)} has to be paid.`,
      `${works}${works ? 'a' : 'A'} budget higher by ${inPounds(subtract(least, left))}.`,
    );
  }
  const works =
    change === null
      ? ''
      : `A ceiling of ${percent(outward(change, true))} works (damping.ceiling: ${outward(change, true)}), or `;
  return refusal(
    path,
    `In ${label} the ceiling of ${percent(damping.ceiling ?? 0)} lets partners pay ${inPounds(most ?? least)} at the most, and ${inPounds(left)} has to be paid.`,
    `${works}${works ? 'a' : 'A'} budget lower by ${inPounds(subtract(left, most ?? least))}.`,
  );
}
