import type { Bounds } from './bounds.ts';

/**
 * Whether some whole number, divided by a whole number within `base`, gives a quotient within the
 * other bounds; `times` is 100 for a quotient in per cent. A mean of 29 children is a 29th of
 * something, a share of 9 households a ninth.
 */
export function divides(base: Bounds, { low, high }: Bounds, times = 1): boolean {
  const slack = 1e-9;
  const reached = (whole: number) =>
    (times * Math.ceil((low * whole) / times - slack)) / whole <= high + slack;
  const largest = Math.floor(base.high);
  // The quotients of a base this large lie closer together than the bounds are wide.
  if (largest * (high - low) >= times) return true;
  for (let whole = Math.max(1, Math.ceil(base.low)); whole <= largest; whole += 1) {
    if (reached(whole)) return true;
  }
  return false;
}
