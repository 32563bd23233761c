import { FITTED_LABELS, valueAxis } from './axes.ts';
import { extentOf } from './chart.ts';
import type { Chart, ChartMark, ChartPanel, ChartSeries, Drawing, Ground } from './chart.ts';
import { drawingOf } from './drawing.ts';
import { panelTitle, thresholdLabel, thresholdLine } from './labels.ts';
import { axesOf, hatches, isHatched, on, pointing, ring, spanOf, whiskers } from './marks.ts';
import type { AxisPair } from './marks.ts';
import { panelGrid } from './panels.ts';
import type { Annotation, Axes, BarTrace, LineTrace, Shape, Trace } from './plotly-types.ts';
import { scaleOf } from './scale.ts';
import type { Scale } from './scale.ts';
import { fitted, plain } from './text.ts';

const WIDEST_NAME = 240;
/** Between a bar's name and the line it starts from. */
const STANDOFF = 4;

/** Draws figures of one period: a bar an area or category, with its value written at its end. */
export function drawBars(chart: Chart, ground: Ground): Drawing {
  const isSingle = chart.panels.length === 1;
  const scale = scaleOf(extentOf(chart), {
    zero: true,
    whole: chart.isWhole,
    count: isSingle ? 6 : 3,
  });
  const names = Math.min(
    WIDEST_NAME,
    ground.width * 0.36,
    Math.max(0, ...chart.positions.map((name) => ground.measure(name, ground.fontSize))),
  );
  const margin = { l: Math.ceil(names) + 12 + STANDOFF, r: wordsWidth(chart, ground), t: 8, b: 28 };
  const width = Math.max(120, ground.width - margin.l - margin.r);
  const slots = Math.max(1, ...chart.panels.map((panel) => panel.series.length));
  const slot = chart.positions.length > 40 ? 18 : 26;
  const inner = Math.max(48, chart.positions.length * (slot + (slots - 1) * 18));
  const room = isSingle ? { head: chart.threshold ? 16 : 0, below: 0 } : { head: 26, below: 30 };
  const between = isSingle ? 0 : margin.r;
  const grid = panelGrid(chart.panels.length, width, { inner, ...room, between });
  const axes: Axes = {};
  const data: Trace[] = [];
  const annotations: Annotation[] = [];
  const shapes: Shape[] = [];
  for (const [index, panel] of chart.panels.entries()) {
    const box = grid.boxes[index];
    if (!box) continue;
    const pair = axesOf(index);
    const context = { chart, ground, scale, pair };
    axes[pair.xName] = valueAxis(scale, chart.tick, ground, {
      domain: box.x,
      anchor: pair.yaxis,
      showticklabels: box.isLowest,
    });
    axes[pair.yName] = {
      domain: box.y,
      anchor: pair.xaxis,
      range: [chart.positions.length - 0.5, -0.5],
      tickmode: 'array',
      tickvals: chart.positions.map((_, position) => position),
      ticktext: chart.positions.map((name) =>
        plain(fitted(name, names + 1, ground.fontSize, ground.measure)),
      ),
      ticks: '',
      ticklabelstandoff: STANDOFF,
      tickfont: { size: ground.fontSize, color: ground.ink.text },
      ...FITTED_LABELS,
      showgrid: false,
      zeroline: false,
      showline: false,
      fixedrange: true,
      showticklabels: box.isLeft,
    };
    for (const series of panel.series) data.push(...barTraces(series, panel, context));
    if (chart.threshold) shapes.push(thresholdLine(chart.threshold.value, 'x', pair, ground));
    if (!isSingle) {
      const panelWidth = (box.x[1] - box.x[0]) * width;
      annotations.push(panelTitle(panel.title ?? '', pair, ground, panelWidth));
    }
  }
  if (chart.threshold && isSingle) annotations.push(thresholdLabel(chart.threshold, 'x', ground));
  const { plotHeight } = grid;
  return drawingOf(chart, ground, {
    data,
    axes,
    annotations,
    shapes,
    margin,
    plotHeight,
    cut: false,
  });
}

type Context = { chart: Chart; ground: Ground; scale: Scale; pair: AxisPair };

/** Room to the right of the longest bar for its words. */
function wordsWidth(chart: Chart, ground: Ground): number {
  const words = chart.panels
    .flatMap((panel) => panel.series)
    .flatMap(({ marks, told }) => {
      const beside = told === '' ? 0 : ground.measure(`  ${told}`, ground.fontSize);
      return marks.map((mark) =>
        mark ? ground.measure(mark.words, ground.fontSize, true) + beside : 0,
      );
    });
  return Math.ceil(Math.min(240, Math.max(24, ...words))) + 16;
}

function barTraces(
  series: ChartSeries,
  panel: ChartPanel,
  { chart, ground, scale, pair }: Context,
): Trace[] {
  const { ink } = ground;
  const count = panel.series.length;
  const thickness = 0.72 / count;
  const y = chart.positions.map((_, position) => {
    // Where fewer series have a figure, those that do stand in the middle of their place.
    const present = panel.series.filter((one) => one.marks[position]);
    const rank = present.indexOf(series);
    return position + (rank === -1 ? 0 : (rank - (present.length - 1) / 2) * thickness);
  });
  const colourAt = (position: number) =>
    chart.appearances[position]?.colour ?? series.appearance.colour;
  const colours = chart.positions.map((_, position) => colourAt(position));
  const isHollow = series.origin === 'line_level' && !series.isAlternative;
  const interval = whiskers(series.marks, ink.text, scale.range);
  const bars: BarTrace = {
    type: 'bar',
    orientation: 'h',
    x: series.marks.map((mark) => mark?.value ?? null),
    y,
    width: thickness * 0.9,
    marker: {
      color: isHollow ? colours.map(() => ink.canvas) : colours,
      line: { color: colours, width: isHollow ? 1.5 : 0 },
      opacity: series.isAlternative ? 0.4 : 1,
    },
    ...pointing(series.marks),
    ...on(pair),
    ...(interval ? { error_x: interval } : {}),
  };
  const hatched = series.marks.flatMap((mark, position) =>
    mark && isHatched(mark)
      ? hatches([{ mark, position: y[position] ?? position }], {
          orientation: 'h',
          thickness: thickness * 0.9,
          colour: colourAt(position),
          range: scale.range,
          axes: pair,
        })
      : [],
  );
  return [
    bars,
    ...hatched,
    wordsTrace(series, y, { chart, ground, scale, pair }),
    ...ring(selectedPoint(series, y, ground, scale), ground, pair),
  ];
}

/** Where a bar with its whisker or hatching ends, so that words follow it. */
function reachOf(mark: ChartMark, scale: Scale): number {
  if (isHatched(mark)) return spanOf(mark, scale.range)[1];
  if (mark.value === null) return 0;
  return mark.value < 0 ? (mark.lower ?? mark.value) : (mark.upper ?? mark.value);
}

function wordsTrace(
  series: ChartSeries,
  y: readonly number[],
  { ground, scale, pair }: Context,
): LineTrace {
  const placed = series.marks.flatMap((mark, index) => {
    const height = y[index];
    return mark && height !== undefined ? [{ mark, height }] : [];
  });
  return {
    type: 'scatter',
    mode: 'text',
    x: placed.map(({ mark }) => reachOf(mark, scale)),
    y: placed.map(({ height }) => height),
    text: placed.map(({ mark }) => {
      const value = mark.value === null ? plain(mark.words) : `<b>${plain(mark.short)}</b>`;
      return ` ${[value, plain(series.told)].filter(Boolean).join('  ')} `;
    }),
    textposition: placed.map(({ mark }) =>
      (mark.value ?? 0) < 0 ? ('middle left' as const) : ('middle right' as const),
    ),
    textfont: { size: ground.fontSize, color: ground.ink.text },
    hoverinfo: 'skip',
    showlegend: false,
    cliponaxis: false,
    ...on(pair),
  };
}

function selectedPoint(
  series: ChartSeries,
  y: readonly number[],
  ground: Ground,
  scale: Scale,
): { x: number; y: number } | null {
  const at = series.marks.findIndex((mark) => mark !== null && mark.id === ground.selected);
  const mark = series.marks[at];
  const height = y[at];
  if (!mark || height === undefined) return null;
  return { x: mark.value ?? reachOf(mark, scale), y: height };
}
