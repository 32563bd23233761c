/** Days since 1 January 1970, so that dates can be added up and compared as numbers. */
export type Day = number;

const DAY_MS = 86_400_000;

const two = (n: number) => String(n).padStart(2, '0');

/** The day of a calendar date; months count from 1. */
export const dayOf = (year: number, month: number, day: number): Day =>
  Date.UTC(year, month - 1, day) / DAY_MS;

function partsOf(day: Day) {
  const date = new Date(day * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** `2022-04-01` */
export function isoDate(day: Day): string {
  const parts = partsOf(day);
  return `${parts.year}-${two(parts.month)}-${two(parts.day)}`;
}

/** `01/04/2022`, as a return writes it. */
export function ukDate(day: Day): string {
  const parts = partsOf(day);
  return `${two(parts.day)}/${two(parts.month)}/${parts.year}`;
}

/** The first day of the financial year that starts in this calendar year. */
export const yearStart = (startYear: number): Day => dayOf(startYear, 4, 1);

/** The last day of the financial year that starts in this calendar year. */
export const yearEnd = (startYear: number): Day => dayOf(startYear + 1, 3, 31);

/** The birthday in the year the child reaches this age; 29 February becomes 1 March. */
export function birthday(bornOn: Day, age: number): Day {
  const { year, month, day } = partsOf(bornOn);
  return dayOf(year + age, month, day);
}

/** Whole years of age on a day, 0 before the first birthday. */
export function ageOn(bornOn: Day, day: Day): number {
  const age = partsOf(day).year - partsOf(bornOn).year;
  return Math.max(0, birthday(bornOn, age) > day ? age - 1 : age);
}

/** The fifteenth of the month, which guidance has written where the day of birth is not known. */
export function middleOfMonth(day: Day): Day {
  const { year, month } = partsOf(day);
  return dayOf(year, month, 15);
}
