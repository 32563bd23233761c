import { describe, expect, it } from 'vitest';
import { waysOut } from '../../../../renderer/explore/no-figures.tsx';
import {
  areasWords,
  queryOf,
  questionWords,
  viewName,
} from '../../../../renderer/explore/question.ts';
import { selectionOf } from '../../../../renderer/explore/selection-address.ts';
import {
  duringWords,
  figureWords,
  spanWords,
  subtitleWords,
} from '../../../../renderer/explore/words.ts';
import { financialYear } from '../../../../analytics/contract/period.ts';
import { SUPPRESSED, figureRow, measureOf } from './rows.ts';

const selection = selectionOf('entry_to_placed_days');

describe('the question', () => {
  it.each([
    ['placement_orders', 'Placement orders: how many in Kent?'],
    ['entry_to_placed_days', 'Entering care to moving in: how long in Kent?'],
    ['early_permanence_share', 'Placed through early permanence: what share in Kent?'],
    ['partner_contribution', 'Partner contributions: how much in Kent?'],
  ])('of %s is asked as people ask it', (id, words) => {
    expect(questionWords(measureOf(id), ['Kent'])).toBe(words);
  });

  it('names up to three areas and counts the others', () => {
    expect(areasWords([])).toBeNull();
    expect(areasWords(['A', 'B', 'C'])).toBe('A, B and C');
    expect(areasWords(['A', 'B', 'C', 'D'])).toBe('A and 3 other areas');
  });

  it('suggests a name for its view', () => {
    const view = {
      ...selection,
      areas: ['Kent'],
      periods: ['2022/23'],
      cohort: 'placed_in_year' as const,
    };
    expect(viewName(measureOf(view.measure), view)).toBe(
      'Entering care to moving in, Kent, 2022/23, children placed in the period',
    );
  });
});

describe('what the engine is asked', () => {
  it('is totals unless a breakdown is chosen, and everything where nothing is', () => {
    expect(queryOf(selection)).toEqual({
      measure: 'entry_to_placed_days',
      by: [],
      grain: 'year',
      statistic: 'mean',
    });
    expect(queryOf({ ...selection, by: 'sex', areas: ['Kent'] })).toMatchObject({
      by: ['sex'],
      areas: ['Kent'],
    });
  });

  it('is only journeys for a median, as reports print means', () => {
    expect(queryOf({ ...selection, statistic: 'median' }).origins).toEqual(['line_level']);
  });

  it('does not change when a card is opened', () => {
    const figure = {
      measure: 'matches',
      area: 'Kent',
      period: '2022/23',
      cohort: null,
      breakdown: {},
      origin: 'published' as const,
      observation: 1,
      statistic: 'mean' as const,
    };
    expect(queryOf({ ...selection, figure })).toEqual(queryOf(selection));
  });
});

describe('where nothing matches', () => {
  const options = {
    measures: [],
    areas: [],
    periods: [],
    cohorts: [],
    dimensions: [{ id: 'stage', figures: 13 }],
    categories: { stage: [{ id: 'enquiry', figures: 13 }] },
  };

  it('the reason is given and the way on is a click', () => {
    const { reason, ways } = waysOut(
      selectionOf('adopters_in_stage'),
      options,
      measureOf('adopters_in_stage'),
    );
    expect(reason).toContain('only known broken down');
    expect(ways).toEqual([{ label: 'Show by stage', change: { by: 'stage', where: {} } }]);
  });

  it('areas without figures are named', () => {
    const { reason, ways } = waysOut(
      { ...selectionOf('matches'), areas: ['Croydon', 'Sutton'] },
      { ...options, areas: [{ id: 'Kent', figures: 4 }], dimensions: [], categories: {} },
      measureOf('matches'),
    );
    expect(reason).toContain('nothing is loaded for Croydon and Sutton');
    expect(ways.map(({ label }) => label)).toEqual(['Show all areas']);
  });

  it('a measure of which nothing is loaded leads to other measures and files', () => {
    const { reason, ways } = waysOut(
      selectionOf('matches'),
      { ...options, dimensions: [], categories: {} },
      measureOf('matches'),
    );
    expect(reason).toContain('Choose another measure, or load files');
    expect(ways).toEqual([]);
  });

  it('a median is explained', () => {
    const { reason } = waysOut(
      { ...selection, statistic: 'median' },
      options,
      measureOf('entry_to_placed_days'),
    );
    expect(reason).toContain('A median needs journeys');
  });
});

describe('figures in words', () => {
  it.each([
    [figureRow({ value: 1204 }), '1,204'],
    [figureRow({ value: 0 }), '0'],
    [figureRow({ value: 7, status: 'provisional' }), '7, provisional'],
    [figureRow(SUPPRESSED), '1 to 4, suppressed'],
    [figureRow({ ...SUPPRESSED, lower: null, upper: null }), 'suppressed'],
    [
      figureRow({ value: null, status: 'not_available', lower: 15, upper: 25 }),
      '15 to 25, stated as a range',
    ],
    [figureRow({ value: null, status: 'not_available' }), 'not available'],
    [figureRow({ value: null, status: 'not_applicable' }), 'not applicable'],
  ])('keep zero, suppressed, not available and not applicable apart', (row, words) => {
    expect(figureWords(row, 'children')).toBe(words);
  });

  it('give open bounds as open', () => {
    expect(spanWords(5, null, 'children')).toBe('5 or more');
    expect(spanWords(null, 4, 'children')).toBe('4 or fewer');
    expect(spanWords(46, 52.5, 'percent')).toBe('46% to 52.5%');
  });

  it.each([
    ['2022/23', 'flow', 'in 2022/23'],
    ['2022/23', 'stock', 'at the end of 2022/23'],
    ['2024-06-30', 'stock', 'on 30 June 2024'],
    ['2022-04-01 to 2022-12-31', 'flow', 'from 1 April 2022 to 31 December 2022'],
    ['12 months to 2022-12', 'flow', 'in the 12 months to December 2022'],
    ['2020/21 to 2022/23', 'mean', 'over 2020/21 to 2022/23'],
  ] as const)('say when: %s of a %s is %s', (label, kind, words) => {
    expect(duringWords(label, kind)).toBe(words);
  });

  it('say measure, unit, population and period under the title', () => {
    expect(
      subtitleWords({
        measure: measureOf('entry_to_placed_days'),
        statistic: 'mean',
        cohorts: ['placed_in_year', 'placed_in_year'],
        periods: [financialYear(2022), financialYear(2021)],
        by: 'Sex',
        within: '',
      }),
    ).toBe(' (A1), mean days, by sex · children placed in the period · 2021/22 to 2022/23');
  });
});
