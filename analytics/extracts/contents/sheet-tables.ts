import { createHash } from 'node:crypto';
import { readWorkbook } from '../../formats/workbook/read.ts';
import type { CsvRecord } from '../csv/parse.ts';
import { withoutPadding } from '../csv/dialect.ts';
import { TITLE_ROWS, findHeader } from '../find-header.ts';
import type { IncomingFile } from '../incoming.ts';
import { bytesOf } from '../incoming.ts';
import type { TableSource } from '../table-source.ts';

/** The sheets of a workbook as tables, those without any table left out; see {@link findHeader}. */
export async function sheetTables(
  file: IncomingFile,
  isHeader: (header: readonly string[]) => boolean,
): Promise<TableSource[]> {
  const bytes = await bytesOf(file);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const sheets = await readWorkbook(bytes, file.name);
  return sheets.flatMap(({ name, rows }): TableSource[] => {
    const top = rows.slice(0, TITLE_ROWS).map((cells, at) => ({ row: at + 1, cells }));
    const found = findHeader(top, isHeader);
    if (!found) return [];
    const header = withoutPadding(found.at.cells);
    return [
      {
        file,
        part: name,
        sha256,
        header,
        headerRow: found.at.row,
        titles: found.titles,
        csv: null,
        records: () => recordsBelow(rows, found.at.row, header.length),
      },
    ];
  });
}

const BATCH = 8192;

/** Sheets end a row at its last filled cell; a table's rows are all of the header's width. */
async function* recordsBelow(
  rows: readonly (readonly string[])[],
  headerRow: number,
  width: number,
): AsyncGenerator<readonly CsvRecord[]> {
  for (let from = headerRow; from < rows.length; from += BATCH) {
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
