import { memo, useEffect, useLayoutEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { create } from 'zustand';
import { measureIn } from '../../charts/text.ts';
import { CHART_INK } from '../../design/palette.ts';
import { usePreferences, useScheme } from '../../state/preferences.ts';
import type { Ground, Picture } from './picture.ts';
import './figure.css';

/** What a picture needs to stand alone, outside the workbench. */
export type FigureContent = {
  /** The finding. */
  title: string;
  /** What is drawn: measure, unit, population, year. */
  subtitle: string;
  picture: Picture;
  source: string;
};

/** The figure in front, for the export. */
export const useShownFigure = create<{ shown: FigureContent | null }>(() => ({ shown: null }));

type FigureProps = FigureContent & {
  /** What its marks mean, where their labels don't say it. */
  legend?: ReactNode;
  /** Only one figure of a screen is exported: the one it opens with. */
  isMain?: boolean;
};

/** A chart under its finding; the table beside it holds every figure of it. */
export const Figure = memo(function Figure(props: FigureProps) {
  const { title, subtitle, picture, legend, isMain = false } = props;
  const frame = useRef<HTMLDivElement>(null);
  const ground = useGround(frame);
  const height = ground ? picture.height(ground) : 160;
  useEffect(() => {
    if (!isMain) return undefined;
    useShownFigure.setState({ shown: props });
    return () => {
      useShownFigure.setState({ shown: null });
    };
  }, [isMain, props]);
  return (
    <figure className="funding-figure">
      <figcaption>
        <h2>{title}</h2>
        <p className="muted">{subtitle}</p>
      </figcaption>
      {legend}
      <div ref={frame} className="funding-picture" style={{ height }}>
        {ground && (
          <svg
            role="img"
            aria-label={`${title}. ${subtitle}. The table holds every figure.`}
            width={ground.width}
            height={height}
            viewBox={`0 0 ${ground.width} ${height}`}
            fontFamily={ground.font}
          >
            {picture.draw(ground)}
          </svg>
        )}
      </div>
    </figure>
  );
});

/** What a picture stands on, measured: its width, its type, light or dark. */
function useGround(frame: React.RefObject<HTMLDivElement | null>): Ground | null {
  const scheme = useScheme();
  const density = usePreferences((preferences) => preferences.density);
  const [measured, setMeasured] = useState<{ width: number; font: string; size: number } | null>(
    null,
  );
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    const measure = () => {
      const { fontFamily, fontSize } = getComputedStyle(element);
      const width = Math.floor(element.clientWidth);
      const size = Number.parseFloat(fontSize);
      if (width === 0) return;
      setMeasured((before) =>
        before?.width === width && before.font === fontFamily && before.size === size
          ? before
          : { width, font: fontFamily, size },
      );
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, [frame, density]);
  return useMemo(
    () =>
      measured && {
        width: measured.width,
        font: measured.font,
        fontSize: measured.size,
        measure: measureIn(document, measured.font),
        scheme,
        ink: CHART_INK[scheme],
      },
    [measured, scheme],
  );
}
