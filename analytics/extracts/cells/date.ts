/** A day (ISO date) as it was written, or why it is none. */
export type DateReading =
  | { readonly date: string; readonly repaired: boolean }
  | { readonly date: null; readonly trouble: 'not_a_date' | 'no_such_day' | 'serial_number' };

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?$/;
const DAY_FIRST = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?: 00:00(?::00)?)?$/;
const IN_WORDS = /^(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3,9})[ -](\d{4}|\d{2})$/i;

/**
 * Reads a date: `2022-04-01`, `01/04/2022` (day first, always), `1 April 2022`. A year of two
 * digits (`11/08/20`) is of this century where that isn't later than `today` (ISO date); otherwise,
 * or between dashes where it may stand first, it is not guessed.
 */
export function readDate(text: string, today: string): DateReading {
  const iso = ISO.exec(text);
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const digits = DAY_FIRST.exec(text);
  if (digits) {
    const [, day, separator, month, year = ''] = digits;
    if (year.length === 2 && separator === '-') return NO_DATE;
    return inCentury(year, Number(month), Number(day), today);
  }
  const words = IN_WORDS.exec(text);
  if (words) {
    const [, day, name = '', year = ''] = words;
    const month = MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
    return month === 0 ? NO_DATE : inCentury(year, month, Number(day), today);
  }
  return /^[1-9]\d{4}$/.test(text) ? { date: null, trouble: 'serial_number' } : NO_DATE;
}

const NO_DATE: DateReading = { date: null, trouble: 'not_a_date' };

function inCentury(year: string, month: number, day: number, today: string): DateReading {
  if (year.length === 4) return dayOf(Number(year), month, day);
  const read = dayOf(2000 + Number(year), month, day);
  if (read.date === null) return read;
  return read.date > today ? NO_DATE : { ...read, repaired: true };
}

function dayOf(year: number, month: number, day: number): DateReading {
  const date = new Date(Date.UTC(year, month - 1, day));
  const real =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return real
    ? { date: date.toISOString().slice(0, 10), repaired: false }
    : { date: null, trouble: 'no_such_day' };
}
