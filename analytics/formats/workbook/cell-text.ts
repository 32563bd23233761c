import { plainDecimal } from '../text/decimal.ts';
import type { NumberKind } from './number-formats.ts';
import type { DateSystem } from './serial-date.ts';
import { dateText, durationText } from './serial-date.ts';

const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;

/** The text of a cell's number: the date it shows, or the number in plain digits. */
export function numberText(stored: string, kind: NumberKind, system: DateSystem): string {
  if (!NUMBER.test(stored)) return stored;
  const value = Number(stored);
  if (!Number.isFinite(value)) return stored;
  if (kind === 'duration') return durationText(value) ?? plainDecimal(value);
  if (kind === 'date' || kind === 'time') return dateText(value, system) ?? plainDecimal(value);
  return isImprecise(stored) && /^[+-]?\d+$/.test(stored) ? stored : plainDecimal(value);
}

/**
 * Whether a number is too large for every whole number of its size to be told from the next: an
 * identifier kept as a number has lost its last digits there, in Excel if not before.
 */
export function isImprecise(stored: string): boolean {
  return NUMBER.test(stored) && Math.abs(Number(stored)) > Number.MAX_SAFE_INTEGER;
}

/** Text as it was typed: a workbook writes what XML can't hold as `_x000D_`. */
export function unescapeText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
