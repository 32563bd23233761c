import type { Failure } from '../../analytics/contract/failure.ts';
import type { LoadEvent, LoadReport, Preview } from '../../analytics/contract/load.ts';

type Progress = Extract<LoadEvent, { type: 'progress' }>;

/** How far a load is, from the files being handed over to the report of what became of them. */
export type LoadingState =
  | { step: 'idle' }
  | { step: 'handing_over'; file: string; fraction: number; startedAt: number; now: number }
  | { step: 'recognising'; files: number }
  | { step: 'previewed'; previews: readonly Preview[]; refused: readonly Failure[] }
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

/** The previews that can be loaded: those of which the engine did not refuse the whole file. */
export function loadable(previews: readonly Preview[]): Preview[] {
  return previews.filter((preview) => preview.refusal === null);
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

/** Without one previewed file; without the last of them nothing is under way any more. */
export function without(state: LoadingState, ticket: string): LoadingState {
  if (state.step !== 'previewed') return state;
  const previews = state.previews.filter((preview) => preview.ticket !== ticket);
  return previews.length + state.refused.length === 0 ? { step: 'idle' } : { ...state, previews };
}

/** Seconds until the hand-over ends at its pace so far; null while it is too early to tell. */
export function handOverSecondsLeft(state: LoadingState): number | null {
  if (state.step !== 'handing_over') return null;
  const seconds = (state.now - state.startedAt) / 1000;
  if (seconds < 1 || state.fraction <= 0) return null;
  return (seconds / state.fraction) * (1 - state.fraction);
}
