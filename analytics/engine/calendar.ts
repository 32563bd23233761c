const DAY_MS = 86_400_000;
const YEAR_0 = Date.parse('0000-01-01') / DAY_MS;
const YEAR_10000 = Date.parse('9999-12-31') / DAY_MS + 1;
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const TIMESTAMP = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,6}))?$/;

/** The days of 1900–2155: tables repeat them over and over. */
const USUAL = { first: Date.UTC(1900, 0, 1) / DAY_MS, count: 256 * 366 };
const written: (string | undefined)[] = new Array<undefined>(USUAL.count).fill(undefined);
const read = new Map<string, number>();
const isUsual = (days: number) => days >= USUAL.first && days < USUAL.first + USUAL.count;

/** Days since 1 January 1970 as `yyyy-mm-dd`; throws outside the years 0–9999. */
export function isoDate(days: number): string {
  const place = days - USUAL.first;
  const known = written[place];
  if (known !== undefined) return known;
  const date = writtenOut(days);
  if (isUsual(days)) written[place] = date;
  return date;
}

function writtenOut(days: number): string {
  const date = new Date(days * DAY_MS);
  const year = date.getUTCFullYear();
  if (!(year >= 0 && year <= 9999)) throw new RangeError('A date lies outside the years 0–9999.');
  return date.toISOString().slice(0, 10);
}

/** Whether days since 1 January 1970 are a day that {@link isoDate} can write. */
export function isDay(days: number): boolean {
  return days >= YEAR_0 && days < YEAR_10000;
}

/** The days from 1 January 1970 to `yyyy-mm-dd`, or null when there is no such day. */
export function daysSince1970(date: string): number | null {
  const known = read.get(date);
  if (known !== undefined) return known;
  const days = daysOf(date);
  if (days !== null && isUsual(days)) read.set(date, days);
  return days;
}

function daysOf(date: string): number | null {
  const [, year, month, day] = DATE.exec(date) ?? [];
  if (year === undefined || month === undefined || day === undefined) return null;
  const days = Date.parse(`${date}T00:00:00Z`) / DAY_MS;
  return Number.isInteger(days) && isoDate(days) === date ? days : null;
}

/** Microseconds since 1970 as `yyyy-mm-ddThh:mm:ss`, with a fraction only where there is one. */
export function isoTimestamp(micros: bigint): string {
  const microsOfSecond = ((micros % 1_000_000n) + 1_000_000n) % 1_000_000n;
  const seconds = Number((micros - microsOfSecond) / 1_000_000n);
  const day = Math.floor(seconds / 86_400);
  const time = new Date((seconds - day * 86_400) * 1000).toISOString().slice(11, 19);
  const fraction = microsOfSecond === 0n ? '' : `.${String(microsOfSecond).padStart(6, '0')}`;
  return `${isoDate(day)}T${time}${fraction}`;
}

/** Microseconds from 1970 to `yyyy-mm-ddThh:mm:ss[.ffffff]`, or null when there is no such time. */
export function microsSince1970(timestamp: string): bigint | null {
  const [, date, hour, minute, second, fraction = ''] = TIMESTAMP.exec(timestamp) ?? [];
  const days = date === undefined ? null : daysSince1970(date);
  const [hours, minutes, seconds] = [Number(hour), Number(minute), Number(second)];
  if (days === null || hours > 23 || minutes > 59 || seconds > 59) return null;
  const whole = ((days * 24 + hours) * 60 + minutes) * 60 + seconds;
  return BigInt(whole) * 1_000_000n + BigInt(fraction.padEnd(6, '0'));
}
