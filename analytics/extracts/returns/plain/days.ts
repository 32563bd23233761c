const FIRST_YEAR = 1980;
const LAST_YEAR = 2120;
const MS_A_DAY = 86_400_000;

/** What stands for a text that is no day written in full. */
export const NO_DAY = -(2 ** 31);

/** Days since 1970 by year, month and day of the month; those the calendar lacks are {@link NO_DAY}. */
const DAYS = new Int32Array((LAST_YEAR - FIRST_YEAR + 1) << 9).fill(NO_DAY);
for (let day = Date.UTC(FIRST_YEAR, 0, 1); day < Date.UTC(LAST_YEAR + 1, 0, 1); day += MS_A_DAY) {
  const date = new Date(day);
  DAYS[place(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())] = day / MS_A_DAY;
}

function place(year: number, month: number, day: number): number {
  return ((year - FIRST_YEAR) << 9) | (month << 5) | day;
}

/** How long a day written in full is. */
export const DAY_BYTES = 10;
const ZERO = 48;
const SLASH = 47;
const HYPHEN = 45;

/** The number that two bytes make together, by both: 0 to 99 where they are digits, else negative. */
const PAIRS = new Int8Array(1 << 16).fill(-1);
for (let pair = 0; pair < 100; pair += 1) {
  PAIRS[((ZERO + Math.floor(pair / 10)) << 8) | (ZERO + (pair % 10))] = pair;
}

/**
 * The day (since 1 January 1970) that the bytes hold as `31/03/2023` or `2023-03-31`, or the first
 * of its month; {@link NO_DAY} for any other writing, and for days before 1980.
 */
export function dayAt(bytes: Uint8Array, from: number, to: number, ofMonth: boolean): number {
  if (to - from !== DAY_BYTES) return NO_DAY;
  const british = bytes[from + 2] === SLASH && bytes[from + 5] === SLASH;
  if (!british && !(bytes[from + 4] === HYPHEN && bytes[from + 7] === HYPHEN)) return NO_DAY;
  const yearAt = british ? from + 6 : from;
  const century = pairAt(bytes, yearAt);
  const inCentury = pairAt(bytes, yearAt + 2);
  const month = pairAt(bytes, british ? from + 3 : from + 5);
  const day = pairAt(bytes, british ? from : from + 8);
  const year = century * 100 + inCentury;
  // Negative where one of them is.
  if ((century | inCentury | month | day) < 0 || year < FIRST_YEAR || year > LAST_YEAR) {
    return NO_DAY;
  }
  if (month > 12 || day > 31) return NO_DAY;
  const found = DAYS[place(year, month, day)] ?? NO_DAY;
  return ofMonth && found !== NO_DAY ? (DAYS[place(year, month, 1)] ?? NO_DAY) : found;
}

function pairAt(bytes: Uint8Array, at: number): number {
  return PAIRS[((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)] ?? -1;
}
