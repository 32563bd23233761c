import type { ReactNode } from 'react';
import { classNames } from '../../components/class-names.ts';
import type { TableKeyboard } from '../../components/table-keyboard.ts';
import type { GridColumn, GridRow } from './grid-cell.ts';

type HeadProps = {
  rowHeader: string;
  columns: readonly GridColumn[];
  keyboard: TableKeyboard;
};

/** The names of the columns of a grid to type in. */
export function GridHead({ rowHeader, columns, keyboard }: HeadProps) {
  return (
    <div role="rowgroup" className="table-head">
      <div role="row" className="table-row" aria-rowindex={1}>
        {[null, ...columns].map((column, at) => (
          <div
            key={column?.id ?? 'row'}
            role="columnheader"
            aria-colindex={at + 1}
            className={classNames(
              'table-cell',
              at === 0 && 'table-first',
              column?.align === 'end' && 'table-end',
            )}
            {...(column?.definition ? { title: column.definition } : {})}
            {...keyboard.cellProps({ row: -1, column: at })}
          >
            <span className={classNames('table-label', column?.definition && 'table-defined')}>
              {column?.header ?? rowHeader}
              {column?.unit && <span className="table-unit"> {column.unit}</span>}
            </span>
          </div>
        ))}
      </div>
    </div>
  );
}

type BodyRowProps = {
  row: GridRow;
  at: number;
  columns: readonly GridColumn[];
  keyboard: TableKeyboard;
  /** The column that is being typed in, and the field in its place. */
  edited: { column: number; editor: ReactNode } | null;
  onEdit: () => void;
  /** Where it is said why a cell is refused. */
  errorId: string;
};

/** A row of such a grid; one of its cells may be a field. */
export function GridBodyRow(props: BodyRowProps) {
  const { row, at, columns, keyboard, edited } = props;
  return (
    <div role="row" className="table-row" aria-rowindex={at + 2}>
      <div
        role="rowheader"
        aria-colindex={1}
        className="table-cell table-first"
        title={row.label}
        {...keyboard.cellProps({ row: at, column: 0 })}
      >
        {row.label}
      </div>
      {columns.map((column, place) => {
        const { text = '', error = null } = row.cells[place] ?? {};
        const isEdited = edited?.column === place;
        return (
          <div
            key={column.id}
            role="gridcell"
            aria-colindex={place + 2}
            aria-selected={keyboard.isSelected(at, place + 1)}
            aria-invalid={error !== null}
            {...(error === null ? {} : { 'aria-describedby': props.errorId })}
            data-unused={column.isUnused ?? false}
            className={classNames(
              'table-cell',
              column.align === 'end' && 'table-end',
              isEdited && 'edit-grid-edited',
            )}
            {...(isEdited ? {} : { title: text })}
            {...keyboard.cellProps({ row: at, column: place + 1 })}
            onDoubleClick={props.onEdit}
          >
            {isEdited ? edited.editor : text}
          </div>
        );
      })}
    </div>
  );
}
