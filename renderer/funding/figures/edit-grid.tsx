import { memo, useId, useRef, useState, type CSSProperties, type KeyboardEvent } from 'react';
import { spanOf } from '../../components/table-position.ts';
import { useTableKeyboard } from '../../components/table-keyboard.ts';
import { ROW_HEIGHT } from '../../design/density.ts';
import { useHandler } from '../../state/handler.ts';
import { usePreferences } from '../../state/preferences.ts';
import { CellEditor } from './cell-editor.tsx';
import { nextCell, typedText } from './grid-cell.ts';
import type { GridColumn, GridRow } from './grid-cell.ts';
import { GridBodyRow, GridHead } from './grid-rows.tsx';
import { blockOf, filled, pastedWords, placed } from './pasted.ts';
import type { Written } from './pasted.ts';
import { useClipboard } from './use-clipboard.ts';
import '../../components/data-table.css';
import './edit-grid.css';

export type EditGridProps = {
  label: string;
  /** What the rows are: "Partner". */
  rowHeader: string;
  rows: readonly GridRow[];
  columns: readonly GridColumn[];
  isDisabled: boolean;
  /** All that one step changes, however many cells: it is undone together. */
  onWrite: (cells: readonly Written[]) => void;
  /** Rows that pasting may add to those there are. */
  spareRows?: number | undefined;
  /** The width of the first column. */
  labelWidth?: number | undefined;
};

type Edited = { readonly row: number; readonly column: number; readonly text: string };

/**
 * Figures to type, as in a spreadsheet: arrows walk, typing, Enter or F2 edits, Escape leaves a cell
 * as it was, Delete empties cells, and a block can be pasted – by the names of its rows and columns
 * where it brings them.
 */
export const EditGrid = memo(function EditGrid(props: EditGridProps) {
  const { label, rowHeader, rows, columns, isDisabled, spareRows = 0, labelWidth = 208 } = props;
  const id = useId();
  const density = usePreferences((preferences) => preferences.density);
  const grid = useRef<HTMLDivElement>(null);
  const [edited, setEdited] = useState<Edited | null>(null);
  const [said, setSaid] = useState('');
  const nothing = useHandler(() => undefined);
  const keyboard = useTableKeyboard({
    grid,
    rows: rows.length,
    columns: columns.length + 1,
    rowHeight: ROW_HEIGHT[density],
    onActiveRow: nothing,
    scrollToRow: nothing,
    onActivate: nothing,
  });
  const size = { rows: rows.length, columns: columns.length };
  const active = { row: keyboard.active.row, column: keyboard.active.column - 1 };
  const isOnCell = active.row >= 0 && active.column >= 0;

  /** The chosen cells, without the names of rows and columns. */
  const chosen = () => {
    if (keyboard.isAllSelected) {
      return { from: { row: 0, column: 0 }, to: { row: size.rows - 1, column: size.columns - 1 } };
    }
    const span = spanOf(keyboard.range);
    const from = { row: span.firstRow, column: Math.max(0, span.firstColumn - 1) };
    const to = {
      row: Math.max(from.row, span.lastRow),
      column: Math.max(from.column, span.lastColumn - 1),
    };
    return { from, to };
  };
  const focusCell = ({ row, column }: { row: number; column: number }) => {
    grid.current
      ?.querySelector<HTMLElement>(`[data-row="${row}"][data-column="${column + 1}"]`)
      ?.focus();
  };
  const held = ({ row, column }: { row: number; column: number }) =>
    typedText(rows[row]?.cells[column]);

  /** Writes what can be read and is another value; answers what can't be read. */
  const write = (cells: readonly Written[]): Written[] => {
    const isReadable = ({ column, text }: Written) => columns[column]?.check(text) === null;
    const changed = cells.filter((cell) => isReadable(cell) && held(cell) !== cell.text);
    if (changed.length > 0) props.onWrite(changed);
    return cells.filter((cell) => !isReadable(cell));
  };
  const paste = (text: string) => {
    if (isDisabled) return;
    const found = placed(blockOf(text), {
      rows: rows.map((row) => row.label),
      columns: columns.map(({ header }) => header),
      ...chosen(),
      mostRows: rows.length + spareRows,
    });
    const unread = write(found.cells);
    setSaid(pastedWords(found, unread, (cell) => columns[cell.column]?.check(cell.text) ?? ''));
  };
  const copy = () => {
    const { from, to } = chosen();
    return rows
      .slice(from.row, to.row + 1)
      .map(({ cells }) =>
        cells
          .slice(from.column, to.column + 1)
          .map(typedText)
          .join('\t'),
      )
      .join('\n');
  };
  useClipboard({
    isOurs: () => edited === null && (grid.current?.contains(document.activeElement) ?? false),
    paste,
    copy,
  });

  const edit = (cell: { row: number; column: number }, text = held(cell)) => {
    if (isDisabled || cell.row < 0 || cell.column < 0) return;
    setSaid('');
    setEdited({ ...cell, text });
  };
  const press = (event: KeyboardEvent<HTMLElement>) => {
    const { key } = event;
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !isDisabled;
    const isAny = isOnCell || keyboard.isAllSelected;
    if (isPlain && isOnCell && (key === 'Enter' || key === 'F2' || key === ' ')) edit(active);
    else if (isPlain && isAny && (key === 'Delete' || key === 'Backspace')) {
      const { from, to } = chosen();
      write(filled(from, to, ''));
    } else if (isPlain && isOnCell && key.length === 1) edit(active, key);
    else {
      keyboard.gridProps.onKeyDown(event);
      return;
    }
    event.preventDefault();
  };
  const template: CSSProperties & Record<'--table-columns', string> = {
    '--table-columns': [`${labelWidth}px`, ...columns.map(({ width }) => `${width}px`)].join(' '),
  };
  const errors = rows.flatMap((row) =>
    row.cells.flatMap(({ error }, at) =>
      error ? [`${row.label}, ${columns[at]?.header ?? ''}: ${error}`] : [],
    ),
  );
  const editorIn = ({ row, column, text }: Edited) => {
    const here = { row, column };
    const leave = () => {
      setEdited(null);
      focusCell(here);
    };
    const about = columns[column];
    return (
      about && (
        <CellEditor
          label={`${rows[row]?.label ?? ''}, ${about.header}`}
          column={about}
          initial={text}
          unchanged={held(here)}
          onTake={(taken, way) => {
            setEdited(null);
            write([{ ...here, text: taken }]);
            if (way !== 'stay') focusCell(nextCell(here, way, size));
          }}
          onRefused={(refused, why) => {
            setEdited(null);
            setSaid(`“${refused}” was not taken. ${why}`);
          }}
          onCancel={leave}
          onBlock={(block) => {
            leave();
            paste(block);
          }}
        />
      )
    );
  };
  return (
    <div className="edit-grid">
      <div className="table table-content">
        <div
          ref={grid}
          className="table-grid"
          role="grid"
          aria-label={label}
          aria-rowcount={rows.length + 1}
          aria-colcount={columns.length + 1}
          aria-multiselectable="true"
          aria-readonly={isDisabled}
          style={template}
          onKeyDown={press}
        >
          <div role="presentation" className="edit-grid-rows">
            <GridHead rowHeader={rowHeader} columns={columns} keyboard={keyboard} />
            <div role="rowgroup">
              {rows.map((row, at) => (
                <GridBodyRow
                  key={row.id}
                  row={row}
                  at={at}
                  columns={columns}
                  keyboard={keyboard}
                  edited={
                    edited?.row === at ? { column: edited.column, editor: editorIn(edited) } : null
                  }
                  onEdit={() => {
                    edit(active);
                  }}
                  errorId={`${id}-error`}
                />
              ))}
            </div>
          </div>
        </div>
      </div>
      {errors.length > 0 && (
        <p id={`${id}-error`} className="field-error">
          {errors.join(' ')}
        </p>
      )}
      <p className="edit-grid-said" role="status">
        {said}
      </p>
    </div>
  );
});
