import { drawBars } from './bars.ts';
import type { Chart, ChartMark, Drawing, Ground } from './chart.ts';
import { seriesOf } from './chart.ts';
import { drawLines } from './lines.ts';

/** A chart as Plotly draws it on a ground. */
export function draw(chart: Chart, ground: Ground): Drawing {
  return chart.mark === 'line' ? drawLines(chart, ground) : drawBars(chart, ground);
}

/** Which trace and point shows a mark, so that it can be pointed at from elsewhere. */
export function pointOf(
  drawing: Drawing,
  id: string,
): { point: { curveNumber: number; pointNumber: number }; subplot: string } | null {
  for (const [curveNumber, trace] of drawing.data.entries()) {
    const pointNumber = trace.customdata?.indexOf(id) ?? -1;
    const drawn = trace.x[pointNumber] !== null && trace.y[pointNumber] !== null;
    if (pointNumber !== -1 && drawn) {
      const subplot = `${trace.xaxis ?? 'x'}${trace.yaxis ?? 'y'}`;
      return { point: { curveNumber, pointNumber }, subplot };
    }
  }
  return null;
}

/** The mark with this id. */
export function markIn(chart: Chart, id: string): ChartMark | null {
  for (const series of seriesOf(chart)) {
    const mark = series.marks.find((candidate) => candidate?.id === id);
    if (mark) return mark;
  }
  return null;
}
