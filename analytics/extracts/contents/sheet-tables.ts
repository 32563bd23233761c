import { createHash } from 'node:crypto';
import { readWorkbook } from '../../formats/workbook/read.ts';
import type { CsvRecord } from '../csv/parse.ts';
import { withoutPadding } from '../csv/dialect.ts';
import type { IncomingFile } from '../incoming.ts';
import { bytesOf } from '../incoming.ts';
import type { TableSource } from '../table-source.ts';

/** Rows above which a header is looked for: titles and notes stand there. */
const TITLE_ROWS = 20;

/**
 * The sheets of a workbook as tables, those without any text left out. A header is the first row
 * that `isHeader` knows, or else the first with more than one cell filled in.
 */
export async function sheetTables(
  file: IncomingFile,
  isHeader: (header: readonly string[]) => boolean,
): Promise<TableSource[]> {
  const bytes = await bytesOf(file);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const sheets = await readWorkbook(bytes, file.name);
  return sheets.flatMap(({ name, rows }): TableSource[] => {
    const filled = (row: readonly string[]) => row.filter((cell) => cell.trim() !== '').length;
    const top = rows.slice(0, TITLE_ROWS);
    const known = top.findIndex((row) => isHeader(row));
    const at = known === -1 ? top.findIndex((row) => filled(row) > 1) : known;
    if (at === -1) return [];
    const header = withoutPadding(rows[at] ?? []);
    return [
      {
        file,
        part: name,
        sha256,
        header,
        headerRow: at + 1,
        csv: null,
        records: () => recordsBelow(rows, at, header.length),
      },
    ];
  });
}

const BATCH = 8192;

/** Sheets end a row at its last filled cell; a table's rows are all of the header's width. */
async function* recordsBelow(
  rows: readonly (readonly string[])[],
  headerAt: number,
  width: number,
): AsyncGenerator<readonly CsvRecord[]> {
  for (let from = headerAt + 1; from < rows.length; from += BATCH) {
    yield rows.slice(from, from + BATCH).map((cells, n) => ({
      row: from + n + 1,
      cells: padded(withoutPadding(cells, width), width),
      fault: null,
    }));
  }
}

function padded(cells: readonly string[], width: number): readonly string[] {
  return cells.length >= width
    ? cells
    : [...cells, ...Array.from({ length: width - cells.length }, () => '')];
}
