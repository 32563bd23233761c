import type { Borough } from './agency.ts';
import { yearLabel } from './options.ts';
import type { Ssda903Module, Ssda903Return } from './ssda903-return.ts';
import type { OutputFile, Table } from './table.ts';
import { csvText, utf8 } from './table.ts';

/** A file of a return while it may still be changed, as one made by hand would be. */
export type Draft = {
  readonly path: string;
  readonly borough: Borough;
  readonly year: number;
  readonly module: Ssda903Module;
  /** Lines above the header. */
  titles: readonly string[];
  columns: string[];
  rows: string[][];
  delimiter: ',' | ';';
  encoding: 'utf-8' | 'utf-8 with byte order mark' | 'windows-1252';
};

/** `Kingston upon Thames` as a folder: `kingston-upon-thames`. */
export const folderOf = ({ name }: Borough): string =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');

/** `2022-23` */
export const yearFolder = (year: number): string => yearLabel(year).replace('/', '-');

/** The returns as CSV files: a folder a borough and year, a file a module. */
export function draftsOf(returns: readonly Ssda903Return[]): Draft[] {
  return returns.flatMap(({ borough, year, modules }) =>
    Array.from(modules, ([module, table]): Draft => ({
      path: `ssda903/${folderOf(borough)}/${yearFolder(year)}/${module}.csv`,
      borough,
      year,
      module,
      titles: [],
      columns: [...table.columns],
      rows: table.rows.map((row) => [...row]),
      delimiter: ',',
      encoding: 'utf-8',
    })),
  );
}

export function fileOf({ path, titles, columns, rows, delimiter, encoding }: Draft): OutputFile {
  const above = titles.map((title) => `${title}\n`).join('');
  const text = above + csvText({ columns, rows }, delimiter);
  switch (encoding) {
    case 'utf-8':
      return { path, bytes: utf8(text) };
    case 'utf-8 with byte order mark':
      return { path, bytes: utf8(`\u{feff}${text}`) };
    case 'windows-1252':
      // what is written here is within Latin-1, which Windows-1252 shares
      return { path, bytes: Uint8Array.from(text, (letter) => letter.charCodeAt(0)) };
  }
}

/** All returns of an agency in one file a module, as a regional data team merges them. */
export function mergedFiles(drafts: readonly Draft[]): OutputFile[] {
  const merged = new Map<Ssda903Module, { columns: string[]; rows: string[][] }>();
  for (const { module, columns, rows, borough, year } of drafts) {
    const table = merged.get(module) ?? { columns: [...columns, 'LA', 'YEAR'], rows: [] };
    merged.set(module, table);
    for (const row of rows) {
      table.rows.push([...row.map(isoCell), borough.name, String(year + 1)]);
    }
  }
  return Array.from(merged, ([module, table]: [Ssda903Module, Table]) => ({
    path: `ssda903-merged/${module}.csv`,
    bytes: utf8(csvText(table)),
  }));
}

const isoCell = (cell: string): string =>
  cell.replace(/^(\d{2})\/(\d{2})\/(\d{4})$/, (_, day: string, month: string, year: string) =>
    [year, month, day].join('-'),
  );
