import fc from 'fast-check';
import { expect, it } from 'vitest';
import { divides } from '../../../../analytics/measures/agreement/whole-numbers.ts';

const exactly = (value: number) => ({ low: value, high: value });

it('knows which shares a number of households can give', () => {
  expect(divides(exactly(9), { low: 56.5, high: 57.5 }, 100)).toBe(false);
  expect(divides(exactly(9), { low: 55.5, high: 56.5 }, 100)).toBe(true);
  expect(divides({ low: 5, high: 15 }, { low: 56.5, high: 57.5 }, 100)).toBe(true);
});

it('finds a quotient exactly where trying every pair of whole numbers does', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 30 }),
      fc.integer({ min: 0, max: 6 }),
      fc.integer({ min: 0, max: 400 }),
      fc.integer({ min: 1, max: 40 }),
      (base, more, low, width) => {
        // Thousandths off the simple fractions, so that no quotient stands on a border.
        const bounds = { low: low / 4 + 0.0137, high: (low + width) / 4 + 0.0151 };
        const bases = Array.from({ length: more + 1 }, (_, index) => base + index);
        const reached = bases.some((whole) =>
          Array.from({ length: whole * 2 + 1 }, (_, count) => (100 * count) / whole).some(
            (quotient) => quotient >= bounds.low && quotient <= bounds.high,
          ),
        );
        expect(divides({ low: base, high: base + more }, bounds, 100)).toBe(reached);
      },
    ),
  );
});
