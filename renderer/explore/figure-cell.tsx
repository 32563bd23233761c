import type { ReactNode } from 'react';
import { usePointed } from './pointed.ts';

/** A figure in the table; marked while its mark in the chart is pointed at. */
export function FigureCell({ id, children }: { id: string; children: ReactNode }) {
  const isPointed = usePointed((pointed) => pointed.id === id);
  return (
    <span className={isPointed ? 'figure-cell is-pointed' : 'figure-cell'} data-figure={id}>
      {children}
    </span>
  );
}

/** The name of a series; marked while one of its figures is pointed at. */
export function SeriesName({
  ids,
  colour,
  isHollow,
  children,
}: {
  ids: ReadonlySet<string>;
  colour: string;
  isHollow: boolean;
  children: ReactNode;
}) {
  const isPointed = usePointed(({ id }) => id !== null && ids.has(id));
  return (
    <span className={isPointed ? 'series-name is-pointed' : 'series-name'}>
      <svg width="10" height="10" aria-hidden="true">
        <circle
          cx="5"
          cy="5"
          r={isHollow ? 3.5 : 4}
          fill={isHollow ? 'none' : colour}
          stroke={isHollow ? colour : 'none'}
          strokeWidth="2"
        />
      </svg>
      {children}
    </span>
  );
}
