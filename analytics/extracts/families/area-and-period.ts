import type { Area } from '../../contract/area.ts';
import { asAt, parsePeriod } from '../../contract/period.ts';
import type { Period } from '../../contract/period.ts';
import { nearestAreas, resolveArea } from '../../reference/areas.ts';
import { readDate } from '../cells/date.ts';
import type { Row } from '../row.ts';

/** The area a cell names, whichever name or code it goes by; blank and unknown ones are rejected. */
export function requiredArea(
  row: Row,
  column: string,
  find: (text: string) => Area | null,
): Area | null {
  const text = row.required(column);
  if (text === null) return null;
  return find(text) ?? rejectArea(row, column, text);
}

/** Rejects a name no area bears, with those that come closest. */
export function rejectArea(row: Row, column: string, name: string): null {
  return row.reject(
    column,
    'unknown_area',
    `${row.quoted(column)} is no area the workbench knows. ${meant(nearestAreas(name))}Write the name or code of a local authority, an agency, a region or England.`,
  );
}

/** The question whether one of these was meant; nothing where there are none. */
export function meant(names: readonly string[]): string {
  return names.length === 0 ? '' : `Did you mean ${names.join(', or ')}? `;
}

type PeriodReading = { readonly period: Period; readonly repaired: boolean };

/** Reads a period as people write it, or a date, which is that day; null for neither. */
export function readPeriod(text: string, today: string): PeriodReading | null {
  const period = parsePeriod(text);
  const date = period ? null : readDate(text, today).date;
  const read = period ?? (date === null ? null : asAt(date));
  if (!read || read.start < '1980' || read.end > '2100') return null;
  return { period: read, repaired: date !== null };
}

/** The period a cell names; blank and unreadable ones are rejected. */
export function requiredPeriod(
  row: Row,
  column: string,
  find: (text: string) => PeriodReading | null,
): Period | null {
  const text = row.required(column);
  if (text === null) return null;
  const read = find(text);
  if (!read) {
    return row.reject(
      column,
      'unknown_period',
      `${row.quoted(column)} is no period. Write a financial year (2022/23), quarter (2022/23 Q3), month (2022-07), day (2023-03-31) or span (2022-04-01 to 2022-12-31).`,
    );
  }
  if (read.repaired) row.repair();
  return read.period;
}

/**
 * The area that codes and a name give together, at the end of a period (ISO date): the first code
 * that is known, else the name. `contradiction` where they mean different areas.
 */
export function agreedArea(
  codes: readonly string[],
  name: string,
  day: string,
): Area | 'contradiction' | null {
  const coded = codes.map((code) => resolveArea(code)).find((area) => area !== null);
  const named = resolveArea(name, day);
  if (!coded || !named) return coded ?? named;
  // A name that passed to a new authority may be written for either.
  const same = [named, resolveArea(name)].some((area) => area?.code === coded.code);
  return same ? coded : 'contradiction';
}
