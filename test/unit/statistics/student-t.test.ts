import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { regularisedBeta } from '../../../analytics/statistics/special-functions.ts';
import { studentTCdf, studentTQuantile } from '../../../analytics/statistics/student-t.ts';

describe("Student's t", () => {
  // Reference values: R 4.2.2, qt(p, df).
  it.each([
    [0.975, 1, 12.7062047361747],
    [0.975, 2, 4.30265272974946],
    [0.975, 15, 2.13144954555978],
    [0.975, 199, 1.97195654431708],
    [0.995, 5, 4.03214298355523],
    [0.9, 30, 1.31041502524296],
  ])('has the quantile at %f with %i degrees of freedom that R gives', (p, df, expected) => {
    expect(studentTQuantile(p, df)).toBeCloseTo(expected, 8);
  });

  it('inverts its own distribution function', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 0.999, noNaN: true }),
        fc.integer({ min: 1, max: 500 }),
        (p, df) => {
          expect(studentTCdf(studentTQuantile(p, df), df)).toBeCloseTo(p, 9);
        },
      ),
    );
  });

  it('refuses probabilities outside 0 to 1', () => {
    expect(() => studentTQuantile(1, 5)).toThrow(RangeError);
    expect(() => studentTQuantile(0.9, 0)).toThrow(RangeError);
  });
});

describe('the incomplete beta function', () => {
  it('is symmetric: I_x(a, b) = 1 − I_{1−x}(b, a)', () => {
    const shape = fc.double({ min: 0.2, max: 60, noNaN: true });
    fc.assert(
      fc.property(
        shape,
        shape,
        fc.integer({ min: 1, max: 1023 }).map((n) => n / 1024),
        (a, b, x) => {
          expect(regularisedBeta(x, a, b)).toBeCloseTo(1 - regularisedBeta(1 - x, b, a), 10);
        },
      ),
    );
  });
});
