import { scaleOf } from '../../charts/scale.ts';
import { spread } from '../../charts/spread.ts';
import { fitted } from '../../charts/text.ts';
import type { Appearance } from '../../design/palette.ts';
import { placeOn, px } from './picture.ts';
import type { Ground, Picture } from './picture.ts';

export type Line = {
  readonly id: string;
  readonly label: string;
  readonly appearance: Appearance;
  /** One a position; null where there is none. */
  readonly values: readonly (number | null)[];
  /** The value at its end, beside its name. */
  readonly end: string;
  readonly isFaint?: boolean;
};

type LinesOptions = {
  readonly positions: readonly string[];
  readonly lines: readonly Line[];
  readonly tick: (value: number) => string;
  /** What the axis of values is, over it. */
  readonly unit: string;
  readonly threshold?: { value: number; label: string };
  /** The position that is spoken of. */
  readonly marked?: { position: number; label: string } | null;
  readonly onOpen?: (id: string) => void;
};

const HEIGHT = 250;
const TOP = 22;
const BOTTOM = 26;
const DASHES = { solid: undefined, dash: '6 4', dot: '2 3' } as const;

/** Values over years (or over weights): a line each, named at its end. */
export function linesPicture(options: LinesOptions): Picture {
  return {
    height: ({ fontSize }) =>
      Math.max(HEIGHT, Math.min(420, options.lines.length * fontSize * 1.3)) + TOP + BOTTOM,
    draw: (ground) => <Lines {...options} ground={ground} />,
  };
}

function Lines({
  positions,
  lines,
  tick,
  unit,
  threshold,
  marked,
  onOpen,
  ground,
}: LinesOptions & { ground: Ground }) {
  const { ink, fontSize, measure, width } = ground;
  const inner = Math.max(HEIGHT, Math.min(420, lines.length * fontSize * 1.3));
  const values = lines
    .flatMap((line) => line.values.filter((value) => value !== null))
    .concat(threshold?.value ?? []);
  const scale = scaleOf(
    values.length === 0 ? null : { lowest: Math.min(...values), highest: Math.max(...values) },
    { zero: true, whole: false, count: 5 },
  );
  const left = Math.max(...scale.ticks.map((value) => measure(tick(value), fontSize - 1))) + 10;
  const named = lines.filter(({ isFaint = false }) => !isFaint);
  const ends =
    Math.min(
      width * 0.34,
      8 +
        Math.max(
          0,
          ...named.map(
            ({ label, end }) => measure(`${end}  `, fontSize, true) + measure(label, fontSize),
          ),
        ),
    ) + 14;
  const right = Math.max(left + 120, width - ends);
  const room = (right - left) * 0.03;
  const x = placeOn([0, Math.max(1, positions.length - 1)], left + room, right - room);
  const y = placeOn(scale.range, TOP + inner, TOP);
  const placed = spread(
    named.map(({ values: own }) => y(own.findLast((value) => value !== null) ?? 0)),
    fontSize * 1.25,
    TOP,
    TOP + inner,
  );
  const every = Math.max(
    1,
    Math.ceil((positions.length * (measure('2023/24', fontSize) + 14)) / (right - left)),
  );
  return (
    <>
      <text x={0} y={fontSize - 2} fontSize={fontSize - 1} fill={ink.muted}>
        {unit}
      </text>
      {scale.ticks.map((value) => (
        <g key={value}>
          <line
            x1={left}
            x2={right}
            y1={px(y(value))}
            y2={px(y(value))}
            stroke={value === 0 ? ink.axis : ink.grid}
          />
          <text
            x={left - 8}
            y={px(y(value))}
            dy="0.35em"
            fontSize={fontSize - 1}
            fill={ink.muted}
            textAnchor="end"
          >
            {tick(value)}
          </text>
        </g>
      ))}
      {positions.map(
        (label, at) =>
          (positions.length - 1 - at) % every === 0 && (
            <text
              key={label}
              x={px(x(at))}
              y={TOP + inner + fontSize + 6}
              fontSize={fontSize - 1}
              fill={ink.muted}
              textAnchor="middle"
            >
              {label}
            </text>
          ),
      )}
      {marked && (
        <g>
          <line
            x1={px(x(marked.position))}
            x2={px(x(marked.position))}
            y1={TOP}
            y2={TOP + inner}
            stroke={ink.text}
            strokeDasharray="4 3"
          />
          <text
            x={px(x(marked.position))}
            y={TOP - 5}
            fontSize={fontSize - 1}
            fill={ink.text}
            textAnchor="middle"
          >
            {marked.label}
          </text>
        </g>
      )}
      {threshold && (
        <g>
          <line
            x1={left}
            x2={right}
            y1={px(y(threshold.value))}
            y2={px(y(threshold.value))}
            stroke={ink.text}
            strokeDasharray="4 3"
          />
          <text x={left + 4} y={px(y(threshold.value)) - 5} fontSize={fontSize - 1} fill={ink.text}>
            {threshold.label}
          </text>
        </g>
      )}
      {lines.map((line) => (
        <path
          key={line.id}
          className={onOpen ? 'funding-row-opens' : undefined}
          d={pathOf(line.values, x, y)}
          fill="none"
          stroke={line.isFaint ? ink.axis : line.appearance.colour}
          strokeWidth={line.isFaint ? 1 : 2}
          strokeOpacity={line.isFaint ? 0.5 : 1}
          strokeDasharray={DASHES[line.appearance.dash]}
          onClick={() => onOpen?.(line.id)}
        >
          <title>{line.label}</title>
        </path>
      ))}
      {named.map((line, at) => {
        const end = line.values.findLastIndex((value) => value !== null);
        const value = line.values[end];
        if (value === null || value === undefined) return null;
        const height = placed[at] ?? y(value);
        return (
          <g key={line.id}>
            <path
              d={`M${px(x(end))} ${px(y(value))}L${px(right)} ${px(height)}`}
              stroke={line.appearance.colour}
              strokeDasharray="1 3"
              fill="none"
            />
            <circle cx={px(x(end))} cy={px(y(value))} r={3.5} fill={line.appearance.colour} />
            <text x={px(right + 6)} y={px(height)} dy="0.35em" fontSize={fontSize} fill={ink.text}>
              <tspan fontWeight={600}>{line.end}</tspan>
              {`  ${fitted(line.label, ends - 20 - measure(`${line.end}  `, fontSize, true), fontSize, measure)}`}
            </text>
          </g>
        );
      })}
    </>
  );
}

function pathOf(
  values: readonly (number | null)[],
  x: (at: number) => number,
  y: (value: number) => number,
): string {
  let isOpen = false;
  return values
    .map((value, at) => {
      const start = isOpen ? 'L' : 'M';
      isOpen = value !== null;
      return value === null ? '' : `${start}${px(x(at))} ${px(y(value))}`;
    })
    .join('');
}
