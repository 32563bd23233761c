import { PermanenceError } from '../contract/failure.ts';
import { financialYearOf, parsePeriod } from '../contract/period.ts';
import { fieldName } from './wording.ts';

export type Path = readonly (string | number)[];

/**
 * Why a scenario can't be worked out: the field it is about, what is wrong with it, and the nearest
 * thing that works. Both are whole sentences.
 */
export function refusal(path: Path, message: string, action: string): PermanenceError {
  return new PermanenceError({
    code: 'scenario_refused',
    message,
    action,
    place: { field: fieldName(path) },
  });
}

/** The calendar year that a financial year somebody asks about begins in; refuses what is none. */
export function askedYear(text: string): number {
  const period = parsePeriod(text);
  if (period?.kind === 'financial_year') return financialYearOf(period.start);
  throw new PermanenceError({
    code: 'unknown_period',
    message: `“${text}” is not a financial year.`,
    action: 'Write it as 2023/24.',
  });
}
