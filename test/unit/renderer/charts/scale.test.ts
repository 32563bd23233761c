import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { panelGrid } from '../../../../renderer/charts/panels.ts';
import { scaleOf } from '../../../../renderer/charts/scale.ts';
import { spread } from '../../../../renderer/charts/spread.ts';

/** Figures as they are printed or computed: no more than six decimals. */
const number = fc
  .double({ min: -1e6, max: 1e6, noNaN: true })
  .map((value) => Math.round(value * 1e6) / 1e6);

describe('the value axis', () => {
  it('holds everything drawn, in even steps from end to end', () => {
    fc.assert(
      fc.property(number, number, fc.boolean(), fc.boolean(), (a, b, zero, whole) => {
        const drawn = { lowest: Math.min(a, b), highest: Math.max(a, b) };
        const { range, ticks } = scaleOf(drawn, { zero, whole, count: 5 });
        const slack = 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
        expect(range[0]).toBeLessThanOrEqual(drawn.lowest + slack);
        expect(range[1]).toBeGreaterThanOrEqual(drawn.highest - slack);
        expect(ticks[0]).toBe(range[0]);
        expect(ticks.at(-1)).toBeCloseTo(range[1], 6);
        expect(ticks.length).toBeLessThan(14);
      }),
    );
  });

  it('begins at zero, and is cut only where zero would hide the differences', () => {
    const options = { zero: false, whole: false, count: 5 };
    expect(scaleOf({ lowest: 340, highest: 742.6 }, options)).toMatchObject({
      range: [0, 800],
      cut: false,
    });
    expect(scaleOf({ lowest: 91, highest: 96 }, options)).toMatchObject({ cut: true });
    expect(scaleOf({ lowest: 91, highest: 96 }, { ...options, zero: true })).toMatchObject({
      range: [0, 100],
      cut: false,
    });
  });

  it('counts in whole steps where counts are drawn', () => {
    expect(scaleOf({ lowest: 0, highest: 2 }, { zero: true, whole: true, count: 6 }).ticks).toEqual(
      [0, 1, 2],
    );
    expect(
      scaleOf({ lowest: 0, highest: 11 }, { zero: true, whole: true, count: 5 }).ticks,
    ).toEqual([0, 5, 10, 15]);
  });

  it('goes below zero for what is below zero', () => {
    const { range } = scaleOf(
      { lowest: -652950, highest: 240647 },
      { zero: true, whole: false, count: 6 },
    );
    expect(range).toEqual([-800000, 400000]);
  });

  it('has no float dust on its ticks', () => {
    const { ticks } = scaleOf({ lowest: 0, highest: 0.7 }, { zero: true, whole: false, count: 5 });
    expect(ticks).toEqual([0, 0.2, 0.4, 0.6, 0.8]);
  });

  it('stands where there is nothing to draw, or only zero', () => {
    expect(scaleOf(null, { zero: true, whole: false, count: 5 }).range).toEqual([0, 1]);
    expect(scaleOf({ lowest: 0, highest: 0 }, { zero: true, whole: true, count: 5 }).range).toEqual(
      [0, 1],
    );
  });
});

describe('labels that crowd', () => {
  const heights = fc.array(fc.double({ min: 0, max: 300, noNaN: true }), { maxLength: 12 });

  it('keep their distance, their order and their place inside', () => {
    fc.assert(
      fc.property(heights, (wanted) => {
        const placed = spread(wanted, 16, 0, 300);
        const order = wanted.map((_, index) => index).toSorted((a, b) => wanted[a]! - wanted[b]!);
        for (const [rank, index] of order.entries()) {
          expect(placed[index]).toBeGreaterThanOrEqual(-1e-6);
          expect(placed[index]).toBeLessThanOrEqual(300 + 1e-6);
          const below = order[rank - 1];
          if (below === undefined) continue;
          expect(placed[index]! - placed[below]!).toBeGreaterThanOrEqual(16 - 1e-6);
        }
      }),
    );
  });

  it('stay where they are when there is room', () => {
    expect(spread([10, 100, 50], 16, 0, 300)).toEqual([10, 100, 50]);
  });

  it('share what room there is when it is not enough', () => {
    expect(spread([1, 1, 1], 16, 0, 20)).toEqual([0, 10, 20]);
  });
});

describe('small multiples', () => {
  it('lie inside the plot, do not overlap and label the lowest of every column', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 200, max: 2000 }),
        (count, width) => {
          const room = { inner: 92, head: 26, below: 30, between: 28 };
          const { boxes, columns } = panelGrid(count, width, room);
          expect(boxes).toHaveLength(count);
          expect(boxes.filter(({ isLowest }) => isLowest)).toHaveLength(Math.min(count, columns));
          for (const [index, box] of boxes.entries()) {
            for (const edge of [...box.x, ...box.y]) {
              expect(edge).toBeGreaterThanOrEqual(-1e-9);
              expect(edge).toBeLessThanOrEqual(1 + 1e-9);
            }
            const next = boxes[index + 1];
            if (next && !next.isLeft) expect(next.x[0]).toBeGreaterThan(box.x[1]);
            const below = boxes[index + columns];
            if (below) expect(below.y[1]).toBeLessThan(box.y[0]);
          }
        },
      ),
    );
  });
});
