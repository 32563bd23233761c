import type { ReactNode } from 'react';

export type LegendEntry = { id: string; glyph: ReactNode; words: string };

/** What the marks of a picture mean, over it. Glyphs are drawn on 16 × 14 pixels. */
export function Legend({ entries }: { entries: readonly LegendEntry[] }) {
  return (
    <ul className="funding-legend" aria-label="How to read the chart">
      {entries.map(({ id, glyph, words }) => (
        <li key={id}>
          <svg width="16" height="14" viewBox="0 0 16 14" aria-hidden="true">
            {glyph}
          </svg>
          {words}
        </li>
      ))}
    </ul>
  );
}

/** The glyph of a bar in a colour. */
export const barGlyph = (colour: string, opacity = 1) => (
  <rect x="1" y="3" width="14" height="8" fill={colour} fillOpacity={opacity} />
);

/** The glyph of a line across a row. */
export const tickGlyph = (colour: string) => <path d="M8 1v12" stroke={colour} strokeWidth="2" />;
