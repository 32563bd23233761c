import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNumber } from '../../../../analytics/extracts/cells/number.ts';

describe('readNumber', () => {
  it.each([
    ['0', 0],
    ['-0', 0],
    ['742.63', 742.63],
    ['-85.5', -85.5],
  ])('reads %s as it stands', (text, value) => {
    expect(readNumber(text)).toStrictEqual({ value, unit: null, plain: true });
  });

  it.each([
    ['1,204', 1204, null],
    ['1,204.5', 1204.5, null],
    ['1 204', 1204, null],
    ['1\u00a0204', 1204, null],
    ['£410, 560', 410560, '£'],
    ['£ 676,404', 676404, '£'],
    ['-£1,000', -1000, '£'],
    ['£-1,000', -1000, '£'],
    ['(18,125)', -18125, null],
    ['(£18,125)', -18125, '£'],
    ['\u221228', -28, null],
    ['+12', 12, null],
    ['46%', 46, '%'],
    ['46.5 %', 46.5, '%'],
    ['-3%', -3, '%'],
    ['.5', 0.5, null],
  ])('reads %s and remembers that it was not plain', (text, value, unit) => {
    expect(readNumber(text)).toStrictEqual({ value, unit, plain: false });
  });

  it.each([
    '',
    '-',
    'abc',
    '1,2',
    '742,63',
    '12,34,567',
    '1.204,5',
    '1.2E+05',
    '3 to 4',
    '1 2',
    '£',
    '%',
    '£5%',
    '£5£',
    '5£',
    '--5',
    '(-5)',
    '5m',
    '0x1f',
    'Infinity',
    'NaN',
    '٣',
  ])('takes “%s” for no number', (text) => {
    expect(readNumber(text)).toBeNull();
  });

  it('reads any number back from the way reports group it', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (value) => {
        expect(readNumber(value.toLocaleString('en-GB'))?.value).toBe(value + 0);
      }),
    );
  });
});
