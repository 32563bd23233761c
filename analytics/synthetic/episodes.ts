import type { RandomStream } from '../statistics/random-stream.ts';
import type { Episode, PeriodOfCare } from './agency.ts';
import type { Day } from './day.ts';
import { drawPostcode, padded } from './people.ts';

/** Where a child lives under which order, at one time. */
export type Circumstances = {
  readonly legalStatus: string;
  readonly need: string;
  readonly placement: string;
  readonly home: Home;
};

/** Carers with the place they live in; a child may change status without changing home. */
export type Home = {
  readonly provider: string;
  readonly postcode: string;
  readonly urn: string;
};

export type Change = {
  readonly on: Day;
  readonly legalStatus?: string;
  readonly placement?: string;
  readonly home?: Home;
  /** Why the placement before it ended. */
  readonly reason?: string;
};

export type Course = {
  readonly startsOn: Day;
  readonly endsOn: Day | null;
  readonly reasonEnded: string | null;
  readonly shortBreaks?: boolean;
  readonly from: Circumstances;
  readonly changes: readonly Change[];
};

export const fosterHome = (stream: RandomStream): Home =>
  stream.chance(0.6)
    ? { provider: 'PR1', postcode: drawPostcode(stream), urn: '' }
    : { provider: 'PR4', postcode: drawPostcode(stream), urn: drawUrn(stream) };

/** A children's home is registered. */
export const childrensHome = (stream: RandomStream): Home => ({
  provider: 'PR4',
  postcode: drawPostcode(stream),
  urn: drawUrn(stream),
});

const drawUrn = (stream: RandomStream) => `SC${padded(stream.integer(10_000, 99_999), 5)}`;

/**
 * A period of care as episodes that follow on from each other: a new one begins on the day the
 * legal status or the placement changes, and says which did (the reason codes of the SSDA903).
 * What happens after the last day is not known yet.
 */
export function periodOfCare(course: Course, lastDay: Day): PeriodOfCare {
  const { startsOn, endsOn, from, shortBreaks = false } = course;
  const ended = endsOn !== null && endsOn <= lastDay;
  const until = ended ? endsOn : lastDay + 1;
  const states = statesOf(course, until);
  const episodes = states.map((state, index): Episode => {
    const before = states[index - 1];
    const next = states[index + 1];
    return {
      startsOn: state.on,
      endsOn: next?.on ?? (ended ? endsOn : null),
      reasonNew: before ? reasonNew(before, state) : 'S',
      legalStatus: state.legalStatus,
      need: from.need,
      placement: state.placement,
      provider: state.home.provider,
      reasonEnded: next ? 'X1' : ended ? course.reasonEnded : null,
      reasonPlaceChange: next && placementChanged(state, next) ? next.reason : null,
      placementPostcode: state.home.postcode,
      urn: state.home.urn,
    };
  });
  return { startsOn, endsOn: ended ? endsOn : null, shortBreaks, episodes };
}

type State = Circumstances & { readonly on: Day; readonly reason: string };

function statesOf({ startsOn, from, changes }: Course, until: Day): State[] {
  const states: State[] = [{ ...from, on: startsOn, reason: '' }];
  for (const { on, ...change } of changes.toSorted((a, b) => a.on - b.on)) {
    const last = states.at(-1);
    if (!last || on <= startsOn || on >= until) continue;
    const state = { ...last, ...change, on, reason: change.reason ?? last.reason };
    if (on === last.on) states[states.length - 1] = state;
    else if (reasonNew(last, state) !== '') states.push(state);
  }
  return states;
}

const placementChanged = (before: Circumstances, after: Circumstances) =>
  before.placement !== after.placement || before.home !== after.home;

/** The reason for a new episode; empty when nothing that is recorded has changed. */
function reasonNew(before: Circumstances, after: Circumstances): string {
  const status = before.legalStatus !== after.legalStatus;
  if (before.home !== after.home) return status ? 'B' : 'P';
  if (before.placement !== after.placement) return status ? 'U' : 'T';
  return status ? 'L' : '';
}
