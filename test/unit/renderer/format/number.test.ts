import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countOf,
  decimalsOf,
  formatBytes,
  formatCount,
  formatMoney,
  formatNumber,
  formatValue,
} from '../../../../renderer/format/number.ts';

describe('numbers as reports write them', () => {
  it.each([
    [1204, '1,204'],
    [0, '0'],
    [-28, '−28'],
    [2856848, '2,856,848'],
  ])('writes the count %s as %s', (value, words) => {
    expect(formatCount(value)).toBe(words);
  });

  it.each([
    [1204, 'children', '1,204'],
    [46, 'percent', '46%'],
    [45.95, 'percent', '46%'],
    [2856848, 'pounds', '£2,856,848'],
    [-12.5, 'pounds', '−£12.50'],
    [742.63, 'days', '742.6 days'],
    [1, 'days', '1 day'],
    [1.04, 'days', '1 day'],
    [79.3, 'per_10000', '79.3 per 10,000'],
  ] as const)('writes %s in %s as %s', (value, unit, words) => {
    expect(formatValue(value, unit)).toBe(words);
  });

  it('keeps what a report prints when asked to be exact', () => {
    expect(formatValue(742.63, 'days', { precision: 'exact' })).toBe('742.63 days');
    expect(formatValue(264.875, 'days', { precision: 'exact' })).toBe('264.88 days');
    expect(formatValue(3.256, 'children', { precision: 'exact', isBare: true })).toBe('3.26');
  });

  it('says one of a thing and many of it', () => {
    expect(countOf(1, 'file')).toBe('1 file');
    expect(countOf(4, 'file')).toBe('4 files');
    expect(countOf(0, 'child', 'children')).toBe('0 children');
  });

  it('writes pence only where there are any', () => {
    expect(formatMoney(676404)).toBe('£676,404');
    expect(formatMoney(0.1 + 0.2)).toBe('£0.30');
    expect(formatMoney(12.999)).toBe('£13');
  });

  it('gives a column as many decimals as its least round number needs', () => {
    expect(decimalsOf([426, 742.63, null], 'days')).toBe(1);
    expect(decimalsOf([426, 121], 'days')).toBe(0);
    expect(decimalsOf([12.04], 'days')).toBe(0);
    expect(decimalsOf([], 'percent')).toBe(0);
  });

  it.each([
    [812, '812 bytes'],
    [48_211, '48.2 kB'],
    [300_000_000, '300 MB'],
    [0, '0 bytes'],
  ])('writes %s bytes as %s', (bytes, words) => {
    expect(formatBytes(bytes)).toBe(words);
  });
});

describe('rounding', () => {
  it.each([
    [1.005, 2, '1.01'],
    [8.345, 2, '8.35'],
    [0.285 * 100, 0, '29'],
    [2.5, 0, '3'],
    [-2.5, 0, '−3'],
    [1.45, 1, '1.5'],
  ])('rounds %s to %s decimals half up, as the number is written', (value, decimals, words) => {
    expect(formatNumber(value, { minimum: decimals, maximum: decimals })).toBe(words);
  });

  it('rounds every number of up to three decimals as pencil and paper would', () => {
    fc.assert(
      fc.property(fc.integer({ min: -10_000_000, max: 10_000_000 }), (thousandths) => {
        const hundredths = Math.sign(thousandths) * Math.floor((Math.abs(thousandths) + 5) / 10);
        const written = formatNumber(thousandths / 1000, { minimum: 2, maximum: 2 });
        const read = Number(written.replaceAll(',', '').replace('−', '-'));
        expect(Math.round(read * 100) + 0).toBe(hundredths + 0);
      }),
    );
  });
});
