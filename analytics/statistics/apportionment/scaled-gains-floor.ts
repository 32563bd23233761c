import type { Fraction } from './fraction.ts';
import {
  add,
  compare,
  divide,
  isZero,
  larger,
  multiply,
  ONE,
  subtract,
  sum,
  ZERO,
} from './fraction.ts';

export type ScaledGains = {
  /** What every gain above the floor is multiplied with, from 0 to 1. */
  readonly scale: Fraction;
  readonly amounts: readonly Fraction[];
};

/**
 * Floor damping as English formula grants had it (Department for Communities and Local Government,
 * floor damping models 2011/12): everybody gets at least the floor, and what the amounts have above
 * it is scaled by one factor so that the whole adds up to the total. Null when the floors alone are
 * more than the total.
 */
export function scaledGainsFloor(
  claims: readonly { readonly amount: Fraction; readonly least: Fraction }[],
  total: Fraction,
): ScaledGains | null {
  const spare = subtract(total, sum(claims.map(({ least }) => least)));
  const gains = claims.map(({ amount, least }) => larger(subtract(amount, least), ZERO));
  const all = sum(gains);
  if (compare(spare, ZERO) < 0 || (isZero(all) && !isZero(spare))) return null;
  const scale = isZero(all) ? ONE : divide(spare, all);
  return {
    scale,
    amounts: claims.map(({ least }, at) => add(least, multiply(gains[at] ?? ZERO, scale))),
  };
}
