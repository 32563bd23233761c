import type { Correction, CorrectionState } from '../../../../analytics/contract/casework.ts';
import { countOf, formatCount } from '../../../format/number.ts';
import type { Tone } from '../mark.tsx';

export const STATE_LABELS = {
  applied: 'Counts',
  mended: 'Files now agree',
  stale: 'Needs a look',
  no_journey: 'Journey not loaded',
  undone: 'Undone',
  replaced: 'Replaced',
} as const satisfies Record<CorrectionState, string>;

export const STATE_TONES = {
  applied: 'good',
  mended: 'neutral',
  stale: 'caution',
  no_journey: 'caution',
  undone: 'neutral',
  replaced: 'neutral',
} as const satisfies Record<CorrectionState, Tone>;

export const STATE_WORDS = {
  applied: 'It is laid over what the files say and counts in every figure.',
  mended: 'The files say the same by now, so that nothing has to be laid over them.',
  stale:
    'The files say something else than when it was made, so that it does not count. Undo it, or correct the record anew.',
  no_journey: 'The child’s journey is not loaded. It counts again once its file is.',
  undone: 'It was undone and no longer counts.',
  replaced: 'A later correction of the same field took its place.',
} as const satisfies Record<CorrectionState, string>;

export const hasEnded = ({ state }: Pick<Correction, 'state'>): boolean =>
  state === 'undone' || state === 'replaced';

/** "3 corrections stand: 2 count, 1 needs a look." */
export function correctionsAnswer(corrections: readonly Correction[]): string {
  const standing = corrections.filter((correction) => !hasEnded(correction));
  if (standing.length === 0) return 'No correction stands; those that did were undone.';
  const verb = standing.length === 1 ? 'stands' : 'stand';
  const all = `${countOf(standing.length, 'correction')} ${verb}`;
  if (standing.every(({ state }) => state === 'applied')) {
    return `${all} and ${standing.length === 1 ? 'counts' : 'count'} in every figure.`;
  }
  const count = (state: CorrectionState) =>
    standing.filter((correction) => correction.state === state).length;
  const say = (state: CorrectionState, one: string, many: string) => {
    const n = count(state);
    return n === 0 ? [] : [`${formatCount(n)} ${n === 1 ? one : many}`];
  };
  const parts = [
    ...say('applied', 'counts', 'count'),
    ...say('stale', 'needs a look', 'need a look'),
    ...say('mended', 'is what the files now say', 'are what the files now say'),
    ...say(
      'no_journey',
      'waits for its journey to be loaded',
      'wait for their journeys to be loaded',
    ),
  ];
  return `${all}: ${parts.join(', ')}.`;
}
