import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  asAt,
  comparePeriods,
  financialYear,
  financialYearOf,
  financialYears,
  fromTo,
  month,
  oneYearEarlier,
  parsePeriod,
  quarter,
  rolling12Months,
  stockPeriod,
  yearToDate,
} from '../../../analytics/contract/period.ts';

describe('reading a period', () => {
  it.each([
    ['2022/23', '2022-04-01', '2023-03-31', '2022/23'],
    ['2022-23', '2022-04-01', '2023-03-31', '2022/23'],
    ['2022-2023', '2022-04-01', '2023-03-31', '2022/23'],
    ['2022/2023', '2022-04-01', '2023-03-31', '2022/23'],
    ['1999/00', '1999-04-01', '2000-03-31', '1999/00'],
    ['2022/23 Q1', '2022-04-01', '2022-06-30', '2022/23 Q1'],
    ['2022/23 q4', '2023-01-01', '2023-03-31', '2022/23 Q4'],
    ['2023/24 Q4', '2024-01-01', '2024-03-31', '2023/24 Q4'],
    ['2022-07', '2022-07-01', '2022-07-31', '2022-07'],
    ['2024-02', '2024-02-01', '2024-02-29', '2024-02'],
    ['2010-11', '2010-11-01', '2010-11-30', '2010-11'],
    ['2023-03-31', '2023-03-31', '2023-03-31', '2023-03-31'],
    ['12 months to 2022-12', '2022-01-01', '2022-12-31', '12 months to 2022-12'],
    ['12 months to 2023-03', '2022-04-01', '2023-03-31', '12 months to 2023-03'],
    ['2020/21 to 2022/23', '2020-04-01', '2023-03-31', '2020/21 to 2022/23'],
    ['2022-04-01..2022-12-31', '2022-04-01', '2022-12-31', '2022-04-01 to 2022-12-31'],
  ])('takes %s as %s to %s', (text, start, end, label) => {
    expect(parsePeriod(text)).toMatchObject({ start, end, label });
  });

  it.each([
    '',
    '2022',
    '2022/24',
    '2022-13',
    '2022/23 Q5',
    '2022-02-30',
    '2023-01-01 to 2022-01-01',
    'TBC',
    '2022/23 to 2020/21',
  ])('does not guess what %j means', (text) => {
    expect(parsePeriod(text)).toBeNull();
  });

  it('reads back every label it writes', () => {
    const year = fc.integer({ min: 1950, max: 2090 });
    const monthNumber = fc.integer({ min: 1, max: 12 });
    const day = fc
      .date({ min: new Date('1950-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    const any = fc.oneof(
      year.map(financialYear),
      fc.tuple(year, fc.constantFrom(1, 2, 3, 4)).map(([y, q]) => quarter(y, q as 1 | 2 | 3 | 4)),
      fc.tuple(year, monthNumber).map(([y, m]) => month(y, m)),
      fc.tuple(year, monthNumber).map(([y, m]) => rolling12Months(y, m)),
      fc.tuple(year, fc.nat(5)).map(([y, n]) => financialYears(y, y + n)),
      day.map(asAt),
      fc.tuple(day, day).map(([a, b]) => (a <= b ? fromTo(a, b) : fromTo(b, a))),
    );
    fc.assert(
      fc.property(any, (period) => {
        expect(parsePeriod(period.label)).toEqual(period);
      }),
    );
  });
});

describe('periods', () => {
  it('puts 31 March into the year it closes and 1 April into the next', () => {
    expect(financialYearOf('2023-03-31')).toBe(2022);
    expect(financialYearOf('2023-04-01')).toBe(2023);
  });

  it('files a stock under the year that its day closes, however it was written', () => {
    for (const text of ['2022/23', '2023-03', '2023-03-31', '2022/23 Q4', '12 months to 2023-03']) {
      const period = parsePeriod(text);
      expect(period && stockPeriod(period).label).toBe('2022/23');
    }
    expect(stockPeriod(asAt('2024-11-30')).label).toBe('2024-11-30');
  });

  it('knows the same period one year earlier', () => {
    const earlier = (text: string) => oneYearEarlier(parsePeriod(text)!).label;
    expect(earlier('2022/23')).toBe('2021/22');
    expect(earlier('2022/23 Q3')).toBe('2021/22 Q3');
    expect(earlier('2024-02-29')).toBe('2023-02-28');
    expect(earlier('12 months to 2022-12')).toBe('12 months to 2021-12');
    expect(earlier('2020/21 to 2022/23')).toBe('2019/20 to 2021/22');
    expect(earlier('2022-04-01 to 2022-12-31')).toBe('2021-04-01 to 2021-12-31');
  });

  it('counts the year to date from 1 April', () => {
    expect(yearToDate('2023-02-10').label).toBe('2022-04-01 to 2023-02-10');
  });

  it('orders by the last day', () => {
    const periods = ['2022/23', '2021/22 Q4', '2022/23 Q1'].map((text) => parsePeriod(text)!);
    expect(periods.sort(comparePeriods).map((period) => period.label)).toEqual([
      '2021/22 Q4',
      '2022/23 Q1',
      '2022/23',
    ]);
  });
});
