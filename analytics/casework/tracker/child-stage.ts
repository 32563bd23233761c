import type { ChildStage } from '../../contract/casework.ts';
import { daysBetween, dueBy, NOT_DUE } from './due.ts';
import type { Due } from './due.ts';

/** What one attempt to place a child says that bears on where the child stands (ISO dates). */
export type TrackedAttempt = {
  readonly referred_on: string | null;
  readonly entered_care_on: string | null;
  readonly early_permanence_on: string | null;
  readonly decision_on: string | null;
  readonly placement_order_on: string | null;
  readonly order_ended_on: string | null;
  readonly linked_on: string | null;
  readonly matched_on: string | null;
  readonly placed_on: string | null;
  readonly adoption_order_on: string | null;
  readonly plan_changed_on: string | null;
  readonly disrupted_on: string | null;
};

export type Standing<Stage extends string> = Due & {
  readonly stage: Stage;
  readonly since: string;
  readonly days: number;
  readonly next: string;
};

/** An attempt, and the day the one before it was disrupted. */
export type Current<T> = { readonly attempt: T; readonly reopenedOn: string | null };

/**
 * Which of a child's attempts counts on a day: a later one once the one before was disrupted or its
 * plan changed. Attempts come in their order; null when none had begun.
 */
export function currentAttempt<T extends TrackedAttempt>(
  attempts: readonly T[],
  asOf: string,
): Current<T> | null {
  const begun = attempts.filter((attempt) => hasBegun(attempt, asOf));
  // The first that had not ended by then, or the last of all.
  const open = begun.findIndex(
    ({ disrupted_on, plan_changed_on }) => !by(disrupted_on ?? plan_changed_on, asOf),
  );
  const at = open === -1 ? begun.length - 1 : open;
  const attempt = begun[at];
  if (!attempt) return null;
  return { attempt, reopenedOn: by(begun[at - 1]?.disrupted_on ?? null, asOf) };
}

/**
 * Where a child stands on a day and what comes next. Null once the child is adopted or the plan is
 * no longer adoption, and for a child of whom nothing but being in care is told.
 */
export function childStanding(
  attempt: TrackedAttempt,
  reopenedOn: string | null,
  asOf: string,
): Standing<ChildStage> | null {
  const on = (date: string | null) => by(date, asOf);
  if (on(attempt.adoption_order_on) || on(attempt.plan_changed_on)) return null;
  const stand = (stage: ChildStage, since: string, next: string, due: Due) => ({
    stage,
    since,
    days: daysBetween(since, asOf),
    next,
    ...due,
  });
  const disrupted = on(attempt.disrupted_on) ?? reopenedOn;
  const order = on(attempt.order_ended_on) ? null : on(attempt.placement_order_on);
  const entered = on(attempt.entered_care_on);
  const goesOn = on(attempt.disrupted_on) === null;
  const placed = goesOn ? on(attempt.placed_on) : null;
  if (placed) return stand('placed', placed, 'Adoption order', NOT_DUE);
  const matched = goesOn ? on(attempt.matched_on) : null;
  if (matched) {
    const due = disrupted ? NOT_DUE : dueBy('entry_to_placed_days', entered, asOf);
    return stand('matched', matched, 'Placement with the adopters', due);
  }
  // After a disruption the thresholds, which run from the order and from entering care, are past.
  const match = disrupted ? NOT_DUE : dueBy('placement_order_to_match_days', order, asOf);
  const linked = goesOn ? on(attempt.linked_on) : null;
  if (linked) return stand('linked', linked, 'Match', match);
  const decided = on(attempt.decision_on);
  const looking = latest(order, disrupted);
  if (looking) return stand('family_finding', looking, 'Match', match);
  const ordered = dueBy('entry_to_placement_order_days', entered, asOf);
  if (decided) return stand('decision', decided, 'Placement order', ordered);
  const begun = on(attempt.referred_on) ?? on(attempt.early_permanence_on);
  return begun ? stand('before_decision', begun, 'Best interests decision', NOT_DUE) : null;
}

const by = (date: string | null, asOf: string) => (date !== null && date <= asOf ? date : null);

const latest = (a: string | null, b: string | null) =>
  a === null ? b : b === null ? a : a > b ? a : b;

const BEGINNINGS = [
  'referred_on',
  'entered_care_on',
  'early_permanence_on',
  'decision_on',
  'placement_order_on',
  'linked_on',
  'matched_on',
  'placed_on',
] as const satisfies readonly (keyof TrackedAttempt)[];

const hasBegun = (attempt: TrackedAttempt, asOf: string) =>
  BEGINNINGS.some((field) => by(attempt[field], asOf) !== null);
