import { STATUS_LABELS, type FigureStatus } from '../../analytics/contract/figure.ts';
import { STATUS_MARKS } from './status-mark.tsx';
import { standingStatus, type CellValue, type TableColumn } from './table-column.ts';

/** A table as values: numbers bare, statuses as their marks, with a key to the marks used. */
export type CopiedTable = {
  /** Null when a range is copied without its headers. */
  header: string[] | null;
  rows: CellValue[][];
  statuses: FigureStatus[];
};

export function copyCells<Row>(
  columns: readonly TableColumn<Row>[],
  rows: readonly Row[],
  hasHeader: boolean,
): CopiedTable {
  const statuses = new Set<FigureStatus>();
  const cells = rows.map((row) =>
    columns.map((column) => {
      const status = standingStatus(column, row)?.status;
      if (!status) return column.value(row);
      statuses.add(status);
      return STATUS_MARKS[status];
    }),
  );
  return {
    header: hasHeader
      ? columns.map((column) => (column.unit ? `${column.header} (${column.unit})` : column.header))
      : null,
    rows: cells,
    statuses: [...statuses],
  };
}

/**
 * "c suppressed, x not available" for the marks that are in the table. Not for a range without
 * headers: pasted into a sheet, another line would land on what stands below.
 */
function statusKey({ header, statuses }: CopiedTable): string {
  if (header === null) return '';
  return statuses
    .map((status) => `${STATUS_MARKS[status]} ${STATUS_LABELS[status].toLowerCase()}`)
    .join(', ');
}

/**
 * A spreadsheet runs a cell that begins like a formula, whoever wrote it. An apostrophe in front
 * makes it text; a plain negative number is left alone.
 */
function harmless(text: string): string {
  return /^[=+\-@\t\r]/.test(text) && !/^-\d[\d.]*$/.test(text) ? `'${text}` : text;
}

function plainCell(value: CellValue): string {
  if (value === null) return '';
  return typeof value === 'number' ? String(value) : harmless(value);
}

/** Tab-separated text, for whatever takes plain text. */
export function toTabText(table: CopiedTable): string {
  const key = statusKey(table);
  const lines = [...(table.header ? [table.header] : []), ...table.rows].map((cells) =>
    cells.map((cell) => plainCell(cell).replaceAll(/[\t\r\n]+/g, ' ')).join('\t'),
  );
  return [...lines, ...(key ? ['', key] : [])].join('\n');
}

const escapeHtml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function htmlCell(value: CellValue): string {
  if (value === null) return '<td></td>';
  if (typeof value === 'number') return `<td>${value}</td>`;
  // Marked as text, so that Excel doesn't take 2022/23 for a date or 007 for a number.
  return `<td style="mso-number-format:'\\@'">${escapeHtml(value)}</td>`;
}

/** An HTML table, which Excel pastes with numbers as numbers and text as text. */
export function toHtml(table: CopiedTable): string {
  const key = statusKey(table);
  const head = table.header
    ? `<tr>${table.header.map((name) => `<th>${escapeHtml(name)}</th>`).join('')}</tr>`
    : '';
  const body = table.rows.map((cells) => `<tr>${cells.map(htmlCell).join('')}</tr>`).join('');
  const foot = key ? `<tr><td>${escapeHtml(key)}</td></tr>` : '';
  return `<table>${head}${body}${foot}</table>`;
}

function csvCell(value: CellValue): string {
  const text = plainCell(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** CSV as RFC 4180 has it, with a byte order mark so that Excel reads it as UTF-8. */
export function toCsv(table: CopiedTable): string {
  const lines = [...(table.header ? [table.header] : []), ...table.rows];
  return `\uFEFF${lines.map((cells) => cells.map(csvCell).join(',')).join('\r\n')}\r\n`;
}
