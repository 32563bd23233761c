import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  daysSince1970,
  isoDate,
  isoTimestamp,
  microsSince1970,
} from '../../../analytics/engine/calendar.ts';

describe('dates', () => {
  it('go to days since 1970 and back', () => {
    const days = fc.integer({ min: -719_528, max: 2_932_896 });
    fc.assert(fc.property(days, (day) => daysSince1970(isoDate(day)) === day));
    expect(daysSince1970('1970-01-01')).toBe(0);
    expect(daysSince1970('1969-12-31')).toBe(-1);
    expect(daysSince1970('2024-02-29')).toBe(19_782);
  });

  it('that do not exist are null', () => {
    for (const date of ['2023-02-29', '2023-13-01', '2023-04-31', '01/04/2023', '2023-4-1', '']) {
      expect(daysSince1970(date)).toBeNull();
    }
  });

  it('beyond four-digit years are refused', () => {
    expect(() => isoDate(2 ** 31 - 1)).toThrow(RangeError);
    expect(() => isoDate(2_932_897)).toThrow(RangeError);
  });
});

describe('timestamps', () => {
  it('go to microseconds since 1970 and back', () => {
    const micros = fc.bigInt({ min: -62_167_219_200_000_000n, max: 253_402_300_799_999_999n });
    fc.assert(fc.property(micros, (at) => microsSince1970(isoTimestamp(at)) === at));
    expect(isoTimestamp(-1n)).toBe('1969-12-31T23:59:59.999999');
    expect(isoTimestamp(0n)).toBe('1970-01-01T00:00:00');
  });

  it('that do not exist are null', () => {
    for (const time of ['2023-02-29T00:00:00', '2023-01-01T24:00:00', '2023-01-01', '']) {
      expect(microsSince1970(time)).toBeNull();
    }
  });
});
