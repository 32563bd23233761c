import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { putOff } from '../../../../renderer/funding/put-off.ts';

describe('work put off', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is done when told, the newest of it, and once', () => {
    const done: string[] = [];
    const { put, flush } = putOff(100);
    put(() => done.push('first'));
    put(() => done.push('second'));
    expect(done).toEqual([]);
    flush();
    flush();
    vi.advanceTimersByTime(1000);
    expect(done).toEqual(['second']);
  });

  it('is done after the longest wait where nobody tells, however often more comes', () => {
    const done: number[] = [];
    const { put } = putOff(100);
    for (let at = 0; at < 25; at += 1) {
      put(() => done.push(at));
      vi.advanceTimersByTime(10);
    }
    expect(done).toEqual([9, 19]);
    vi.advanceTimersByTime(100);
    expect(done).toEqual([9, 19, 24]);
  });
});
