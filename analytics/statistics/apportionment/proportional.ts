import type { Fraction } from './fraction.ts';
import { lowest, overOneBottom } from './fraction.ts';

/**
 * A total divided in proportion to weights of 0 or more; null when all of them are 0. What comes out
 * has one bottom.
 */
export function proportional(weights: readonly Fraction[], total: Fraction): Fraction[] | null {
  const whole = overOneBottom(weights);
  const all = whole.reduce((sum, { top }) => sum + top, 0n);
  if (all === 0n) return null;
  // The weights' own bottom is the sum's as well, so that it falls out.
  const each = lowest({ top: total.top, bottom: total.bottom * all });
  return whole.map(({ top }) => ({ top: top * each.top, bottom: each.bottom }));
}
