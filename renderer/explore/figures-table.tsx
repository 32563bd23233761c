import { memo, useMemo } from 'react';
import type { CSSProperties, SyntheticEvent } from 'react';
import { DataTable } from '../components/data-table.tsx';
import type { TableColumn } from '../components/table-column.ts';
import type { Scheme } from '../design/palette.ts';
import type { Explored } from './explored.ts';
import { usePointed } from './pointed.ts';
import type { Series, Statement } from './series.ts';
import { tableColumns } from './table-columns.tsx';

export type FiguresTableProps = {
  explored: Explored;
  scheme: Scheme;
  /** The figure whose card is open. */
  open: string | null;
  onOpen: (id: string) => void;
};

/** The figures behind the chart: a series a row, periods across, statuses as marks. */
export const FiguresTable = memo(function FiguresTable({
  explored,
  scheme,
  open,
  onOpen,
}: FiguresTableProps) {
  const { arrangement, finding } = explored;
  const point = usePointed((pointed) => pointed.point);
  const columns = useMemo(() => tableColumns(explored, scheme), [explored, scheme]);
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
        open={
          openSeries ? { row: openSeries.id, ...(openPeriod ? { column: openPeriod } : {}) } : null
        }
        onOpen={(series, column) => {
          const statement = series.statements.get(column) ?? latestOf(series, explored);
          if (statement) onOpen(statement.id);
        }}
      />
    </div>
  );
});

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
