import type { FamilyStage } from '../../contract/casework.ts';
import type { Standing } from './child-stage.ts';
import { daysBetween, dueBy, NOT_DUE } from './due.ts';
import type { Due } from './due.ts';

/** What is told of a household that asks to adopt (ISO dates). */
export type TrackedHousehold = {
  readonly enquired_on: string | null;
  readonly information_session_on: string | null;
  readonly registered_on: string | null;
  readonly stage_1_started_on: string | null;
  readonly stage_1_ended_on: string | null;
  readonly stage_2_started_on: string | null;
  readonly approved_on: string | null;
  readonly matched_on: string | null;
  readonly placed_on: string | null;
  readonly adoption_order_on: string | null;
  readonly left_on: string | null;
};

/** A step, the date that opens it, what comes next and by when. */
type Step = {
  readonly stage: FamilyStage;
  readonly opened: readonly (keyof TrackedHousehold)[];
  readonly next: string;
  readonly due?: readonly [measure: string, began: keyof TrackedHousehold];
};

/** The furthest first. */
const STEPS: readonly Step[] = [
  { stage: 'placed', opened: ['placed_on'], next: 'Adoption order' },
  { stage: 'matched', opened: ['matched_on'], next: 'Placement of the child' },
  { stage: 'approved', opened: ['approved_on'], next: 'Match' },
  {
    stage: 'stage_2',
    opened: ['stage_2_started_on'],
    next: 'Approval',
    due: ['stage_2_days', 'stage_2_started_on'],
  },
  {
    stage: 'stage_1',
    opened: ['stage_1_started_on'],
    next: 'Stage 2',
    due: ['stage_1_days', 'stage_1_started_on'],
  },
  { stage: 'registered', opened: ['registered_on'], next: 'Stage 1' },
  {
    stage: 'enquiry',
    opened: ['information_session_on', 'enquired_on'],
    next: 'Registration of interest',
  },
];

/**
 * Where a household stands on a day and what comes next; null once it has left or adopted, and
 * before it first asked.
 */
export function familyStanding(
  household: TrackedHousehold,
  asOf: string,
): Standing<FamilyStage> | null {
  const on = (field: keyof TrackedHousehold) => {
    const date = household[field];
    return date !== null && date <= asOf ? date : null;
  };
  if (on('left_on') || on('adoption_order_on')) return null;
  for (const { stage, opened, next, due } of STEPS) {
    const since = opened.map(on).find((date) => date !== null);
    if (!since) continue;
    const told: Due = due ? dueBy(due[0], on(due[1]), asOf) : NOT_DUE;
    return { stage, since, days: daysBetween(since, asOf), next, ...told };
  }
  return null;
}
