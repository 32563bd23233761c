import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RandomStream } from '../../../analytics/statistics/random-stream.ts';

const draws = (stream: RandomStream, count = 5) =>
  Array.from({ length: count }, () => stream.uniform());

/** Mean and variance of many draws. */
function moments(count: number, draw: () => number) {
  const values = Array.from({ length: count }, draw);
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (count - 1);
  return { mean, variance };
}

describe('a random stream', () => {
  it('draws the same again from the same seed, and something else from another', () => {
    expect(draws(RandomStream.seeded(7))).toEqual(draws(RandomStream.seeded(7)));
    expect(draws(RandomStream.seeded(7))).not.toEqual(draws(RandomStream.seeded(8)));
  });

  it('keeps to the draws it has always made', () => {
    expect(RandomStream.seeded(1).split('child', 1).integer(0, 1_000_000)).toBe(183079);
  });

  it('splits by name, whatever has been drawn before', () => {
    const untouched = RandomStream.seeded(7);
    const used = RandomStream.seeded(7);
    draws(used);
    expect(draws(used.split('family', 3))).toEqual(draws(untouched.split('family', 3)));
    expect(draws(used.split('family', 3))).not.toEqual(draws(used.split('family', 4)));
  });

  it('tells names apart however they are cut', () => {
    const root = RandomStream.seeded(7);
    expect(draws(root.split('a', 'b'))).not.toEqual(draws(root.split('a/b')));
    expect(draws(root.split(1))).not.toEqual(draws(root.split('1')));
    expect(draws(root.split('a').split('b'))).toEqual(draws(root.split('a', 'b')));
  });

  it('gives neighbouring names draws that have nothing to do with each other', () => {
    const root = RandomStream.seeded(7);
    const first = Array.from({ length: 4000 }, (_, i) => root.split(i).uniform());
    let product = 0;
    for (let i = 1; i < first.length; i += 1) {
      product += ((first[i] ?? 0) - 0.5) * ((first[i - 1] ?? 0) - 0.5);
    }
    expect(Math.abs((product / (first.length - 1)) * 12)).toBeLessThan(4 / Math.sqrt(first.length));
  });

  it('stays within the bounds asked for', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer({ min: -99, max: 99 }),
        fc.nat(99),
        (seed, least, width) => {
          const stream = RandomStream.seeded(seed);
          const drawn = stream.integer(least, least + width);
          expect(drawn).toBeGreaterThanOrEqual(least);
          expect(drawn).toBeLessThanOrEqual(least + width);
          const share = stream.uniform();
          expect(share >= 0 && share < 1).toBe(true);
        },
      ),
    );
  });

  it('never chooses what weighs nothing, and refuses when nothing weighs anything', () => {
    const stream = RandomStream.seeded(7);
    for (let i = 0; i < 200; i += 1) {
      expect(
        stream.weighted([
          ['never', 0],
          ['ever', 2],
          ['at last', 0],
        ]),
      ).toBe('ever');
    }
    expect(() => stream.weighted([['never', 0]])).toThrow(RangeError);
    expect(() => stream.pick([])).toThrow(RangeError);
  });

  it('chooses in proportion to the weights', () => {
    const stream = RandomStream.seeded(7);
    const { mean } = moments(20_000, () =>
      Number(
        stream.weighted([
          ['a', 3],
          ['b', 1],
        ]) === 'a',
      ),
    );
    expect(mean).toBeCloseTo(0.75, 1.7);
  });

  it('shuffles without losing anything', () => {
    fc.assert(
      fc.property(fc.integer(), fc.array(fc.integer()), (seed, values) => {
        const shuffled = RandomStream.seeded(seed).shuffled(values);
        expect(shuffled.toSorted((a, b) => a - b)).toEqual(values.toSorted((a, b) => a - b));
      }),
    );
  });

  it.each([
    ['exponential', (s: RandomStream) => s.exponential(40), 40, 1600],
    ['normal', (s: RandomStream) => s.normal(), 0, 1],
    ['gamma of a large shape', (s: RandomStream) => s.gamma(4, 12), 12, 36],
    ['gamma of a small shape', (s: RandomStream) => s.gamma(0.5, 3), 3, 18],
    [
      'logarithm of a log-normal',
      (s: RandomStream) => Math.log(s.logNormal(50, 0.4)),
      Math.log(50),
      0.16,
    ],
  ])('has the mean and variance of the %s distribution', (_name, draw, mean, variance) => {
    const count = 40_000;
    const stream = RandomStream.seeded(11);
    const drawn = moments(count, () => draw(stream));
    expect(Math.abs(drawn.mean - mean)).toBeLessThan(4 * Math.sqrt(variance / count));
    expect(drawn.variance / variance).toBeGreaterThan(0.9);
    expect(drawn.variance / variance).toBeLessThan(1.1);
  });
});
