/** A cell by its place on screen; row −1 is the header. */
export type Position = { readonly row: number; readonly column: number };

/** Two opposite corners; the focus is where the keyboard is. */
export type Range = { readonly anchor: Position; readonly focus: Position };

export type Extent = { readonly rows: number; readonly columns: number; readonly page: number };

type Key = { key: string; isControl: boolean };

const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));

/** Where a key leads from a cell, as in a spreadsheet; null when the key does not move. */
export function moveBy({ key, isControl }: Key, from: Position, extent: Extent): Position | null {
  const last = { row: extent.rows - 1, column: extent.columns - 1 };
  const at = (row: number, column: number): Position => ({
    row: clamp(row, -1, last.row),
    column: clamp(column, 0, last.column),
  });
  switch (key) {
    case 'ArrowUp':
      return at(isControl ? 0 : from.row - 1, from.column);
    case 'ArrowDown':
      return at(isControl ? last.row : from.row + 1, from.column);
    case 'ArrowLeft':
      return at(from.row, isControl ? 0 : from.column - 1);
    case 'ArrowRight':
      return at(from.row, isControl ? last.column : from.column + 1);
    case 'Home':
      return at(isControl ? 0 : from.row, 0);
    case 'End':
      return at(isControl ? last.row : from.row, last.column);
    case 'PageUp':
      return at(Math.max(0, from.row - extent.page), from.column);
    case 'PageDown':
      return at(from.row + extent.page, from.column);
    default:
      return null;
  }
}

/** The rows and columns a range spans, ends included; the header is never part of it. */
export function spanOf({ anchor, focus }: Range) {
  return {
    firstRow: Math.max(0, Math.min(anchor.row, focus.row)),
    lastRow: Math.max(anchor.row, focus.row),
    firstColumn: Math.min(anchor.column, focus.column),
    lastColumn: Math.max(anchor.column, focus.column),
  };
}

export function isWithin(range: Range, row: number, column: number): boolean {
  const span = spanOf(range);
  return (
    row >= span.firstRow &&
    row <= span.lastRow &&
    column >= span.firstColumn &&
    column <= span.lastColumn
  );
}
