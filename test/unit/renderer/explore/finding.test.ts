import { describe, expect, it } from 'vitest';
import { drawnPeriods } from '../../../../renderer/explore/drawn-periods.ts';
import type { FigureRow } from '../../../../renderer/explore/figures.ts';
import { findingOf } from '../../../../renderer/explore/finding.ts';
import { arrange } from '../../../../renderer/explore/series.ts';
import { SUPPRESSED, figureRow, measureOf, series } from './rows.ts';

function finding(
  rows: FigureRow[],
  id = 'placement_orders',
  statistic: 'mean' | 'median' = 'mean',
) {
  const arrangement = arrange(rows);
  return findingOf({
    measure: measureOf(id),
    statistic,
    series: arrangement.series,
    periods: drawnPeriods(arrangement)?.periods ?? [],
  });
}

const LEICESTERSHIRE = { area: 'Leicestershire', cohort: 'placed_in_year' } as const;

describe('the finding of one series', () => {
  it('says where it came from, where it went and when', () => {
    expect(finding(series('Adopt London South', [85, 61, 71, 76]))).toEqual({
      title:
        'Placement orders rose from 71 to 76 in Adopt London South between 2021/22 and 2022/23',
      answer:
        '76 in 2022/23, 5 more than in 2021/22; over the 4 periods between 61 (2020/21) and 85 (2019/20). Counted in full, so there is no sampling error.',
    });
  });

  it('says better and worse only of measures that have a better way', () => {
    const days = series('Leicestershire', [827.78, 742.63]);
    expect(finding(days, 'entry_to_placed_days').answer).toContain('85.2 days shorter (better)');
    expect(finding(series('Kent', [20, 31.5]), 'early_permanence_share').answer).toContain(
      '11.5 percentage points higher (better)',
    );
    expect(finding(series('Kent', [49, 58])).answer).not.toMatch(/better|worse/);
  });

  it('keeps the unit once: days after the second value, % and £ after both', () => {
    expect(finding(series('Leicestershire', [827.78, 742.63]), 'entry_to_placed_days').title).toBe(
      'Entering care to moving in fell from 827.8 to 742.6 days in Leicestershire between 2019/20 and 2020/21',
    );
    expect(finding(series('Croydon', [600000, 676404]), 'partner_contribution').title).toContain(
      'rose from £600,000 to £676,404 in Croydon',
    );
  });

  it('says that nothing changed where both years read the same', () => {
    expect(finding(series('Kent', [71, 71])).title).toBe(
      'Placement orders stayed at 71 in Kent between 2019/20 and 2020/21',
    );
    expect(finding(series('Kent', [71, 71])).answer).toMatch(/^71 in 2020\/21, as in 2019\/20\./);
  });

  it('compares consecutive periods only', () => {
    const { title, answer } = finding(series('Kent', [65, null, 49]));
    expect(title).toBe('Placement orders stood at 49 in Kent in 2021/22');
    expect(answer).toBe('49 in 2021/22. Counted in full, so there is no sampling error.');
  });

  it('says that a single period has nothing to be compared with', () => {
    expect(finding([figureRow({ value: 54 })])).toEqual({
      title: 'Placement orders stood at 54 in Adopt London South in 2022/23',
      answer:
        '54 in 2022/23. There is no other period to compare it with. Counted in full, so there is no sampling error.',
    });
  });

  it('counts a stock on the last day, and a day by its date', () => {
    expect(finding(series('Haringey', [334]), 'children_in_care').title).toBe(
      'Children in care stood at 334 in Haringey at the end of 2019/20',
    );
    const days = ['2024-06-30', '2024-11-30'].map((period, index) =>
      figureRow({ area: 'Haringey', period, value: 334 - 21 * index }),
    );
    expect(finding(days, 'children_in_care').title).toBe(
      'Children in care fell from 334 to 313 in Haringey between 30 June 2024 and 30 November 2024',
    );
  });

  it('takes what is suppressed for anything within its bounds', () => {
    const rows = [
      figureRow({ area: 'Bexley', period: '2019/20', ...SUPPRESSED }),
      figureRow({ area: 'Bexley', period: '2020/21', value: 10 }),
    ];
    expect(finding(rows).title).toBe(
      'Placement orders rose from between 1 and 4 (suppressed) to 10 in Bexley between 2019/20 and 2020/21',
    );
    const close = rows.map((row) => (row.value === 10 ? { ...row, value: 3 } : row));
    expect(finding(close).title).toContain('may have risen or fallen in Bexley');
  });

  it('states a suppressed figure that stands alone by its bounds', () => {
    expect(finding([figureRow(SUPPRESSED)]).title).toBe(
      'Placement orders in Adopt London South in 2022/23: between 1 and 4 (suppressed)',
    );
  });

  it('says when nothing is known at all', () => {
    const row = figureRow({ value: null, status: 'not_available' });
    expect(finding([row]).title).toBe('Placement orders: no figure here is known');
  });

  it('says how few children a figure rests on', () => {
    expect(finding(series('Merton', [2, 3])).answer).toContain(
      'So few that one or two children make the difference.',
    );
    expect(finding(series('Kent', [49, 58])).answer).not.toContain('So few');
  });

  it.each([
    [742.63, null, null, 'it misses the threshold of 426 days'],
    [400, null, null, 'it meets the threshold of 426 days'],
    [426, null, null, 'exactly at the threshold of 426 days'],
    [440, 380, 500, 'its interval includes the threshold of 426 days'],
  ])('holds %d (%d to %d) against the threshold: %s', (value, lower, upper, words) => {
    const row = figureRow({ ...LEICESTERSHIRE, value, lower, upper });
    expect(finding([row], 'entry_to_placed_days').answer).toContain(words);
  });

  it('does not hold a median against a threshold for means', () => {
    const row = figureRow({ ...LEICESTERSHIRE, value: 720, denominator: 16, origin: 'line_level' });
    expect(finding([row], 'entry_to_placed_days', 'median').answer).not.toContain('threshold');
  });

  it('takes the interval from journeys that give the printed figure', () => {
    const rows = [
      figureRow({ ...LEICESTERSHIRE, value: 742.63 }),
      figureRow({
        ...LEICESTERSHIRE,
        value: 742.63,
        lower: 527.9,
        upper: 957.4,
        denominator: 16,
        origin: 'line_level',
      }),
    ];
    expect(finding(rows, 'entry_to_placed_days').answer).toBe(
      '742.6 days in 2022/23; it misses the threshold of 426 days. Computed from journeys it is the same (95% interval 527.9 to 957.4 days, n = 16).',
    );
  });

  it('says that a mean without interval leaves open how sure it is', () => {
    const row = figureRow({ ...LEICESTERSHIRE, value: 742.63 });
    expect(finding([row], 'entry_to_placed_days').answer).toContain(
      'Stated without an interval or the number of children, so how sure it is can’t be told.',
    );
  });

  it('tells of another value stated elsewhere', () => {
    const rows = [
      ...series('Kent', [49, 58]),
      figureRow({ area: 'Kent', period: '2020/21', value: 59 }),
    ];
    expect(finding(rows).answer).toContain('Elsewhere it is stated as 59.');
  });

  it('names the category it is about', () => {
    const rows = series('Kent', [3, 5], { breakdown: { sex: 'female' } });
    expect(finding(rows).title).toMatch(/^Placement orders \(Female\) rose from 3 to 5 in Kent/);
  });
});

describe('the finding of several series', () => {
  it('names up to three of them with both values', () => {
    const rows = [
      ...series('Kent', [47, 56]),
      ...series('Medway', [22, 21]),
      figureRow({ area: 'Bexley', period: '2019/20', value: 7 }),
      figureRow({ area: 'Bexley', period: '2020/21', ...SUPPRESSED }),
    ];
    expect(finding(rows).title).toBe(
      'Placement orders rose in Kent (47 to 56) and fell in Bexley (7 to 1–4, suppressed) and Medway (22 to 21) between 2019/20 and 2020/21',
    );
  });

  it('counts them where there are more, and names who moved most', () => {
    const rows = ['A', 'B', 'C', 'D', 'E'].flatMap((area, index) =>
      series(area, [10, index === 4 ? 4 : 11 + index]),
    );
    expect(finding(rows).title).toBe(
      'Placement orders rose in 4 of 5 areas between 2019/20 and 2020/21, most in D (10 to 14)',
    );
  });

  it('names everyone who moved most, and only counts them when they are many', () => {
    const two = ['A', 'B', 'C', 'D'].flatMap((area, index) =>
      series(area, [10, index < 2 ? 15 : 11]),
    );
    expect(finding(two).title).toContain('all 4 areas between');
    expect(finding(two).title).toContain('most in A (10 to 15) and B (10 to 15)');
    const all = ['A', 'B', 'C', 'D'].flatMap((area) => series(area, [10, 15]));
    expect(finding(all).title).toContain('most in 4 of them, by 5');
  });

  it('calls a draw a draw', () => {
    const rows = ['A', 'B', 'C', 'D'].flatMap((area, index) =>
      series(area, [10, index < 2 ? 15 : 5]),
    );
    expect(finding(rows).title).toBe(
      'Placement orders rose in 2 and fell in 2 of 4 areas between 2019/20 and 2020/21',
    );
  });

  it('gives the range where there is one period', () => {
    const rows = ['Croydon', 'Lambeth', 'Richmond upon Thames'].map((area, index) =>
      figureRow({ area, value: index === 2 ? 0 : 15 }),
    );
    expect(finding(rows).title).toBe(
      'Placement orders ranged from 0 (Richmond upon Thames) to 15 (Croydon and Lambeth) in 2022/23',
    );
  });

  it('says so where all are the same', () => {
    const rows = ['A', 'B'].map((area) => figureRow({ area, value: 15 }));
    expect(finding(rows).title).toBe('Placement orders stood at 15 in all 2 areas in 2022/23');
  });

  it('counts what is suppressed by its bounds when it ranks', () => {
    const rows = [
      figureRow({ area: 'Kent', value: 56 }),
      figureRow({ area: 'Medway', value: 21 }),
      figureRow({ area: 'Bexley', ...SUPPRESSED }),
    ];
    expect(finding(rows).answer).toBe(
      'In 2022/23, highest: Kent, 56; lowest: Bexley, between 1 and 4 (suppressed). Suppressed for 1 area. Counted in full, so there is no sampling error.',
    );
    const close = rows.map((row) => (row.area === 'Medway' ? { ...row, value: 3 } : row));
    expect(finding(close).answer).toContain('lowest of those known: Medway, 3');
  });

  it('keeps the ways of not knowing apart', () => {
    const rows = [
      figureRow({ area: 'A', value: 20 }),
      figureRow({ area: 'B', value: 30 }),
      figureRow({ area: 'C', value: null, status: 'not_available' }),
      figureRow({ area: 'D', value: null, status: 'not_applicable' }),
    ];
    expect(finding(rows).answer).toContain(
      'Not available for 1 area and not applicable for 1 area.',
    );
  });

  it('counts who meets the threshold', () => {
    const rows = [742.63, 481, 340].map((value, index) =>
      figureRow({ area: `Area ${index}`, value, cohort: 'placed_in_year' }),
    );
    const { answer } = finding(rows, 'entry_to_placed_days');
    expect(answer).toContain('1 of 3 areas meets the threshold of 426 days.');
    expect(answer).toContain('where less is better');
    expect(answer).toContain('Stated without intervals, so small differences mean little.');
  });

  it('calls categories groups and says where', () => {
    const rows = ['female', 'male'].map((sex, index) =>
      figureRow({ breakdown: { sex }, value: 10 + index }),
    );
    expect(finding(rows).title).toBe(
      'Placement orders in Adopt London South ranged from 10 (Female) to 11 (Male) in 2022/23',
    );
  });

  it('tells areas and cohorts apart where both differ', () => {
    const rows = (['adopted_in_year', 'placed_in_year'] as const).flatMap((cohort, index) =>
      ['Kent', 'Medway'].map((area) => figureRow({ area, cohort, value: 400 + index })),
    );
    expect(finding(rows, 'entry_to_placed_days').title).toContain(
      '401 days (Kent, placed in the period and Medway, placed in the period)',
    );
  });

  it('reads the latest period most of them have', () => {
    const rows = [
      ...series('A', [1, 2, 3, 30]),
      ...series('B', [1, 2, 4]),
      ...series('C', [1, 2, 5]),
    ];
    expect(finding(rows).title).toContain('between 2020/21 and 2021/22');
    expect(finding(rows).title).toContain('A (2 to 3), B (2 to 4) and C (2 to 5)');
  });
});
