import type { ReactNode } from 'react';
import { STATUS_MARKS, type StatusMarkProps } from './status-mark.tsx';

export type CellValue = string | number | null;

/** One column of a DataTable: how to read a row, and how people read the column. */
export type TableColumn<Row> = {
  readonly id: string;
  readonly header: string;
  /** Fine print after the header: "days", "%", "£". */
  readonly unit?: string;
  /** What the header means, shown when it is pointed at. */
  readonly definition?: string;
  /** What sorting, searching and copying go by; a number stays a number. Null sorts last. */
  readonly value: (row: Row) => CellValue;
  /** How the value is written; otherwise as it is. */
  readonly text?: (row: Row) => string;
  /** Drawn instead of the text; the text is still what is searched and read. */
  readonly cell?: (row: Row) => ReactNode;
  /** For figures: anything but final or provisional is drawn and copied as its mark. */
  readonly status?: (row: Row) => StatusMarkProps | null;
  /** Numbers stand at the end, words at the start. */
  readonly align?: 'start' | 'end';
  /** Pixels. */
  readonly width: number;
  /** Takes what room is left. */
  readonly grows?: boolean;
  readonly isSortable?: boolean;
};

/** The status that stands in place of a value, if one does. */
export function standingStatus<Row>(column: TableColumn<Row>, row: Row): StatusMarkProps | null {
  const status = column.status?.(row) ?? null;
  return status && status.status !== 'final' && status.status !== 'provisional' ? status : null;
}

/** A cell as words: what a search looks through. */
export function cellText<Row>(column: TableColumn<Row>, row: Row): string {
  const status = standingStatus(column, row);
  if (status) return STATUS_MARKS[status.status];
  if (column.text) return column.text(row);
  const value = column.value(row);
  return value === null ? '' : String(value);
}

const collator = new Intl.Collator('en-GB', { numeric: true, sensitivity: 'base' });

/** Numbers by size, words as a reader of English orders them, numbers before words. */
export function compareCells(a: CellValue | undefined, b: CellValue | undefined): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'number') return -1;
  if (typeof b === 'number') return 1;
  return collator.compare(a ?? '', b ?? '');
}
