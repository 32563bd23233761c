import type { Figure, FigureStatus } from '../../analytics/contract/figure.ts';
import type { Appearance, CHART_INK } from '../design/palette.ts';
import type { Layout, Trace } from './plotly-types.ts';
import type { MeasureText } from './text.ts';

/** One figure as a chart shows it. Everything to be read comes as words, already formatted. */
export type ChartMark = {
  id: string;
  value: number | null;
  /** The interval of a value, or the bounds of what is withheld or given as a range. */
  lower: number | null;
  upper: number | null;
  status: FigureStatus;
  /** The value where the axis says its unit: `76`, `742.6`, `1 to 4`. */
  short: string;
  /** The value by itself: `76`, `742.6 days`, `1 to 4, suppressed`. */
  words: string;
  /** What appears when it is pointed at, a line each; the first is the heading. */
  detail: readonly string[];
};

/** Marks that belong together, one place a position; null where no figure is. */
export type ChartSeries = {
  id: string;
  label: string;
  appearance: Appearance;
  origin: Figure['origin'];
  /** Values stated elsewhere of figures another series shows: marked, but not joined. */
  isAlternative: boolean;
  /** What tells its bars from others of the same name, in words; empty where there are none. */
  told: string;
  marks: readonly (ChartMark | null)[];
};

export type ChartPanel = { title: string | null; series: readonly ChartSeries[] };

/** What is drawn, before it is known how wide and on what ground. */
export type Chart = {
  /** Lines run over positions (periods); bars stand one a position (areas or categories). */
  mark: 'line' | 'bar';
  positions: readonly string[];
  /** The colours of positions that are areas or groups; empty where a series has the colour. */
  appearances: readonly Appearance[];
  /** Whether positions follow each other evenly, so that a line between them means something. */
  isJoined: boolean;
  panels: readonly ChartPanel[];
  threshold: { value: number; label: string } | null;
  /** Writes a number on the value axis. */
  tick: (value: number) => string;
  /** The unit, over the value axis. */
  unit: string;
  /** Counts: no half steps on the axis, and always from zero. */
  isWhole: boolean;
};

export type ChartInk = (typeof CHART_INK)[keyof typeof CHART_INK];

/** Where and how a chart is drawn. Sizes are CSS pixels. */
export type Ground = {
  width: number;
  ink: ChartInk;
  font: string;
  fontSize: number;
  measure: MeasureText;
  selected: string | null;
};

/** What a drawing shows that has to be explained beside it. */
export type Shown = {
  suppressed: boolean;
  range: boolean;
  computed: boolean;
  alternative: boolean;
  interval: boolean;
  /** The value axis does not begin at zero. */
  cut: boolean;
  /** The threshold's words, where there was no room to write them at its line. */
  threshold: string | null;
};

/** A chart as Plotly takes it, with what the page needs to know about it. */
export type Drawing = {
  data: readonly Trace[];
  layout: Layout & { width: number; height: number };
  /** How many marks the drawing holds. */
  marks: number;
  /** The ids of what can be pointed at: a row a series, in positions; for walking by keys. */
  walk: readonly (readonly (string | null)[])[];
  shows: Shown;
};

/** More marks than this are slow to draw and impossible to read. */
export const MOST_MARKS = 5000;

/** Whether a figure has no value but bounds, so that it is drawn as what it may lie between. */
export function isBounded(mark: ChartMark): boolean {
  return mark.value === null && mark.lower !== null && mark.upper !== null;
}

/** Whether a figure is withheld to protect somebody. */
export function isSuppressed(mark: ChartMark): boolean {
  return mark.value === null && mark.status === 'suppressed';
}

export function seriesOf(chart: Chart): ChartSeries[] {
  return chart.panels.flatMap((panel) => panel.series);
}

/** Everything on the value axis that has to be inside it; null when nothing has a place there. */
export function extentOf(chart: Chart): { lowest: number; highest: number } | null {
  const values = seriesOf(chart)
    .flatMap((series) => series.marks)
    .flatMap((mark) => (mark ? [mark.value, mark.lower, mark.upper] : []))
    .concat(chart.threshold?.value ?? [])
    .filter((value) => value !== null);
  if (values.length === 0) return null;
  // Nothing drawn is below zero but the reach of an interval: days and counts can't be.
  const isPositive = seriesOf(chart)
    .flatMap((series) => series.marks)
    .every((mark) => (mark?.value ?? 0) >= 0);
  const lowest = Math.min(...values);
  return { lowest: isPositive ? Math.max(0, lowest) : lowest, highest: Math.max(...values) };
}

/** What of a chart needs a word of explanation. */
export function shownBy(chart: Chart): Omit<Shown, 'cut' | 'threshold'> {
  const series = seriesOf(chart);
  const marks = series.flatMap((one) => one.marks.filter((mark) => mark !== null));
  return {
    suppressed: marks.some(isSuppressed),
    range: marks.some((mark) => isBounded(mark) && !isSuppressed(mark)),
    computed: series.some((one) => one.origin === 'line_level'),
    alternative: series.some((one) => one.isAlternative),
    interval: marks.some((mark) => mark.value !== null && mark.lower !== null),
  };
}
