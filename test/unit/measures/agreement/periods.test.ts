import { describe, expect, it } from 'vitest';
import { found } from './published.ts';

const flow = (measure: string, area: string) => (period: string, value: number) => ({
  measure,
  area,
  period,
  value,
});

describe('a period and the shorter ones that make it up', () => {
  const appointments = flow('support_line_appointments', 'Kent');
  const months = (march: number) => [
    ...['04', '05', '06', '07', '08', '09', '10', '11', '12'].map((month) =>
      appointments(`2022-${month}`, 10),
    ),
    appointments('2023-01', 10),
    appointments('2023-02', 10),
    appointments('2023-03', march),
  ];

  it('holds a year to its months', () => {
    expect(found(...months(10), appointments('2022/23', 120))).toEqual([]);
    expect(found(...months(12), appointments('2022/23', 120))).toEqual([
      'parts_and_total: support_line_appointments Kent 120 / 122',
    ]);
    expect(found(...months(7), appointments('2022/23', 120))).toEqual([
      'parts_and_total: support_line_appointments Kent 120 / 117',
    ]);
  });

  it('lets a year exceed the months that are known', () => {
    expect(found(...months(10).slice(2), appointments('2022/23', 120))).toEqual([]);
    expect(found(...months(10).slice(2), appointments('2022/23', 90))).toEqual([
      'parts_and_total: support_line_appointments Kent 90 / 100',
    ]);
  });

  it('holds a period that starts in mid-year to the whole years that cover it', () => {
    const referrals = flow('family_finding_referrals', 'Adopt London South');
    const years = [referrals('2019/20', 26), referrals('2020/21', 180), referrals('2021/22', 165)];
    const inception = '2019-07-01 to 2022-03-31';
    expect(found(...years, referrals(inception, 1005))).toEqual([
      'parts_and_total: family_finding_referrals Adopt London South 1005 / 371',
    ]);
    expect(found(...years, referrals(inception, 360))).toEqual([]);
    expect(found(...years, referrals(inception, 340))).toEqual([
      'parts_and_total: family_finding_referrals Adopt London South 340 / 345',
    ]);
  });

  it('holds a month to the year it is of', () => {
    expect(found(appointments('2022-04', 12), appointments('2022/23', 120))).toEqual([]);
    expect(found(appointments('2022-04', 12), appointments('2022/23', 10))).toEqual([
      'parts_and_total: support_line_appointments Kent 10 / 12',
    ]);
  });

  it('holds half a year to the year', () => {
    const half = '2022-04-01 to 2022-09-30';
    expect(found(appointments(half, 60), appointments('2022/23', 120))).toEqual([]);
    expect(found(appointments(half, 130), appointments('2022/23', 120))).toEqual([
      'parts_and_total: support_line_appointments Kent 130 / 120',
    ]);
  });

  it('never adds a stock over time', () => {
    const waiting = flow('children_waiting', 'Kent');
    expect(found(waiting('2020/21', 30), waiting('2021/22', 42), waiting('2022/23', 45))).toEqual(
      [],
    );
  });
});
