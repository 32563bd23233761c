import type { Fraction } from './fraction.ts';
import { exactly } from './fraction.ts';
import { largestRemainder } from './largest-remainder.ts';
import { proportional } from './proportional.ts';

export type Weighted = { readonly id: string; readonly weight: Fraction };

/**
 * Whole units in proportion to weights, by largest remainder. Throws RangeError when a weight is
 * negative or all are 0.
 */
export function apportion(claims: readonly Weighted[], units: bigint): bigint[] {
  if (claims.some(({ weight }) => weight.top < 0n)) {
    throw new RangeError('Weights have to be 0 or more.');
  }
  const exact = proportional(
    claims.map(({ weight }) => weight),
    exactly(units),
  );
  const given =
    exact &&
    largestRemainder(
      claims.map(({ id }, at) => ({ id, exact: exact[at] ?? exactly(0n) })),
      units,
    );
  if (!given) throw new RangeError('At least one weight has to be above 0.');
  return given;
}

/**
 * Units divided among groups, then each group's units among its own members: both levels add up
 * exactly, which a division among all members at once would not give the groups.
 */
export function apportionInGroups(
  groups: readonly (Weighted & { readonly members: readonly Weighted[] })[],
  units: bigint,
): { readonly id: string; readonly units: bigint; readonly members: readonly bigint[] }[] {
  const given = apportion(groups, units);
  return groups.map(({ id, members }, at) => {
    const own = given[at] ?? 0n;
    return { id, units: own, members: apportion(members, own) };
  });
}
