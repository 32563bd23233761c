import type { Fraction } from './fraction.ts';
import { lowest, ONE, overOneBottom } from './fraction.ts';

export type ScaledGains = {
  /** What every gain above the floor is multiplied with, from 0 to 1. */
  readonly scale: Fraction;
  /** They have one bottom. */
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
  const [all, ...rest] = overOneBottom([
    total,
    ...claims.flatMap(({ amount, least }) => [amount, least]),
  ]);
  const { top, bottom } = all ?? total;
  const whole = claims.map((_, at) => {
    const least = rest[2 * at + 1]?.top ?? 0n;
    const gain = (rest[2 * at]?.top ?? 0n) - least;
    return { least, gain: gain > 0n ? gain : 0n };
  });
  const spare = whole.reduce((left, { least }) => left - least, top);
  const gains = whole.reduce((sum, { gain }) => sum + gain, 0n);
  if (spare < 0n || (gains === 0n && spare !== 0n)) return null;
  const scale = gains === 0n ? ONE : lowest({ top: spare, bottom: gains });
  return {
    scale,
    amounts: whole.map(({ least, gain }) => ({
      top: least * scale.bottom + gain * scale.top,
      bottom: bottom * scale.bottom,
    })),
  };
}
