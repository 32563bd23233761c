import { CATALOGUE } from '../../contract/catalogue/index.ts';

/** A day so many days after another (ISO dates). */
export function daysAfter(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** Whole days from one day to another (ISO dates). */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** By when a threshold or target has the next step, and which it is. */
export type Due = {
  readonly due: string | null;
  readonly dueBy: string | null;
  readonly overdueDays: number | null;
};

export const NOT_DUE: Due = { due: null, dueBy: null, overdueDays: null };

const THRESHOLDS = new Map(CATALOGUE.map(({ id, threshold }) => [id, threshold]));

/** Due by the catalogue's threshold of a measure whose clock began on a day; never without both. */
export function dueBy(measure: string, began: string | null, asOf: string): Due {
  const threshold = THRESHOLDS.get(measure);
  if (!threshold || began === null) return NOT_DUE;
  const due = daysAfter(began, threshold.value);
  return { due, dueBy: threshold.label, overdueDays: Math.max(0, daysBetween(due, asOf)) };
}
