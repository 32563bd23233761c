import type { Fraction } from './fraction.ts';
import { ceiling, compare, floor } from './fraction.ts';

/** What somebody would get if units could be divided, and the limits that whole units have to keep. */
export type Claim = {
  readonly id: string;
  readonly exact: Fraction;
  readonly least?: Fraction | null;
  readonly most?: Fraction | null;
};

type Standing = {
  readonly claim: Claim;
  readonly least: bigint | null;
  readonly most: bigint | null;
  units: bigint;
  /** What its exact amount has above its units. */
  remainder: Fraction;
};

const byName = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Who is the next to get a unit: the larger remainder, then the larger exact amount, then the name. */
function nextUp(a: Standing, b: Standing): number {
  return (
    compare(b.remainder, a.remainder) ||
    compare(b.claim.exact, a.claim.exact) ||
    byName(a.claim.id, b.claim.id)
  );
}

const remainderOf = ({ exact }: Claim, units: bigint): Fraction => ({
  top: exact.top - units * exact.bottom,
  bottom: exact.bottom,
});

/**
 * Whole units that add up to the total, each as near to its exact amount as the largest remainders
 * allow (Hamilton, 1792). Limits are kept in whole units: at least the next unit above `least`, at
 * most the one below `most`; who may not take a unit leaves it to the next. Null when the limits
 * leave no such division.
 */
export function largestRemainder(claims: readonly Claim[], total: bigint): bigint[] | null {
  const standings = claims.map((claim): Standing => {
    const least = claim.least ? ceiling(claim.least) : null;
    const most = claim.most ? floor(claim.most) : null;
    const start = floor(claim.exact);
    const raised = least !== null && start < least ? least : start;
    const units = most !== null && raised > most ? most : raised;
    return { claim, least, most, units, remainder: remainderOf(claim, units) };
  });
  if (standings.some(({ least, most }) => least !== null && most !== null && least > most)) {
    return null;
  }
  let left = standings.reduce((rest, { units }) => rest - units, total);
  while (left !== 0n) {
    const step = left > 0n ? 1n : -1n;
    const open = standings.filter(({ units, least, most }) =>
      step > 0n ? most === null || units < most : units > (least ?? 0n),
    );
    if (open.length === 0) return null;
    open.sort(step > 0n ? nextUp : (a, b) => nextUp(b, a));
    for (const standing of open) {
      if (left === 0n) break;
      standing.units += step;
      standing.remainder = remainderOf(standing.claim, standing.units);
      left -= step;
    }
  }
  return standings.map(({ units }) => units);
}
