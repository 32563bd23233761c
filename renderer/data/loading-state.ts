import type { Failure } from '../../analytics/contract/failure.ts';
import type { LoadEvent, LoadReport, Preview } from '../../analytics/contract/load.ts';
import { tableKey } from './preview-groups.ts';
import type { StatedByTicket } from './stated-facts.ts';

type Progress = Extract<LoadEvent, { type: 'progress' }>;

/** How far a load is, from the files being handed over to the report of what became of them. */
export type LoadingState =
  | { step: 'idle' }
  | { step: 'handing_over'; file: string; fraction: number; startedAt: number; now: number }
  | { step: 'recognising'; files: number }
  | {
      step: 'previewed';
      previews: readonly Preview[];
      refused: readonly Failure[];
      stated: StatedByTicket;
    }
  | { step: 'loading'; progress: Progress | null; reports: readonly LoadReport[] }
  | {
      step: 'reported';
      reports: readonly LoadReport[];
      /** Why it stopped before its end, if it did; what is reported has been loaded all the same. */
      failure: Failure | null;
    }
  | { step: 'failed'; failure: Failure };

/** Whether files can be taken in now: not while others are on their way or being loaded. */
export function canAccept(state: LoadingState): boolean {
  return !['handing_over', 'recognising', 'loading'].includes(state.step);
}

/** The tables that loading would bring: neither refused nor there already. */
export function loadable(previews: readonly Preview[]): Preview[] {
  return previews.filter(({ refusal, alreadyLoaded }) => refusal === null && !alreadyLoaded);
}

/** The files that tables stand in, in the order they came in. */
export function ticketsOf(previews: readonly Preview[]): string[] {
  return [...new Set(previews.map(({ ticket }) => ticket))];
}

/** The files that hold something to load. */
export function ticketsToLoad(previews: readonly Preview[]): string[] {
  return ticketsOf(loadable(previews));
}

/** What a load's state becomes when the engine tells of it. */
export function afterEvent(state: LoadingState, event: LoadEvent): LoadingState {
  if (state.step !== 'loading') return state;
  switch (event.type) {
    case 'progress':
      return { ...state, progress: event };
    case 'file':
      return { ...state, reports: [...state.reports, event.report] };
    case 'done':
      return { step: 'reported', reports: event.reports, failure: null };
  }
}

/** Without some previewed files; without the last of them nothing is under way any more. */
export function without(state: LoadingState, tickets: readonly string[]): LoadingState {
  if (state.step !== 'previewed') return state;
  const previews = state.previews.filter(({ ticket }) => !tickets.includes(ticket));
  return previews.length + state.refused.length === 0 ? { step: 'idle' } : { ...state, previews };
}

/** With what files turn out to be by now, each table where it stood; new ones come last. */
export function renewed(state: LoadingState, renewals: readonly Preview[]): LoadingState {
  if (state.step !== 'previewed') return state;
  const byKey = new Map(renewals.map((preview) => [tableKey(preview), preview]));
  const known = new Set(state.previews.map(tableKey));
  const tickets = new Set(renewals.map(({ ticket }) => ticket));
  return {
    ...state,
    previews: [
      ...state.previews.flatMap((preview) =>
        tickets.has(preview.ticket) ? (byKey.get(tableKey(preview)) ?? []) : [preview],
      ),
      ...renewals.filter((preview) => !known.has(tableKey(preview))),
    ],
  };
}

/** Seconds until the hand-over ends at its pace so far; null while it is too early to tell. */
export function handOverSecondsLeft(state: LoadingState): number | null {
  if (state.step !== 'handing_over') return null;
  const seconds = (state.now - state.startedAt) / 1000;
  if (seconds < 1 || state.fraction <= 0) return null;
  return (seconds / state.fraction) * (1 - state.fraction);
}
