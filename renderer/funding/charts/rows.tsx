import type { ReactNode } from 'react';
import type { ChartInk } from '../../charts/chart.ts';
import { scaleOf } from '../../charts/scale.ts';
import { fitted } from '../../charts/text.ts';
import { placeOn, px } from './picture.ts';
import type { Ground, Picture, Place } from './picture.ts';

/** A row of a chart: its name, what is drawn, and its value in words at the end. */
export type ChartRow = {
  readonly id: string;
  readonly label: string;
  /** Beside the drawing: the value, in bold, and what else is said of it. */
  readonly value: string;
  readonly more?: string;
  /** All of it as one sentence, shown when it is pointed at. */
  readonly hint: string;
};

/** What a row's marks are drawn with: places on the axis, and the middle and height of the row. */
export type RowGround = {
  readonly ground: Ground;
  readonly x: Place;
  readonly y: number;
  readonly height: number;
  /** The axis from end to end, for what has no limit. */
  readonly range: readonly [number, number];
};

type RowsOptions<Row extends ChartRow> = {
  readonly rows: readonly Row[];
  /** Everything that has to be on the axis. */
  readonly values: readonly number[];
  readonly tick: (value: number) => string;
  /** Bars stand on zero; marks that are compared by place may leave it out. */
  readonly zero: boolean;
  readonly mark: (row: Row, place: RowGround) => ReactNode;
  readonly open?: string | null;
  readonly onOpen?: ((id: string) => void) | undefined;
};

const AXIS = 26;
const WIDEST_NAME = 220;

const rowHeight = (rows: number, { fontSize }: Ground) =>
  Math.round(fontSize * (rows > 40 ? 1.5 : rows > 16 ? 1.7 : 2.1));

/** A chart of one row a partner (or a step, or a line of a budget), read on a common axis. */
export function rowsPicture<Row extends ChartRow>(options: RowsOptions<Row>): Picture {
  const { rows } = options;
  return {
    height: (ground) => rows.length * rowHeight(rows.length, ground) + AXIS,
    draw: (ground) => <Rows {...options} ground={ground} />,
  };
}

function Rows<Row extends ChartRow>(options: RowsOptions<Row> & { ground: Ground }) {
  const { rows, values, ground, tick, zero, mark, open = null, onOpen } = options;
  const { measure, fontSize, ink, width } = ground;
  const scale = scaleOf(
    values.length === 0 ? null : { lowest: Math.min(...values), highest: Math.max(...values) },
    { zero, whole: false, count: width > 640 ? 6 : 4 },
  );
  const widest = (texts: readonly string[], isStrong = false) =>
    Math.max(0, ...texts.map((text) => measure(text, fontSize, isStrong)));
  const names = Math.min(WIDEST_NAME, width * 0.34, widest(rows.map(({ label }) => label))) + 16;
  const valueWidth = widest(
    rows.map(({ value }) => value),
    true,
  );
  const moreWidth = widest(rows.map(({ more = '' }) => more));
  const words = valueWidth + (moreWidth > 0 ? moreWidth + 10 : 0);
  const [left, right] = [names, Math.max(names + 80, width - words - 14)];
  const x = placeOn(scale.range, left, right);
  const height = rowHeight(rows.length, ground);
  const bottom = rows.length * height;
  return (
    <>
      {scale.ticks.map((value) => (
        <g key={value}>
          <line
            x1={px(x(value))}
            x2={px(x(value))}
            y1={0}
            y2={bottom}
            stroke={value === 0 ? ink.axis : ink.grid}
          />
          <text
            x={px(x(value))}
            y={bottom + fontSize + 6}
            fontSize={fontSize - 1}
            fill={ink.muted}
            textAnchor="middle"
          >
            {tick(value)}
          </text>
        </g>
      ))}
      {rows.map((row, at) => {
        const y = at * height + height / 2;
        const isOpen = row.id === open;
        return (
          <g
            key={row.id}
            className={onOpen ? 'funding-row-opens' : 'funding-row'}
            onClick={
              onOpen
                ? () => {
                    onOpen(row.id);
                  }
                : undefined
            }
          >
            <title>{row.hint}</title>
            <rect
              className="funding-row-ground"
              x={0}
              y={at * height}
              width={width}
              height={height}
              fill={isOpen ? ink.grid : ink.canvas}
              fillOpacity={isOpen ? 0.5 : 0}
            />
            <text
              x={names - 10}
              y={y}
              dy="0.35em"
              fontSize={fontSize}
              fontWeight={isOpen ? 600 : 400}
              fill={ink.text}
              textAnchor="end"
            >
              {fitted(row.label, names - 10, fontSize, measure)}
            </text>
            {mark(row, { ground, x, y: px(y), height, range: scale.range })}
            <text
              x={px(right + 10 + valueWidth)}
              y={y}
              dy="0.35em"
              fontSize={fontSize}
              fontWeight={600}
              fill={ink.text}
              textAnchor="end"
            >
              {row.value}
            </text>
            {row.more !== undefined && (
              <text
                x={width - 4}
                y={y}
                dy="0.35em"
                fontSize={fontSize}
                fill={ink.muted}
                textAnchor="end"
              >
                {row.more}
              </text>
            )}
          </g>
        );
      })}
    </>
  );
}

/** A bar from one value to another. */
export function Bar({
  from,
  to,
  colour,
  place,
  thickness = 0.58,
  opacity = 1,
}: {
  from: number;
  to: number;
  colour: string;
  place: RowGround;
  thickness?: number;
  opacity?: number;
}) {
  const { x, y, height } = place;
  const [start, end] = [x(Math.min(from, to)), x(Math.max(from, to))];
  const high = px(height * thickness);
  return (
    <rect
      x={px(start)}
      width={px(Math.max(1, end - start))}
      y={px(y - high / 2)}
      height={high}
      fill={colour}
      fillOpacity={opacity}
    />
  );
}

/** A line across the row: what was paid before, or what it would be without damping. */
export function Tick({ at, colour, place }: { at: number; colour: string; place: RowGround }) {
  const { x, y, height } = place;
  const reach = height * 0.38;
  return (
    <line
      x1={px(x(at))}
      x2={px(x(at))}
      y1={px(y - reach)}
      y2={px(y + reach)}
      stroke={colour}
      strokeWidth={2}
    />
  );
}

const SHAPES = {
  circle: (size: number) =>
    `M${-size} 0a${size} ${size} 0 1 0 ${2 * size} 0a${size} ${size} 0 1 0 ${-2 * size} 0z`,
  square: (size: number) => `M${-size} ${-size}h${2 * size}v${2 * size}h${-2 * size}z`,
  diamond: (size: number) =>
    `M0 ${-1.35 * size}L${1.35 * size} 0L0 ${1.35 * size}L${-1.35 * size} 0z`,
  triangle: (size: number) => `M0 ${-1.2 * size}L${1.2 * size} ${size}L${-1.2 * size} ${size}z`,
  wedge: (size: number) => `M0 ${1.2 * size}L${1.2 * size} ${-size}L${-1.2 * size} ${-size}z`,
  cross: (size: number) =>
    `M${-size} ${-size / 3}h${size / 1.5}v${-size / 1.5}h${size / 1.5}v${size / 1.5}h${size / 1.5}v${size / 1.5}h${-size / 1.5}v${size / 1.5}h${-size / 1.5}v${-size / 1.5}h${-size / 1.5}z`,
} as const;
export type DotShape = keyof typeof SHAPES;

/** A mark at a value; its shape tells it from others without colour. */
export function Dot({
  at,
  colour,
  shape,
  place,
  ink,
  size = 5,
}: {
  at: number;
  colour: string;
  shape: DotShape;
  place: Pick<RowGround, 'x' | 'y'>;
  ink: ChartInk;
  size?: number;
}) {
  return (
    <path
      transform={`translate(${px(place.x(at))} ${place.y})`}
      d={SHAPES[shape](size)}
      fill={colour}
      stroke={ink.canvas}
      strokeWidth={1}
    />
  );
}
