import type { Fairness } from '../contract/funding/result.ts';
import type { Fraction } from '../statistics/apportionment/fraction.ts';
import { toNumber } from '../statistics/apportionment/fraction.ts';

/**
 * How near contributions (pence) come to shares of demand: their correlation, and who pays for
 * whom. What a partner pays above its share of demand goes to those who pay below theirs, in
 * proportion to what they are short of; amounts in pounds.
 */
export function fairnessOf(
  partners: readonly string[],
  contributions: readonly bigint[],
  demand: readonly Fraction[],
): Fairness {
  const total = Number(contributions.reduce((sum, amount) => sum + amount, 0n));
  const shares = demand.map(toNumber);
  const over = contributions.map(
    (amount, at) => (Number(amount) - total * (shares[at] ?? 0)) / 100,
  );
  const subsidised = over.reduce((sum, amount) => sum + Math.max(0, amount), 0);
  const subsidies = over.flatMap((gives, from) =>
    over.flatMap((short, to) => {
      const amount = gives > 0 && short < 0 ? (gives * -short) / subsidised : 0;
      const rounded = Math.round(amount * 100) / 100;
      return rounded >= 1
        ? [{ from: partners[from] ?? '', to: partners[to] ?? '', amount: rounded }]
        : [];
    }),
  );
  return {
    correlation: correlation(contributions.map(Number), shares),
    subsidies: subsidies.sort(
      (a, b) => b.amount - a.amount || order(a.from, b.from) || order(a.to, b.to),
    ),
    subsidised: Math.round(subsidised * 100) / 100,
  };
}

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

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
