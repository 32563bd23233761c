import { describe, expect, it } from 'vitest';
import { drawnPeriods, focused } from '../../../../renderer/explore/drawn-periods.ts';
import { arrange } from '../../../../renderer/explore/series.ts';
import { figureRow, series } from './rows.ts';

const drawn = (rows: Parameters<typeof arrange>[0]) => drawnPeriods(arrange(rows));
const labels = (rows: Parameters<typeof arrange>[0]) =>
  drawn(rows)?.periods.map(({ label }) => label);

describe('the periods a chart runs over', () => {
  it('hold every year between the first and the last, so that a missing one is a gap', () => {
    expect(labels(series('Kent', [1, null, null, 4]))).toEqual([
      '2019/20',
      '2020/21',
      '2021/22',
      '2022/23',
    ]);
    expect(drawn(series('Kent', [1, null, 3]))?.isJoined).toBe(true);
  });

  it.each([
    [
      ['2022-11', '2023-02'],
      ['2022-11', '2022-12', '2023-01', '2023-02'],
    ],
    [
      ['2022/23 Q3', '2023/24 Q1'],
      ['2022/23 Q3', '2022/23 Q4', '2023/24 Q1'],
    ],
    [
      ['2024-06-30', '2024-09-30'],
      ['2024-06-30', '2024-09-30'],
    ],
  ])('fills months and quarters, but not days: %j', (given, expected) => {
    const rows = given.map((period) => figureRow({ period }));
    expect(labels(rows)).toEqual(expected);
  });

  it('do not join days, which lie unevenly', () => {
    const rows = ['2024-06-30', '2024-11-30'].map((period) => figureRow({ period }));
    expect(drawn(rows)?.isJoined).toBe(false);
  });

  it('are of one kind, the one most figures are for, and count what they leave out', () => {
    const rows = [...series('Kent', [1, 2, 3]), figureRow({ area: 'Kent', period: '2022-12' })];
    expect(labels(rows)).toEqual(['2019/20', '2020/21', '2021/22']);
    expect(drawn(rows)?.leftOut).toBe(1);
  });

  it('leave a span too long to fill as it is', () => {
    const rows = ['1901/02', '2022/23'].map((period) => figureRow({ period }));
    expect(labels(rows)).toEqual(['1901/02', '2022/23']);
  });

  it('are none where there are no figures', () => {
    expect(drawn([])).toBeNull();
  });

  it('narrow to one where hardly any series has a history', () => {
    const arrangement = arrange([
      ...series('Croydon', [null, null, null, 676404]),
      ...series('Merton', [null, null, null, 327801]),
      ...series('Newham', [243795]),
    ]);
    const all = drawnPeriods(arrangement);
    const last = all?.periods.at(-1) ?? null;
    const narrow = all && focused(all, arrangement, last);
    expect(narrow?.periods.map(({ label }) => label)).toEqual(['2022/23']);
    expect(narrow?.leftOut).toBe(1);
  });

  it('stay where series have a history', () => {
    const arrangement = arrange([...series('Kent', [1, 2]), ...series('Medway', [3])]);
    const all = drawnPeriods(arrangement);
    expect(all && focused(all, arrangement, all.periods.at(-1) ?? null)).toBe(all);
  });
});
