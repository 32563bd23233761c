import { z } from 'zod';
import type { TrackedChild, TrackedFamily } from '../../../../analytics/contract/casework.ts';
import { countOf } from '../../../format/number.ts';

/** What the trackers of children and of families have in common. */
export type Tracked = Omit<TrackedFamily, 'family' | 'stage' | 'approvedForNamedChild'> & {
  readonly stage: TrackedChild['stage'] | TrackedFamily['stage'];
};

/** Which next steps are looked for: those past the day they are due by, or due soon. */
export const DueFilter = z.enum(['past', 'soon']);
export type DueFilter = z.infer<typeof DueFilter>;

export const SOON_DAYS = 28;

export const isPastDue = ({ overdueDays }: Pick<Tracked, 'overdueDays'>): boolean =>
  (overdueDays ?? 0) > 0;

/** Who is stuck comes first: the most days past what is due, then the longest in their stage. */
export function stuckFirst<Row extends Tracked>(rows: readonly Row[]): Row[] {
  return rows.toSorted((a, b) => (b.overdueDays ?? 0) - (a.overdueDays ?? 0) || b.days - a.days);
}

/** Whether the next step is past due on a day, or due in the four weeks from then (ISO date). */
export function fitsDue(tracked: Tracked, due: DueFilter | null, asOf: string): boolean {
  if (due === null) return true;
  if (due === 'past') return isPastDue(tracked);
  if (tracked.due === null || isPastDue(tracked)) return false;
  const left = (Date.parse(tracked.due) - Date.parse(asOf)) / 86_400_000;
  return left <= SOON_DAYS;
}

/** How many stand in each stage. */
export function countByStage(rows: readonly Tracked[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { stage } of rows) counts.set(stage, (counts.get(stage) ?? 0) + 1);
  return counts;
}

/** "48 children are on the way to adoption; 31 are past a step’s due day, the longest by 812 days." */
export function trackerAnswer(
  rows: readonly Tracked[],
  noun: readonly [one: string, many: string],
  way: string,
): string {
  const past = rows.filter(isPastDue);
  const verb = rows.length === 1 ? 'is' : 'are';
  const all = `${countOf(rows.length, noun[0], noun[1])} ${verb} ${way}`;
  if (past.length === 0) return `${all}; for none is the next step overdue.`;
  const longest = Math.max(...past.map(({ overdueDays }) => overdueDays ?? 0));
  return past.length === 1
    ? `${all}; for 1 the next step is overdue, by ${countOf(longest, 'day')}.`
    : `${all}; for ${past.length} the next step is overdue, the longest by ${countOf(longest, 'day')}.`;
}
