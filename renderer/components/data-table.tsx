import { useRef, useState, type CSSProperties, type ReactNode } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import type { RowData } from '@tanstack/react-table';
import { ROW_HEIGHT } from '../design/density.ts';
import { countOf, formatCount } from '../format/number.ts';
import { usePreferences } from '../state/preferences.ts';
import { IconButton } from './button.tsx';
import { classNames } from './class-names.ts';
import { notify } from './toast.tsx';
import { copyCells, toHtml, toTabText } from './table-copy.ts';
import type { TableColumn } from './table-column.ts';
import { useTableModel, type Sorting } from './table-model.ts';
import { spanOf } from './table-position.ts';
import { BodyRow, HeaderRow } from './table-row.tsx';
import { useTableKeyboard } from './table-keyboard.ts';
import './data-table.css';

export type DataTableProps<Row extends RowData> = {
  /** What the table holds; its name for a screen reader. */
  label: string;
  rows: readonly Row[];
  /** Keep the array the same between renders. The first column names the row and stays in view. */
  columns: readonly TableColumn<Row>[];
  rowId: (row: Row) => string;
  /** One row, many rows: "figure", "figures". */
  noun?: readonly [one: string, many: string];
  /** Only rows in which some cell contains this. */
  search?: string;
  sorting?: Sorting;
  /** How many rows there are, where not all of them are here; then nothing is sorted or searched. */
  total?: number;
  /** Asked when the last row that is here comes into view and there are more. */
  onEndReached?: () => void;
  /** Rows at the foot that sum up all rows, whatever the search leaves. */
  totals?: readonly Row[];
  /** A cell was clicked, or Enter pressed on it. */
  onOpen?: (row: Row, column: string) => void;
  /** What is open; without a column the whole row. */
  open?: { row: string; column?: string } | null;
  /** Stands where rows would. */
  empty?: ReactNode;
  /** `fill` takes the height there is and scrolls; `content` is as high as its rows, up to a limit. */
  height?: 'fill' | 'content';
  /** Further buttons beside the row count. */
  actions?: ReactNode;
};

const VIRTUAL_FROM = 150;

/**
 * Rows and columns to read, sort, walk with the arrow keys and copy into a spreadsheet. Draws only
 * the rows in view, so that its length costs nothing.
 */
export function DataTable<Row extends RowData>(props: DataTableProps<Row>) {
  const { label, columns, rowId, noun = ['row', 'rows'], search = '', total, totals = [] } = props;
  const isComplete = total === undefined || props.rows.length >= total;
  const density = usePreferences((preferences) => preferences.density);
  const rowHeight = ROW_HEIGHT[density];
  const scroller = useRef<HTMLDivElement>(null);
  const model = useTableModel({
    rows: props.rows,
    columns,
    rowId,
    search: isComplete ? search : '',
    canSort: isComplete,
    ...(props.sorting ? { sorting: props.sorting } : {}),
  });
  const [activeRow, setActiveRow] = useState(-1);
  const virtualizer = useVirtualizer({
    count: model.rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => model.rows[index]?.id ?? index,
    overscan: 12,
    scrollPaddingStart: rowHeight,
    scrollPaddingEnd: rowHeight * totals.length,
    enabled: model.rows.length > VIRTUAL_FROM,
    // The row that has the focus stays drawn, or scrolling it away would drop the focus.
    rangeExtractor: ({ startIndex, endIndex, overscan, count }) => {
      const first = Math.max(0, startIndex - overscan);
      const last = Math.min(count - 1, endIndex + overscan);
      const range = Array.from({ length: last - first + 1 }, (_, index) => first + index);
      if (activeRow < 0 || activeRow >= count || (activeRow >= first && activeRow <= last)) {
        return range;
      }
      return activeRow < first ? [activeRow, ...range] : [...range, activeRow];
    },
  });
  const isVirtual = model.rows.length > VIRTUAL_FROM;
  const items = isVirtual
    ? virtualizer.getVirtualItems().map(({ index, start }) => ({ index, start }))
    : model.rows.map((_, index) => ({ index, start: index * rowHeight }));

  const copied = (whole: boolean) => {
    const span = spanOf(keyboard.range);
    return whole
      ? copyCells(columns, [...model.rows.map(({ row }) => row), ...totals], true)
      : copyCells(
          columns.slice(span.firstColumn, span.lastColumn + 1),
          model.rows.slice(span.firstRow, span.lastRow + 1).map(({ row }) => row),
          false,
        );
  };
  const keyboard = useTableKeyboard({
    grid: scroller,
    rows: model.rows.length,
    columns: columns.length,
    rowHeight,
    onActiveRow: setActiveRow,
    scrollToRow: (index) => {
      if (isVirtual) virtualizer.scrollToIndex(index, { align: 'auto' });
    },
    onActivate: ({ row, column }) => {
      const id = columns[column]?.id;
      const target = model.rows[row];
      if (id === undefined) return;
      if (row < 0) sortBy(id);
      else if (target) props.onOpen?.(target.row, id);
    },
  });
  const sortBy = (id: string) => {
    const column = columns.find((candidate) => candidate.id === id);
    if (isComplete && column?.isSortable !== false) model.toggleSorting(id);
  };
  const copyAll = async () => {
    const table = copied(true);
    const blob = (type: string, text: string) => ({ [type]: new Blob([text], { type }) });
    try {
      await navigator.clipboard.write([
        new ClipboardItem({
          ...blob('text/plain', toTabText(table)),
          ...blob('text/html', toHtml(table)),
        }),
      ]);
      notify({ title: `${countOf(table.rows.length, noun[0], noun[1])} copied`, tone: 'good' });
    } catch {
      notify({
        title: 'The clipboard could not be written to',
        detail: 'Select the cells with Ctrl+A and copy them with Ctrl+C instead.',
        tone: 'critical',
      });
    }
  };
  const watchEnd = (element: HTMLDivElement) => {
    const left = element.scrollHeight - element.scrollTop - element.clientHeight;
    if (!isComplete && left < rowHeight * 20) props.onEndReached?.();
  };
  const template: CSSProperties & Record<'--table-columns', string> = {
    '--table-columns': columns
      .map((column) => (column.grows ? `minmax(${column.width}px, 1fr)` : `${column.width}px`))
      .join(' '),
  };
  const shown = model.rows.length;
  const headRows = 1;

  return (
    <div className={classNames('table', `table-${props.height ?? 'fill'}`)}>
      <div
        ref={scroller}
        className="table-grid"
        role="grid"
        aria-label={label}
        aria-rowcount={(isComplete ? shown : total) + headRows + totals.length}
        aria-colcount={columns.length}
        aria-multiselectable="true"
        style={template}
        {...keyboard.gridProps}
        onScroll={(event) => {
          watchEnd(event.currentTarget);
        }}
        onCopy={(event) => {
          const table = copied(keyboard.isAllSelected);
          event.clipboardData.setData('text/plain', toTabText(table));
          event.clipboardData.setData('text/html', toHtml(table));
          event.preventDefault();
        }}
      >
        <HeaderRow
          columns={columns}
          sorting={model.sorting}
          canSort={isComplete}
          keyboard={keyboard}
          onSort={sortBy}
        />
        <div role="rowgroup" className="table-body" style={{ height: `${shown * rowHeight}px` }}>
          {items.map(({ index, start }) => {
            const item = model.rows[index];
            return (
              item && (
                <BodyRow
                  key={item.id}
                  columns={columns}
                  row={item.row}
                  index={index}
                  ariaRowIndex={index + headRows + 1}
                  top={start}
                  openColumn={props.open?.row === item.id ? (props.open.column ?? 'all') : null}
                  canOpen={props.onOpen !== undefined}
                  keyboard={keyboard}
                />
              )
            );
          })}
        </div>
        {totals.length > 0 && (
          <div role="rowgroup" className="table-totals">
            {totals.map((row, index) => (
              <BodyRow
                key={rowId(row)}
                columns={columns}
                row={row}
                index={null}
                ariaRowIndex={(isComplete ? shown : total) + headRows + 1 + index}
                top={null}
                openColumn={null}
                canOpen={false}
                keyboard={keyboard}
              />
            ))}
          </div>
        )}
        {shown === 0 && <div className="table-empty">{props.empty ?? 'Nothing to show.'}</div>}
      </div>
      <div className="table-foot">
        <span role="status">
          {describeRows({ shown, here: props.rows.length, total, noun })}
          {totals.length > 0 && shown < props.rows.length && ' · totals are of all rows'}
        </span>
        <span className="table-foot-actions">
          {props.actions}
          <IconButton
            icon="copy"
            label={isComplete ? 'Copy table' : 'Copy the rows that are here'}
            size="small"
            isDisabled={shown === 0}
            onPress={() => void copyAll()}
          />
        </span>
      </div>
    </div>
  );
}

/** "480 figures", "12 of 480 figures", "200 of 12,400 rows; more come as you scroll" */
function describeRows(input: {
  shown: number;
  here: number;
  total: number | undefined;
  noun: readonly [string, string];
}): string {
  const { shown, here, total, noun } = input;
  const many = (count: number) => countOf(count, noun[0], noun[1]);
  if (total !== undefined && here < total) {
    return `${formatCount(here)} of ${many(total)}; more come as you scroll`;
  }
  return shown < here ? `${formatCount(shown)} of ${many(here)}` : many(here);
}
