import { describe, expect, it } from 'vitest';
import type { DimensionId } from '../../../../analytics/contract/dimension.ts';
import { CATEGORICAL } from '../../../../renderer/design/palette.ts';
import { chartOf } from '../../../../renderer/explore/chart-of.ts';
import { drawnPeriods } from '../../../../renderer/explore/drawn-periods.ts';
import type { FigureRow } from '../../../../renderer/explore/figures.ts';
import { arrange } from '../../../../renderer/explore/series.ts';
import { SUPPRESSED, figureRow, measureOf, series } from './rows.ts';

function choice(rows: FigureRow[], id = 'placement_orders', by: DimensionId | null = null) {
  const arrangement = arrange(rows);
  const drawn = drawnPeriods(arrangement);
  if (!drawn) throw new Error('No figures were given.');
  return chartOf({
    measure: measureOf(id),
    statistic: 'mean',
    by,
    series: arrangement.series,
    drawn,
    scheme: 'light',
  });
}
const chart = (...input: Parameters<typeof choice>) => choice(...input)?.chart;
const many = (count: number, values: number[]) =>
  Array.from({ length: count }, (_, index) => series(`Area ${index + 10}`, values)).flat();

describe('the chart that is chosen', () => {
  it('is lines over several periods, with a gap where a year has no figure', () => {
    const drawn = chart(series('Kent', [65, null, 49]));
    expect(drawn?.mark).toBe('line');
    expect(drawn?.positions).toEqual(['2019/20', '2020/21', '2021/22']);
    expect(drawn?.panels[0]?.series[0]?.marks[1]).toBeNull();
  });

  it('is bars for one period, from most to least, with what is not known at the end', () => {
    const drawn = chart([
      figureRow({ area: 'Unknown', value: null, status: 'not_available' }),
      figureRow({ area: 'Bexley', ...SUPPRESSED }),
      figureRow({ area: 'Kent', value: 58 }),
      figureRow({ area: 'Medway', value: 14 }),
    ]);
    expect(drawn?.mark).toBe('bar');
    expect(drawn?.positions).toEqual(['Kent', 'Medway', 'Bexley', 'Unknown']);
  });

  it('is none for a single figure', () => {
    expect(choice([figureRow()])).toBeNull();
  });

  it('splits into small multiples when one plot would hold too many lines', () => {
    expect(chart(many(6, [1, 2]))?.panels).toHaveLength(1);
    expect(chart(many(7, [1, 2]))?.panels.map(({ title }) => title)).toEqual(
      Array.from({ length: 7 }, (_, index) => `Area ${index + 10}`),
    );
  });

  it('says how many series it leaves to the table', () => {
    const left = choice(many(30, [1, 2]));
    expect(left?.chart.panels).toHaveLength(24);
    expect(left?.seriesLeftOut).toBe(6);
  });

  it('gives each area a panel where categories are shown over time', () => {
    const rows = ['Kent', 'Medway'].flatMap((area) =>
      ['female', 'male'].flatMap((sex) => series(area, [1, 2], { breakdown: { sex } })),
    );
    const panels = chart(rows, 'placement_orders', 'sex')?.panels;
    expect(panels?.map(({ title }) => title)).toEqual(['Kent', 'Medway']);
    expect(panels?.[0]?.series.map(({ label }) => label)).toEqual(['Kent, Female', 'Kent, Male']);
  });

  it('names categories beside their bars, a panel an area', () => {
    const rows = ['Kent', 'Medway'].flatMap((area) =>
      ['male', 'female'].map((sex) => figureRow({ area, breakdown: { sex } })),
    );
    const drawn = chart(rows, 'placement_orders', 'sex');
    expect(drawn?.positions).toEqual(['Female', 'Male']);
    expect(drawn?.panels.map(({ title }) => title)).toEqual(['Kent', 'Medway']);
  });

  it('carries the threshold of the catalogue, but not for a median', () => {
    const rows = series('Kent', [400, 476]);
    expect(chart(rows, 'entry_to_placed_days')?.threshold?.value).toBe(426);
    const arrangement = arrange(rows);
    const drawn = drawnPeriods(arrangement);
    const median =
      drawn &&
      chartOf({
        measure: measureOf('entry_to_placed_days'),
        statistic: 'median',
        by: null,
        series: arrangement.series,
        drawn,
        scheme: 'light',
      });
    expect(median?.chart.threshold).toBeNull();
  });
});

describe('colours', () => {
  it('are told apart by dash where one area has printed and computed figures', () => {
    const rows = [
      ...series('Leicestershire', [800, 742]),
      ...series('Leicestershire', [800, 742], { origin: 'line_level' }),
    ];
    const [printed, computed] = chart(rows, 'entry_to_placed_days')?.panels[0]?.series ?? [];
    expect(computed?.appearance.colour).toBe(printed?.appearance.colour);
    expect(computed?.appearance.dash).not.toBe(printed?.appearance.dash);
  });

  it('are one where there are more areas than hues', () => {
    const bars = (count: number) =>
      chart(Array.from({ length: count }, (_, index) => figureRow({ area: `Area ${index}` })));
    const hues = CATEGORICAL.light.length;
    const used = new Set(bars(hues + 1)?.appearances.map(({ colour }) => colour));
    expect(used.size).toBe(1);
    expect(bars(hues)?.appearances.every(({ colour }) => !used.has(colour))).toBe(true);
  });
});

describe('what a mark says', () => {
  it('is its heading, its value with the period, its interval, its n and where it is from', () => {
    const rows = [
      ...series('Leicestershire', [827.78]),
      figureRow({
        area: 'Leicestershire',
        period: '2020/21',
        value: 742.63,
        lower: 527.9,
        upper: 957.4,
        denominator: 16,
        origin: 'line_level',
      }),
    ];
    const marks = chart(rows, 'entry_to_placed_days')?.panels[0]?.series.flatMap(
      (one) => one.marks,
    );
    expect(marks?.find((mark) => mark?.lower)?.detail).toEqual([
      'Leicestershire',
      '2020/21: 742.6 days',
      '95% interval 527.9 to 957.4 days',
      'n = 16',
      'Computed',
    ]);
  });

  it('never is a number where the figure is suppressed', () => {
    const rows = [
      ...series('Kent', [5]),
      figureRow({ area: 'Kent', period: '2020/21', ...SUPPRESSED }),
    ];
    const mark = chart(rows)?.panels[0]?.series[0]?.marks[1];
    expect(mark).toMatchObject({ value: null, short: '1 to 4', words: '1 to 4, suppressed' });
  });
});
