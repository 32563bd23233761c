/** How wide a line of text is drawn, in pixels. */
export type MeasureText = (text: string, fontSize: number, isStrong?: boolean) => number;

/** Text for Plotly, which reads a few tags in every label: none of a source's words becomes one. */
export function plain(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** About how wide a line is, where no font can be asked. */
export const roughWidth: MeasureText = (text, fontSize, isStrong = false) =>
  text.length * fontSize * (isStrong ? 0.6 : 0.54);

/** Asks a font itself; lengths of text in a chart are few, so that nothing has to be kept. */
export function measureIn(page: Document, font: string): MeasureText {
  const context = page.createElement('canvas').getContext('2d');
  if (!context) return roughWidth;
  return (text, fontSize, isStrong = false) => {
    context.font = `${isStrong ? 'bold ' : ''}${fontSize}px ${font}`;
    return context.measureText(text).width;
  };
}

/** The text cut so that it fits, with an ellipsis for what is left out. */
export function fitted(
  text: string,
  width: number,
  fontSize: number,
  measure: MeasureText,
  isStrong = false,
): string {
  if (measure(text, fontSize, isStrong) <= width) return text;
  for (let length = text.length - 1; length > 3; length -= 1) {
    const cut = `${text.slice(0, length).trimEnd()}…`;
    if (measure(cut, fontSize, isStrong) <= width) return cut;
  }
  return `${text.slice(0, 3)}…`;
}
