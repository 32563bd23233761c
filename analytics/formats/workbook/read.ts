import { openFile } from '../file.ts';
import { CellBudget, countCells } from './cell-budget.ts';
import { WORKBOOK_LIMITS } from './limits.ts';
import { NumberFormats } from './number-formats.ts';
import type { Parts } from './parts.ts';
import { noWorkbook, openParts } from './parts.ts';
import type { Relation } from './relations.ts';
import { Relations, relationsPath } from './relations.ts';
import type { DateSystem } from './serial-date.ts';
import { SharedStrings } from './shared-strings.ts';
import type { Sheet } from './sheet.ts';
import type { SheetContext } from './sheet-reader.ts';
import { SheetReader } from './sheet-reader.ts';

/** What the workbook itself says of its sheets, in their order. */
type Contents = {
  readonly sheets: readonly {
    readonly name: string;
    readonly hidden: boolean;
    readonly relation: string;
  }[];
  readonly dates: DateSystem;
};

/** `<c/>`, the shortest cell; a sheet with fewer bytes can't hold more cells than the limit. */
const SHORTEST_CELL = 4;

/**
 * Reads an Excel workbook (.xlsx, .xlsm; macros, charts and links are left alone) as text, all its
 * sheets, the hidden ones too. The workbook is read part by part as a stream, never unpacked as a
 * whole. Throws `file_damaged`, `file_encrypted`, `file_unsafe` (a document type declaration, a
 * bomb), `file_too_large` (see {@link WORKBOOK_LIMITS}) or `file_not_recognised`.
 */
export async function readWorkbook(bytes: Uint8Array, fileName: string): Promise<Sheet[]> {
  const file = await openFile({ name: fileName, bytes });
  const parts = await openParts(file);
  const workbook = (await relationsOf(parts, '')).find(({ type }) => type === 'officeDocument');
  if (!workbook || !parts.has(workbook.path) || workbook.path.endsWith('.bin')) {
    throw noWorkbook(fileName, parts);
  }
  const contents = await readContents(parts, workbook.path);
  if (contents === null) throw noWorkbook(fileName, parts);

  const relations = await relationsOf(parts, workbook.path);
  const texts = new SharedStrings();
  const formats = new NumberFormats();
  for (const { type, path } of relations) {
    if (type === 'sharedStrings' && parts.has(path)) await parts.read(path, texts.handlers);
    if (type === 'styles' && parts.has(path)) await parts.read(path, formats.handlers);
  }
  const budget = new CellBudget(fileName);
  const { dates } = contents;
  const context: SheetContext = { file: fileName, texts: texts.texts, formats, dates, budget };
  const paths = new Map(
    relations.filter(({ type }) => type === 'worksheet').map(({ id, path }) => [id, path]),
  );
  const sheets: Sheet[] = [];
  for (const { name, hidden, relation } of contents.sheets) {
    // A sheet that is only a chart has no cells.
    const path = paths.get(relation);
    if (path !== undefined) sheets.push(await readSheet(parts, path, name, hidden, context));
  }
  return sheets;
}

async function relationsOf(parts: Parts, part: string): Promise<readonly Relation[]> {
  const relations = new Relations(part);
  const path = relationsPath(part);
  if (parts.has(path)) await parts.read(path, relations.handlers);
  return relations.found;
}

/** Null when the part is the main part of another kind of document. */
async function readContents(parts: Parts, path: string): Promise<Contents | null> {
  let root: string | null = null;
  let dates: DateSystem = '1900';
  const sheets: { name: string; hidden: boolean; relation: string }[] = [];
  await parts.read(path, {
    open: (name, attributes) => {
      root ??= name;
      if (name === 'workbookPr' && /^(?:1|true)$/.test(attributes['date1904'] ?? '')) {
        dates = '1904';
      }
      if (name !== 'sheet') return;
      const relation = Object.entries(attributes).find(([key]) => key.endsWith(':id'));
      sheets.push({
        name: attributes['name'] ?? '',
        hidden: /^(?:h|veryH)idden$/.test(attributes['state'] ?? ''),
        relation: relation?.[1] ?? '',
      });
    },
  });
  return root === 'workbook' ? { sheets, dates } : null;
}

async function readSheet(
  parts: Parts,
  path: string,
  name: string,
  hidden: boolean,
  context: SheetContext,
): Promise<Sheet> {
  if (parts.size(path) > WORKBOOK_LIMITS.cells * SHORTEST_CELL) {
    await countCells(parts.pieces(path), context.budget, name);
  }
  const reader = new SheetReader(name, context);
  await parts.read(path, reader.handlers);
  return reader.finish(hidden);
}
