import { parsePeriod } from '../../analytics/contract/period.ts';
import { countOf } from './number.ts';

const day = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});
const month = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** 2023-03-31 as "31 March 2023" */
export function formatDate(isoDate: string): string {
  return day.format(new Date(`${isoDate.slice(0, 10)}T00:00:00Z`));
}

/** 2022-07 as "July 2022" */
function formatMonth(isoMonth: string): string {
  return month.format(new Date(`${isoMonth}-01T00:00:00Z`));
}

/** A moment in the reader's own time zone: "21 November 2025 at 14:05" */
export function formatMoment(iso: string, timeZone?: string): string {
  const zone = timeZone === undefined ? {} : { timeZone };
  const at = new Date(iso);
  const date = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', ...zone }).format(at);
  const time = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', ...zone }).format(at);
  return `${date} at ${time}`;
}

/** A period's label as people read it: 2022/23 stays, 2023-03-31 becomes "31 March 2023". */
export function formatPeriod(label: string): string {
  const period = parsePeriod(label);
  switch (period?.kind) {
    case 'as_at':
      return formatDate(period.end);
    case 'month':
      return formatMonth(period.end.slice(0, 7));
    case 'rolling_12_months':
      return `12 months to ${formatMonth(period.end.slice(0, 7))}`;
    case 'from_to':
      return `${formatDate(period.start)} to ${formatDate(period.end)}`;
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
