import type { Scenario } from '../../analytics/contract/funding/scenario.ts';

/** A scenario being worked on, with the way back and forth. */
export type Draft = {
  readonly past: readonly Scenario[];
  readonly now: Scenario;
  readonly future: readonly Scenario[];
  /** As it was opened or last saved. */
  readonly kept: Scenario;
  /** The handle still being dragged, or the field still being typed in. */
  readonly gesture: string | null;
};

/** More steps back than anybody takes. */
const MOST_STEPS = 200;

export const openDraft = (scenario: Scenario): Draft => ({
  past: [],
  now: scenario,
  future: [],
  kept: scenario,
  gesture: null,
});

/** The draft with a change; changes of one gesture are one step back. */
export function changed(draft: Draft, scenario: Scenario, gesture: string | null = null): Draft {
  if (scenario === draft.now) return draft;
  const goesOn = gesture !== null && gesture === draft.gesture;
  return {
    ...draft,
    past: goesOn ? draft.past : [...draft.past, draft.now].slice(-MOST_STEPS),
    now: scenario,
    future: [],
    gesture,
  };
}

/** The handle was let go of: what comes next is a step of its own. */
export const settled = (draft: Draft): Draft =>
  draft.gesture === null ? draft : { ...draft, gesture: null };

export function undone(draft: Draft): Draft {
  const before = draft.past.at(-1);
  if (!before) return draft;
  return {
    ...draft,
    past: draft.past.slice(0, -1),
    now: before,
    future: [draft.now, ...draft.future],
    gesture: null,
  };
}

export function redone(draft: Draft): Draft {
  const [next, ...future] = draft.future;
  if (!next) return draft;
  return { ...draft, past: [...draft.past, draft.now], now: next, future, gesture: null };
}

/** The draft as it now stands in the workspace; the way back stays open. */
export const keptAs = (draft: Draft, scenario: Scenario): Draft => ({
  ...draft,
  now: scenario,
  kept: scenario,
  gesture: null,
});

export const isChanged = (draft: Draft): boolean => draft.now !== draft.kept;
