import { describe, expect, it } from 'vitest';
import type { JourneyRow } from '../../../../analytics/measures/agreement/statement.ts';
import { check, published } from './published.ts';

const journey = (printed: Partial<JourneyRow['printed']>, dates = {}): JourneyRow => ({
  row: 2,
  area: 'Leicestershire',
  dates: {
    entered_care_on: '2020-08-11',
    placement_order_on: '2021-03-22',
    matched_on: '2022-12-01',
    placed_on: '2022-12-01',
    ...dates,
  },
  printed: {
    entryToOrder: null,
    orderToMatch: null,
    orderToPlaced: null,
    entryToPlaced: null,
    ...printed,
  },
  publication: 'Annual report',
  section: 'Line level',
  locator: 'row 1 of the table',
});

describe('printed intervals and their dates', () => {
  it('agree when they are the days between', () => {
    expect(
      check(
        [],
        [journey({ entryToOrder: 223, orderToMatch: 619, orderToPlaced: 619, entryToPlaced: 842 })],
      ),
    ).toEqual([]);
  });

  it.each([
    ['entryToOrder', 'entry_to_placement_order_days', 223],
    ['orderToMatch', 'placement_order_to_match_days', 619],
    ['orderToPlaced', 'placement_order_to_placed_days', 619],
    ['entryToPlaced', 'entry_to_placed_days', 842],
  ] as const)('are listed when they are not: %s', (column, measure, days) => {
    const [only, ...others] = check([], [journey({ [column]: days + 1 })]);
    expect(others).toEqual([]);
    expect(only).toMatchObject({
      kind: 'interval_and_dates',
      measure,
      area: 'Leicestershire',
      period: '2022-12-01',
      stated: days + 1,
      computed: days,
    });
    expect(only?.explanation).toContain('row 1 of the table');
  });

  it('are left alone while a date or the interval is missing', () => {
    expect(check([], [journey({ entryToPlaced: null })])).toEqual([]);
    expect(check([], [journey({ entryToPlaced: 1 }, { placed_on: undefined })])).toEqual([]);
  });

  it('count 0 days to a match that came before the order', () => {
    const early = { matched_on: '2021-03-01' };
    expect(check([], [journey({ orderToMatch: 0 }, early)])).toEqual([]);
    expect(check([], [journey({ orderToMatch: -21 }, early)])).toHaveLength(1);
  });
});

describe('a printed mean and the dates of the children', () => {
  const children = [
    journey({}),
    journey({}, { entered_care_on: '2020-08-12' }),
    journey({}, { entered_care_on: '2020-08-12' }),
  ];
  const mean = (value: number, count: number) =>
    published(
      {
        measure: 'entry_to_placed_days',
        area: 'Leicestershire',
        cohort: 'placed_in_year',
        value,
      },
      { measure: 'children_placed', area: 'Leicestershire', value: count },
    );

  it('agree as far as the mean is printed', () => {
    expect(check(mean(841, 3), children)).toEqual([]);
    expect(check(mean(841.33, 3), children)).toEqual([]);
    expect(check(mean(841.3, 3), children)).toEqual([]);
  });

  it('are listed when they differ', () => {
    const [only, ...others] = check(mean(843, 3), children);
    expect(others).toEqual([]);
    expect(only).toMatchObject({ kind: 'interval_and_dates', stated: 843, computed: 841.33 });
  });

  it('are only compared where the table holds every child of the cohort', () => {
    expect(check(mean(843, 4), children)).toEqual([]);
    expect(
      check(mean(843, 3), [...children.slice(1), journey({}, { placed_on: '2022-03-31' })]),
    ).toEqual([]);
    expect(
      check(mean(843, 3), [...children.slice(1), journey({}, { entered_care_on: undefined })]),
    ).toEqual([]);
  });
});
