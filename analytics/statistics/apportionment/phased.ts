import type { Fraction } from './fraction.ts';
import { overOneBottom } from './fraction.ts';

/**
 * Part of the way from one set of amounts to another, one for one: weight 0 is where they are, 1 the
 * target. What comes out has one bottom.
 */
export function phased(
  from: readonly Fraction[],
  target: readonly Fraction[],
  weight: Fraction,
): Fraction[] {
  const whole = overOneBottom([...target, ...from]);
  return target.map((_, at) => {
    const { top: goal, bottom } = whole[at] ?? { top: 0n, bottom: 1n };
    const start = whole[target.length + at]?.top ?? 0n;
    return {
      top: start * weight.bottom + (goal - start) * weight.top,
      bottom: bottom * weight.bottom,
    };
  });
}
