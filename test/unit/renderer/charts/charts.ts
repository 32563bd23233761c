import type { Chart, ChartMark, ChartSeries, Ground } from '../../../../renderer/charts/chart.ts';
import { roughWidth } from '../../../../renderer/charts/text.ts';
import { CHART_INK } from '../../../../renderer/design/palette.ts';

export const ground: Ground = {
  width: 960,
  ink: CHART_INK.light,
  font: 'sans-serif',
  fontSize: 12,
  measure: roughWidth,
  selected: null,
};

export function mark(id: string, over: Partial<ChartMark> = {}): ChartMark {
  const value = over.value === undefined ? 10 : over.value;
  return {
    id,
    value,
    lower: null,
    upper: null,
    status: 'final',
    short: String(value),
    words: String(value),
    detail: [id, String(value)],
    ...over,
  };
}

export const suppressed = (id: string): ChartMark =>
  mark(id, {
    value: null,
    lower: 1,
    upper: 4,
    status: 'suppressed',
    short: '1 to 4',
    words: '1 to 4, suppressed',
  });

export function line(
  id: string,
  marks: readonly (ChartMark | null)[],
  over: Partial<ChartSeries> = {},
): ChartSeries {
  return {
    id,
    label: id,
    appearance: { colour: '#1d5fb0', dash: 'solid', symbol: 'circle' },
    origin: 'published',
    isAlternative: false,
    told: '',
    marks,
    ...over,
  };
}

export function chart(over: Partial<Chart> = {}): Chart {
  return {
    mark: 'line',
    positions: ['2020/21', '2021/22', '2022/23'],
    appearances: [],
    isJoined: true,
    panels: [{ title: null, series: [line('Kent', [mark('a'), null, mark('c', { value: 30 })])] }],
    threshold: null,
    tick: String,
    unit: 'Children',
    isWhole: true,
    ...over,
  };
}
