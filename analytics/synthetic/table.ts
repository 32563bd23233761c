/** Columns and rows as text, before they become a file. */
export type Table = {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

/** A file to be written, its path relative to the folder chosen. */
export type OutputFile = { readonly path: string; readonly bytes: Uint8Array };

/** The table as CSV with line feeds; cells are quoted where they must be. */
export function csvText({ columns, rows }: Table, delimiter: ',' | ';' = ','): string {
  const line = (cells: readonly string[]) =>
    `${cells.map((cell) => quoted(cell, delimiter)).join(delimiter)}\n`;
  return line(columns) + rows.map(line).join('');
}

const quoted = (cell: string, delimiter: string) =>
  cell.includes(delimiter) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

export const csvFile = (path: string, table: Table): OutputFile => ({
  path,
  bytes: utf8(csvText(table)),
});
