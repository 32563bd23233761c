import type { ReactNode } from 'react';
import type { KeyEntry } from './explanation.ts';
import './plot.css';

const GLYPHS = {
  hatched: (
    <>
      <rect x="1" y="3" width="14" height="8" fill="none" stroke="currentColor" />
      <path d="M2 11 9 3M7 11l6-8M12 11l3-4M1 6l2-3" stroke="currentColor" strokeWidth="0.8" />
    </>
  ),
  hollow: <circle cx="8" cy="7" r="4" fill="none" stroke="currentColor" strokeWidth="2" />,
  pale: <rect x="1" y="3" width="14" height="8" fill="currentColor" opacity="0.4" />,
  cross: <path d="M4 3l8 8M12 3l-8 8" stroke="currentColor" strokeWidth="2" />,
  whisker: <path d="M8 1v12M5 1h6M5 13h6" stroke="currentColor" fill="none" />,
  dashed: <path d="M0 7h16" stroke="currentColor" strokeDasharray="4 3" />,
  cut: <path d="M8 0v4l-3 2 6 2-3 2v4" stroke="currentColor" fill="none" />,
} as const satisfies Record<KeyEntry['mark'], ReactNode>;

/** What the marks of a chart mean, under it. */
export function PlotKey({ entries }: { entries: readonly KeyEntry[] }) {
  if (entries.length === 0) return null;
  return (
    <ul className="plot-key" aria-label="How to read the chart">
      {entries.map(({ mark, words }) => (
        <li key={mark}>
          <svg width="16" height="14" aria-hidden="true">
            {GLYPHS[mark]}
          </svg>
          {words}
        </li>
      ))}
    </ul>
  );
}
