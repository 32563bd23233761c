/** Between which numbers the true one lies, both included. A count is printed exactly: low = high. */
export type Bounds = { readonly low: number; readonly high: number };

export const exactly = (value: number): Bounds => ({ low: value, high: value });

export function around(value: number, halfUnit: number): Bounds {
  return { low: value - halfUnit, high: value + halfUnit };
}

export function add(all: readonly Bounds[]): Bounds {
  return {
    low: all.reduce((sum, { low }) => sum + low, 0),
    high: all.reduce((sum, { high }) => sum + high, 0),
  };
}

export function subtract(from: Bounds, less: Bounds): Bounds {
  return { low: from.low - less.high, high: from.high - less.low };
}

export function scale({ low, high }: Bounds, factor: number): Bounds {
  return factor < 0
    ? { low: high * factor, high: low * factor }
    : { low: low * factor, high: high * factor };
}

/** `part` per hundred of `whole`; both not negative. Null when the whole can be nothing. */
export function percentage(part: Bounds, whole: Bounds): Bounds | null {
  if (whole.low <= 0) return null;
  return { low: (100 * part.low) / whole.high, high: (100 * part.high) / whole.low };
}

/** Binary fractions make 45.5 and 100 × 5 ÷ 11 miss their borders by this much and no more. */
const slack = (value: number) => 1e-9 * Math.max(1, Math.abs(value));

/** Whether one true number can lie within both. */
export function meet(a: Bounds, b: Bounds): boolean {
  return !exceeds(a, b) && !exceeds(b, a);
}

/**
 * Whether `a` is larger than `b` whatever the true numbers are. Two rounded numbers whose ranges
 * only touch (45% and 46%) can't be one number rounded by one rule; an exact one on the border can.
 */
export function exceeds(a: Bounds, b: Bounds): boolean {
  const rounded = a.high > a.low && b.high > b.low;
  return rounded ? a.low >= b.high - slack(b.high) : a.low > b.high + slack(b.high);
}

/** The number within the bounds that lies closest to one given. */
export function nearest({ low, high }: Bounds, value: number): number {
  return Math.min(Math.max(value, low), high);
}
