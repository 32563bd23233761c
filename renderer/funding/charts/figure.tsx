import { memo, useEffect, useRef, type ReactNode } from 'react';
import { create } from 'zustand';
import { useMeasured } from '../../charts/use-measured.ts';
import type { Picture } from './picture.ts';
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
  const ground = useMeasured(frame);
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
