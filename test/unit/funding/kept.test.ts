import { describe, expect, it } from 'vitest';
import { newest, once, perObject } from '../../../analytics/funding/kept.ts';

describe('what is worked out once', () => {
  it('is kept by its key, and tried again where it could not be', () => {
    const kept = once<number>();
    let asked = 0;
    const work = () => {
      asked += 1;
      if (asked === 1) throw new Error('Not yet.');
      return asked;
    };
    expect(() => kept('a', work)).toThrow('Not yet.');
    expect([kept('a', work), kept('a', work), kept('b', work)]).toEqual([2, 2, 3]);
  });

  it('is kept of the newest keys only, where so many are enough', () => {
    const kept = newest<string>(2);
    const worked: string[] = [];
    const ask = (key: string) =>
      kept(key, () => {
        worked.push(key);
        return key;
      });
    for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) expect(ask(key)).toBe(key);
    // When c came, b was the one not asked for the longest.
    expect(worked).toEqual(['a', 'b', 'c', 'b']);
  });

  it('belongs to one object, also where nothing came of it', () => {
    let asked = 0;
    const sizeOf = perObject((values: readonly number[]) => {
      asked += 1;
      return values.length > 0 ? values.length : undefined;
    });
    const [none, some] = [[], [1, 2]];
    expect([sizeOf(none), sizeOf(some), sizeOf(none), sizeOf(some)]).toEqual([
      undefined,
      2,
      undefined,
      2,
    ]);
    expect(asked).toBe(2);
  });
});
