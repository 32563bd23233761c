import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { measureIn, type MeasureText } from '../../charts/text.ts';
import { CHART_INK } from '../../design/palette.ts';
import type { FigureContent } from './figure.tsx';
import type { Ground } from './picture.ts';

const WIDTH = 960;
const MARGIN = 20;
const FONT_SIZE = 13;
const TITLE_SIZE = 17;
const FONT = 'system-ui, "Segoe UI", Arial, sans-serif';
/** Documents want pictures at more than a screen's pixels. */
const PNG_SCALE = 2;

/** Breaks a text into lines no wider than the picture. */
export function linesOf(text: string, size: number, measure: MeasureText, isStrong = false) {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = [lines.at(-1), word].filter(Boolean).join(' ');
    if (lines.length > 0 && measure(longer, size, isStrong) <= WIDTH)
      lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** The figure on white with its finding and its source, as the text of an SVG file. */
export function pictureText({ title, subtitle, picture, source }: FigureContent): {
  text: string;
  width: number;
  height: number;
} {
  const ink = CHART_INK.light;
  const measure = measureIn(document, FONT);
  const ground: Ground = {
    width: WIDTH,
    scheme: 'light',
    ink,
    font: FONT,
    fontSize: FONT_SIZE,
    measure,
  };
  const head = linesOf(title, TITLE_SIZE, measure, true);
  const sub = linesOf(subtitle, FONT_SIZE, measure);
  const foot = linesOf(`Source: ${source}`, FONT_SIZE - 1, measure);
  const above = head.length * (TITLE_SIZE + 6) + sub.length * (FONT_SIZE + 6) + 14;
  const below = foot.length * (FONT_SIZE + 4) + 14;
  const inner = picture.height(ground);
  const width = WIDTH + 2 * MARGIN;
  const height = above + inner + below + 2 * MARGIN;
  const lines = (texts: readonly string[], top: number, size: number, fill: string, weight = 400) =>
    texts.map((line, at) => (
      <text
        key={at}
        x={0}
        y={top + (at + 1) * (size + 6)}
        fontSize={size}
        fill={fill}
        fontWeight={weight}
      >
        {line}
      </text>
    ));
  const holder = document.createElement('div');
  const root = createRoot(holder);
  flushSync(() => {
    root.render(
      <svg
        xmlns="http://www.w3.org/2000/svg"
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        fontFamily={FONT}
      >
        <rect width={width} height={height} fill={ink.canvas} />
        <g transform={`translate(${MARGIN} ${MARGIN})`}>
          {lines(head, 0, TITLE_SIZE, ink.text, 600)}
          {lines(sub, head.length * (TITLE_SIZE + 6), FONT_SIZE, ink.muted)}
          <g transform={`translate(0 ${above})`}>{picture.draw(ground)}</g>
          {lines(foot, above + inner + 8, FONT_SIZE - 1, ink.muted)}
        </g>
      </svg>,
    );
  });
  const svg = holder.querySelector('svg');
  const text = svg ? new XMLSerializer().serializeToString(svg) : '';
  root.unmount();
  return { text, width, height };
}

/** The figure as a file of its own. */
export async function pictureFile(figure: FigureContent, format: 'png' | 'svg'): Promise<Blob> {
  const { text, width, height } = pictureText(figure);
  const drawing = new Blob([text], { type: 'image/svg+xml' });
  if (format === 'svg') return drawing;
  const address = URL.createObjectURL(drawing);
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = width * PNG_SCALE;
    canvas.height = height * PNG_SCALE;
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => {
        if (blob) resolve(blob);
        else reject(new Error('The browser could not draw the picture.'));
      }, 'image/png');
    });
  } finally {
    URL.revokeObjectURL(address);
  }
}
