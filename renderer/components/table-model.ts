import { useMemo } from 'react';
import {
  columnFilteringFeature,
  createFilteredRowModel,
  createSortedRowModel,
  globalFilteringFeature,
  rowSortingFeature,
  tableFeatures,
  useTable,
  type ColumnDef,
  type RowData,
} from '@tanstack/react-table';
import { cellText, compareCells, type CellValue, type TableColumn } from './table-column.ts';

const features = tableFeatures({
  columnFilteringFeature,
  globalFilteringFeature,
  rowSortingFeature,
  filteredRowModel: createFilteredRowModel(),
  sortedRowModel: createSortedRowModel(),
});

export type Sorting = { column: string; isDescending: boolean };

type TableModel<Row> = {
  /** In the order shown, without those the search leaves out. */
  rows: { id: string; row: Row }[];
  sorting: Sorting | null;
  toggleSorting: (column: string) => void;
};

/**
 * Sorts and searches the rows that are all here. A value that is not known sorts last in either
 * direction: it is neither little nor much.
 */
export function useTableModel<Row extends RowData>(input: {
  rows: readonly Row[];
  columns: readonly TableColumn<Row>[];
  rowId: (row: Row) => string;
  search: string;
  canSort: boolean;
  sorting?: Sorting;
}): TableModel<Row> {
  const { rows, columns, rowId, search, canSort } = input;
  const byId = useMemo(() => new Map(columns.map((column) => [column.id, column])), [columns]);
  const definitions = useMemo(
    () =>
      columns.map((column): ColumnDef<typeof features, Row> => ({
        id: column.id,
        header: column.header,
        accessorFn: (row: Row): CellValue | undefined => column.value(row) ?? undefined,
        sortFn: (a, b, id) => compareCells(a.getValue<CellValue>(id), b.getValue<CellValue>(id)),
        sortUndefined: 'last',
        sortDescFirst: column.align === 'end',
      })),
    [columns],
  );
  const data = useMemo(() => [...rows], [rows]);
  const table = useTable({
    features,
    columns: definitions,
    data,
    getRowId: rowId,
    getColumnCanGlobalFilter: () => true,
    globalFilterFn: (row, id, wanted: string) => {
      const column = byId.get(id);
      return column
        ? cellText(column, row.original).toLowerCase().includes(wanted.toLowerCase())
        : false;
    },
    state: { globalFilter: search.trim() },
    enableSorting: canSort,
    ...(input.sorting
      ? {
          initialState: {
            sorting: [{ id: input.sorting.column, desc: input.sorting.isDescending }],
          },
        }
      : {}),
  });
  const [first] = table.state.sorting;
  return {
    rows: table.getRowModel().rows.map((row) => ({ id: row.id, row: row.original })),
    sorting: first ? { column: first.id, isDescending: first.desc } : null,
    toggleSorting: (column) => {
      table.getColumn(column)?.toggleSorting();
    },
  };
}
