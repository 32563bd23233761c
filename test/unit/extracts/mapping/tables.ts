import type { Filling, Recipe } from '../../../../analytics/contract/recipe.ts';
import type { CsvRecord } from '../../../../analytics/extracts/csv/parse.ts';
import type { TableSource } from '../../../../analytics/extracts/table-source.ts';

/** A table with these rows, numbered from 2. */
export function tableOf(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  over: Partial<TableSource> = {},
): TableSource {
  return {
    file: { name: 'export.csv', size: 1, bytes: new Uint8Array(1) },
    part: null,
    sha256: 'ab',
    header,
    headerRow: 1,
    csv: null,
    records: async function* () {
      yield rows.map((cells, at): CsvRecord => ({ row: at + 2, cells, fault: null }));
    },
    ...over,
  };
}

export async function recordsOf(table: TableSource): Promise<CsvRecord[]> {
  const all: CsvRecord[] = [];
  for await (const batch of table.records()) all.push(...batch);
  return all;
}

export const column = (
  name: string,
  more: Partial<Extract<Filling, { from: 'column' }>> = {},
): Filling => ({ from: 'column', column: name, ...more });

export const constant = (value: string): Filling => ({ from: 'constant', value });

export function recipe(
  columns: Readonly<Record<string, Filling>>,
  over: Partial<Recipe> = {},
): Recipe {
  return {
    format: 'permanence-recipe',
    version: 1,
    name: 'Mosaic tracker',
    target: 'journeys',
    header: ['Mosaic ID', 'PO', 'Worker'],
    columns,
    ...over,
  };
}
