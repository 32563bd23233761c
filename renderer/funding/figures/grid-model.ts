import type { Scenario } from '../../../analytics/contract/funding/scenario.ts';
import { formatNumber } from '../../format/number.ts';
import { readTyped } from '../builder/number-field.tsx';
import type { GridCell, GridColumn, GridRow } from './grid-cell.ts';
import type { Written } from './pasted.ts';

/** Figures of a scenario as a grid, and the scenario with some of its cells written anew. */
export type GridModel = {
  readonly label: string;
  readonly rowHeader: string;
  readonly columns: readonly GridColumn[];
  readonly rows: readonly GridRow[];
  /** How many lines a paste may add. */
  readonly spareRows?: number;
  readonly labelWidth?: number;
  readonly written: (cells: readonly Written[]) => Scenario;
};

/** Why the engine refuses a field of the document; null where it doesn't. */
export type ErrorOf = (field: string) => string | null;

export const checkNumber = (text: string): string | null =>
  readTyped(text) === undefined ? 'Write a plain number.' : null;

/** A number that was checked; undefined where the cell was emptied. */
export const readNumber = (text: string): number | undefined => readTyped(text) ?? undefined;

const digits = (value: number) => formatNumber(value, { minimum: 0, maximum: 4 });

/** A number as a cell shows it and as it is typed. */
export const numberCell = (value: number | undefined, error: string | null = null): GridCell =>
  value === undefined ? { text: '', error } : { text: digits(value), typed: String(value), error };

export const wordsCell = (text: string, error: string | null = null): GridCell => ({ text, error });

/** A column of numbers. */
export const numberColumn = (
  id: string,
  header: string,
  more: Partial<GridColumn> = {},
): GridColumn => ({ id, header, width: 112, align: 'end', check: checkNumber, ...more });

/** Cells by the row they are in, rows in order. */
export function byRow(cells: readonly Written[]): [row: number, cells: readonly Written[]][] {
  const rows = new Map<number, Written[]>();
  for (const cell of cells) rows.set(cell.row, [...(rows.get(cell.row) ?? []), cell]);
  return [...rows].sort(([a], [b]) => a - b);
}

/** A record with a value under a name, or without it where there is none. */
export function withEntry<T>(
  entries: Readonly<Record<string, T>>,
  name: string,
  value: T | undefined,
): Record<string, T> {
  const others = Object.entries(entries).filter(([own]) => own !== name);
  return Object.fromEntries(value === undefined ? others : [...others, [name, value]]);
}
