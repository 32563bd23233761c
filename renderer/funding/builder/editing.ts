import type { Failure } from '../../../analytics/contract/failure.ts';
import type { Scenario } from '../../../analytics/contract/funding/scenario.ts';

/**
 * Changes the scenario; changes of one gesture are undone together. While a handle is dragged the
 * engine is asked before the page is drawn again: the field has to hold its own value so long.
 */
export type Change = (scenario: Scenario, gesture?: string, how?: 'drag' | 'type') => void;

/** What every part of the builder is handed. */
export type Editing = {
  readonly scenario: Scenario;
  readonly change: Change;
  /** The gesture is over. */
  readonly end: () => void;
  /** A locked version can't be changed. */
  readonly isDisabled: boolean;
  readonly failure: Failure | null;
};

/** What is wrong with a field, where the failure is about it: the field's own name or a part of it. */
export function errorAt({ failure }: Pick<Editing, 'failure'>, field: string): string | null {
  const at = failure?.place?.field;
  if (at === undefined) return null;
  if (at !== field && !at.startsWith(`${field}.`) && !at.startsWith(`${field}[`)) return null;
  return failure ? `${failure.message} ${failure.action}` : null;
}
