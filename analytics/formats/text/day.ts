const DAY = 86_400_000;
const FIRST = Date.parse('0001-01-01');
const LAST = Date.parse('9999-12-31');

/** The day that lies so many days after 1 January 1970, as an ISO date; null outside the years 1 to 9999. */
export function isoDay(days: number): string | null {
  const time = days * DAY;
  if (!Number.isInteger(days) || time < FIRST || time > LAST) return null;
  return new Date(time).toISOString().slice(0, 10);
}

/** A time of day as `hh:mm:ss`; hours go on past 24 for a length of time. */
export function clock(seconds: number): string {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}
