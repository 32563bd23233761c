import './plot.css';

export type SparkPoint = { value: number | null; lower: number | null; upper: number | null };

const WIDTH = 76;
const HEIGHT = 20;
const INSET = 3;

/** Where the points of a sparkline stand; null where nothing is known. Heights share one scale. */
export function sparkPath(
  points: readonly SparkPoint[],
  range: readonly [number, number],
): {
  path: string;
  last: { x: number; y: number } | null;
  spans: { x: number; y1: number; y2: number }[];
} {
  const [low, high] = range;
  const x = (index: number) =>
    INSET + (points.length < 2 ? 0.5 : index / (points.length - 1)) * (WIDTH - 2 * INSET);
  const y = (value: number) =>
    HEIGHT - INSET - (high === low ? 0.5 : (value - low) / (high - low)) * (HEIGHT - 2 * INSET);
  let path = '';
  let last: { x: number; y: number } | null = null;
  let pen = false;
  for (const [index, { value }] of points.entries()) {
    if (value === null) {
      pen = false;
      continue;
    }
    last = { x: x(index), y: y(value) };
    path += `${pen ? 'L' : 'M'}${last.x.toFixed(1)} ${last.y.toFixed(1)}`;
    pen = true;
  }
  const spans = points.flatMap(({ value, lower, upper }, index) =>
    value === null && lower !== null && upper !== null
      ? [{ x: x(index), y1: y(lower), y2: y(upper) }]
      : [],
  );
  return { path, last, spans };
}

/** A series at a glance, beside its numbers: gaps stay gaps, what is withheld is its span. */
export function Sparkline({
  points,
  range,
  colour,
}: {
  points: readonly SparkPoint[];
  range: readonly [number, number];
  colour: string;
}) {
  const { path, last, spans } = sparkPath(points, range);
  return (
    <svg className="sparkline" width={WIDTH} height={HEIGHT} aria-hidden="true">
      {spans.map(({ x, y1, y2 }) => (
        <line key={x} x1={x} x2={x} y1={y1} y2={y2} stroke={colour} strokeDasharray="1.5 1.5" />
      ))}
      <path d={path} fill="none" stroke={colour} strokeWidth="1.5" strokeLinejoin="round" />
      {last && <circle cx={last.x} cy={last.y} r="2" fill={colour} />}
    </svg>
  );
}
