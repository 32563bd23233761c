import { RowChunk } from '../../../engine/row-chunk.ts';
import type { RowColumn } from '../../../engine/row-chunk.ts';
import { AREA_COLUMN, YEAR_COLUMN } from '../module.ts';
import type { IdentityColumn, Module, ModuleColumn } from '../module.ts';
import type { RecognisedModule } from '../recognise-module.ts';
import { CellText } from './cell-text.ts';
import { Codes } from './codes.ts';

/** What the cells of a column of the file are read as. */
export type PlainCell = {
  readonly read: 'skipped' | 'code' | 'day' | 'month' | 'text';
  readonly words: Int32Array;
  readonly nulls: Uint8Array;
  readonly required: boolean;
  /** The last day there may be. */
  readonly latest: number;
  readonly codes: Codes;
  readonly text: CellText;
};

/** The columns every row has, whatever its module. */
export type OwnColumns = {
  readonly row: RowColumn;
  readonly returned: RowColumn;
  readonly number: RowColumn;
};

export type PlainLayout = {
  readonly delimiter: string;
  readonly cells: readonly PlainCell[];
  readonly own: OwnColumns;
  /** What tells whose a row is. */
  readonly owner: {
    readonly localNumber: CellText;
    readonly area: CellText;
    readonly year: CellText;
  };
  /** Days of which the second can't come first. */
  readonly order: readonly { readonly first: RowColumn; readonly then: RowColumn }[];
};

/** How the plain records of a file become rows of a module's table. */
export type PlainTable = PlainLayout & {
  readonly identity: IdentityColumn;
  readonly chunk: RowChunk;
  /** The columns of the table that the chunk's are. */
  readonly names: readonly string[];
};

const MS_A_DAY = 86_400_000;
const ANY_DAY = 2 ** 31 - 1;

/** Null for modules whose columns need more than a quick look: words, ages, numbers. */
export function plainTable(
  { module, places }: RecognisedModule,
  file: { readonly delimiter: string; readonly width: number },
  sourceId: number,
  today: string,
): PlainTable | null {
  const columns = module.columns.filter(({ name }) => places.has(name));
  const [identity, ...others] = module.identities.filter(({ name }) => places.has(name));
  if (!identity?.required || others.length > 0 || !columns.every(isPlain)) return null;

  const chunk = new RowChunk([
    'INTEGER',
    'INTEGER',
    'INTEGER',
    'INTEGER',
    ...columns.map(({ kind }) => (kind === 'code' ? 'VARCHAR' : 'DATE')),
  ]);
  const [source, row, returned, number, ...kept] = chunk.columns;
  if (!source || !row || !returned || !number) throw new Error('A row has no columns of its own.');
  source.words.fill(sourceId);
  for (const { nulls } of [source, row, returned, number]) nulls.fill(0);
  const into = new Map(columns.flatMap(({ name }, at) => (kept[at] ? [[name, kept[at]]] : [])));

  const cells = new Array<PlainCell>(file.width).fill(plainCell('skipped'));
  const put = (name: string, cell: PlainCell) => {
    const place = places.get(name);
    if (place !== undefined) cells[place] = cell;
  };
  const owner = { localNumber: new CellText(), area: new CellText(), year: new CellText() };
  put(identity.name, textCell(owner.localNumber));
  put(AREA_COLUMN, textCell(owner.area));
  put(YEAR_COLUMN, textCell(owner.year));
  for (const column of columns) put(column.name, cellOf(column, into.get(column.name), today));
  return {
    delimiter: file.delimiter,
    cells,
    own: { row, returned, number },
    owner,
    order: orderOf(module, into),
    identity,
    chunk,
    names: [
      'source_id',
      'source_row',
      'return_id',
      identity.keep,
      ...columns.map(({ keep }) => keep),
    ],
  };
}

const isPlain = ({ kind, usual }: ModuleColumn) =>
  kind === 'date' || kind === 'month' || (kind === 'code' && usual !== undefined);

const NO_ROWS = { words: new Int32Array(), nulls: new Uint8Array() };
const NO_CODES = new Codes([]);
const NO_TEXT = new CellText();

function plainCell(
  read: PlainCell['read'],
  { words, nulls }: RowColumn = NO_ROWS,
  required = false,
  latest = ANY_DAY,
  codes = NO_CODES,
): PlainCell {
  return { read, words, nulls, required, latest, codes, text: NO_TEXT };
}

const textCell = (text: CellText): PlainCell => ({ ...plainCell('text'), required: true, text });

function cellOf(column: ModuleColumn, into: RowColumn | undefined, today: string): PlainCell {
  const { kind, required, usual = [], mayLieAhead } = column;
  if (!into) return plainCell('skipped');
  if (kind === 'code') return plainCell('code', into, required, ANY_DAY, new Codes(usual));
  const latest = mayLieAhead ? ANY_DAY : Date.parse(today) / MS_A_DAY;
  return plainCell(kind === 'month' ? 'month' : 'day', into, required, latest);
}

function orderOf({ order }: Module, into: ReadonlyMap<string, RowColumn>): PlainLayout['order'] {
  return order.flatMap(([first, then]) => {
    const [earlier, later] = [into.get(first), into.get(then)];
    return earlier && later ? [{ first: earlier, then: later }] : [];
  });
}
