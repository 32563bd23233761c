import type { Fairness } from '../contract/funding/fairness.ts';

/**
 * How near contributions (pence) come to shares of demand (0–1): their correlation, and what each
 * partner pays above its share.
 */
export function fairnessOf(
  partners: readonly string[],
  contributions: readonly bigint[],
  shares: readonly number[],
): Fairness {
  const paid = contributions.map(Number);
  const total = paid.reduce((sum, amount) => sum + amount, 0);
  const above = partners.map((partner, at) => ({
    partner,
    amount: ((paid[at] ?? 0) - total * (shares[at] ?? 0)) / 100,
  }));
  const subsidised = above.reduce((sum, { amount }) => sum + Math.max(0, amount), 0);
  return {
    correlation: correlation(paid, shares),
    above,
    subsidised: Math.round(subsidised * 100) / 100,
  };
}

/** Pearson's correlation; null under three pairs, or where one side doesn't vary. */
export function correlation(x: readonly number[], y: readonly number[]): number | null {
  const mean = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  if (x.length < 3 || new Set(x).size < 2 || new Set(y).size < 2) return null;
  const [xMean, yMean] = [mean(x), mean(y)];
  let [both, xs, ys] = [0, 0, 0];
  for (const [at, value] of x.entries()) {
    const [dx, dy] = [value - xMean, (y[at] ?? 0) - yMean];
    both += dx * dy;
    xs += dx * dx;
    ys += dy * dy;
  }
  return xs === 0 || ys === 0 ? null : Math.max(-1, Math.min(1, both / Math.sqrt(xs * ys)));
}
