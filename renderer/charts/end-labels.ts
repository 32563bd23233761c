import { positionRange } from './axes.ts';
import type { Chart, ChartMark, ChartPanel, ChartSeries, Ground } from './chart.ts';
import { isHatched, on } from './marks.ts';
import type { AxisPair } from './marks.ts';
import type { Annotation, LineTrace } from './plotly-types.ts';
import type { Scale } from './scale.ts';
import { spread } from './spread.ts';
import { fitted, plain } from './text.ts';

const WIDEST_LABEL = 232;

type Context = {
  chart: Chart;
  ground: Ground;
  scale: Scale;
  pair: AxisPair;
  /** How far each series stands from its positions. */
  offsets: readonly number[];
  plotHeight: number;
};

const APART = 8;

/**
 * Marks of one position stand a little apart, so that neither they nor their intervals cover each
 * other: as far as that takes, and no further from the period they are of. `width` is the plot's.
 */
export function offsetOf(at: number, series: number, positions: number, width: number): number {
  const [first, last] = positionRange(positions);
  const perPixel = (last - first) / width;
  return (at - (series - 1) / 2) * Math.min(APART * perPixel, 0.05, 0.3 / series);
}

/** Where a mark is read on the value axis: its value, or the middle of what it may be. */
export function heightOf(mark: ChartMark): number | null {
  if (mark.value !== null) return mark.value;
  if (mark.lower === null || mark.upper === null) return null;
  return (mark.lower + mark.upper) / 2;
}

function lastMark(series: ChartSeries): { mark: ChartMark; position: number } | null {
  for (let position = series.marks.length - 1; position >= 0; position -= 1) {
    const mark = series.marks[position];
    if (mark && (mark.value !== null || isHatched(mark))) return { mark, position };
  }
  return null;
}

function endLabelLength(series: ChartSeries, mark: ChartMark, ground: Ground): number {
  const { measure, fontSize } = ground;
  return measure(`${mark.short}  `, fontSize, true) + measure(series.label, fontSize);
}

/** Room to the right of the lines for their labels. */
export function endLabelWidth(chart: Chart, ground: Ground): number {
  const widths = chart.panels
    .flatMap((panel) => panel.series)
    .map((series) => {
      const last = lastMark(series);
      return last ? endLabelLength(series, last.mark, ground) : 0;
    });
  return Math.ceil(Math.min(WIDEST_LABEL, ground.width * 0.34, Math.max(0, ...widths))) + 24;
}

/** The name and latest value of each series, beside its end, joined to it by a thin line. */
export function endLabels(
  panel: ChartPanel,
  { chart, ground, scale, pair, offsets, plotHeight }: Context,
): { leaders: LineTrace[]; annotations: Annotation[] } {
  const ends = panel.series.flatMap((series, at) => {
    const last = lastMark(series);
    const height = last ? heightOf(last.mark) : null;
    if (!last || height === null) return [];
    return [{ series, last, height, offset: offsets[at] ?? 0 }];
  });
  const [low, high] = scale.range;
  const perPixel = (high - low) / plotHeight;
  const placed = spread(
    ends.map((end) => end.height),
    (ground.fontSize + 4) * perPixel,
    low,
    high,
  );
  const [, edge] = positionRange(chart.positions.length);
  const room = endLabelWidth(chart, ground) - 20;
  return {
    leaders: ends.map(({ series, last, height, offset }, index) => ({
      type: 'scatter',
      mode: 'lines',
      x: [last.position + offset, edge],
      y: [height, placed[index] ?? height],
      line: { color: series.appearance.colour, width: 1, dash: 'dot' },
      hoverinfo: 'skip',
      showlegend: false,
      cliponaxis: false,
      ...on(pair),
    })),
    annotations: ends.map(({ series, last }, index) => ({
      x: edge,
      y: placed[index] ?? 0,
      xref: pair.xaxis,
      yref: pair.yaxis,
      xanchor: 'left',
      yanchor: 'middle',
      xshift: 4,
      align: 'left',
      showarrow: false,
      text: endText(series, last.mark, room, ground),
      font: { size: ground.fontSize, color: ground.ink.text },
    })),
  };
}

function endText(series: ChartSeries, mark: ChartMark, room: number, ground: Ground): string {
  const { measure, fontSize } = ground;
  const value = measure(`${mark.short}  `, fontSize, true);
  return `<b>${plain(mark.short)}</b>  ${plain(fitted(series.label, room - value, fontSize, measure))}`;
}

/** Room to the right of a panel for the latest values in it. */
export function lastValueWidth(chart: Chart, ground: Ground): number {
  const widths = chart.panels
    .flatMap((panel) => panel.series)
    .map((series) => ground.measure(lastMark(series)?.mark.short ?? '', ground.fontSize, true));
  return Math.ceil(Math.max(0, ...widths)) + 16;
}

/** The latest value in a panel, whose title already names its series; or why there is none. */
export function lastValues(
  panel: ChartPanel,
  { pair, ground, scale, plotHeight }: Omit<Context, 'chart' | 'offsets'>,
): Annotation[] {
  const [low, high] = scale.range;
  const above = (height: number) => ((height - low) / (high - low)) * plotHeight;
  const font = { size: ground.fontSize - 1, color: ground.ink.text };
  const lasts = panel.series
    .filter((series) => !series.isAlternative)
    .flatMap((series) => lastMark(series) ?? []);
  if (lasts.length === 0) {
    const mark = panel.series.flatMap(({ marks }) => marks.filter((one) => one !== null)).at(-1);
    return [
      {
        x: 0.5,
        y: 0.5,
        xref: `${pair.xaxis} domain`,
        yref: `${pair.yaxis} domain`,
        showarrow: false,
        text: plain(mark?.words ?? ''),
        font: { ...font, color: ground.ink.muted },
      },
    ];
  }
  if (panel.series.length > 2) return [];
  return lasts.flatMap(({ mark, position }) => {
    const height = heightOf(mark);
    return height === null
      ? []
      : [
          {
            x: position,
            y: height,
            xref: pair.xaxis,
            yref: pair.yaxis,
            xanchor: 'left' as const,
            yanchor: 'middle' as const,
            xshift: 9,
            // Near the axis a value stands on it: the line would run through the digits.
            yshift: Math.max(0, ground.fontSize / 2 + 1 - above(height)),
            showarrow: false,
            text: `<b>${plain(mark.short)}</b>`,
            font,
          },
        ];
  });
}
