import { CHART_INK } from '../design/palette.ts';
import type { Chart, Drawing } from './chart.ts';
import { draw } from './draw.ts';
import { PLOT_CONFIG } from './plotly-config.ts';
import type { Annotation, Layout, Trace } from './plotly-types.ts';
import { loadPlotly } from './plotly.ts';
import { fitted, measureIn, plain } from './text.ts';
import type { MeasureText } from './text.ts';

/** What a chart needs to stand alone, outside the workbench. */
export type Caption = { title: string; subtitle: string; source: string };

const WIDTH = 960;
const FONT_SIZE = 12;
const TITLE_SIZE = 16;
const FONT = 'system-ui, "Segoe UI", Arial, sans-serif';

/** The chart on white, with its finding, its subtitle and where the figures come from. */
export function captioned(
  chart: Chart,
  caption: Caption,
  explanation: readonly string[],
  measure: MeasureText,
): { data: readonly Trace[]; layout: Drawing['layout'] } {
  const ink = CHART_INK.light;
  const drawing = draw(chart, {
    width: WIDTH,
    ink,
    font: FONT,
    fontSize: FONT_SIZE,
    measure,
    selected: null,
  });
  const title = wrapped(caption.title, TITLE_SIZE, measure, true);
  const subtitle = wrapped(caption.subtitle, FONT_SIZE + 1, measure);
  const foot = [explanation.join(' '), `Source: ${caption.source}`]
    .filter((line) => line !== '')
    .flatMap((line) => wrapped(line, FONT_SIZE - 1, measure));
  const above = title.length * (TITLE_SIZE + 5) + subtitle.length * (FONT_SIZE + 6) + 14;
  const below = foot.length * (FONT_SIZE + 4) + 14;
  const { margin } = drawing.layout;
  const height = drawing.layout.height + above + below;
  const at = (y: number, text: string[], size: number, isStrong: boolean): Annotation => ({
    x: 0,
    y,
    xref: 'paper',
    yref: 'paper',
    xanchor: 'left',
    yanchor: y === 1 ? 'bottom' : 'top',
    xshift: -margin.l + 12,
    showarrow: false,
    align: 'left',
    text: isStrong ? `<b>${text.map(plain).join('<br>')}</b>` : text.map(plain).join('<br>'),
    font: { size, color: isStrong ? ink.text : ink.muted },
  });
  const subtitleShift = margin.t + 8;
  const layout: Layout & { width: number; height: number } = {
    ...drawing.layout,
    height,
    margin: { ...margin, t: margin.t + above, b: margin.b + below },
    annotations: [
      ...drawing.layout.annotations,
      {
        ...at(1, title, TITLE_SIZE, true),
        yshift: subtitleShift + subtitle.length * (FONT_SIZE + 6),
      },
      { ...at(1, subtitle, FONT_SIZE + 1, false), yshift: subtitleShift },
      { ...at(0, foot, FONT_SIZE - 1, false), yshift: -margin.b - 6 },
    ],
  };
  return { data: drawing.data, layout };
}

/** Breaks a text into lines that fit the picture; a word longer than a line is cut. */
export function wrapped(
  text: string,
  fontSize: number,
  measure: MeasureText,
  isStrong = false,
): string[] {
  const width = WIDTH - 32;
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const whole = fitted(word, width, fontSize, measure, isStrong);
    const line = lines.at(-1);
    const longer = line === undefined ? whole : `${line} ${whole}`;
    if (line !== undefined && measure(longer, fontSize, isStrong) <= width) {
      lines[lines.length - 1] = longer;
    } else lines.push(whole);
  }
  return lines;
}

/** The captioned chart as a picture file. PNG comes at twice the size, for documents. */
export async function chartImage(
  chart: Chart,
  caption: Caption,
  explanation: readonly string[],
  format: 'png' | 'svg',
): Promise<Blob> {
  const plotly = await loadPlotly();
  const { data, layout } = captioned(chart, caption, explanation, measureIn(document, FONT));
  const address = await plotly.toImage(
    { data, layout, config: PLOT_CONFIG },
    {
      format,
      width: layout.width,
      height: layout.height,
      ...(format === 'png' ? { scale: 2 } : {}),
    },
  );
  return pictureOf(address);
}

/** The bytes of a data: address, without asking the network for them. */
export function pictureOf(address: string): Blob {
  const comma = address.indexOf(',');
  const head = address.slice(0, comma);
  const body = address.slice(comma + 1);
  const type = /^data:([^;,]+)/.exec(head)?.[1] ?? 'application/octet-stream';
  if (!head.endsWith(';base64')) return new Blob([decodeURIComponent(body)], { type });
  const bytes = Uint8Array.from(atob(body), (character) => character.charCodeAt(0));
  return new Blob([bytes], { type });
}
