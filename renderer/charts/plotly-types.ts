/** The part of Plotly's vocabulary that the charts are written in. */

export type PlotConfig = Readonly<{
  showSendToCloud: false;
  plotlyServerURL: '';
  topojsonURL: '';
  displaylogo: false;
  displayModeBar: false;
  editable: false;
  scrollZoom: false;
  doubleClick: false;
  showTips: false;
  responsive: false;
}>;

export type Font = { family?: string; size?: number; color?: string; weight?: number };

type Pattern = {
  shape: '' | '/' | '\\' | 'x';
  fgcolor?: string;
  bgcolor?: string;
  size?: number;
  solidity?: number;
};

type ErrorBars = {
  type: 'data';
  symmetric: false;
  array: (number | null)[];
  arrayminus: (number | null)[];
  color: string;
  thickness: number;
  width: number;
};

type TraceBase = {
  name?: string;
  customdata?: (string | null)[];
  hovertext?: (string | null)[];
  hoverinfo: 'text' | 'skip';
  showlegend: false;
  xaxis?: string;
  yaxis?: string;
};

type TextPosition = 'middle right' | 'middle left' | 'top center';

export type LineTrace = TraceBase & {
  type: 'scatter';
  mode: 'lines' | 'markers' | 'lines+markers' | 'text';
  x: (number | null)[];
  y: (number | null)[];
  connectgaps?: false;
  line?: { color: string; width: number; dash?: string; shape?: 'linear' };
  marker?: {
    color: string;
    size: number;
    symbol: string;
    line?: { color: string; width: number };
  };
  text?: string[];
  textposition?: TextPosition | TextPosition[];
  textfont?: Font;
  error_y?: ErrorBars;
  error_x?: ErrorBars;
  cliponaxis?: boolean;
};

export type BarTrace = TraceBase & {
  type: 'bar';
  orientation: 'h' | 'v';
  x: (number | null)[];
  y: (number | null)[];
  base?: (number | null)[];
  width?: number | number[];
  marker: {
    color: string | string[];
    line?: { color: string | string[]; width: number };
    pattern?: Pattern;
    opacity?: number;
  };
  error_x?: ErrorBars;
  cliponaxis?: boolean;
};

export type Trace = LineTrace | BarTrace;

export type Axis = {
  domain?: [number, number];
  anchor?: string;
  range?: [number, number];
  tickmode?: 'array';
  tickvals?: number[];
  ticktext?: string[];
  ticks?: '' | 'outside';
  ticklen?: number;
  tickcolor?: string;
  tickfont?: Font;
  tickangle?: number;
  ticklabeloverflow?: 'allow';
  ticklabelstandoff?: number;
  showticklabels?: boolean;
  showgrid?: boolean;
  gridcolor?: string;
  gridwidth?: number;
  showline?: boolean;
  linecolor?: string;
  linewidth?: number;
  zeroline?: boolean;
  zerolinecolor?: string;
  zerolinewidth?: number;
  fixedrange?: true;
  automargin?: boolean;
  side?: 'bottom' | 'top' | 'left' | 'right';
  layer?: 'above traces' | 'below traces';
};

export type Annotation = {
  x: number;
  y: number;
  xref: string;
  yref: string;
  text: string;
  showarrow: boolean;
  xanchor?: 'left' | 'center' | 'right';
  yanchor?: 'top' | 'middle' | 'bottom';
  xshift?: number;
  yshift?: number;
  align?: 'left' | 'center' | 'right';
  font?: Font;
  ax?: number;
  ay?: number;
  arrowwidth?: number;
  arrowhead?: 0;
  arrowcolor?: string;
  bgcolor?: string;
  borderpad?: number;
};

export type Shape = {
  type: 'line' | 'rect';
  xref: string;
  yref: string;
  x0: number;
  x1: number;
  y0: number;
  y1: number;
  line: { color: string; width: number; dash?: string };
  layer?: 'above' | 'below';
};

export type Layout = {
  width?: number;
  height?: number;
  autosize?: false;
  margin: { l: number; r: number; t: number; b: number; pad?: number };
  font?: Font;
  paper_bgcolor: string;
  plot_bgcolor: string;
  showlegend: false;
  hovermode: 'closest' | false;
  hoverdistance?: number;
  hoverlabel?: {
    bgcolor: string;
    bordercolor: string;
    font: Font;
    align: 'left';
    namelength: number;
  };
  dragmode: false;
  barmode?: 'overlay' | 'group';
  bargap?: number;
  annotations: Annotation[];
  shapes: Shape[];
} & Axes;

/** `xaxis`, `xaxis2`… and `yaxis`, `yaxis2`… */
export type Axes = Partial<Record<`${'x' | 'y'}axis${number | ''}`, Axis>>;

/** What Plotly says about the mark under the pointer. */
export type PlotPoint = { curveNumber: number; pointNumber: number; customdata?: unknown };

export type PlotElement = HTMLElement & {
  on: (event: string, listener: (event: { points: PlotPoint[] }) => void) => void;
  removeAllListeners: (event: string) => void;
};

type Draw = (
  element: HTMLElement,
  data: readonly Trace[],
  layout: Layout,
  config: PlotConfig,
) => Promise<PlotElement>;

/** What the charts call of the bundle. */
export type Plotly = {
  newPlot: Draw;
  react: Draw;
  purge: (element: HTMLElement) => void;
  toImage: (
    figure: { data: readonly Trace[]; layout: Layout; config: PlotConfig },
    options: { format: 'png' | 'svg'; width: number; height: number; scale?: number },
  ) => Promise<string>;
  Fx: {
    hover: (
      element: HTMLElement,
      points: readonly { curveNumber: number; pointNumber: number }[],
      subplots?: string | readonly string[],
    ) => void;
    unhover: (element: HTMLElement) => void;
  };
};
