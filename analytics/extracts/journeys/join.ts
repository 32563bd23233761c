import type { RowPlace } from '../ssda903/history.ts';
import { agree } from './agree.ts';
import type { Difference, Value } from './agree.ts';
import { together } from './assign.ts';
import { ATTEMPT_FIELDS, ATTEMPT_RULES } from './statement.ts';
import type { AttemptField, Statement } from './statement.ts';

/** One attempt as all that tell of it make it out. */
export type JoinedAttempt = {
  /** From 1, in the order of time. */
  readonly attempt: number;
  readonly says: Readonly<Partial<Record<AttemptField, Value | null>>>;
  /** The row that is believed first. */
  readonly place: RowPlace;
  readonly differences: readonly Difference<AttemptField>[];
};

/** Steps with which looking for a family is over. */
const FOUND = ['matched_on', 'placed_on', 'adoption_order_on', 'plan_changed_on'] as const;

/**
 * A child's one journey: what the SSDA903 returns say of each attempt, what they leave open filled
 * in from the other rows, and what these say differently.
 */
export function joinAttempts(
  returns: readonly Statement[],
  others: readonly Statement[],
): JoinedAttempt[] {
  return together(returns, others).flatMap((statements, index) => {
    const [first] = statements;
    if (!first) return [];
    const { kept, differences } = agree(statements, ATTEMPT_FIELDS, ATTEMPT_RULES);
    return [{ attempt: index + 1, says: current(kept), place: first.place, differences }];
  });
}

/** A status of family finding is true only until a family is found or the plan changes. */
function current(says: JoinedAttempt['says']): JoinedAttempt['says'] {
  const searched = (says.family_finding_status ?? null) !== null;
  if (!searched || FOUND.every((step) => (says[step] ?? null) === null)) return says;
  return { ...says, family_finding_status: null };
}
