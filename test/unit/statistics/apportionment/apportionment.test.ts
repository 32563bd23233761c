import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  clampedProportional,
  reachable,
} from '../../../../analytics/statistics/apportionment/clamped-proportional.ts';
import {
  add,
  ceiling,
  compare,
  divide,
  exactly,
  floor,
  lowest,
  multiply,
  nearest,
  subtract,
  sum,
  toNumber,
  ZERO,
} from '../../../../analytics/statistics/apportionment/fraction.ts';
import { largestRemainder } from '../../../../analytics/statistics/apportionment/largest-remainder.ts';
import { phased } from '../../../../analytics/statistics/apportionment/phased.ts';
import { proportional } from '../../../../analytics/statistics/apportionment/proportional.ts';
import { sainteLague } from '../../../../analytics/statistics/apportionment/sainte-lague.ts';
import { scaledGainsFloor } from '../../../../analytics/statistics/apportionment/scaled-gains-floor.ts';
import {
  empiricalBayesRates,
  weightedAverage,
} from '../../../../analytics/statistics/apportionment/smoothing.ts';
import {
  apportion,
  apportionInGroups,
} from '../../../../analytics/statistics/apportionment/two-level.ts';

describe('exact fractions', () => {
  it('take a decimal as it is written', () => {
    expect(exactly(0.1)).toEqual({ top: 1n, bottom: 10n });
    expect(add(exactly(0.1), exactly(0.2))).toEqual(exactly(0.3));
    expect(exactly(-1.25e-7)).toEqual({ top: -125n, bottom: 1_000_000_000n });
    expect(exactly(1.5e21).top).toBe(1_500_000_000_000_000_000_000n);
    expect(() => exactly(Number.NaN)).toThrow(RangeError);
  });

  it('round down, up and to the nearest on both sides of 0', () => {
    const both = [exactly(2.5), exactly(-2.5)];
    expect(both.map(floor)).toEqual([2n, -3n]);
    expect(both.map(ceiling)).toEqual([3n, -2n]);
    expect(both.map(nearest)).toEqual([3n, -3n]);
  });

  it('compute like numbers, and never lose a part', () => {
    const number = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((n) => n / 1000);
    fc.assert(
      fc.property(number, number, (a, b) => {
        const [x, y] = [exactly(a), exactly(b)];
        expect(toNumber(add(x, y))).toBeCloseTo(a + b, 9);
        expect(compare(subtract(add(x, y), y), x)).toBe(0);
        expect(compare(x, y)).toBe(Math.sign(a - b) + 0);
        if (b !== 0) expect(toNumber(divide(x, y))).toBeCloseTo(a / b, 9);
        expect(toNumber(lowest(divide(x, exactly(7))))).toBe(toNumber(divide(x, exactly(7))));
      }),
    );
    expect(() => divide(exactly(1), ZERO)).toThrow(RangeError);
    const large = { top: 3n * 10n ** 40n, bottom: 9n * 10n ** 40n };
    expect(lowest(large)).toEqual({ top: 1n, bottom: 3n });
  });
});

describe('a fraction as a number', () => {
  it('is the nearest there is, however the fraction is written', () => {
    const whole = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });
    const factor = fc.bigInt({ min: 1n, max: 10n ** 60n });
    fc.assert(
      fc.property(whole, whole, factor, fc.boolean(), (a, b, by, isNegative) => {
        const sign = isNegative ? -1 : 1;
        const written = { top: BigInt(sign * a) * by, bottom: BigInt(b) * by };
        expect(toNumber(written)).toBe((sign * a) / b);
        expect(toNumber(lowest(written))).toBe((sign * a) / b);
      }),
    );
  });
});

describe('shared out amounts', () => {
  const amounts = fc.array(fc.record({ top: fc.bigInt(0n, 10_000n), bottom: fc.bigInt(1n, 60n) }), {
    minLength: 1,
    maxLength: 8,
  });
  const oneBottom = (values: readonly { bottom: bigint }[]) =>
    new Set(values.map(({ bottom }) => bottom)).size <= 1;

  it('are over one bottom, and so are those half-way to others', () => {
    fc.assert(
      fc.property(amounts, amounts, fc.integer({ min: 0, max: 100 }), (from, to, percent) => {
        const shares = proportional(to, exactly(100));
        if (shares === null) return;
        expect(oneBottom(shares)).toBe(true);
        expect(compare(sum(shares), exactly(100))).toBe(0);
        const way = exactly(percent / 100);
        const between = phased(from, shares, way);
        expect(oneBottom(between)).toBe(true);
        for (const [at, share] of shares.entries()) {
          const start = from[at] ?? ZERO;
          const there = add(start, multiply(way, subtract(share, start)));
          expect(compare(between[at]!, there)).toBe(0);
        }
      }),
    );
  });
});

describe('the largest remainder', () => {
  const claims = (exact: readonly number[], limits: readonly (readonly [number, number])[] = []) =>
    exact.map((value, at) => ({
      id: 'ABCDEFG'[at]!,
      exact: exactly(value),
      least: limits[at] ? exactly(limits[at][0]) : null,
      most: limits[at] ? exactly(limits[at][1]) : null,
    }));

  it('goes to the larger exact amount where remainders tie, then to the name', () => {
    expect(largestRemainder(claims([1.5, 2.5]), 4n)).toEqual([1n, 3n]);
    expect(largestRemainder(claims([1.5, 1.5]).reverse(), 3n)).toEqual([1n, 2n]);
  });

  it('keeps limits in whole units: the next one above the least, the last one below the most', () => {
    expect(
      largestRemainder(
        claims(
          [10.9, 10.1],
          [
            [0, 10.95],
            [10.1, 20],
          ],
        ),
        21n,
      ),
    ).toEqual([10n, 11n]);
    expect(
      largestRemainder(
        claims(
          [10.4, 10.6],
          [
            [10.4, 11],
            [10.6, 11],
          ],
        ),
        21n,
      ),
    ).toBeNull();
    expect(largestRemainder(claims([1.5], [[1.2, 1.8]]), 1n)).toBeNull();
  });

  it('takes units back from those who may give, where limits raise others', () => {
    // 3.2 has to be 4, so 5.3 and 1.5 share the other 6
    expect(
      largestRemainder(
        claims(
          [3.2, 5.3, 1.5],
          [
            [3.2, 9],
            [0, 9],
            [0, 9],
          ],
        ),
        10n,
      ),
    ).toEqual([4n, 5n, 1n]);
  });

  it('never gives anybody less than the quota or more than the next unit, without limits', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 0, max: 100_000 }),
        (weights, total) => {
          if (weights.every((weight) => weight === 0)) return;
          const exact = proportional(weights.map(exactly), exactly(total))!;
          const given = largestRemainder(
            exact.map((value, at) => ({ id: String(at), exact: value })),
            BigInt(total),
          )!;
          expect(given.reduce((all, units) => all + units, 0n)).toBe(BigInt(total));
          for (const [at, units] of given.entries()) {
            expect(units >= floor(exact[at]!) && units <= ceiling(exact[at]!)).toBe(true);
          }
        },
      ),
    );
  });
});

describe('clamped proportional amounts', () => {
  const limit = fc.record({
    weight: fc.integer({ min: 0, max: 100 }),
    least: fc.integer({ min: 0, max: 500 }),
    room: fc.option(fc.integer({ min: 0, max: 500 })),
  });

  it('add up to the total exactly within their limits, or are refused where the total is out of reach', () => {
    fc.assert(
      fc.property(
        fc.array(limit, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 0, max: 5000 }),
        (drawn, total) => {
          const limits = drawn.map(({ weight, least, room }) => ({
            weight: exactly(weight),
            least: exactly(least),
            most: room === null ? null : exactly(least + room),
          }));
          const { least, most } = reachable(limits);
          const within =
            compare(exactly(total), least) >= 0 &&
            (most === null || compare(exactly(total), most) <= 0);
          const clamped = clampedProportional(limits, exactly(total));
          expect(clamped !== null).toBe(within);
          if (!clamped) return;
          expect(compare(sum(clamped.amounts), exactly(total))).toBe(0);
          for (const [at, amount] of clamped.amounts.entries()) {
            expect(compare(amount, limits[at]!.least)).toBeGreaterThanOrEqual(0);
            if (limits[at]!.most) expect(compare(amount, limits[at]!.most)).toBeLessThanOrEqual(0);
            if (clamped.status[at] === 'free' && limits[at]!.weight.top > 0n) {
              expect(compare(divide(amount, limits[at]!.weight), clamped.multiplier)).toBe(0);
            }
          }
        },
      ),
    );
  });
});

describe('gains scaled above a floor', () => {
  it('leave the floors whole, and give all where there is nothing to scale', () => {
    const claims = [{ amount: exactly(10), least: exactly(10) }];
    expect(scaledGainsFloor(claims, exactly(10))?.amounts.map(toNumber)).toEqual([10]);
    expect(scaledGainsFloor(claims, exactly(9))).toBeNull();
    expect(scaledGainsFloor(claims, exactly(11))).toBeNull();
  });
});

describe('places and smoothing', () => {
  it('refuse what can not be shared by', () => {
    expect(sainteLague([{ id: 'A', weight: ZERO }], 3)).toBeNull();
    expect(sainteLague([{ id: 'A', weight: exactly(1) }], 5_000_000)).toBeNull();
    expect(() => apportion([{ id: 'A', weight: exactly(-1) }], 3n)).toThrow(RangeError);
    expect(() => apportion([{ id: 'A', weight: ZERO }], 3n)).toThrow(RangeError);
    expect(() => weightedAverage([1], [1, 2])).toThrow(RangeError);
    expect(() => weightedAverage([1], [0])).toThrow(RangeError);
    expect(() => weightedAverage([1, 2], [2, -1])).toThrow(RangeError);
    expect(() => empiricalBayesRates([1], [0])).toThrow(RangeError);
    expect(() => empiricalBayesRates([-1], [1])).toThrow(RangeError);
    expect(() => empiricalBayesRates([], [])).toThrow(RangeError);
  });

  it('give a tie for the next place to the larger weight, then the name', () => {
    expect(
      sainteLague(
        [
          { id: 'B', weight: exactly(1) },
          { id: 'A', weight: exactly(1) },
        ],
        1,
      ),
    ).toEqual([0, 1]);
    expect(
      sainteLague(
        [
          { id: 'A', weight: exactly(1) },
          { id: 'B', weight: exactly(3) },
        ],
        2,
      ),
    ).toEqual([0, 2]);
  });

  it('divide among groups first, then within each', () => {
    const [first] = apportionInGroups(
      [
        {
          id: 'X',
          weight: exactly(1),
          members: [
            { id: 'a', weight: exactly(1) },
            { id: 'b', weight: exactly(1) },
          ],
        },
      ],
      5n,
    );
    expect(first).toEqual({ id: 'X', units: 5n, members: [3n, 2n] });
  });
});
