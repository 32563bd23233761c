import { describe, expect, it } from 'vitest';
import { readMark } from '../../../../analytics/extracts/cells/mark.ts';

describe('readMark', () => {
  it.each([
    ['c', 'suppressed'],
    ['C', 'suppressed'],
    ['[c]', 'suppressed'],
    ['*', 'suppressed'],
    ['Suppressed', 'suppressed'],
    ['x', 'not_available'],
    ['u', 'not_available'],
    [':', 'not_available'],
    ['..', 'not_available'],
    ['No data', 'not_available'],
    ['no\u00a0data', 'not_available'],
    ['TBC', 'not_available'],
    ['TBC from scorecard', 'not_available'],
    ['to be confirmed', 'not_available'],
    ['#N/A', 'not_available'],
    ['z', 'not_applicable'],
    ['N/A', 'not_applicable'],
    ['[z]', 'not_applicable'],
  ])('takes “%s” for %s', (text, status) => {
    expect(readMark(text, true)).toEqual({ status, lower: null, upper: null, weak: false });
  });

  it.each(['', '-', '–', ' '])(
    'takes “%s” for nothing printed, which any status may explain',
    (text) => {
      expect(readMark(text, true)).toMatchObject({ status: 'not_available', weak: true });
    },
  );

  it.each(['low', 'k', '~'])('takes “%s” for more than nothing that rounds to zero', (text) => {
    expect(readMark(text, true)).toMatchObject({ status: 'suppressed', lower: 0, upper: null });
  });

  it.each([
    ['<5', 1, 4],
    ['<5*', 1, 4],
    ['< 5', 1, 4],
    ['<10', 1, 9],
    ['fewer than 5', 1, 4],
    ['≤5', 1, 5],
    ['5 or fewer', 1, 5],
    ['<1', 0, 1],
    ['>5', 6, null],
  ])('bounds a count printed as %s by %s and %s', (text, lower, upper) => {
    expect(readMark(text, true)).toMatchObject({ status: 'suppressed', lower, upper });
  });

  it.each([
    ['<5', 0, 5],
    ['<5%', 0, 5],
    ['>95%', 95, null],
  ])('bounds a share printed as %s by %s and %s', (text, lower, upper) => {
    expect(readMark(text, false)).toMatchObject({ status: 'suppressed', lower, upper });
    expect(readMark('<5%', true)).toMatchObject({ lower: 0, upper: 5 });
  });

  it('keeps the bounds of a range, whose value is not known', () => {
    expect(readMark('15-25', true)).toMatchObject({
      status: 'not_available',
      lower: 15,
      upper: 25,
    });
    expect(readMark('15 to 25', true)).toMatchObject({ lower: 15, upper: 25 });
  });

  it.each(['2022-23', 'abc', '25-15', 'cc', 'tbcx', 'constructor', '__proto__', '12'])(
    'takes “%s” for no mark',
    (text) => {
      expect(readMark(text, true)).toBeNull();
    },
  );
});
