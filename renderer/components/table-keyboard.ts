import {
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type PointerEvent,
  type RefObject,
} from 'react';
import { isWithin, moveBy, type Position, type Range } from './table-position.ts';

export type TableKeyboard = {
  active: Position;
  range: Range;
  isAllSelected: boolean;
  isSelected: (row: number, column: number) => boolean;
  /** For every cell that can be walked to: one of them is in the tab order. */
  cellProps: (position: Position) => {
    tabIndex: 0 | -1;
    'data-row': number;
    'data-column': number;
    onFocus: () => void;
    onPointerDown: (event: PointerEvent) => void;
    onPointerEnter: (event: PointerEvent) => void;
    onClick: () => void;
  };
  gridProps: { onKeyDown: (event: KeyboardEvent<HTMLElement>) => void };
};

const START: Position = { row: -1, column: 0 };
const same = (a: Position, b: Position) => a.row === b.row && a.column === b.column;

/**
 * Walking a grid: one cell takes part in the tab order, arrows move, Shift extends a range,
 * Ctrl+A takes everything, Enter does what a click does.
 */
export function useTableKeyboard(input: {
  grid: RefObject<HTMLElement | null>;
  rows: number;
  columns: number;
  rowHeight: number;
  onActiveRow: (row: number) => void;
  scrollToRow: (row: number) => void;
  onActivate: (position: Position) => void;
}): TableKeyboard {
  const { grid, rows, columns, onActiveRow, scrollToRow, onActivate } = input;
  const [chosen, setChosen] = useState<Range>({ anchor: START, focus: START });
  const [isAllSelected, setAllSelected] = useState(false);
  const toFocus = useRef<Position | null>(null);
  const fit = ({ row, column }: Position): Position => ({
    row: Math.min(row, rows - 1),
    column: Math.min(column, columns - 1),
  });
  const range = { anchor: fit(chosen.anchor), focus: fit(chosen.focus) };
  const active = range.focus;

  useEffect(() => {
    onActiveRow(active.row);
  }, [active.row, onActiveRow]);

  // The cell to focus may only be drawn once the grid has scrolled to it: looked for every render.
  useLayoutEffect(() => {
    const wanted = toFocus.current;
    if (!wanted) return;
    const cell = grid.current?.querySelector<HTMLElement>(
      `[data-row="${wanted.row}"][data-column="${wanted.column}"]`,
    );
    if (!cell) return;
    toFocus.current = null;
    cell.focus();
  });

  const go = (focus: Position, isExtending: boolean) => {
    toFocus.current = focus;
    setAllSelected(false);
    setChosen({ anchor: isExtending && range.anchor.row >= 0 ? range.anchor : focus, focus });
    if (focus.row >= 0) scrollToRow(focus.row);
  };

  return {
    active,
    range,
    isAllSelected,
    isSelected: (row, column) =>
      isAllSelected || (!same(range.anchor, range.focus) && isWithin(range, row, column)),
    cellProps: (position) => ({
      tabIndex: same(position, active) ? 0 : -1,
      'data-row': position.row,
      'data-column': position.column,
      onFocus: () => {
        if (!same(position, active)) setChosen({ anchor: position, focus: position });
      },
      onPointerDown: (event) => {
        if (event.button !== 0) return;
        // The pointer moves the focus itself, so that Shift can keep the anchor.
        event.preventDefault();
        go(position, event.shiftKey);
      },
      onPointerEnter: (event) => {
        if (event.buttons === 1 && position.row >= 0) go(position, true);
      },
      onClick: () => {
        if (same(range.anchor, range.focus)) onActivate(position);
      },
    }),
    gridProps: {
      onKeyDown: (event) => {
        const isControl = event.ctrlKey || event.metaKey;
        if (isControl && event.key.toLowerCase() === 'a') {
          setAllSelected(true);
          event.preventDefault();
          return;
        }
        if ((event.key === 'Enter' || event.key === ' ') && !isControl) {
          onActivate(active);
          event.preventDefault();
          return;
        }
        if (event.key === 'Escape' && (isAllSelected || !same(range.anchor, range.focus))) {
          setAllSelected(false);
          setChosen({ anchor: active, focus: active });
          event.preventDefault();
          return;
        }
        const page = Math.max(
          1,
          Math.floor((grid.current?.clientHeight ?? 0) / input.rowHeight) - 2,
        );
        const to = moveBy({ key: event.key, isControl }, active, { rows, columns, page });
        if (!to) return;
        event.preventDefault();
        go(to, event.shiftKey);
      },
    },
  };
}
