import { describe, expect, it } from 'vitest';
import { findMeasure } from '../../../../analytics/contract/catalogue/index.ts';
import type { Area } from '../../../../analytics/contract/area.ts';
import type { FigureRow } from '../../../../renderer/explore/figures.ts';
import { headlineOf } from '../../../../renderer/home/headline.ts';
import { openingMeasures } from '../../../../renderer/home/opening-measures.ts';

const areas: Area[] = (
  [
    ['Croydon', 'local_authority'],
    ['Sutton', 'local_authority'],
    ['Merton', 'local_authority'],
    ['Adopt London South', 'agency'],
  ] as const
).map(([name, kind]) => ({ code: name, name, kind, region: null, members: [] }));

const figure = (area: string, value: number | null, over: Partial<FigureRow> = {}): FigureRow => ({
  measure: 'adoption_orders',
  area,
  period: '2022/23',
  periodStart: '2022-04-01',
  periodEnd: '2023-03-31',
  cohort: null,
  breakdown: {},
  value,
  numerator: null,
  denominator: null,
  lower: null,
  upper: null,
  status: value === null ? 'suppressed' : 'final',
  origin: 'published',
  source: 'A report',
  observation: 1,
  note: null,
  ...over,
});

const say = (measure: string, rows: FigureRow[]) => headlineOf(findMeasure(measure)!, rows, areas);

describe('a headline', () => {
  it('ranges over the boroughs of the newest period, not over their agency', () => {
    const headline = say('adoption_orders', [
      figure('Adopt London South', 71),
      figure('Croydon', 21),
      figure('Sutton', 4),
      figure('Merton', null),
      figure('Croydon', 99, {
        period: '2021/22',
        periodStart: '2021-04-01',
        periodEnd: '2022-03-31',
      }),
    ]);
    expect(headline?.period).toBe('2022/23');
    expect(headline?.finding).toBe('4 in Sutton to 21 in Croydon, over 2 areas; 1 suppressed');
  });

  it('speaks of the agency where no borough has a figure', () => {
    const headline = say('adoption_orders', [
      figure('Adopt London South', 71),
      figure('Croydon', null),
    ]);
    expect(headline?.finding).toBe('71 in Adopt London South; 1 suppressed');
  });

  it('gives a mean its n and its distance from the threshold', () => {
    const headline = say('entry_to_placed_days', [
      figure('Croydon', 742.625, { cohort: 'placed_in_year', denominator: 16 }),
    ]);
    expect(headline?.finding).toBe(
      '742.6 days in Croydon (n = 16), 316.6 over the threshold of 426 days',
    );
    expect(headline?.selection).toMatchObject({
      measure: 'entry_to_placed_days',
      cohort: 'placed_in_year',
    });
  });

  it('does not give away from another place what is suppressed in the first', () => {
    const headline = say('adoption_orders', [
      figure('Croydon', 21),
      figure('Sutton', null),
      figure('Sutton', 3),
    ]);
    expect(headline?.finding).toBe('21 in Croydon; 1 suppressed');
  });

  it('prefers what was printed to what was computed, and either to what is not available', () => {
    const headline = say('adoption_orders', [
      figure('Croydon', 20, { origin: 'line_level' }),
      figure('Croydon', 21),
      figure('Sutton', null, { status: 'not_available' }),
      figure('Sutton', 4),
    ]);
    expect(headline?.finding).toBe('4 in Sutton to 21 in Croydon, over 2 areas');
  });

  it('says that a figure is suppressed rather than that there is none', () => {
    expect(say('adoption_orders', [figure('Croydon', null)])?.finding).toBe('Suppressed in 1 area');
    expect(
      say('adoption_orders', [figure('Croydon', null, { status: 'not_available' })])?.finding,
    ).toBe('Not available');
  });

  it('is silent where there are no totals', () => {
    expect(say('adoption_orders', [])).toBeNull();
  });
});

describe('the opening measures', () => {
  const options = (measures: Record<string, number>) => ({
    measures: Object.entries(measures).map(([id, figures]) => ({ id, figures })),
    areas: [],
    periods: [],
    cohorts: [],
    dimensions: [],
    categories: {},
  });

  it('are those asked about first, where they have figures', () => {
    expect(
      openingMeasures(
        options({ complaints: 90, matches: 3, adoption_orders: 5, placement_orders: 0 }),
      ),
    ).toEqual(['adoption_orders', 'matches']);
  });

  it('are those with most figures where none of the first asked has any', () => {
    expect(openingMeasures(options({ complaints: 9, panel_meetings: 12 }))).toEqual([
      'panel_meetings',
      'complaints',
    ]);
  });
});
