import { parsePeriod } from '../../analytics/contract/period.ts';
import { countOf } from './number.ts';

/** `short` names months by three letters, for columns: 31 Mar 2023. */
export type DateStyle = { month?: 'long' | 'short' };

const days = new Map<string, Intl.DateTimeFormat>();

function formatterOf(month: 'long' | 'short', hasDay: boolean): Intl.DateTimeFormat {
  const key = `${month} ${hasDay}`;
  const known = days.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-GB', {
    ...(hasDay ? { day: 'numeric' } : {}),
    month,
    year: 'numeric',
    timeZone: 'UTC',
  });
  days.set(key, made);
  return made;
}

/** 2023-03-31 as "31 March 2023"; what is no day stays as it is. */
export function formatDate(isoDate: string, { month = 'long' }: DateStyle = {}): string {
  const date = new Date(`${isoDate.slice(0, 10)}T00:00:00Z`);
  return Number.isNaN(date.getTime()) ? isoDate : formatterOf(month, true).format(date);
}

/** 2022-07 as "July 2022" */
function formatMonth(isoMonth: string, { month = 'long' }: DateStyle): string {
  return formatterOf(month, false).format(new Date(`${isoMonth}-01T00:00:00Z`));
}

export type MomentStyle = DateStyle & { timeZone?: string };

/** A moment in the reader's own time zone: "21 November 2025 at 14:05" */
export function formatMoment(iso: string, style: MomentStyle = {}): string {
  const { month = 'long', timeZone } = style;
  const zone = timeZone === undefined ? {} : { timeZone };
  const at = new Date(iso);
  const date = new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month,
    year: 'numeric',
    ...zone,
  }).format(at);
  const time = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', ...zone }).format(at);
  return `${date} at ${time}`;
}

/** A period's label as people read it: 2022/23 stays, 2023-03-31 becomes "31 March 2023". */
export function formatPeriod(label: string, style: DateStyle = {}): string {
  const period = parsePeriod(label);
  switch (period?.kind) {
    case 'as_at':
      return formatDate(period.end, style);
    case 'month':
      return formatMonth(period.end.slice(0, 7), style);
    case 'rolling_12_months':
      return `12 months to ${formatMonth(period.end.slice(0, 7), style)}`;
    case 'from_to':
      return `${formatDate(period.start, style)} to ${formatDate(period.end, style)}`;
    case 'financial_year':
    case 'financial_years':
    case 'quarter':
      return period.label;
    case undefined:
      return label;
  }
}

/** How long something will still take, no more exact than it can be known. */
export function formatTimeLeft(seconds: number): string {
  if (seconds < 1.5) return 'about a second left';
  if (seconds < 50) return `about ${countOf(Math.round(seconds), 'second')} left`;
  if (seconds < 3000)
    return `about ${countOf(Math.max(1, Math.round(seconds / 60)), 'minute')} left`;
  return `about ${countOf(Math.max(1, Math.round(seconds / 3600)), 'hour')} left`;
}
