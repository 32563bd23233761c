import { describe, expect, it } from 'vitest';
import {
  formatDate,
  formatMoment,
  formatPeriod,
  formatTimeLeft,
} from '../../../../renderer/format/time.ts';

describe('dates and periods', () => {
  it.each([
    ['2022/23', '2022/23'],
    ['2022/23 Q3', '2022/23 Q3'],
    ['2020/21 to 2022/23', '2020/21 to 2022/23'],
    ['2023-03-31', '31 March 2023'],
    ['2022-07', 'July 2022'],
    ['12 months to 2022-12', '12 months to December 2022'],
    ['2022-04-01 to 2022-12-31', '1 April 2022 to 31 December 2022'],
    ['sometime', 'sometime'],
  ])('writes the period %s as %s', (label, words) => {
    expect(formatPeriod(label)).toBe(words);
  });

  it('shortens months where room is short', () => {
    expect(formatPeriod('2023-03-31', { month: 'short' })).toBe('31 Mar 2023');
    expect(formatPeriod('12 months to 2022-12', { month: 'short' })).toBe('12 months to Dec 2022');
  });

  it('does not shift a date by a time zone', () => {
    expect(formatDate('2023-04-01')).toBe('1 April 2023');
  });

  it('leaves what is no day as it is', () => {
    expect(formatDate('9999-99-99')).toBe('9999-99-99');
  });

  it('writes a moment in the zone it is read in', () => {
    expect(formatMoment('2025-06-21T13:05:00Z', { timeZone: 'Europe/London' })).toBe(
      '21 June 2025 at 14:05',
    );
  });

  it.each([
    [0.2, 'about a second left'],
    [12.4, 'about 12 seconds left'],
    [70, 'about 1 minute left'],
    [600, 'about 10 minutes left'],
    [7300, 'about 2 hours left'],
  ])('says how long %s seconds are', (seconds, words) => {
    expect(formatTimeLeft(seconds)).toBe(words);
  });
});
