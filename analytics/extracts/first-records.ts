import { withoutPadding } from './csv/dialect.ts';
import { parseCsvText } from './csv/parse.ts';
import type { CsvRecord } from './csv/parse.ts';
import { isBlank } from './malformed.ts';
import type { TableSource } from './table-source.ts';

/** How many rows are shown, or looked at, before a file is loaded. */
export const FIRST_ROWS = 20;

/** A table's first rows below the header, blank ones left out, without reading the whole file. */
export async function firstRecords(
  { csv, header, headerRow, records }: TableSource,
  most = FIRST_ROWS,
): Promise<CsvRecord[]> {
  const filled = (some: readonly CsvRecord[]) => some.filter((record) => !isBlank(record));
  if (csv) {
    const below = parseCsvText(csv.head, csv.delimiter).filter(({ row }) => row > headerRow);
    return filled(below)
      .slice(0, most)
      .map((record) => ({ ...record, cells: withoutPadding(record.cells, header.length) }));
  }
  const first: CsvRecord[] = [];
  for await (const batch of records()) {
    first.push(...filled(batch));
    if (first.length >= most) break;
  }
  return first.slice(0, most);
}
