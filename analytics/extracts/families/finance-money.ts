import type { Measure } from '../../contract/measure.ts';
import { isFigureFormula, isSpreadsheetError } from '../cells/formula.ts';
import { readMark } from '../cells/mark.ts';
import { readNumber } from '../cells/number.ts';
import type { FigureValue } from './figure-value.ts';
import type { Row } from '../row.ts';

const SCALED = /^(.*\d)\s*(k|m|thousand|million)\b(\)?)$/i;

/**
 * Reads an amount of money in pounds: `£1,234,567`, `(1,234)` for a negative one, `£897k`, `£1.2m`;
 * `scale` is what a plain amount of its column stands for (1,000 under a heading in £'000). Null
 * when it is none.
 */
export function readMoney(
  text: string,
  scale: number,
): { readonly value: number; readonly plain: boolean } | null {
  const [, digits, suffix, bracket = ''] = SCALED.exec(text.trim()) ?? [];
  const own = suffix === undefined ? null : /^[kt]/i.test(suffix) ? 1_000 : 1_000_000;
  const number = readNumber(digits === undefined ? text : `${digits}${bracket}`);
  if (!number || number.unit === '%') return null;
  // To the penny: 1.1 thousand is 1,100 and not 1,100.0000000000002.
  const value = Math.round(number.value * (own ?? scale) * 100) / 100 + 0;
  return { value, plain: number.plain && own === null && scale === 1 };
}

/** What an amount under a heading stands for: thousands under `Budget £'000`, `Actual (£k)`. */
export function scaleOf(header: string): number {
  if (/£\s*['’]?000|['’]000|\b000s?\b|£\s*k\b|thousand/i.test(header)) return 1_000;
  return /£\s*m\b|million/i.test(header) ? 1_000_000 : 1;
}

/** Reads a cell of money; a blank one is null without being a problem. */
export function readMoneyCell(
  row: Row,
  column: string,
  scale: number,
  measure: Measure,
): FigureValue | null {
  const text = row.cell(column);
  if (text === '') return null;
  if (isFigureFormula(text)) return row.rejectFormula(column);
  const money = readMoney(text, scale);
  if (money) {
    if (!money.plain) row.repair();
    const printed = money.plain ? null : text;
    return { value: money.value, lower: null, upper: null, status: 'final', printed };
  }
  const mark = readMark(text, false);
  if (mark) {
    const { status, lower, upper } = mark;
    return { value: null, lower, upper, status, printed: text };
  }
  if (isSpreadsheetError(text)) return row.rejectSpreadsheetError(column);
  return row.reject(
    column,
    'not_a_number',
    `${row.quoted(column)} in the column ${column} is no amount of money, which ${measure.label.toLowerCase()} is. Write pounds (1234567 or £1,234,567), or leave it blank.`,
  );
}
