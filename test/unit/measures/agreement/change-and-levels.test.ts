import { describe, expect, it } from 'vitest';
import { BOROUGHS, NORTH, check, found, published } from './published.ts';

const placed = (value: number, period = '2022/23', more = {}) => ({
  measure: 'children_placed',
  period,
  value,
  ...more,
});
const change = (value: number, more = {}) =>
  placed(value, '2022/23', { statistic: 'change', basePeriod: '2021/22', place: 'prose', ...more });
const percentChange = (value: number, printedAs: string | null = null) =>
  change(value, { statistic: 'percent_change', printedAs });

describe('a stated change', () => {
  it('must follow from the two levels', () => {
    const [only, ...others] = check(published(placed(16), placed(29, '2021/22'), change(-10)));
    expect(others).toEqual([]);
    expect(only).toMatchObject({ kind: 'change_and_levels', stated: -10, computed: -13 });
    expect(only?.explanation).toContain('29 (2021/22) and 16 (2022/23) make it −13');
    expect(only?.sources).toHaveLength(3);
  });

  it('is right when it does', () => {
    expect(found(placed(16), placed(29, '2021/22'), change(-13))).toEqual([]);
    expect(found(placed(16), placed(16, '2021/22'), change(0))).toEqual([]);
  });

  it('is not checked without both levels', () => {
    expect(found(placed(16), change(-10))).toEqual([]);
    expect(found(placed(16), placed(29, '2020/21'), change(-10))).toEqual([]);
    expect(found(placed(16), placed(29, '2021/22'), change(-10, { basePeriod: null }))).toEqual([]);
  });

  it('needs only one pair of levels to fit, the nearest ones first', () => {
    const elsewhere = placed(26, '2021/22', { section: 'Elsewhere' });
    expect(found(placed(16), elsewhere, change(-10))).toEqual([]);
    expect(
      found(placed(16), placed(29, '2021/22'), elsewhere, change(-10)).filter((text) =>
        text.startsWith('change'),
      ),
    ).toEqual([`change_and_levels: children_placed ${NORTH} -10 / -13`]);
  });

  it('allows for the rounding of levels and change', () => {
    const days = (value: number, period: string, more = {}) => ({
      measure: 'entry_to_placed_days',
      cohort: 'placed_in_year' as const,
      period,
      value,
      ...more,
    });
    const levels = [days(827.78, '2021/22'), days(742.63, '2022/23')];
    const by = (value: number) =>
      days(value, '2022/23', { statistic: 'change', basePeriod: '2021/22' });
    expect(found(...levels, by(-85.15))).toEqual([]);
    expect(found(...levels, by(-85.1))).toEqual([]);
    expect(found(...levels, by(-85.5))).toEqual([
      `change_and_levels: entry_to_placed_days ${NORTH} -85.5 / -85.15`,
    ]);
  });
});

describe('a stated percentage change', () => {
  const levels = [placed(58), placed(80, '2021/22')];

  it('must follow from the two levels, as precisely as it is printed', () => {
    expect(found(...levels, percentChange(-27.5, '27.5% less'))).toEqual([]);
    expect(found(...levels, percentChange(-28))).toEqual([]);
    expect(found(...levels, percentChange(-27))).toEqual([]);
    expect(found(...levels, percentChange(-26))).toEqual([
      `change_and_levels: children_placed ${NORTH} -26 / -27.5`,
    ]);
  });

  it('reads words as words', () => {
    const roughly = [placed(13), placed(6, '2021/22')];
    expect(found(...roughly, percentChange(100, 'doubled'))).toHaveLength(1);
    expect(found(placed(12), placed(6, '2021/22'), percentChange(100, 'double'))).toEqual([]);
    expect(found(placed(25), placed(12, '2021/22'), percentChange(100, 'double'))).toEqual([]);
  });

  it('has no meaning from nothing', () => {
    expect(found(placed(5), placed(0, '2021/22'), percentChange(100))).toEqual([]);
  });

  it('is checked against the boroughs together where the agency prints no level', () => {
    const boroughs = (period: string, values: readonly number[]) =>
      BOROUGHS.map((area, index) =>
        placed(values[index] ?? 0, period, { area, printedTable: 'p' }),
      );
    expect(
      found(
        ...boroughs('2021/22', [40, 60, 47]),
        ...boroughs('2022/23', [66, 80, 70]),
        percentChange(32),
      ),
    ).toEqual([`change_and_levels: children_placed ${NORTH} 32 / 46.94`]);
    expect(
      found(
        ...boroughs('2021/22', [40, 60, 47]),
        ...boroughs('2022/23', [66, 80, 70]).slice(1),
        percentChange(32),
      ),
    ).toEqual([]);
  });

  it('is found between two publications', () => {
    expect(
      found(
        { ...placed(29), publication: 'Report of the north' },
        { ...placed(50, '2021/22'), publication: 'Report of the north' },
        { ...percentChange(-50), publication: 'Report of the east' },
      ),
    ).toEqual([`change_and_levels: children_placed ${NORTH} -50 / -42`]);
  });
});

describe('a stated distance', () => {
  const days = (value: number, more = {}) => ({
    measure: 'stage_2_days',
    area: 'Kent',
    value,
    ...more,
  });

  it('from the target is held to the target of the measure', () => {
    const distance = (value: number) => days(value, { statistic: 'difference_from_target' });
    expect(found(days(131), distance(10))).toEqual([]);
    expect(found(days(131), distance(21))).toEqual([
      'change_and_levels: stage_2_days Kent 21 / 10',
    ]);
    expect(
      found(
        { measure: 'enquiries', value: 40 },
        { measure: 'enquiries', value: 5, statistic: 'difference_from_target' },
      ),
    ).toEqual([]);
  });

  it('from the average is held to the one other area that has the figure', () => {
    const distance = (value: number) =>
      days(value, { statistic: 'difference_from_comparator', basePeriod: '2022/23' });
    const england = days(152, { area: 'England' });
    expect(found(days(131), england, distance(-21))).toEqual([]);
    expect(found(days(131), england, distance(21))).toEqual([
      'change_and_levels: stage_2_days Kent 21 / -21',
    ]);
    expect(found(days(131), england, days(140, { area: 'London' }), distance(21))).toEqual([]);
  });
});
