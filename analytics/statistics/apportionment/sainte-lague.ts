import type { Fraction } from './fraction.ts';
import { compare, divide, exactly } from './fraction.ts';

/** Beyond this, units are money rather than places, and one by one would take too long. */
const MOST_UNITS = 100_000;

/**
 * Whole units given one by one to the highest of weight ÷ (2 × units so far + 1) (Sainte-Laguë,
 * 1910): unlike the largest remainder, nobody loses a unit when there is one more to give. Ties go
 * to the larger weight, then the smaller name. Null when all weights are 0 or there are more than
 * 100,000 units.
 */
export function sainteLague(
  claims: readonly { readonly id: string; readonly weight: Fraction }[],
  units: number,
): number[] | null {
  if (units > MOST_UNITS || claims.every(({ weight }) => weight.top === 0n)) return null;
  const given = claims.map(() => 0);
  const quotients = claims.map(({ weight }) => weight);
  for (let unit = 0; unit < units; unit += 1) {
    let best = 0;
    for (let at = 1; at < claims.length; at += 1) {
      if (isBefore(claims, quotients, at, best)) best = at;
    }
    const taken = (given[best] ?? 0) + 1;
    given[best] = taken;
    const claim = claims[best];
    if (claim) quotients[best] = divide(claim.weight, exactly(2 * taken + 1));
  }
  return given;
}

function isBefore(
  claims: readonly { readonly id: string; readonly weight: Fraction }[],
  quotients: readonly Fraction[],
  at: number,
  best: number,
): boolean {
  const [a, b, x, y] = [quotients[at], quotients[best], claims[at], claims[best]];
  if (!a || !b || !x || !y) return false;
  const order = compare(a, b) || compare(x.weight, y.weight);
  return order > 0 || (order === 0 && x.id < y.id);
}
