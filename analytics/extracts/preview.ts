import type { Preview } from '../contract/load.ts';
import { failureOf } from '../contract/failure.ts';
import { shapeOf } from './cells/shape.ts';
import { tablesOf } from './contents/tables.ts';
import { namesWithin, unpack } from './contents/unpack.ts';
import { DELIMITER_LABELS } from './csv/dialect.ts';
import { ENCODING_LABELS } from './csv/encoding.ts';
import { titlesNote } from './find-header.ts';
import { firstRecords } from './first-records.ts';
import type { IncomingFile } from './incoming.ts';
import { findSource } from './ledger.ts';
import type { LoadContext } from './load.ts';
import { familyOf, isHeaderFor, readingsOf } from './mapping/reading.ts';
import type { TableReading } from './mapping/reading.ts';
import { headerOnly, notRecognised, refusalOf } from './recognise.ts';
import { moduleRefusal } from './recognise-table.ts';
import type { Recognised } from './recognise-table.ts';
import { returnOf } from './returns/group.ts';
import { AREA_COLUMN, YEAR_COLUMN } from './returns/module.ts';
import { statedOf } from './stated.ts';
import type { Stated } from './stated.ts';
import type { TableSource } from './table-source.ts';

const EXAMPLES = 3;

/** A preview as this side knows it; the ticket is the host's. */
type FilePreview = Omit<Preview, 'ticket'>;

type PreviewContext = Pick<LoadContext, 'session' | 'stated' | 'recipes' | 'recipe'>;

/**
 * What a file turns out to be, table by table, without loading anything. What can't be loaded is
 * previewed too, with its refusal; cells that point to a person are shown as their shape.
 */
export async function previewFile(
  file: IncomingFile,
  context: PreviewContext,
): Promise<FilePreview[]> {
  const previews: FilePreview[] = [];
  const names = await namesWithin([file]);
  for await (const { file: inner, refusal } of unpack(file)) {
    if (refusal) previews.push({ ...unread(inner), reason: refusal.message, refusal });
    else previews.push(...(await previewTables(inner, names, context)));
  }
  return previews;
}

/** The return each file belongs to, by its name. */
type Names = ReadonlyMap<string, string>;

async function previewTables(
  file: IncomingFile,
  names: Names,
  context: PreviewContext,
): Promise<FilePreview[]> {
  try {
    const tables = await tablesOf(file, isHeaderFor(context));
    const readings = readingsOf(tables, context);
    return await Promise.all(
      tables.map((table, at) => previewTable(table, readings[at] ?? null, names, context)),
    );
  } catch (error) {
    const refusal = failureOf(error);
    return [{ ...unread(file), reason: refusal.message, refusal }];
  }
}

function unread({ name, size }: Pick<IncomingFile, 'name' | 'size'>): FilePreview {
  return {
    file: name,
    part: null,
    bytes: size,
    family: null,
    confidence: 0,
    reason: 'It could not be read.',
    encoding: '',
    delimiter: '',
    columns: [],
    rows: [],
    alreadyLoaded: false,
    dropped: [],
    module: null,
    returnName: null,
    asks: [],
    notes: [],
    refusal: null,
  };
}

async function previewTable(
  table: TableSource,
  reading: TableReading | null,
  names: Names,
  { session, stated = {} }: PreviewContext,
): Promise<FilePreview> {
  const recognised = reading?.recognised ?? null;
  const originals = reading?.mapped?.originals ?? null;
  const rows = await firstRows(table, hiddenPlaces(table, recognised, originals));
  const refusal =
    reading?.refusal ??
    refusalFor(reading?.table ?? table, recognised) ??
    (rows.length === 0 ? headerOnly(table) : null);
  const recipe = reading?.mapped?.recipe.name ?? null;
  return {
    ...unread(table.file),
    part: table.part,
    family: reading && familyOf(reading),
    confidence: recognised?.confidence ?? 0,
    reason: recognised?.reason ?? refusal?.failure.message ?? '',
    encoding: table.csv ? ENCODING_LABELS[table.csv.encoding] : '',
    delimiter: table.csv ? (DELIMITER_LABELS[table.csv.delimiter] ?? table.csv.delimiter) : '',
    columns: columnsOf(table, meaningsOf(table, recognised, originals), rows),
    rows,
    alreadyLoaded: (await findSource(session, table.sha256, table.part, recipe)) !== undefined,
    dropped: reading?.mapped?.dropped.slice() ?? droppedColumns(table, recognised),
    ...returnOfTable(table, recognised, names, stated),
    notes: titlesNote(table),
    refusal: refusal?.failure ?? null,
  };
}

function refusalFor(table: TableSource, recognised: Recognised | null) {
  if (!recognised) return notRecognised(table);
  return recognised.by === 'rows'
    ? refusalOf(table, recognised.recognition)
    : moduleRefusal(table, recognised.recognised);
}

async function firstRows(table: TableSource, hidden: ReadonlySet<number>): Promise<string[][]> {
  return (await firstRecords(table)).map(({ cells }) =>
    table.header.map((_, place) => {
      const cell = cells[place] ?? '';
      return hidden.has(place) ? shapeOf(cell) : cell;
    }),
  );
}

/** Where a column of what the table was taken for stands in the file. */
type Originals = ReadonlyMap<string, string> | null;

/** The columns of which no more than the shape may be shown. */
function hiddenPlaces(
  { header }: TableSource,
  recognised: Recognised | null,
  originals: Originals,
): Set<number> {
  if (!recognised) return new Set();
  if (recognised.by === 'rows') {
    const { places, personal } = recognised.recognition.layout;
    if (!originals) return new Set([...personal].flatMap((id) => places.get(id) ?? []));
    return othersThan(
      header,
      [...originals]
        .filter(([id]) => !personal.has(id))
        .map(([, original]) => header.indexOf(original)),
    );
  }
  const { module, places } = recognised.recognised;
  const open = [
    AREA_COLUMN,
    YEAR_COLUMN,
    ...module.columns.filter(({ personal }) => !personal).map(({ name }) => name),
  ];
  const placeOf = (name: string) =>
    originals ? header.indexOf(originals.get(name) ?? '') : (places.get(name) ?? -1);
  return othersThan(header, open.map(placeOf));
}

function othersThan(header: readonly string[], shown: readonly number[]): Set<number> {
  return new Set([...header.keys()].filter((place) => !shown.includes(place)));
}

function droppedColumns({ header }: TableSource, recognised: Recognised | null): string[] {
  if (recognised?.by !== 'module') return [];
  const { module, places, unknown } = recognised.recognised;
  const dropped = module.dropped.flatMap((name) => header[places.get(name) ?? -1] ?? []);
  return [...dropped, ...unknown];
}

/** Which module of which return a table is, and what neither it nor anybody says of that. */
function returnOfTable(
  table: TableSource,
  recognised: Recognised | null,
  names: Names,
  statedOfAll: Stated,
): Pick<FilePreview, 'module' | 'returnName' | 'asks'> {
  if (recognised?.by !== 'module') return { module: null, returnName: null, asks: [] };
  const { places, module } = recognised.recognised;
  const returnName = returnOf(module.family, table, names);
  const stated = { ...statedOfAll, ...statedOf(table.file.stated, returnName) };
  return {
    module: module.id,
    returnName,
    asks: [
      ...(places.has(AREA_COLUMN) || stated.area !== undefined ? [] : ['area' as const]),
      ...(places.has(YEAR_COLUMN) || stated.period !== undefined ? [] : ['period' as const]),
    ],
  };
}

function columnsOf(
  { header }: TableSource,
  meanings: ReadonlyMap<number, string>,
  rows: readonly (readonly string[])[],
): FilePreview['columns'] {
  return header.map((name, place) => ({
    name,
    meaning: meanings.get(place) ?? null,
    examples: [
      ...new Set(rows.map((row) => row[place]?.trim() ?? '').filter((cell) => cell !== '')),
    ].slice(0, EXAMPLES),
  }));
}

/** What each column is taken for, by its place; nothing for those that are left out. */
function meaningsOf(
  { header }: TableSource,
  recognised: Recognised | null,
  originals: Originals,
): Map<number, string> {
  if (!recognised) return new Map();
  if (originals) return new Map([...originals].map(([id, name]) => [header.indexOf(name), id]));
  if (recognised.by === 'rows') {
    const { places, unknown } = recognised.recognition.layout;
    const left = new Set(unknown);
    return new Map([...places].filter(([id]) => !left.has(id)).map(([id, place]) => [place, id]));
  }
  const { module, places } = recognised.recognised;
  const dropped = new Set(module.dropped);
  return new Map(
    [...places].filter(([name]) => !dropped.has(name)).map(([name, place]) => [place, name]),
  );
}
