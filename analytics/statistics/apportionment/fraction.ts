/**
 * A number kept exactly as a ratio of whole numbers, so that money adds up. `bottom` is above 0;
 * the two may have a factor in common.
 */
export type Fraction = { readonly top: bigint; readonly bottom: bigint };

export const ZERO: Fraction = { top: 0n, bottom: 1n };
export const ONE: Fraction = { top: 1n, bottom: 1n };

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/;

/** A number as it is written in decimals: 0.1 is one tenth. Throws RangeError where it is not finite. */
export function exactly(value: number | bigint): Fraction {
  if (typeof value === 'bigint') return { top: value, bottom: 1n };
  if (Number.isSafeInteger(value)) return { top: BigInt(value), bottom: 1n };
  const [, sign, whole = '', part = '', exponent = '0'] = DECIMAL.exec(String(value)) ?? [];
  if (sign === undefined) throw new RangeError(`${value} is not a number that can be shared out.`);
  const digits = BigInt(`${sign}${whole}${part}`);
  const power = part.length - Number(exponent);
  return power <= 0
    ? { top: digits * 10n ** BigInt(-power), bottom: 1n }
    : { top: digits, bottom: 10n ** BigInt(power) };
}

export const isZero = ({ top }: Fraction): boolean => top === 0n;

/** −1, 0 or 1: whether the first is smaller, equal or larger. */
export function compare(a: Fraction, b: Fraction): -1 | 0 | 1 {
  const left = a.bottom === b.bottom ? a.top : a.top * b.bottom;
  const right = a.bottom === b.bottom ? b.top : b.top * a.bottom;
  return left < right ? -1 : left > right ? 1 : 0;
}

export const larger = (a: Fraction, b: Fraction): Fraction => (compare(a, b) < 0 ? b : a);

/**
 * The sum. Numbers of one bottom, as shares of one whole are, add without growing; others are
 * brought to lowest terms, or a long sum would grow without end.
 */
export function add(a: Fraction, b: Fraction): Fraction {
  if (a.bottom === b.bottom) return { top: a.top + b.top, bottom: a.bottom };
  if (a.bottom % b.bottom === 0n) {
    return { top: a.top + b.top * (a.bottom / b.bottom), bottom: a.bottom };
  }
  if (b.bottom % a.bottom === 0n) return add(b, a);
  return lowest({ top: a.top * b.bottom + b.top * a.bottom, bottom: a.bottom * b.bottom });
}

export const negative = ({ top, bottom }: Fraction): Fraction => ({ top: -top, bottom });
export const subtract = (a: Fraction, b: Fraction): Fraction =>
  a.bottom === b.bottom ? { top: a.top - b.top, bottom: a.bottom } : add(a, negative(b));

export const multiply = (a: Fraction, b: Fraction): Fraction => ({
  top: a.top * b.top,
  bottom: a.bottom * b.bottom,
});

/** The quotient; throws RangeError where the divisor is 0. */
export function divide(a: Fraction, b: Fraction): Fraction {
  if (b.top === 0n) throw new RangeError('Nothing can be divided by 0.');
  const sign = b.top < 0n ? -1n : 1n;
  return { top: sign * a.top * b.bottom, bottom: sign * a.bottom * b.top };
}

export const sum = (values: readonly Fraction[]): Fraction => values.reduce(add, ZERO);

/** The same number in lowest terms. */
export function lowest({ top, bottom }: Fraction): Fraction {
  const factor = commonFactor(top < 0n ? -top : top, bottom);
  return factor <= 1n ? { top, bottom } : { top: top / factor, bottom: bottom / factor };
}

/**
 * The same numbers over one bottom: a sum of theirs needs no common factor to be looked for, which
 * takes most of the time of long calculations.
 */
export function overOneBottom(values: readonly Fraction[]): readonly Fraction[] {
  const first = values[0]?.bottom ?? 1n;
  if (values.every(({ bottom }) => bottom === first)) return values;
  const bottom = values.reduce(
    (all, value) =>
      all % value.bottom === 0n ? all : (all / commonFactor(all, value.bottom)) * value.bottom,
    first,
  );
  return values.map((value) =>
    value.bottom === bottom ? value : { top: value.top * (bottom / value.bottom), bottom },
  );
}

const SAFE = BigInt(Number.MAX_SAFE_INTEGER);

/** Euclid's; the last steps, of small numbers, are much faster as plain ones. */
function commonFactor(a: bigint, b: bigint): bigint {
  while (b !== 0n && (a > SAFE || b > SAFE)) [a, b] = [b, a % b];
  if (b === 0n) return a;
  let [x, y] = [Number(a), Number(b)];
  while (y !== 0) [x, y] = [y, x % y];
  return BigInt(x);
}

/** The largest whole number that is not above it. */
export function floor({ top, bottom }: Fraction): bigint {
  const whole = top / bottom;
  return top < 0n && whole * bottom !== top ? whole - 1n : whole;
}

/** The smallest whole number that is not below it. */
export const ceiling = (value: Fraction): bigint => -floor(negative(value));

/** The nearest whole number, halves away from 0. */
export function nearest({ top, bottom }: Fraction): bigint {
  const size = (2n * (top < 0n ? -top : top) + bottom) / (2n * bottom);
  return top < 0n ? -size : size;
}

const BITS = 128n;

/** The number nearest to it that a computer has, however the fraction is written. */
export function toNumber({ top, bottom }: Fraction): number {
  const size = top < 0n ? -top : top;
  if (size <= SAFE && bottom <= SAFE) return Number(top) / Number(bottom);
  const value = Number((size << BITS) / bottom) / 2 ** Number(BITS);
  return top < 0n ? -value : value;
}
