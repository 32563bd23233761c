import { useEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { failureOf } from '../../analytics/contract/failure.ts';
import type { Failure } from '../../analytics/contract/failure.ts';
import { ErrorNotice } from '../components/notice.tsx';
import type { Chart, Drawing, Ground } from './chart.ts';
import { draw, markIn, pointOf } from './draw.ts';
import { PLOT_CONFIG } from './plotly-config.ts';
import type { PlotPoint, Plotly } from './plotly-types.ts';
import { loadPlotly } from './plotly.ts';
import { useMeasured } from './use-measured.ts';
import { isWalkKey, stepOver } from './walk.ts';
import './plot.css';

export type PlotProps = {
  chart: Chart;
  /** What the chart shows, for those who can't see it: its finding. */
  alt: string;
  /** The mark whose card is open. */
  selected: string | null;
  /** The mark pointed at here or in the table. */
  pointed: string | null;
  onPoint: (id: string | null) => void;
  onOpen: (id: string) => void;
  /** T was pressed: to the table behind the chart. */
  onTable: () => void;
};

/**
 * A chart drawn by Plotly. Its marks are pointed at with the pointer or walked over with the arrow
 * keys; Enter or a click opens one, T leads to the table.
 */
export function Plot(props: PlotProps) {
  const { chart, alt, selected, pointed, onPoint, onOpen, onTable } = props;
  const graphic = useRef<HTMLDivElement>(null);
  const ground = useGround(graphic, selected);
  const drawing = useMemo(() => (ground ? draw(chart, ground) : null), [chart, ground]);
  const failure = usePlotly(graphic, drawing, pointed, { onPoint, onOpen });
  const [announced, setAnnounced] = useState('');

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !drawing) return;
    if (isWalkKey(event.key)) {
      const next = stepOver(drawing.walk, pointed, event.key) ?? pointed;
      onPoint(next);
      setAnnounced((next && markIn(chart, next)?.detail.join('. ')) ?? '');
    } else if (event.key === 'Enter' && pointed) onOpen(pointed);
    else if (event.key.toLowerCase() === 't') onTable();
    else return;
    event.preventDefault();
  };

  return (
    <div
      className="plot"
      role="application"
      aria-roledescription="chart"
      aria-label={`${alt}. Arrow keys walk over the figures, Enter opens one, T goes to the table.`}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onBlur={() => {
        onPoint(null);
      }}
    >
      {failure && <ErrorNotice failure={failure} />}
      <div
        ref={graphic}
        className="plot-graphic"
        aria-hidden="true"
        style={{ height: drawing?.layout.height ?? 320 }}
      />
      <span className="plot-hint" aria-hidden="true">
        <kbd>Arrow keys</kbd> walk, <kbd>Enter</kbd> opens, <kbd>T</kbd> to the table
      </span>
      <span className="visually-hidden" role="status">
        {announced}
      </span>
    </div>
  );
}

/** What the chart stands on, and which of its figures is open. */
function useGround(
  graphic: React.RefObject<HTMLDivElement | null>,
  selected: string | null,
): Ground | null {
  const measured = useMeasured(graphic);
  return useMemo(() => measured && { ...measured, selected }, [measured, selected]);
}

type Listeners = { onPoint: (id: string | null) => void; onOpen: (id: string) => void };

const idAt = (points: readonly PlotPoint[]) => {
  const id = points[0]?.customdata;
  return typeof id === 'string' ? id : null;
};

/** Keeps Plotly's drawing in an element up to date; answers what went wrong, if anything did. */
function usePlotly(
  graphic: React.RefObject<HTMLDivElement | null>,
  drawing: Drawing | null,
  pointed: string | null,
  listeners: Listeners,
): Failure | null {
  const plotly = useRef<Plotly | null>(null);
  const latest = useRef(listeners);
  const pointedHere = useRef<string | null>(null);
  const [drawn, setDrawn] = useState<Drawing | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => {
    latest.current = listeners;
  });

  useEffect(() => {
    const element = graphic.current;
    if (!element || !drawing) return undefined;
    let isStale = false;
    const render = async () => {
      const loaded = plotly.current ?? (await loadPlotly());
      if (isStale) return;
      const isFirst = plotly.current === null;
      plotly.current = loaded;
      const plot = await loaded.react(element, drawing.data, drawing.layout, PLOT_CONFIG);
      if (isFirst) {
        plot.on('plotly_hover', ({ points }) => {
          pointedHere.current = idAt(points);
          latest.current.onPoint(pointedHere.current);
        });
        plot.on('plotly_unhover', () => {
          pointedHere.current = null;
          latest.current.onPoint(null);
        });
        plot.on('plotly_click', ({ points }) => {
          const id = idAt(points);
          if (id !== null) latest.current.onOpen(id);
        });
      }
      setDrawn(drawing);
      setFailure(null);
    };
    render().catch((error: unknown) => {
      setFailure({ ...failureOf(error), action: 'The table below holds every figure.' });
    });
    return () => {
      isStale = true;
    };
  }, [graphic, drawing]);

  useEffect(() => {
    const element = graphic.current;
    return () => {
      if (element) plotly.current?.purge(element);
      plotly.current = null;
    };
  }, [graphic]);

  useEffect(() => {
    const element = graphic.current;
    const { current: loaded } = plotly;
    if (!element || !loaded || !drawn || pointed === pointedHere.current) return;
    const target = pointed === null ? null : pointOf(drawn, pointed);
    pointedHere.current = pointed;
    if (target) loaded.Fx.hover(element, [target.point], target.subplot);
    else loaded.Fx.unhover(element);
  }, [graphic, drawn, pointed]);

  return failure;
}
