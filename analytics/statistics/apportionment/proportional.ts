import type { Fraction } from './fraction.ts';
import { divide, isZero, multiply, sum } from './fraction.ts';

/** A total divided in proportion to weights of 0 or more; null when all of them are 0. */
export function proportional(weights: readonly Fraction[], total: Fraction): Fraction[] | null {
  const all = sum(weights);
  if (isZero(all)) return null;
  const each = divide(total, all);
  return weights.map((weight) => multiply(weight, each));
}
