import type { DateOrder } from '../../contract/recipe.ts';

const DAY = String.raw`\d{4}-\d{1,2}-\d{1,2}|\d{1,2}([/.-])\d{1,2}\2\d{2,4}`;
const WITH_TIME = new RegExp(
  String.raw`^(${DAY})[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[AP]M)?$`,
  'i',
);
const DIGITS = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})$/;
const MONTH_IN_WORDS = /^([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/i;

/**
 * A cell of a date as the readers of extracts take it: without the time of day, `March 25, 2022`
 * the other way round and, where dates are written month first, digits as well. What is no such
 * date stays as it is, so does a moment with a time zone, whose day here may be another; a date
 * that can't be month first says so, so that it is not read.
 */
export function dayOfCell(cell: string, order: DateOrder): string {
  const text = cell.trim();
  const day = WITH_TIME.exec(text)?.[1] ?? text;
  const words = MONTH_IN_WORDS.exec(day);
  if (words) return `${words[2]} ${words[1]} ${words[3]}`;
  if (order === 'day_first') return day;
  const digits = DIGITS.exec(day);
  if (!digits) return day;
  const [, month, separator, dayOfMonth, year] = digits;
  if (Number(month) > 12) return `${day} (month first)`;
  return `${dayOfMonth}${separator}${month}${separator}${year}`;
}

/** Whether a date makes sense month first alone: 03/25/2022. */
export function isMonthFirstOnly(cell: string): boolean {
  const day = WITH_TIME.exec(cell.trim())?.[1] ?? cell.trim();
  const [, first, , second] = DIGITS.exec(day) ?? [];
  return Number(first) <= 12 && Number(second) > 12 && Number(second) <= 31;
}
