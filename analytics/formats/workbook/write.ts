import type * as xlsx from 'hucre/xlsx';
import type { CellValue, ColumnDef, WriteSheet } from 'hucre/xlsx';
import { PermanenceError } from '../../contract/failure.ts';
import { WORKBOOK_LIMITS } from './limits.ts';
import { sheetNames } from './sheet-names.ts';

/** What a column of an export holds. `pounds` are pounds, `percent` is 0–100 and shows as 46.2%. */
export type ColumnKind = 'text' | 'integer' | 'number' | 'date' | 'percent' | 'pounds';

export type ExportColumn = {
  readonly header: string;
  readonly kind: ColumnKind;
  /** In characters; by its contents when left out. */
  readonly width?: number;
};

/**
 * A value in a row: a date as an ISO day; null for a blank. A text may stand in any column, as a
 * status does where there is no number.
 */
export type ExportValue = string | number | null;

export type ExportSheet = {
  readonly name: string;
  readonly columns: readonly ExportColumn[];
  readonly rows: readonly (readonly ExportValue[])[];
};

const FORMATS = {
  text: '@',
  integer: '#,##0',
  number: '#,##0.##########',
  date: 'dd/mm/yyyy',
  percent: '0.0%',
  pounds: '[$£-809]#,##0.00;[Red]-[$£-809]#,##0.00',
} as const satisfies Record<ColumnKind, string>;

/** The longest text that a cell can hold, in characters. */
const LONGEST_TEXT = 32_767;
const NARROWEST = 8;
const WIDEST = 60;
/** Rows that are looked at to find how wide a column has to be. */
const MEASURED_ROWS = 200;

/**
 * Writes an Excel workbook: bold headers that stay in sight, filters, columns as wide as what is
 * in them. Text is always stored as text, in cells formatted as text, so that what begins with
 * `=`, `+`, `-` or `@` is never worked out, not even when somebody edits the cell; it is not
 * changed for that. (A CSV saved from the workbook has no types: there the danger is back, and
 * exports of ours to CSV guard against it themselves.) Texts beyond what a cell holds end in `…`.
 * The workbook says it was written on `modified`, now when left out.
 */
export async function writeWorkbook(
  sheets: readonly ExportSheet[],
  { modified }: { readonly modified?: Date } = {},
): Promise<Uint8Array> {
  // Reading never needs it, and it takes as long to load as a query takes to answer.
  const { rangeRef, writeXlsx } = await import('hucre/xlsx');
  const names = sheetNames(sheets.map(({ name }) => name));
  return writeXlsx({
    sheets: sheets.map((sheet, at) => written(sheet, names[at] ?? sheet.name, rangeRef)),
    ...(modified ? { properties: { created: modified, modified } } : {}),
  });
}

function written(
  sheet: ExportSheet,
  name: string,
  rangeRef: (typeof xlsx)['rangeRef'],
): WriteSheet {
  if (sheet.rows.length >= WORKBOOK_LIMITS.rows) throw tooManyRows(sheet);
  const header = sheet.columns.map((column) => safeText(column.header));
  const cells = new Map<string, { style: { numFmt: string; font?: { bold: boolean } } }>();
  header.forEach((_, at) => {
    cells.set(`0,${String(at)}`, { style: { numFmt: FORMATS.text, font: { bold: true } } });
  });
  const rows = sheet.rows.map((row, rowAt) =>
    sheet.columns.map(({ kind }, at) => {
      const value = cellValue(row[at] ?? null, kind);
      if (typeof value === 'string' && kind !== 'text') {
        cells.set(`${String(rowAt + 1)},${String(at)}`, { style: { numFmt: FORMATS.text } });
      }
      return value;
    }),
  );
  return {
    name,
    rows: [header, ...rows],
    cells,
    columns: sheet.columns.map((column, at) => definition(column, at, sheet)),
    freezePane: { rows: 1 },
    ...(header.length > 0
      ? { autoFilter: { range: rangeRef(0, 0, rows.length, header.length - 1) } }
      : {}),
  };
}

function cellValue(value: ExportValue, kind: ColumnKind): CellValue {
  if (value === null || value === '') return null;
  if (typeof value === 'string') return (kind === 'date' ? dayOf(value) : null) ?? safeText(value);
  if (!Number.isFinite(value)) return String(value);
  if (kind === 'text') return String(value);
  return kind === 'percent' ? hundredth(value) : value;
}

/** The day as a spreadsheet's date; null for what is none, or lies before its calendar is right. */
function dayOf(text: string): Date | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text < '1900-03-01') return null;
  const date = new Date(`${text}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || !date.toISOString().startsWith(text) ? null : date;
}

/** Moves the decimal point in the digits themselves, so that 46.2 does not become 0.46199999. */
function hundredth(value: number): number {
  const text = String(value);
  return text.includes('e') ? value / 100 : Number(`${text}e-2`);
}

/** Text in which nothing is left that XML can't hold, and nothing that reads as an escape of it. */
function safeText(text: string): string {
  const whole = text
    .replaceAll(/[\p{Surrogate}\ufffe\uffff]/gu, '\ufffd')
    .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
  return whole.length <= LONGEST_TEXT ? whole : `${whole.slice(0, LONGEST_TEXT - 1)}…`;
}

function definition(column: ExportColumn, at: number, sheet: ExportSheet): ColumnDef {
  const lengths = sheet.rows.slice(0, MEASURED_ROWS).map((row) => String(row[at] ?? '').length);
  const fitting = Math.max(NARROWEST, column.header.length + 4, ...lengths.map((size) => size + 2));
  return { width: column.width ?? Math.min(fitting, WIDEST), numFmt: FORMATS[column.kind] };
}

function tooManyRows(sheet: ExportSheet): PermanenceError {
  return new PermanenceError({
    code: 'file_too_large',
    message: `“${sheet.name}” has ${sheet.rows.length.toLocaleString('en-GB')} rows, and a sheet of Excel holds ${(WORKBOOK_LIMITS.rows - 1).toLocaleString('en-GB')} under its header.`,
    action: 'Narrow the selection, or export it as CSV.',
    place: { sheet: sheet.name },
  });
}
