import { isBounded, isSuppressed } from './chart.ts';
import type { ChartInk, ChartMark, ChartSeries, Ground } from './chart.ts';
import type { BarTrace, LineTrace, Trace } from './plotly-types.ts';
import { plain } from './text.ts';

/** The axes a trace belongs to: `x`, `y` for the first panel, `x2`, `y2` for the second. */
export type AxisPair = {
  xaxis: string;
  yaxis: string;
  /** What the layout calls them. */
  xName: `xaxis${number | ''}`;
  yName: `yaxis${number | ''}`;
};

export function axesOf(panel: number): AxisPair {
  const number = panel === 0 ? '' : panel + 1;
  return {
    xaxis: `x${number}`,
    yaxis: `y${number}`,
    xName: `xaxis${number}`,
    yName: `yaxis${number}`,
  };
}

/** Which axes a trace is drawn on, as Plotly asks for them. */
export function on({ xaxis, yaxis }: AxisPair): { xaxis: string; yaxis: string } {
  return { xaxis, yaxis };
}

/** What is shown beside a mark that is pointed at: its words, the heading in bold. */
export function hoverText(mark: ChartMark): string {
  const [heading = '', ...lines] = mark.detail;
  return [`<b>${plain(heading)}</b>`, ...lines.map(plain)].join('<br>');
}

/** What makes every mark answer to the pointer with its own id and words. */
export function pointing(marks: readonly (ChartMark | null)[]) {
  return {
    customdata: marks.map((mark) => mark?.id ?? null),
    hovertext: marks.map((mark) => (mark ? hoverText(mark) : null)),
    hoverinfo: 'text' as const,
    showlegend: false as const,
  };
}

/** Printed figures are solid marks; computed ones are hollow, so that the two are told apart. */
export function markerOf(
  series: ChartSeries,
  ink: ChartInk,
  size: number,
): NonNullable<LineTrace['marker']> {
  const { colour, symbol } = series.appearance;
  if (series.isAlternative) return { color: colour, size, symbol: 'x-thin', line: stroke(colour) };
  return series.origin === 'line_level'
    ? { color: ink.canvas, size, symbol, line: stroke(colour) }
    : { color: colour, size, symbol, line: { color: ink.canvas, width: 1 } };
}

const stroke = (color: string) => ({ color, width: 2 });

/** The intervals of values as whiskers, ending where the axis does; null where no value of the series has one. */
export function whiskers(
  marks: readonly (ChartMark | null)[],
  color: string,
  [lowest, highest]: readonly [number, number],
) {
  const reach = (mark: ChartMark | null, bound: 'lower' | 'upper') => {
    const to = mark?.[bound];
    if (!mark || mark.value === null || to === null || to === undefined) return null;
    return Math.abs(Math.min(highest, Math.max(lowest, to)) - mark.value);
  };
  const array = marks.map((mark) => reach(mark, 'upper'));
  const arrayminus = marks.map((mark) => reach(mark, 'lower'));
  if ([...array, ...arrayminus].every((length) => length === null)) return null;
  return {
    type: 'data' as const,
    symmetric: false as const,
    array,
    arrayminus,
    color,
    thickness: 1.25,
    width: 4,
  };
}

/** What a hatched mark spans: its bounds, or the whole axis where none are known. */
export function spanOf(mark: ChartMark, range: readonly [number, number]): [number, number] {
  return [mark.lower ?? range[0], mark.upper ?? range[1]];
}

/** Whether a figure is drawn as the span it may lie in. */
export function isHatched(mark: ChartMark): boolean {
  return isSuppressed(mark) || isBounded(mark);
}

/** Hatched bars over what suppressed figures and ranges may be; nothing when there are none. */
export function hatches(
  placed: readonly { mark: ChartMark; position: number }[],
  options: {
    orientation: 'h' | 'v';
    thickness: number;
    colour: string;
    range: readonly [number, number];
    axes: AxisPair;
  },
): BarTrace[] {
  const hatched = placed.filter(({ mark }) => isHatched(mark));
  if (hatched.length === 0) return [];
  const spans = hatched.map(({ mark }) => spanOf(mark, options.range));
  const base = spans.map(([low]) => low);
  const lengths = spans.map(([low, high]) => high - low);
  const positions = hatched.map(({ position }) => position);
  return [
    {
      type: 'bar',
      orientation: options.orientation,
      x: options.orientation === 'v' ? positions : lengths,
      y: options.orientation === 'v' ? lengths : positions,
      base,
      width: options.thickness,
      marker: {
        color: 'rgba(0,0,0,0)',
        line: { color: options.colour, width: 1 },
        pattern: { shape: '/', fgcolor: options.colour, bgcolor: 'rgba(0,0,0,0)', size: 5 },
      },
      ...pointing(hatched.map(({ mark }) => mark)),
      ...on(options.axes),
    },
  ];
}

/** A ring round the figure whose card is open. */
export function ring(
  at: { x: number; y: number } | null,
  ground: Ground,
  axes: AxisPair,
): LineTrace[] {
  if (!at) return [];
  return [
    {
      type: 'scatter',
      mode: 'markers',
      x: [at.x],
      y: [at.y],
      marker: {
        color: 'rgba(0,0,0,0)',
        size: 16,
        symbol: 'circle',
        line: { color: ground.ink.text, width: 1.5 },
      },
      hoverinfo: 'skip',
      showlegend: false,
      cliponaxis: false,
      ...on(axes),
    },
  ];
}

/** How many marks traces will draw: points, bars, whiskers and a line each. */
export function countMarks(traces: readonly Trace[]): number {
  return traces.reduce((sum, trace) => {
    const drawn = trace.x.filter(
      (value, index) => value !== null && trace.y[index] !== null,
    ).length;
    const whisker = trace.error_x ?? (trace.type === 'scatter' ? trace.error_y : undefined);
    const intervals = whisker ? whisker.array.filter((length) => length !== null).length : 0;
    return sum + drawn + intervals + (trace.type === 'scatter' && trace.mode !== 'markers' ? 1 : 0);
  }, 0);
}
