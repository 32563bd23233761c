import { useMemo, useRef } from 'react';
import type { CSSProperties, SyntheticEvent } from 'react';
import { Sparkline } from '../charts/sparkline.tsx';
import { DataTable } from '../components/data-table.tsx';
import type { TableColumn } from '../components/table-column.ts';
import type { Scheme } from '../design/palette.ts';
import { UNIT_LABELS, decimalsOf, formatCount, formatValue } from '../format/number.ts';
import { formatPeriod } from '../format/time.ts';
import { appearanceFor } from './chart-marks.ts';
import { commonSource } from './explored.ts';
import type { Explored } from './explored.ts';
import { FigureCell, SeriesName } from './figure-cell.tsx';
import { usePointed } from './pointed.ts';
import type { Series, Statement } from './series.ts';
import { intervalWords, shortPeriod, spanWords } from './words.ts';

const NAME = 'name';
const TREND = 'trend';
const SOURCE = 'source';

export type FiguresTableProps = {
  explored: Explored;
  scheme: Scheme;
  /** The figure whose card is open. */
  open: string | null;
  onOpen: (id: string) => void;
};

/** The figures behind the chart: a series a row, periods across, statuses as marks. */
export function FiguresTable({ explored, scheme, open, onOpen }: FiguresTableProps) {
  const { arrangement, finding } = explored;
  const point = usePointed((pointed) => pointed.point);
  const grid = useRef<HTMLDivElement>(null);
  const columns = useMemo(() => columnsOf(explored, scheme), [explored, scheme]);
  const openSeries = arrangement.series.find((one) =>
    [...one.statements.values()].some(({ id }) => id === open),
  );
  const openPeriod = [...(openSeries?.statements ?? [])].find(([, { id }]) => id === open)?.[0];

  // Statuses are drawn by the table itself, so the figure under the pointer is found by its place.
  const follow = (event: SyntheticEvent) => {
    const cell = event.target instanceof Element ? event.target.closest('[data-column]') : null;
    point(cell ? figureAt(cell, columns, arrangement.series) : null);
  };
  const leave = () => {
    point(null);
  };

  const width: CSSProperties & Record<'--figures-width', string> = {
    '--figures-width': `${columns.reduce((sum, column) => sum + column.width, 0)}px`,
  };

  return (
    <div
      ref={grid}
      className="figures-table"
      style={width}
      onPointerOver={follow}
      onPointerLeave={leave}
      onFocus={follow}
      onBlur={leave}
    >
      <DataTable
        label={`Figures behind the chart: ${finding.title}`}
        rows={arrangement.series}
        columns={columns}
        rowId={({ id }) => id}
        noun={['series', 'series']}
        height="content"
        open={openSeries ? { row: openSeries.id, column: openPeriod ?? NAME } : null}
        onOpen={(series, column) => {
          const statement = series.statements.get(column) ?? latestOf(series, explored);
          if (statement) onOpen(statement.id);
        }}
      />
    </div>
  );
}

/** The figure a cell shows, by the series its row names and the period its column is of. */
function figureAt(
  cell: Element,
  columns: readonly TableColumn<Series>[],
  series: readonly Series[],
): string | null {
  const row = cell.closest('[role="row"]')?.querySelector('[data-series]');
  const id = row?.getAttribute('data-series');
  const column = columns[Number(cell.getAttribute('data-column'))];
  const statements = series.find((one) => one.id === id)?.statements;
  return (column && statements?.get(column.id)?.id) ?? null;
}

function latestOf(series: Series, { arrangement }: Explored): Statement | null {
  for (const { label } of arrangement.periods.toReversed()) {
    const statement = series.statements.get(label);
    if (statement) return statement;
  }
  return null;
}

function columnsOf(explored: Explored, scheme: Scheme): TableColumn<Series>[] {
  const { measure, arrangement, selection } = explored;
  const { periods } = arrangement;
  const decimalsAt = (label: string) =>
    decimalsOf(
      arrangement.series.map(({ statements }) => statements.get(label)?.row.value ?? null),
      measure.unit,
    );
  const longest = Math.max(...arrangement.series.map(({ label }) => label.length));
  const look = (one: Series) => appearanceFor(one, selection.by, scheme);
  const unit = UNIT_LABELS[measure.unit];
  const isWide = periods.length > 5;
  const name: TableColumn<Series> = {
    id: NAME,
    header: selection.by === null ? 'Area' : 'Area and group',
    ...(isWide ? { unit } : {}),
    value: ({ label }) => label,
    cell: (one) => (
      <SeriesName
        ids={new Set([...one.statements.values()].map(({ id }) => id))}
        colour={look(one).colour}
        isHollow={one.origin === 'line_level'}
      >
        <span data-series={one.id}>{one.label}</span>
      </SeriesName>
    ),
    width: 240,
    grows: true,
  };
  const figures = periods.map(({ label }): TableColumn<Series> => ({
    id: label,
    header: formatPeriod(label),
    ...(isWide ? {} : { unit }),
    value: ({ statements }) => statements.get(label)?.row.value ?? null,
    text: ({ statements }) => {
      const value = statements.get(label)?.row.value ?? null;
      return value === null ? '' : formatValue(value, measure.unit, { isBare: true, decimals });
    },
    cell: (one) => figureCell(one, label, explored, decimals),
    status: ({ statements }) => statements.get(label)?.row ?? null,
    align: 'end',
    width: headerWidth(`${header}${isWide ? '' : ` ${unit}`}`),
    };
  });
  return [
    name,
    ...(explored.drawn.periods.length > 2 ? [trendColumn(explored, look)] : []),
    ...figures,
    ...(periods.length === 1 ? detailColumns(explored) : []),
    {
      id: SOURCE,
      header: 'Source',
      value: ({ statements }) =>
        commonSource([...statements.values()].map(({ row }) => row.source)) || 'Several sources',
      width: 280,
      grows: true,
    },
  ];
}

/** Room for a header in bold, its sorting mark and the space around it. */
const headerWidth = (text: string) => Math.max(88, Math.ceil(text.length * 7.8) + 44);

function figureCell(one: Series, label: string, { measure }: Explored, decimals: number) {
  const statement = one.statements.get(label);
  if (!statement || statement.row.value === null) return null;
  const { id, row } = statement;
  return (
    <FigureCell id={id}>
      {row.status === 'provisional' && (
        <span className="muted" title="Provisional: may still change.">
          p{' '}
        </span>
      )}
      {formatValue(statement.row.value, measure.unit, { isBare: true, decimals })}
    </FigureCell>
  );
}

function trendColumn(
  { arrangement, drawn }: Explored,
  look: (one: Series) => { colour: string },
): TableColumn<Series> {
  const known = arrangement.series.flatMap(({ statements }) =>
    drawn.periods.flatMap(({ label }) => {
      const row = statements.get(label)?.row;
      return row
        ? [row.value, row.value === null ? row.lower : null, row.value === null ? row.upper : null]
        : [];
    }),
  );
  const values = known.filter((value) => value !== null);
  const range = [Math.min(0, ...values), Math.max(0, ...values)] as const;
  return {
    id: TREND,
    header: 'Trend',
    definition: 'Every line on the same scale, from zero; gaps are periods without a figure.',
    value: () => null,
    cell: (one) => (
      <Sparkline
        points={drawn.periods.map(({ label }) => {
          const row = one.statements.get(label)?.row;
          return {
            value: row?.value ?? null,
            lower: row?.lower ?? null,
            upper: row?.upper ?? null,
          };
        })}
        range={range}
        colour={look(one).colour}
      />
    ),
    width: 100,
    isSortable: false,
  };
}

/** For a single period there is room for what a figure rests on. */
function detailColumns({ measure, arrangement }: Explored): TableColumn<Series>[] {
  const label = arrangement.periods[0]?.label ?? '';
  const rowOf = ({ statements }: Series) => statements.get(label)?.row;
  const has = (known: (row: NonNullable<ReturnType<typeof rowOf>>) => boolean) =>
    arrangement.series.some((one) => {
      const row = rowOf(one);
      return row !== undefined && known(row);
    });
  const columns: (TableColumn<Series> | false)[] = [
    measure.kind !== 'mean' &&
      has((row) => row.numerator !== null) && {
        id: 'numerator',
        header: 'Numerator',
        value: (one) => rowOf(one)?.numerator ?? null,
        align: 'end',
        width: 108,
      },
    has((row) => row.denominator !== null) && {
      id: 'denominator',
      header: measure.kind === 'mean' ? 'n' : 'Denominator',
      value: (one) => rowOf(one)?.denominator ?? null,
      text: (one) => {
        const n = rowOf(one)?.denominator ?? null;
        return n === null ? '' : formatCount(n);
      },
      align: 'end',
      width: measure.kind === 'mean' ? 72 : 120,
    },
    has((row) => intervalWords(row, measure.unit) !== null) && {
      id: 'interval',
      header: 'Interval',
      value: (one) => {
        const row = rowOf(one);
        return row ? spanWords(row.lower, row.upper, measure.unit) : null;
      },
      width: 188,
    },
  ];
  return columns.filter((column) => column !== false);
}
