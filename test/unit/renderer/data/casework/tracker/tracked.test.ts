import { describe, expect, it } from 'vitest';
import {
  fitsDue,
  stuckFirst,
  trackerAnswer,
} from '../../../../../../renderer/data/casework/tracker/tracked.ts';
import { children } from '../sample-casework.ts';

const NOUN = ['child', 'children'] as const;
const days = (rows: readonly { days: number }[]) => rows.map((row) => row.days);

describe('who is stuck', () => {
  it('comes first: the most overdue, then the longest in their stage', () => {
    expect(days(stuckFirst(children))).toEqual([168, 212, 116]);
  });

  it('is found by what is overdue, or due within four weeks', () => {
    const fitting = (due: 'past' | 'soon' | null) =>
      days(children.filter((child) => fitsDue(child, due, '2024-03-31')));
    expect(fitting('past')).toEqual([168]);
    expect(fitting('soon')).toEqual([116]);
    expect(fitting(null)).toHaveLength(3);
    expect(children.filter((child) => fitsDue(child, 'soon', '2024-03-07'))).toHaveLength(0);
  });

  it('is counted in a sentence', () => {
    const say = (rows: typeof children) => trackerAnswer(rows, NOUN, 'on the way to adoption');
    expect(say(children)).toBe(
      '3 children are on the way to adoption; for 1 the next step is overdue, by 47 days.',
    );
    expect(say(children.slice(0, 1))).toBe(
      '1 child is on the way to adoption; for none is the next step overdue.',
    );
    const two = children.map((child) => ({ ...child, overdueDays: child.overdueDays && 1 }));
    expect(say([...two, ...children])).toContain(
      'for 2 the next step is overdue, the longest by 47 days.',
    );
  });
});
