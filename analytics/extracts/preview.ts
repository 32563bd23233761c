import type { Preview } from '../contract/load.ts';
import { failureOf } from '../contract/failure.ts';
import { shapeOf } from './cells/shape.ts';
import type { Dialect } from './csv/dialect.ts';
import { DELIMITER_LABELS } from './csv/dialect.ts';
import { ENCODING_LABELS } from './csv/encoding.ts';
import { parseCsvText } from './csv/parse.ts';
import type { IncomingFile } from './incoming.ts';
import { inspectFile } from './inspect.ts';
import { findSource } from './ledger.ts';
import type { LoadContext } from './load.ts';
import { headerOnly, refusalOf } from './recognise.ts';
import type { Recognition } from './recognise.ts';

const ROWS = 20;
const EXAMPLES = 3;

/** A preview as this side knows it; the ticket is the host's. */
type FilePreview = Omit<Preview, 'ticket'>;

/**
 * What a file turns out to be, without loading anything. A file that can't be loaded is previewed
 * too, with its refusal; cells that point to a child are shown as their shape.
 */
export async function previewFile(
  file: IncomingFile,
  context: Pick<LoadContext, 'session' | 'stated'>,
): Promise<FilePreview> {
  const unread: FilePreview = {
    file: file.name,
    bytes: file.size,
    family: null,
    confidence: 0,
    reason: 'It could not be read.',
    encoding: '',
    delimiter: '',
    columns: [],
    rows: [],
    alreadyLoaded: false,
    refusal: null,
  };
  try {
    const { survey, dialect, recognition } = await inspectFile(file, context.stated);
    const rows = firstRows(survey.head, dialect, recognition);
    const refusal =
      refusalOf(file.name, dialect, recognition) ??
      (rows.length === 0 ? headerOnly(file.name, dialect) : null);
    return {
      ...unread,
      family: recognition?.family.id ?? null,
      confidence: recognition?.confidence ?? 0,
      reason: recognition?.reason ?? refusal?.failure.message ?? '',
      encoding: ENCODING_LABELS[survey.encoding],
      delimiter: DELIMITER_LABELS[dialect.delimiter] ?? dialect.delimiter,
      columns: columnsOf(dialect, recognition, rows),
      rows,
      alreadyLoaded: (await findSource(context.session, survey.sha256)) !== undefined,
      refusal: refusal?.failure ?? null,
    };
  } catch (error) {
    const refusal = failureOf(error);
    return { ...unread, reason: refusal.message, refusal };
  }
}

function firstRows(head: string, dialect: Dialect, recognition: Recognition | null): string[][] {
  const { places, personal } = recognition?.layout ?? { places: new Map(), personal: [] };
  const hidden = new Set([...personal].map((id) => places.get(id)));
  return parseCsvText(head, dialect.delimiter)
    .filter(({ row, cells }) => row > dialect.headerRow && cells.some((cell) => cell.trim() !== ''))
    .slice(0, ROWS)
    .map(({ cells }) =>
      dialect.header.map((_, place) => {
        const cell = cells[place] ?? '';
        return hidden.has(place) ? shapeOf(cell) : cell;
      }),
    );
}

function columnsOf(
  dialect: Dialect,
  recognition: Recognition | null,
  rows: readonly (readonly string[])[],
): FilePreview['columns'] {
  const meanings = new Map(
    [...(recognition?.layout.places ?? [])].map(([id, place]) => [place, id]),
  );
  const unknown = new Set(recognition?.layout.unknown);
  return dialect.header.map((name, place) => {
    const meaning = meanings.get(place) ?? null;
    return {
      name,
      meaning: meaning === null || unknown.has(meaning) ? null : meaning,
      examples: [
        ...new Set(rows.map((row) => row[place]?.trim() ?? '').filter((cell) => cell !== '')),
      ].slice(0, EXAMPLES),
    };
  });
}
