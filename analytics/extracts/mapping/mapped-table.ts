import type { Filling, Recipe } from '../../contract/recipe.ts';
import type { CsvRecord } from '../csv/parse.ts';
import { columnName } from '../layout.ts';
import { isBlank } from '../malformed.ts';
import { remembering } from '../memo.ts';
import type { TableSource } from '../table-source.ts';
import { dayOfCell } from './dates.ts';
import { wordFor } from './targets.ts';
import type { Column, Target } from './targets.ts';

/** A table read through a recipe: it has the target's columns, and from then on is like any other. */
export type MappedTable = {
  readonly table: TableSource;
  /** Headers that nothing is filled from. */
  readonly dropped: readonly string[];
  /** The header of the file behind a column of the target. */
  readonly originals: ReadonlyMap<string, string>;
};

type Filled = {
  readonly column: Column;
  /** Where the cell stands in the file; null for one text in all rows. */
  readonly place: number | null;
  readonly cell: (cells: readonly string[]) => string;
};

/**
 * A table as the recipe reads it, with the target's columns and the file's own row numbers. The
 * table has every column that the recipe reads, see {@link misfit}. Rows that can't be split into
 * the file's columns, or have nothing in those that are read, come with that as their fault.
 */
export function mappedTable(source: TableSource, recipe: Recipe, target: Target): MappedTable {
  const names = source.header.map(columnName);
  const filled = target.columns.flatMap((column): Filled[] => {
    const filling = recipe.columns[column.id];
    return filling ? [fill(column, filling, names)] : [];
  });
  const used = new Set(filled.map(({ place }) => place));
  return {
    table: {
      ...source,
      header: filled.map(({ column }) => column.id),
      csv: null,
      omitted: [],
      records: async function* (options) {
        for await (const records of source.records(options)) {
          yield records.map((record) => mappedRecord(record, filled, source.header.length));
        }
      },
    },
    dropped: [
      ...source.header.filter((text, place) => text.trim() !== '' && !used.has(place)),
      ...(source.omitted ?? []),
    ],
    originals: new Map(
      filled.flatMap(({ column, place }) =>
        place === null ? [] : [[column.id, source.header[place] ?? column.id] as const],
      ),
    ),
  };
}

function fill(column: Column, filling: Filling, names: readonly string[]): Filled {
  if (filling.from === 'constant') return { column, place: null, cell: () => filling.value };
  const place = names.indexOf(columnName(filling.column));
  const read = reader(column, filling);
  return { column, place, cell: (cells) => read(cells[place] ?? '') };
}

/** A word as it is compared; one that is blank has no meaning. */
const plainWord = (text: string) =>
  text.normalize('NFKC').trim().toLowerCase().replaceAll(/\s+/g, ' ');

function reader(column: Column, filling: Extract<Filling, { from: 'column' }>) {
  const meanings = new Map(
    Object.entries(filling.values ?? {}).map(([word, meaning]) => [
      plainWord(word),
      meaning === '' ? '' : (wordFor(column, meaning) ?? meaning),
    ]),
  );
  const dated = column.kind === 'date' || column.kind === 'month';
  const order = filling.dates ?? 'day_first';
  return remembering((cell: string) => {
    const meaning = meanings.get(plainWord(cell));
    if (meaning !== undefined) return meaning;
    return dated ? dayOfCell(cell, order) : cell;
  });
}

function mappedRecord(record: CsvRecord, filled: readonly Filled[], width: number): CsvRecord {
  const { row, cells, fault } = record;
  if (fault !== null) return record;
  // A blank line stays one, whatever text all rows share.
  if (isBlank(record)) return { row, cells: filled.map(() => ''), fault };
  if (cells.length !== width) {
    return { row, cells: [], fault: { cells: cells.length, header: width } };
  }
  const nothing = filled.every(({ place }) => place === null || (cells[place] ?? '').trim() === '');
  if (nothing) return { row, cells: [], fault: 'nothing_mapped' };
  return { row, cells: filled.map(({ cell }) => cell(cells)), fault };
}
