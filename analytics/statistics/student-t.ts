import { regularisedBeta } from './special-functions.ts';

/** Probability that Student's t with these degrees of freedom is at most t. */
export function studentTCdf(t: number, degreesOfFreedom: number): number {
  const tail = regularisedBeta(
    degreesOfFreedom / (degreesOfFreedom + t * t),
    degreesOfFreedom / 2,
    0.5,
  );
  return t < 0 ? tail / 2 : 1 - tail / 2;
}

/**
 * The t that is not exceeded with the given probability (0–1), by bisection on the distribution
 * function. Degrees of freedom must be above 0; throws RangeError otherwise.
 */
export function studentTQuantile(probability: number, degreesOfFreedom: number): number {
  if (!(probability > 0 && probability < 1) || !(degreesOfFreedom > 0)) {
    throw new RangeError(
      'A quantile needs a probability within 0–1 and degrees of freedom above 0.',
    );
  }
  if (probability === 0.5) return 0;
  if (probability < 0.5) return -studentTQuantile(1 - probability, degreesOfFreedom);
  let low = 0;
  let high = 1;
  while (studentTCdf(high, degreesOfFreedom) < probability) high *= 2;
  for (let i = 0; i < 200 && high - low > 1e-13 * high; i += 1) {
    const middle = (low + high) / 2;
    if (studentTCdf(middle, degreesOfFreedom) < probability) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
