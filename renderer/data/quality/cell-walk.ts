import type { KeyboardEvent } from 'react';

const STEPS: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/**
 * Moves the focus with the arrow keys over what can be opened (`selector`) in the cells of tables
 * that stand one under another: along the row, or down the column and into the next table.
 */
export function walkCells(event: KeyboardEvent<HTMLElement>, selector: string): void {
  const step = STEPS[event.key];
  const from = event.target instanceof HTMLElement ? event.target.closest('td') : null;
  if (!step || !from) return;
  event.preventDefault();
  const [down, right] = step;
  const rows = [...event.currentTarget.querySelectorAll('tr')];
  const at = rows.findIndex((row) => row.contains(from));
  const cells =
    right === 0
      ? ahead(rows, at, down).map((row) => row.cells[from.cellIndex])
      : ahead([...(rows[at]?.cells ?? [])], from.cellIndex, right);
  for (const cell of cells) {
    const found = cell?.querySelector<HTMLElement>(selector);
    if (found) {
      found.focus();
      return;
    }
  }
}

/** Those before or after one of them, the nearest first. */
function ahead<T>(all: readonly T[], at: number, direction: number): T[] {
  return direction < 0 ? all.slice(0, at).reverse() : all.slice(at + 1);
}
