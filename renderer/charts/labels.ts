import type { Chart, Ground } from './chart.ts';
import type { AxisPair } from './marks.ts';
import type { Annotation, Shape } from './plotly-types.ts';
import { fitted, plain } from './text.ts';

/** The name of a panel, over its upper left corner. */
export function panelTitle(
  title: string,
  pair: AxisPair,
  ground: Ground,
  width: number,
): Annotation {
  return {
    x: 0,
    y: 1,
    xref: `${pair.xaxis} domain`,
    yref: `${pair.yaxis} domain`,
    xanchor: 'left',
    yanchor: 'bottom',
    yshift: 4,
    showarrow: false,
    text: `<b>${plain(fitted(title, width, ground.fontSize, ground.measure, true))}</b>`,
    font: { size: ground.fontSize, color: ground.ink.text },
  };
}

/** The threshold as a dashed line across a panel; `along` is the axis values are read on. */
export function thresholdLine(
  value: number,
  along: 'x' | 'y',
  pair: AxisPair,
  ground: Ground,
): Shape {
  const line = { color: ground.ink.text, width: 1, dash: 'dash' };
  return along === 'y'
    ? {
        type: 'line',
        xref: `${pair.xaxis} domain`,
        yref: pair.yaxis,
        ...{ x0: 0, x1: 1, y0: value, y1: value },
        line,
        layer: 'above',
      }
    : {
        type: 'line',
        xref: pair.xaxis,
        yref: `${pair.yaxis} domain`,
        ...{ x0: value, x1: value, y0: 0, y1: 1 },
        line,
        layer: 'above',
      };
}

/** The threshold's words at its line, in a chart of one panel. */
export function thresholdLabel(
  threshold: NonNullable<Chart['threshold']>,
  along: 'x' | 'y',
  ground: Ground,
): Annotation {
  return {
    ...(along === 'y'
      ? { x: 0, y: threshold.value, xref: 'x domain', yref: 'y', xanchor: 'left', yshift: 1 }
      : { x: threshold.value, y: 1, xref: 'x', yref: 'y domain', xanchor: 'center', yshift: 0 }),
    yanchor: 'bottom',
    showarrow: false,
    text: plain(threshold.label),
    font: { size: ground.fontSize - 1, color: ground.ink.text },
    bgcolor: ground.ink.canvas,
    borderpad: 1,
  };
}

/** The unit, over the value axis; `left` is how far the axis stands from the edge. */
export function unitLabel(unit: string, ground: Ground, left: number): Annotation {
  return {
    x: 0,
    y: 1,
    xref: 'paper',
    yref: 'paper',
    xanchor: 'left',
    yanchor: 'bottom',
    xshift: -left + 2,
    yshift: 6,
    showarrow: false,
    text: plain(unit),
    font: { size: ground.fontSize - 1, color: ground.ink.muted },
  };
}
