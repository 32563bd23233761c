import type { Ground } from './chart.ts';
import type { Axis, Layout } from './plotly-types.ts';
import type { Scale } from './scale.ts';
import { plain } from './text.ts';
import type { MeasureText } from './text.ts';

/** What every chart's layout has: no legend, no dragging, quiet ground, the page's own font. */
export function quietLayout(
  ground: Ground,
  height: number,
  margin: Layout['margin'],
): Layout & { width: number; height: number } {
  const { ink, font, fontSize } = ground;
  return {
    width: ground.width,
    height,
    autosize: false,
    margin: { ...margin, pad: 0 },
    font: { family: font, size: fontSize, color: ink.text },
    paper_bgcolor: ink.canvas,
    plot_bgcolor: ink.canvas,
    showlegend: false,
    hovermode: 'closest',
    hoverdistance: 24,
    hoverlabel: {
      bgcolor: ink.canvas,
      bordercolor: ink.axis,
      font: { family: font, size: fontSize, color: ink.text },
      align: 'left',
      namelength: 0,
    },
    dragmode: false,
    barmode: 'overlay',
    annotations: [],
    shapes: [],
  };
}

/** Labels are given their room here: Plotly would measure all of them again for each it places. */
export const FITTED_LABELS = { ticklabeloverflow: 'allow' } as const satisfies Axis;

/** The axis values are read on: faint lines, no frame, the zero line drawn. */
export function valueAxis(
  scale: Scale,
  tick: (value: number) => string,
  ground: Ground,
  place: Pick<Axis, 'domain' | 'anchor' | 'showticklabels'>,
): Axis {
  const { ink, fontSize } = ground;
  return {
    range: scale.range,
    tickmode: 'array',
    tickvals: scale.ticks,
    ticktext: scale.ticks.map((value) => plain(tick(value))),
    ticks: '',
    tickfont: { size: fontSize - 1, color: ink.muted },
    ...FITTED_LABELS,
    showgrid: true,
    gridcolor: ink.grid,
    gridwidth: 1,
    showline: false,
    zeroline: true,
    zerolinecolor: ink.axis,
    zerolinewidth: 1,
    fixedrange: true,
    layer: 'below traces',
    ...place,
  };
}

/** The axis of positions: labels only, thinned so that they do not run into each other. */
export function positionAxis(
  positions: readonly string[],
  width: number,
  ground: Ground,
  place: Pick<Axis, 'domain' | 'anchor' | 'showticklabels'>,
): Axis {
  const { ink, fontSize, measure } = ground;
  const labels = positions.map(wrapped);
  const shown = thinned(labels, width, fontSize - 1, measure);
  return {
    range: positionRange(positions.length),
    tickmode: 'array',
    tickvals: shown,
    ticktext: shown.map((index) => plain(labels[index] ?? '').replaceAll('\n', '<br>')),
    ticks: 'outside',
    ticklen: 4,
    tickcolor: ink.axis,
    tickfont: { size: fontSize - 1, color: ink.muted },
    ...FITTED_LABELS,
    tickangle: 0,
    showgrid: false,
    showline: true,
    linecolor: ink.axis,
    linewidth: 1,
    zeroline: false,
    fixedrange: true,
    ...place,
  };
}

/** Positions stand at 0, 1, 2…, with a little room on either side. */
export function positionRange(count: number): [number, number] {
  const room = Math.max(0.12, 0.07 * (count - 1));
  return [-room, count - 1 + room];
}

/** A long period in two lines, broken where it says "to". */
function wrapped(label: string): string {
  return label.length > 14 ? label.replace(' to ', ' to\n') : label;
}

/** Which positions keep their label; the last always does, as it is what people read first. */
export function thinned(
  labels: readonly string[],
  width: number,
  fontSize: number,
  measure: MeasureText,
): number[] {
  const widest = Math.max(
    1,
    ...labels.flatMap((label) => label.split('\n')).map((line) => measure(line, fontSize)),
  );
  const fit = Math.max(1, Math.floor(width / (widest + 12)));
  const step = Math.max(1, Math.ceil(labels.length / fit));
  return labels
    .map((_, index) => index)
    .filter((index) => (labels.length - 1 - index) % step === 0);
}
