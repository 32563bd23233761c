import type { Fraction } from './fraction.ts';
import { add, multiply, subtract, ZERO } from './fraction.ts';

/** Part of the way from one set of amounts to another: weight 0 is where they are, 1 the target. */
export function phased(
  from: readonly Fraction[],
  target: readonly Fraction[],
  weight: Fraction,
): Fraction[] {
  return target.map((goal, at) => {
    const start = from[at] ?? ZERO;
    return add(start, multiply(weight, subtract(goal, start)));
  });
}
