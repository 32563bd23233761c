import { positionAxis, valueAxis } from './axes.ts';
import { extentOf } from './chart.ts';
import type { Chart, ChartSeries, Drawing, Ground } from './chart.ts';
import { drawingOf } from './drawing.ts';
import {
  endLabelWidth,
  endLabels,
  heightOf,
  lastValueWidth,
  lastValues,
  offsetOf,
} from './end-labels.ts';
import { panelTitle, thresholdLabel, thresholdLine, unitLabel } from './labels.ts';
import { axesOf, hatches, markerOf, on, pointing, ring, whiskers } from './marks.ts';
import type { AxisPair } from './marks.ts';
import { panelGrid } from './panels.ts';
import type { Annotation, Axes, LineTrace, Shape, Trace } from './plotly-types.ts';
import { scaleOf } from './scale.ts';
import type { Scale } from './scale.ts';

const ONE_HEIGHT = 272;
const PANEL = { head: 26, below: 30 };

/** Few panels may be high, many have to be low to be seen together. */
const panelHeight = (panels: number) => (panels <= 6 ? 148 : panels <= 12 ? 116 : 92);

/** Draws figures over periods: a line a series, labelled at its end; panels share their scale. */
export function drawLines(chart: Chart, ground: Ground): Drawing {
  const isSingle = chart.panels.length === 1;
  const scale = scaleOf(extentOf(chart), {
    zero: chart.isWhole,
    whole: chart.isWhole,
    count: isSingle ? 5 : 3,
  });
  const ticks = scale.ticks.map((value) => ground.measure(chart.tick(value), ground.fontSize));
  const between = Math.max(28, lastValueWidth(chart, ground));
  const margin = {
    l: Math.ceil(Math.max(...ticks)) + 10,
    r: isSingle ? endLabelWidth(chart, ground) : between,
    t: isSingle ? 22 : 4,
    b: chart.positions.some((label) => label.length > 14) ? 44 : 28,
  };
  const width = Math.max(160, ground.width - margin.l - margin.r);
  const room = isSingle
    ? { inner: ONE_HEIGHT, head: 0, below: 0 }
    : { inner: panelHeight(chart.panels.length), ...PANEL };
  const grid = panelGrid(chart.panels.length, width, { ...room, between });
  const axes: Axes = {};
  const data: Trace[] = [];
  const annotations: Annotation[] = [];
  const shapes: Shape[] = [];

  for (const [index, panel] of chart.panels.entries()) {
    const box = grid.boxes[index];
    if (!box) continue;
    const pair = axesOf(index);
    const panelWidth = (box.x[1] - box.x[0]) * width;
    const context = { chart, ground, scale, pair };
    axes[pair.xName] = positionAxis(chart.positions, panelWidth, ground, {
      domain: box.x,
      anchor: pair.yaxis,
      showticklabels: box.isLowest,
    });
    axes[pair.yName] = valueAxis(scale, chart.tick, ground, {
      domain: box.y,
      anchor: pair.xaxis,
      showticklabels: box.isLeft,
    });
    const offsets = panel.series.map((_, at) =>
      offsetOf(at, panel.series.length, chart.positions.length, panelWidth),
    );
    for (const [at, series] of panel.series.entries()) {
      data.push(...seriesTraces(series, offsets[at] ?? 0, context));
    }
    if (chart.threshold) shapes.push(thresholdLine(chart.threshold.value, 'y', pair, ground));
    if (isSingle) {
      const ends = endLabels(panel, { ...context, offsets, plotHeight: grid.plotHeight });
      data.push(...ends.leaders);
      annotations.push(...ends.annotations, unitLabel(chart.unit, ground, margin.l));
      if (chart.threshold) annotations.push(thresholdLabel(chart.threshold, 'y', ground));
    } else {
      annotations.push(panelTitle(panel.title ?? '', pair, ground, panelWidth));
      annotations.push(...lastValues(panel, { ...context, plotHeight: room.inner }));
    }
  }
  const { plotHeight } = grid;
  return drawingOf(chart, ground, {
    data,
    axes,
    annotations,
    shapes,
    margin,
    plotHeight,
    cut: scale.cut,
  });
}

type Context = { chart: Chart; ground: Ground; scale: Scale; pair: AxisPair };

function seriesTraces(
  series: ChartSeries,
  offset: number,
  { chart, ground, scale, pair }: Context,
): Trace[] {
  const { colour, dash } = series.appearance;
  const x = chart.positions.map((_, position) => position + offset);
  const interval = whiskers(series.marks, colour, scale.range);
  const line: LineTrace = {
    type: 'scatter',
    mode: chart.isJoined && !series.isAlternative ? 'lines+markers' : 'markers',
    x,
    y: series.marks.map((mark) => mark?.value ?? null),
    connectgaps: false,
    line: { color: colour, width: series.origin === 'line_level' ? 1.5 : 2, dash },
    marker: markerOf(series, ground.ink, 8),
    cliponaxis: false,
    ...pointing(series.marks),
    ...on(pair),
    ...(interval ? { error_y: interval } : {}),
  };
  const hatched = hatches(
    series.marks.flatMap((mark, position) => (mark ? [{ mark, position: position + offset }] : [])),
    {
      orientation: 'v',
      thickness: Math.min(0.16, 0.02 * chart.positions.length + 0.04),
      colour,
      range: scale.range,
      axes: pair,
    },
  );
  return [...hatched, line, ...ring(selectedPoint(series, x, ground), ground, pair)];
}

function selectedPoint(series: ChartSeries, x: readonly number[], ground: Ground) {
  const at = series.marks.findIndex((mark) => mark !== null && mark.id === ground.selected);
  const mark = series.marks[at];
  const height = mark ? heightOf(mark) : null;
  const place = x[at];
  return height === null || place === undefined ? null : { x: place, y: height };
}
