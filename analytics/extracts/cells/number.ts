/** A number as it was written: its value, its sign of what it measures, and whether it was plain. */
export type NumberReading = {
  readonly value: number;
  readonly unit: '£' | '%' | null;
  /** False for `1,204`, `£410, 560`, `46%`, `(18,125)`: the value was read out of the writing. */
  readonly plain: boolean;
};

const PLAIN = /^-?\d+(?:\.\d+)?$/;
const GROUPED = /^\d{1,3}(?:(?:, ?| )\d{3})+(?:\.\d+)?$/;
const UNGROUPED = /^(?:\d+(?:\.\d*)?|\.\d+)$/;

/**
 * Reads a number as reports print them: thousands parted by commas or spaces, a pound or per cent
 * sign, brackets or a typographic minus for negative. Null for anything else, as `1,2`, `3 to 4`
 * or `1.2E+05` (Excel's rounding of a longer number).
 */
export function readNumber(text: string): NumberReading | null {
  if (PLAIN.test(text)) return { value: Number(text) + 0, unit: null, plain: true };
  let rest = text.replaceAll(/[\u00a0\u2007\u202f]/g, ' ').trim();
  const bracketed = /^\((.+)\)$/.exec(rest);
  if (bracketed?.[1]) rest = bracketed[1].trim();
  const signed = /^(£ ?)?([-+\u2212\u2013])? ?(£ ?)?(.+?)( ?%)?$/.exec(rest);
  if (!signed) return null;
  const [, poundsBefore, sign, poundsAfter, digits = '', percent] = signed;
  const pounds = poundsBefore ?? poundsAfter;
  if ((bracketed && sign) || (poundsBefore && poundsAfter) || (pounds && percent)) return null;
  if (!GROUPED.test(digits) && !UNGROUPED.test(digits)) return null;
  // Adding 0 below turns -0 into 0.
  const size = Number(digits.replaceAll(/[, ]/g, ''));
  const negative = bracketed !== null || (sign !== undefined && sign !== '+');
  return {
    value: (negative ? -size : size) + 0,
    unit: pounds ? '£' : percent ? '%' : null,
    plain: false,
  };
}
