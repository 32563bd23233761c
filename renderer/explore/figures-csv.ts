import { DIMENSION_COLUMNS, FIGURE_COLUMNS } from '../../analytics/contract/figure-columns.ts';
import type { FigureRow } from './figures.ts';

/** Excel takes a file without this mark for Windows-1252 and garbles £ and dashes. */
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * A spreadsheet runs a cell that begins like a formula, whoever wrote it: an apostrophe in front
 * makes it text. Numbers are written as numbers and keep their minus sign.
 */
export function csvCell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** All there is of figures, a row each, in the columns of the contract; statuses stay statuses. */
export function figuresCsv(rows: readonly FigureRow[]): string {
  const header = [...FIGURE_COLUMNS, ...DIMENSION_COLUMNS];
  const lines = rows.map((row) => [
    ...FIGURE_COLUMNS.map((column) => {
      if (column === 'period_start') return row.periodStart;
      if (column === 'period_end') return row.periodEnd;
      return row[column];
    }),
    ...DIMENSION_COLUMNS.map((dimension) => row.breakdown[dimension] ?? null),
  ]);
  return `${BYTE_ORDER_MARK}${[header, ...lines]
    .map((cells) => cells.map(csvCell).join(','))
    .join('\r\n')}\r\n`;
}

/** A file's name from words: lower case, nothing a file system or a shell could stumble over. */
export function fileName(words: string, extension: string): string {
  const name = words
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 80)
    .replaceAll(/^-+|-+$/g, '');
  return `${name || 'figures'}.${extension}`;
}
