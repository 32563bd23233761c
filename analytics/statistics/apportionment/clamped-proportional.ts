import type { Fraction } from './fraction.ts';
import { compare, isZero, lowest, multiply, overOneBottom, sum, ZERO } from './fraction.ts';

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
  /** They have one bottom. */
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

/** Weight and limits as whole numbers: limits in parts of a penny that all of them have in common. */
type Row = { readonly weight: bigint; readonly least: bigint; readonly most: bigint | null };

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
  const weights = overOneBottom(limits.map(({ weight }) => weight));
  const money = overOneBottom([
    total,
    ...limits.map(({ least: low }) => low),
    ...limits.map(({ most: high }) => high ?? total),
  ]);
  const rows = limits.map((limit, at): Row => ({
    weight: weights[at]?.top ?? 0n,
    least: money[1 + at]?.top ?? 0n,
    most: limit.most === null ? null : (money[1 + limits.length + at]?.top ?? 0n),
  }));
  const whole = money[0] ?? total;
  const k = multiplierOf(rows, whole.top);
  const bottom = whole.bottom * k.bottom;
  return {
    multiplier: multiply(k, { top: weights[0]?.bottom ?? 1n, bottom: whole.bottom }),
    amounts: rows.map((row) => ({ top: clamped(row, k), bottom })),
    status: rows.map((row) => statusOf(row, k)),
  };
}

/** The k at which the rows add up to the total, which is within their reach. */
function multiplierOf(rows: readonly Row[], total: bigint): Fraction {
  const ends = rows
    .flatMap(({ weight, least, most }) =>
      weight === 0n
        ? []
        : [
            { top: least, bottom: weight },
            ...(most === null ? [] : [{ top: most, bottom: weight }]),
          ],
    )
    .sort(compare);
  const enough = firstWhere(ends, (k) => sumAt(rows, k) >= total * k.bottom);
  return lowest(within(rows, total, ends[enough - 1] ?? ZERO, ends[enough] ?? null));
}

/** An amount at k, times the bottom of k. */
function clamped({ weight, least, most }: Row, k: Fraction): bigint {
  const amount = weight * k.top;
  const low = least * k.bottom;
  const raised = amount < low ? low : amount;
  const high = most === null ? raised : most * k.bottom;
  return raised > high ? high : raised;
}

const sumAt = (rows: readonly Row[], k: Fraction): bigint =>
  rows.reduce((sum, row) => sum + clamped(row, k), 0n);

function statusOf({ weight, least, most }: Row, k: Fraction): Clamping {
  const amount = weight * k.top;
  if (amount < least * k.bottom) return 'floor';
  return most !== null && amount > most * k.bottom ? 'ceiling' : 'free';
}

/** The k between two neighbouring ends of pieces at which the amounts add up to the total. */
function within(
  rows: readonly Row[],
  total: bigint,
  from: Fraction,
  to: Fraction | null,
): Fraction {
  let weights = 0n;
  let left = total * from.bottom;
  for (const row of rows) {
    const { weight, least, most } = row;
    const isFree =
      weight !== 0n &&
      weight * from.top >= least * from.bottom &&
      (most === null || (to !== null && weight * to.top <= most * to.bottom));
    if (isFree) weights += weight;
    else left -= clamped(row, from);
  }
  return weights === 0n ? (to ?? from) : { top: left, bottom: weights * from.bottom };
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
