import type { Fraction } from './fraction.ts';
import {
  add,
  compare,
  divide,
  isZero,
  larger,
  multiply,
  smaller,
  subtract,
  sum,
  ZERO,
} from './fraction.ts';

/** A weight of 0 or more and the limits of the amount it leads to; `most` is null without an upper one. */
export type Limited = {
  readonly weight: Fraction;
  readonly least: Fraction;
  readonly most: Fraction | null;
};

export type Clamping = 'floor' | 'ceiling' | 'free';

export type ClampedProportional = {
  /** What each weight is multiplied with before it is clamped. */
  readonly multiplier: Fraction;
  readonly amounts: readonly Fraction[];
  readonly status: readonly Clamping[];
};

/** The least and the most that such amounts can add up to; `most` is null without an upper limit. */
export function reachable(limits: readonly Limited[]): { least: Fraction; most: Fraction | null } {
  const tops = limits.map(({ weight, least, most }) => (isZero(weight) ? least : most));
  const known = tops.filter((top) => top !== null);
  return {
    least: sum(limits.map(({ least }) => least)),
    most: known.length < tops.length ? null : sum(known),
  };
}

/**
 * Amounts clamp(k × weight, least, most) that add up to the total, with the k that makes them do
 * so. They minimise Σ (amount − target)² ÷ target within the limits. The sum grows with k in
 * straight pieces that end where somebody meets a limit: the piece is found by bisection over those
 * ends, and k within it exactly. Null when the total is out of reach ({@link reachable}).
 */
export function clampedProportional(
  limits: readonly Limited[],
  total: Fraction,
): ClampedProportional | null {
  const { least, most } = reachable(limits);
  if (compare(total, least) < 0 || (most !== null && compare(total, most) > 0)) return null;
  const ends = limits
    .flatMap(({ weight, least: low, most: high }) =>
      isZero(weight) ? [] : [divide(low, weight), ...(high === null ? [] : [divide(high, weight)])],
    )
    .sort(compare);
  const enough = firstWhere(ends, (k) => compare(sumAt(limits, k), total) >= 0);
  const multiplier = within(limits, total, ends[enough - 1] ?? ZERO, ends[enough] ?? null);
  return {
    multiplier,
    amounts: limits.map((limit) => clamp(limit, multiplier)),
    status: limits.map((limit) => statusOf(limit, multiplier)),
  };
}

function clamp({ weight, least, most }: Limited, k: Fraction): Fraction {
  const raised = larger(multiply(weight, k), least);
  return most === null ? raised : smaller(raised, most);
}

const sumAt = (limits: readonly Limited[], k: Fraction): Fraction =>
  sum(limits.map((limit) => clamp(limit, k)));

function statusOf({ weight, least, most }: Limited, k: Fraction): Clamping {
  const amount = multiply(weight, k);
  if (compare(amount, least) < 0) return 'floor';
  return most !== null && compare(amount, most) > 0 ? 'ceiling' : 'free';
}

/** The k between two neighbouring ends of pieces at which the amounts add up to the total. */
function within(
  limits: readonly Limited[],
  total: Fraction,
  from: Fraction,
  to: Fraction | null,
): Fraction {
  let weights = ZERO;
  let left = total;
  for (const limit of limits) {
    const { weight, least, most } = limit;
    const isFree =
      !isZero(weight) &&
      compare(multiply(weight, from), least) >= 0 &&
      (most === null || (to !== null && compare(multiply(weight, to), most) <= 0));
    if (isFree) weights = add(weights, weight);
    else left = subtract(left, clamp(limit, from));
  }
  return isZero(weights) ? (to ?? from) : divide(left, weights);
}

/** The first place where the test holds, for a test that holds from some place on. */
function firstWhere(values: readonly Fraction[], test: (value: Fraction) => boolean): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const value = values[middle];
    if (value !== undefined && test(value)) high = middle;
    else low = middle + 1;
  }
  return low;
}
