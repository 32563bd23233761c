import { z } from 'zod';

/**
 * The shapes a reporting period comes in. Financial years run from 1 April to 31 March.
 * A stock (children waiting, children in care) is counted on the period's last day.
 */
export const PeriodKind = z.enum([
  'financial_year',
  'quarter',
  'month',
  'as_at',
  'rolling_12_months',
  'financial_years',
  'from_to',
]);
export type PeriodKind = z.infer<typeof PeriodKind>;

/** A period with its first and last day (ISO dates, both included) and the label people read. */
export const Period = z.object({
  kind: PeriodKind,
  label: z.string(),
  start: z.iso.date(),
  end: z.iso.date(),
});
export type Period = z.infer<typeof Period>;

const two = (n: number) => String(n).padStart(2, '0');
const isoDate = (year: number, month: number, day: number) => `${year}-${two(month)}-${two(day)}`;

/** The last day of a calendar month; months count from 1. */
function lastDay(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function isRealDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** The financial year that starts on 1 April of `startYear`: 2022 gives `2022/23`. */
export function financialYear(startYear: number): Readonly<Period> {
  const known = knownYears.get(startYear);
  if (known) return known;
  const year = {
    kind: 'financial_year',
    label: `${startYear}/${two((startYear + 1) % 100)}`,
    start: isoDate(startYear, 4, 1),
    end: isoDate(startYear + 1, 3, 31),
  } as const;
  knownYears.set(startYear, year);
  return year;
}

/** Every figure names its year: a few labels are asked for again and again. */
const knownYears = new Map<number, Readonly<Period>>();

/** The financial year a date lies in, named by its first calendar year: 2023-03-31 gives 2022. */
export function financialYearOf(date: string): number {
  const year = Number(date.slice(0, 4));
  return Number(date.slice(5, 7)) >= 4 ? year : year - 1;
}

/** Quarter 1 is April to June. */
export function quarter(startYear: number, q: 1 | 2 | 3 | 4): Period {
  const year = q === 4 ? startYear + 1 : startYear;
  const month = q === 4 ? 1 : 1 + 3 * q;
  return {
    kind: 'quarter',
    label: `${financialYear(startYear).label} Q${q}`,
    start: isoDate(year, month, 1),
    end: isoDate(year, month + 2, lastDay(year, month + 2)),
  };
}

export function month(year: number, monthNumber: number): Period {
  return {
    kind: 'month',
    label: `${year}-${two(monthNumber)}`,
    start: isoDate(year, monthNumber, 1),
    end: isoDate(year, monthNumber, lastDay(year, monthNumber)),
  };
}

export function asAt(date: string): Period {
  return { kind: 'as_at', label: date, start: date, end: date };
}

/** The twelve months that end with the given month. */
export function rolling12Months(year: number, monthNumber: number): Period {
  const end = month(year, monthNumber);
  const start = monthNumber === 12 ? month(year, 1) : month(year - 1, monthNumber + 1);
  return {
    kind: 'rolling_12_months',
    label: `12 months to ${end.label}`,
    start: start.start,
    end: end.end,
  };
}

/** Several whole financial years as one period: the scorecard's three-year average uses three. */
export function financialYears(firstStartYear: number, lastStartYear: number): Period {
  const first = financialYear(firstStartYear);
  const last = financialYear(lastStartYear);
  return {
    kind: 'financial_years',
    label: `${first.label} to ${last.label}`,
    start: first.start,
    end: last.end,
  };
}

export function fromTo(start: string, end: string): Period {
  return { kind: 'from_to', label: `${start} to ${end}`, start, end };
}

/** From 1 April to the given date: the year to date. */
export function yearToDate(date: string): Period {
  return fromTo(financialYear(financialYearOf(date)).start, date);
}

/** The same length of period one year earlier; 29 February becomes 28 February. */
export function oneYearEarlier(period: Period): Period {
  const back = (date: string) => {
    const year = Number(date.slice(0, 4)) - 1;
    const monthNumber = Number(date.slice(5, 7));
    const day = Math.min(Number(date.slice(8, 10)), lastDay(year, monthNumber));
    return isoDate(year, monthNumber, day);
  };
  switch (period.kind) {
    case 'financial_year':
      return financialYear(financialYearOf(period.start) - 1);
    case 'financial_years':
      return financialYears(financialYearOf(period.start) - 1, financialYearOf(period.end) - 1);
    case 'quarter':
      return quarter(
        financialYearOf(period.start) - 1,
        Number(period.label.slice(-1)) as 1 | 2 | 3 | 4,
      );
    case 'month':
      return month(Number(period.start.slice(0, 4)) - 1, Number(period.start.slice(5, 7)));
    case 'rolling_12_months':
      return rolling12Months(Number(period.end.slice(0, 4)) - 1, Number(period.end.slice(5, 7)));
    case 'as_at':
      return asAt(back(period.end));
    case 'from_to':
      return fromTo(back(period.start), back(period.end));
  }
}

const YEAR = String.raw`(\d{4})\s*[/\-–]\s*(\d{2}|\d{4})`;
const yearPattern = new RegExp(`^${YEAR}$`);
const quarterPattern = new RegExp(`^${YEAR}\\s*[Qq]([1-4])$`);
const yearsPattern = new RegExp(`^${YEAR}\\s*(?:to|\\.\\.)\\s*${YEAR}$`);
const monthPattern = /^(\d{4})-(\d{2})$/;
const datePattern = /^(\d{4}-\d{2}-\d{2})$/;
const rollingPattern = /^12 months to (\d{4})-(\d{2})$/i;
const fromToPattern = /^(\d{4}-\d{2}-\d{2})\s*(?:to|\.\.)\s*(\d{4}-\d{2}-\d{2})$/;

function startYearOf(first: string | undefined, second: string | undefined): number | null {
  const start = Number(first);
  const end = second?.length === 4 ? Number(second) % 100 : Number(second);
  return (start + 1) % 100 === end ? start : null;
}

/**
 * Reads a period as people write it: `2022/23`, `2022-23`, `2022/2023`, `2022/23 Q3`, `2022-07`,
 * `2023-03-31`, `12 months to 2022-12`, `2020/21 to 2022/23`, `2022-04-01 to 2022-12-31`.
 * Answers null when the text is none of these. `2022-12` is a month, never the year 2022/12.
 */
export function parsePeriod(text: string): Period | null {
  const trimmed = text.trim();
  let match = monthPattern.exec(trimmed);
  if (match) {
    const monthNumber = Number(match[2]);
    if (monthNumber >= 1 && monthNumber <= 12) return month(Number(match[1]), monthNumber);
  }
  match = yearPattern.exec(trimmed);
  if (match) {
    const start = startYearOf(match[1], match[2]);
    return start === null ? null : financialYear(start);
  }
  match = quarterPattern.exec(trimmed);
  if (match) {
    const start = startYearOf(match[1], match[2]);
    return start === null ? null : quarter(start, Number(match[3]) as 1 | 2 | 3 | 4);
  }
  match = yearsPattern.exec(trimmed);
  if (match) {
    const first = startYearOf(match[1], match[2]);
    const last = startYearOf(match[3], match[4]);
    return first === null || last === null || last < first ? null : financialYears(first, last);
  }
  match = datePattern.exec(trimmed);
  if (match?.[1]) return isRealDate(match[1]) ? asAt(match[1]) : null;
  match = rollingPattern.exec(trimmed);
  if (match) {
    const monthNumber = Number(match[2]);
    return monthNumber >= 1 && monthNumber <= 12
      ? rolling12Months(Number(match[1]), monthNumber)
      : null;
  }
  match = fromToPattern.exec(trimmed);
  if (match?.[1] && match[2]) {
    return isRealDate(match[1]) && isRealDate(match[2]) && match[1] <= match[2]
      ? fromTo(match[1], match[2])
      : null;
  }
  return null;
}

/**
 * The label a stock is filed under: the financial year it closes when its day is a 31 March,
 * otherwise the day itself. So `2022/23`, `2023-03` and `2023-03-31` are one and the same stock.
 */
export function stockPeriod(period: Period): Period {
  return period.end.endsWith('-03-31')
    ? financialYear(financialYearOf(period.end))
    : asAt(period.end);
}

/** Orders periods by their last day, then the longer one first. */
export function comparePeriods(a: Period, b: Period): number {
  return a.end.localeCompare(b.end) || a.start.localeCompare(b.start);
}
