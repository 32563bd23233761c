import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import { StatusMark } from './status-mark.tsx';
import { cellText, standingStatus, type TableColumn } from './table-column.ts';
import type { TableKeyboard } from './table-keyboard.ts';
import type { Sorting } from './table-model.ts';

type HeaderRowProps<Row> = {
  columns: readonly TableColumn<Row>[];
  sorting: Sorting | null;
  canSort: boolean;
  keyboard: TableKeyboard;
  onSort: (column: string) => void;
};

export function HeaderRow<Row>({
  columns,
  sorting,
  canSort,
  keyboard,
  onSort,
}: HeaderRowProps<Row>) {
  return (
    <div role="rowgroup" className="table-head">
      <div role="row" className="table-row" aria-rowindex={1}>
        {columns.map((column, index) => {
          const isSorted = sorting?.column === column.id;
          const direction = sorting?.isDescending ? 'descending' : 'ascending';
          const isSortable = canSort && column.isSortable !== false;
          return (
            <div
              key={column.id}
              role="columnheader"
              aria-colindex={index + 1}
              className={classNames(
                'table-cell',
                column.align === 'end' && 'table-end',
                index === 0 && 'table-first',
                isSortable && 'table-sortable',
              )}
              {...(isSortable ? { 'aria-sort': isSorted ? direction : 'none' } : {})}
              {...(column.definition ? { title: column.definition } : {})}
              {...keyboard.cellProps({ row: -1, column: index })}
              onClick={() => {
                onSort(column.id);
              }}
            >
              <span className={classNames('table-label', column.definition && 'table-defined')}>
                {column.header}
                {column.unit && <span className="table-unit"> {column.unit}</span>}
              </span>
              {isSorted && <Icon name={sorting.isDescending ? 'arrow_down' : 'arrow_up'} />}
            </div>
          );
        })}
      </div>
    </div>
  );
}

type BodyRowProps<Row> = {
  columns: readonly TableColumn<Row>[];
  row: Row;
  /** Where it stands among the rows; null for a row of totals, which is not walked to. */
  index: number | null;
  ariaRowIndex: number;
  top: number | null;
  /** The column whose cell is open; `all` for the whole row. */
  openColumn: string | null;
  canOpen: boolean;
  keyboard: TableKeyboard;
};

export function BodyRow<Row>(props: BodyRowProps<Row>) {
  const { columns, row, index, openColumn, keyboard } = props;
  return (
    <div
      role="row"
      aria-rowindex={props.ariaRowIndex}
      className={classNames(
        'table-row',
        openColumn === 'all' && 'table-open',
        props.canOpen && 'table-opens',
      )}
      style={props.top === null ? {} : { transform: `translateY(${props.top}px)` }}
    >
      {columns.map((column, place) => {
        const status = standingStatus(column, row);
        const text = cellText(column, row);
        return (
          <div
            key={column.id}
            role={place === 0 ? 'rowheader' : 'gridcell'}
            aria-colindex={place + 1}
            aria-selected={index !== null && keyboard.isSelected(index, place)}
            className={classNames(
              'table-cell',
              column.align === 'end' && 'table-end',
              place === 0 && 'table-first',
              openColumn === column.id && 'table-open',
            )}
            {...(index === null ? {} : keyboard.cellProps({ row: index, column: place }))}
            {...(status ? {} : { title: text })}
          >
            {status ? <StatusMark {...status} /> : (column.cell?.(row) ?? text)}
          </div>
        );
      })}
    </div>
  );
}
