import { quietLayout } from './axes.ts';
import { shownBy } from './chart.ts';
import type { Chart, Drawing, Ground } from './chart.ts';
import { countMarks } from './marks.ts';
import type { Annotation, Axes, Layout, Shape, Trace } from './plotly-types.ts';

/** What lines and bars are drawn of. */
export type Parts = {
  data: Trace[];
  axes: Axes;
  annotations: Annotation[];
  shapes: Shape[];
  margin: Layout['margin'];
  plotHeight: number;
  /** The value axis does not begin at zero. */
  cut: boolean;
};

/** Puts a drawing together from its parts, with what the page needs to know about it. */
export function drawingOf(chart: Chart, ground: Ground, parts: Parts): Drawing {
  const { data, axes, annotations, shapes, margin, plotHeight, cut } = parts;
  return {
    data,
    layout: {
      ...quietLayout(ground, plotHeight + margin.t + margin.b, margin),
      ...axes,
      annotations,
      shapes,
    },
    marks: countMarks(data),
    walk: chart.panels.flatMap((panel) =>
      panel.series.map((series) => series.marks.map((mark) => mark?.id ?? null)),
    ),
    shows: {
      ...shownBy(chart),
      cut,
      threshold: chart.panels.length === 1 ? null : (chart.threshold?.label ?? null),
    },
  };
}
