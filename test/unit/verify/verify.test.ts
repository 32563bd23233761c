import { describe, expect, it } from 'vitest';
import { failureOf } from '../../../analytics/contract/failure.ts';
import { misses } from '../../../analytics/verify/misses.ts';
import { readReferenceFile } from '../../../analytics/verify/reference-file.ts';
import { verify } from '../../../analytics/verify/verify.ts';

const one = (more: object) => ({
  defaultTolerance: { abs: 1e-9 },
  cases: [
    {
      id: 'one',
      method: 'largest_remainder',
      input: { ids: ['A', 'B'], weights: [1, 3], totalUnits: 4 },
      expected: { allocation: [1, 3] },
      ...more,
    },
  ],
});

describe('comparing with what others computed', () => {
  it('agrees within the wider of the absolute and the relative tolerance', () => {
    expect(misses(100.5, 100, { abs: 0.1, rel: 0.01 }, 'x')).toEqual([]);
    expect(misses(102, 100, { abs: 0.1, rel: 0.01 }, 'x')).toEqual(['x is 102, expected 100']);
    expect(misses(1, 1.0000001, {}, 'x')).toHaveLength(1);
  });

  it('takes null for not available, and neither NaN nor 0 for it', () => {
    expect(misses({ a: null }, { a: null }, {})).toEqual([]);
    expect(misses({ a: Number.NaN }, { a: null }, {})).toEqual(['a is NaN, expected null']);
    expect(misses({ a: 0 }, { a: null }, {})).toHaveLength(1);
    expect(misses({ a: null }, { a: 0 }, { abs: 1 })).toHaveLength(1);
    expect(misses({ a: Number.NaN }, { a: 1 }, { abs: 5 })).toHaveLength(1);
    expect(misses({}, { a: 1 }, {})).toEqual(['a is not given, expected 1']);
  });

  it('reads unbounded limits as texts', () => {
    expect(
      misses([Number.POSITIVE_INFINITY, '-Infinity'], ['Infinity', '-Infinity'], { rel: 1 }),
    ).toEqual([]);
    expect(misses(5, 'Infinity', { abs: 9 })).toHaveLength(1);
  });

  it('names the place in lists and records', () => {
    expect(misses({ a: [1, { b: 2 }] }, { a: [1, { b: 3 }] }, {})).toEqual([
      'a[1].b is 2, expected 3',
    ]);
    expect(misses({ a: [1] }, { a: [1, 2] }, {})).toEqual(['a has 1 values, expected 2']);
    expect(misses({ a: 1 }, { a: [1] }, {})).toHaveLength(1);
    expect(misses(1, { a: 1 }, {})).toHaveLength(1);
  });
});

describe('verifying reference cases', () => {
  it('finds a wrong expectation, under the default tolerance or the case’s own', () => {
    expect(verify(one({}))[0]?.misses).toEqual([]);
    expect(verify(one({ expected: { allocation: [2, 2] } }))[0]?.misses).toEqual([
      'allocation[0] is 1, expected 2',
      'allocation[1] is 3, expected 2',
    ]);
    expect(
      verify(one({ expected: { allocation: [2, 2] }, tolerance: { abs: 1 } }))[0]?.misses,
    ).toEqual([]);
  });

  it('does not hold against us what a case leaves out', () => {
    expect(verify(one({ expected: { sainteLague: null } }))[0]?.misses).toEqual([]);
    expect(verify(one({ expected: { allocation: null } }))[0]?.misses).toHaveLength(1);
  });

  it('names a method it does not know, and an input it can not answer', () => {
    expect(verify(one({ method: 'crystal_ball' }))[0]?.misses).toEqual([
      'the method “crystal_ball” is not known here',
    ]);
    const impossible = { input: { ids: ['A'], weights: [0], totalUnits: 4 } };
    expect(verify(one(impossible))[0]?.misses[0]).toContain('no answer: ');
    expect(verify(one({ ...impossible, expected: { error: true } }))[0]?.misses).toEqual([]);
    expect(verify(one({ input: {} }))[0]?.misses[0]).toContain('no answer: ');
  });

  it('refuses a file that holds no cases', () => {
    const why = (text: string) => {
      try {
        readReferenceFile(text, 'cases.json');
        return null;
      } catch (error) {
        return failureOf(error);
      }
    };
    expect(why('{')).toMatchObject({ code: 'file_not_recognised', place: { file: 'cases.json' } });
    expect(why('{"cases":[{"id":1}]}')?.message).toContain('cases.0.id');
    expect(readReferenceFile('\ufeff{"cases":[]}', 'x').cases).toEqual([]);
  });
});
