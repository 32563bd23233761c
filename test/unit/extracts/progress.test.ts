import { describe, expect, it } from 'vitest';
import { Progress } from '../../../analytics/extracts/progress.ts';
import type { LoadEvent } from '../../../analytics/contract/load.ts';

function follow(files: { name: string; size: number }[]) {
  const events: LoadEvent[] = [];
  let time = 0;
  const progress = new Progress(
    files,
    () => new Date(time),
    (event) => events.push(event),
  );
  return { events, progress, pass: (ms: number) => (time += ms) };
}

describe('Progress', () => {
  it('goes from nothing to all over the files together, by their size', () => {
    const { events, progress } = follow([
      { name: 'a.csv', size: 99 },
      { name: 'b.csv', size: 299 },
    ]);
    progress.report(0, 'reading', 0);
    progress.report(0, 'loading', 1);
    progress.report(1, 'loading', 1);
    expect(events).toMatchObject([
      { file: 'a.csv', fileNumber: 1, fileCount: 2, phase: 'reading', fraction: 0 },
      { file: 'a.csv', phase: 'loading', fraction: 0.25 },
      { file: 'b.csv', fileNumber: 2, phase: 'loading', fraction: 1 },
    ]);
  });

  it('speaks ten times a second at most, and at every new phase', () => {
    const { events, progress, pass } = follow([{ name: 'a.csv', size: 100 }]);
    progress.report(0, 'reading', 0);
    pass(50);
    progress.report(0, 'reading', 0.5);
    progress.report(0, 'checking', 0);
    pass(100);
    progress.report(0, 'checking', 1);
    expect(events.map((event) => event.type === 'progress' && event.phase)).toEqual([
      'reading',
      'checking',
      'checking',
    ]);
  });

  it('tells the seconds left once it has seen a second go by', () => {
    const { events, progress, pass } = follow([{ name: 'a.csv', size: 100 }]);
    progress.report(0, 'loading', 0.125);
    pass(3000);
    progress.report(0, 'loading', 0.125);
    expect(events).toMatchObject([{ secondsLeft: null }, { secondsLeft: 7 }]);
  });
});
