/**
 * The weighted mean of a series of demand, oldest value first, weights aligned. Throws RangeError
 * where the lengths differ, or the weights are negative or all 0.
 */
export function weightedAverage(values: readonly number[], weights: readonly number[]): number {
  const all = weights.reduce((total, weight) => total + weight, 0);
  if (values.length !== weights.length) {
    throw new RangeError(`There are ${values.length} values and ${weights.length} weights.`);
  }
  if (weights.some((weight) => !(weight >= 0)) || !(all > 0)) {
    throw new RangeError('Weights have to be 0 or more, and not all 0.');
  }
  return values.reduce((total, value, at) => total + value * (weights[at] ?? 0), 0) / all;
}

export type EmpiricalBayes = {
  /** The overall rate, which estimates are drawn to. */
  readonly mean: number;
  /** The variance between areas; 0 where there is no more than chance would give. */
  readonly variance: number;
  /** How much of its own rate each area keeps, 0–1. */
  readonly weights: readonly number[];
  readonly estimates: readonly number[];
  readonly raw: readonly number[];
};

/**
 * Rates of small areas drawn to the overall one the more, the smaller the area (Marshall, 1991,
 * global method of moments for Poisson counts). `events` are counts, `exposures` above 0, aligned.
 * Throws RangeError where they are not.
 */
export function empiricalBayesRates(
  events: readonly number[],
  exposures: readonly number[],
): EmpiricalBayes {
  const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
  if (events.length !== exposures.length || events.length === 0) {
    throw new RangeError('Each area needs a count of events and an exposure.');
  }
  if (events.some((x) => !(x >= 0)) || exposures.some((n) => !(n > 0))) {
    throw new RangeError('Events have to be 0 or more, exposures above 0.');
  }
  const all = total(exposures);
  const mean = total(events) / all;
  const raw = events.map((x, at) => x / (exposures[at] ?? Number.NaN));
  const spread = total(raw.map((rate, at) => (exposures[at] ?? 0) * (rate - mean) ** 2)) / all;
  const variance = Math.max(0, spread - mean / (all / exposures.length));
  const weights = exposures.map((n) => (variance === 0 ? 0 : variance / (variance + mean / n)));
  return {
    mean,
    variance,
    weights,
    estimates: raw.map((rate, at) => mean + (weights[at] ?? 0) * (rate - mean)),
    raw,
  };
}
