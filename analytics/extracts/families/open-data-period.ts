import { financialYear, fromTo, month, quarter } from '../../contract/period.ts';
import type { Period } from '../../contract/period.ts';

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/**
 * The period of a row of DfE open data: `time_period` with four digits (2025) or six (202425), and
 * `time_identifier` where the file has it. Statistics on children looked after are of reporting
 * years, named by the 31 March they end on: 2025 is 2024/25, and so is a year without identifier.
 * Null for what is none of these.
 */
export function readTimePeriod(timePeriod: string, timeIdentifier: string): Period | null {
  const digits = /^(\d{4})(?:[-/]?(\d{2}))?$/.exec(timePeriod.trim());
  if (!digits) return null;
  const year = Number(digits[1]);
  if (year < 1980 || year > 2100) return null;
  const identifier = timeIdentifier.trim().toLowerCase();
  if (digits[2] === undefined) return namedByOneYear(year, identifier);
  return Number(digits[2]) === (year + 1) % 100 ? overTwoYears(year, identifier) : null;
}

function namedByOneYear(year: number, identifier: string): Period | null {
  if (identifier === '' || identifier === 'reporting year') return financialYear(year - 1);
  if (identifier === 'calendar year') return fromTo(`${year}-01-01`, `${year}-12-31`);
  const place = MONTHS.indexOf(identifier);
  if (place >= 0) return month(year, place + 1);
  switch (quarterOf(identifier, 'calendar year')) {
    case 1:
      return quarter(year - 1, 4);
    case 2:
      return quarter(year, 1);
    case 3:
      return quarter(year, 2);
    case 4:
      return quarter(year, 3);
    case null:
      return null;
  }
}

function overTwoYears(year: number, identifier: string): Period | null {
  switch (identifier) {
    case '':
    case 'financial year':
    case 'reporting year':
      return financialYear(year);
    case 'academic year':
      return fromTo(`${year}-09-01`, `${year + 1}-08-31`);
    case 'tax year':
      return fromTo(`${year}-04-06`, `${year + 1}-04-05`);
  }
  const part = quarterOf(identifier, 'financial year');
  return part === null ? null : quarter(year, part);
}

function quarterOf(identifier: string, year: string): 1 | 2 | 3 | 4 | null {
  const part = ([1, 2, 3, 4] as const).find((q) => identifier === `${year} q${q}`);
  return part ?? null;
}
