/** A column of a grid to type in. */
export type GridColumn = {
  readonly id: string;
  readonly header: string;
  readonly unit?: string;
  /** What the header means, shown when it is pointed at. */
  readonly definition?: string;
  readonly width: number;
  readonly align?: 'start' | 'end';
  /** Words that are offered while typing. */
  readonly suggestions?: readonly string[];
  /** What keeps a text from being taken at all; null where it can be. */
  readonly check: (text: string) => string | null;
  /** Nothing here is looked at by the formula. */
  readonly isUnused?: boolean;
};

export type GridCell = {
  /** As it is read. */
  readonly text: string;
  /** As it is typed, where that is something else. */
  readonly typed?: string;
  /** Why the engine refuses it. */
  readonly error?: string | null;
};

export type GridRow = {
  readonly id: string;
  readonly label: string;
  /** Aligned with the columns. */
  readonly cells: readonly GridCell[];
};

export const typedText = (cell: GridCell | undefined): string => cell?.typed ?? cell?.text ?? '';

/** Where Enter or Tab leads from a cell that was typed in, within so many rows and columns. */
export function nextCell(
  { row, column }: { row: number; column: number },
  way: 'down' | 'up' | 'on' | 'back',
  { rows, columns }: { rows: number; columns: number },
): { row: number; column: number } {
  switch (way) {
    case 'down':
      return { row: Math.min(rows - 1, row + 1), column };
    case 'up':
      return { row: Math.max(0, row - 1), column };
    case 'on':
      if (column + 1 < columns) return { row, column: column + 1 };
      return row + 1 < rows ? { row: row + 1, column: 0 } : { row, column };
    case 'back':
      if (column > 0) return { row, column: column - 1 };
      return row > 0 ? { row: row - 1, column: columns - 1 } : { row, column };
  }
}
