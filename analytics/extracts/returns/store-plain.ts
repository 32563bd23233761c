import type { Queries } from '../../engine/session.ts';
import { parseCsvText } from '../csv/parse.ts';
import type { CsvRecord } from '../csv/parse.ts';
import { withoutPadding } from '../csv/dialect.ts';
import { recordsFrom } from '../csv/read.ts';
import { openPieces } from '../incoming.ts';
import type { ReadOptions } from '../incoming.ts';
import type { TableSource } from '../table-source.ts';
import { plainTable } from './plain/layout.ts';
import { Owners } from './plain/owners.ts';
import type { OtherRecord } from './plain/reader.ts';
import { PlainRows } from './plain/rows.ts';
import type { RawRows } from './raw-rows.ts';
import type { RecognisedModule } from './recognise-module.ts';
import type { Returns } from './returns.ts';

/**
 * Goes through a file's records once: those that need no second look go straight into the module's
 * table, all others to `raw` as they were split. Every record goes to one of the two.
 */
export async function storePlainRows(
  tx: Queries,
  source: TableSource,
  recognised: RecognisedModule,
  context: { readonly sourceId: number; readonly returns: Returns; readonly today: string },
  raw: RawRows,
  options: ReadOptions,
): Promise<void> {
  const rest =
    (await readPlainly(tx, source, recognised, context, raw, options)) ?? source.records(options);
  for await (const records of rest) await raw.add(records);
  await raw.flush();
}

/** The records that are left to read; null when none were read here. */
async function readPlainly(
  tx: Queries,
  { file, csv, header, headerRow }: TableSource,
  recognised: RecognisedModule,
  { sourceId, returns, today }: Parameters<typeof storePlainRows>[3],
  raw: RawRows,
  options: ReadOptions,
): Promise<AsyncIterable<readonly CsvRecord[]> | null> {
  if (csv?.encoding !== 'utf-8' || csv.quotedTitles) return null;
  const { delimiter } = csv;
  const width = header.length;
  const { module } = recognised;
  const table = plainTable(recognised, { delimiter, width }, sourceId, today);
  if (!table) return null;
  const pieces = openPieces(file, options);
  try {
    const owners = await Owners.open(tx, table.identity.kind);
    const rows = PlainRows.below(headerRow, table, pieces, owners.whose(module, returns));
    if (!rows) return null;
    while (!rows.over) {
      await tx.receive(module.table, rows, { signal: options.signal });
      await raw.add(rows.takeOthers().map((record) => split(record, delimiter, width)));
    }
    await returns.store(tx);
    await owners.store(tx);
    const { stuck } = rows;
    return stuck ? recordsFrom(file, stuck, { delimiter, header }, options) : none();
  } finally {
    pieces.close();
  }
}

async function* none(): AsyncGenerator<readonly CsvRecord[]> {
  // Nothing is left.
}

/** A record by itself, as it is read in a file. */
function split({ row, text }: OtherRecord, delimiter: string, width: number): CsvRecord {
  const [record] = parseCsvText(text, delimiter);
  if (!record) return { row, cells: [], fault: null };
  const { cells, fault } = record;
  return { row, cells: withoutPadding(cells, width), fault };
}
