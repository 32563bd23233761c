import { describe, expect, it } from 'vitest';
import { bothDone } from '../../../analytics/extracts/both-done.ts';

describe('two pieces of work', () => {
  it('come to what each comes to', async () => {
    expect(await bothDone(Promise.resolve(1), Promise.resolve('b'))).toEqual([1, 'b']);
  });

  it.each([0, 1])('are both done before the failure of one is told', async (failing) => {
    let end: (what: string) => void = () => undefined;
    const goesOn = new Promise<string>((resolve) => {
      end = resolve;
    });
    const failed = Promise.reject(new Error('One failed.'));
    const both = failing === 0 ? bothDone(failed, goesOn) : bothDone(goesOn, failed);
    let told = false;
    const telling = both.catch((error: unknown) => {
      told = true;
      return error;
    });
    await new Promise(setImmediate);
    expect(told).toBe(false);
    end('done');
    expect(await telling).toEqual(new Error('One failed.'));
  });
});
