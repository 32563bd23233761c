import { describe, expect, it } from 'vitest';
import type { CorrectionState } from '../../../../../../analytics/contract/casework.ts';
import { correctionsAnswer } from '../../../../../../renderer/data/casework/corrections/correction-words.ts';
import { correction } from '../sample-casework.ts';

const say = (...states: CorrectionState[]) =>
  correctionsAnswer(states.map((state) => ({ ...correction, state })));

describe('what the corrections come to', () => {
  it('is said of those that stand', () => {
    expect(say('applied', 'undone')).toBe('1 correction stands and counts in every figure.');
    expect(say('applied', 'applied')).toBe('2 corrections stand and count in every figure.');
    expect(say('applied', 'stale', 'mended', 'no_journey')).toBe(
      '4 corrections stand: 1 counts, 1 needs a look, 1 is what the files now say, 1 waits for its journey to be loaded.',
    );
    expect(say('undone', 'replaced')).toContain('No correction stands');
  });
});
