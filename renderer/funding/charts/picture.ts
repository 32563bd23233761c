import type { ReactNode } from 'react';
import type { ChartInk } from '../../charts/chart.ts';
import type { MeasureText } from '../../charts/text.ts';
import type { Scheme } from '../../design/palette.ts';

/** Where and how a picture is drawn. Sizes are pixels; colours are resolved, so that it can leave the page. */
export type Ground = {
  readonly width: number;
  readonly scheme: Scheme;
  readonly ink: ChartInk;
  readonly font: string;
  readonly fontSize: number;
  readonly measure: MeasureText;
};

/**
 * A chart of the funding screen, drawn as SVG by React: a weight that is dragged changes only the
 * attributes that differ, which the general charts' library takes several times as long for.
 */
export type Picture = {
  readonly height: (ground: Ground) => number;
  readonly draw: (ground: Ground) => ReactNode;
};

/** A place on an axis for every value. */
export type Place = (value: number) => number;

export const placeOn =
  (range: readonly [number, number], from: number, to: number): Place =>
  (value) =>
    from + ((value - range[0]) / (range[1] - range[0] || 1)) * (to - from);

/** A pixel is drawn in tenths: more would only make the page and the files longer. */
export const px = (value: number): number => Math.round(value * 10) / 10;
