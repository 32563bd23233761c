import { FAMILY_LABELS } from '../contract/load.ts';
import { PermanenceError } from '../contract/failure.ts';
import { asgEnquiries } from './asg/enquiries.ts';
import type { Family } from './families/family.ts';
import { finance } from './families/finance.ts';
import { journeys } from './families/journeys.ts';
import { lait } from './families/lait.ts';
import { laitIndex, openDataMetadata } from './families/metadata.ts';
import { openData } from './families/open-data.ts';
import { readLayout } from './layout.ts';
import type { Layout } from './layout.ts';
import { publishedFigures } from './families/published-figures.ts';
import { tableName } from './table-source.ts';
import type { TableSource } from './table-source.ts';

/** Every family of extracts the workbench knows. */
export const FAMILIES: readonly Family[] = [
  publishedFigures,
  journeys,
  openData,
  lait,
  finance,
  asgEnquiries,
];

/** Files that describe others: known, so that they can be told what they are. */
const METADATA: readonly Family[] = [openDataMetadata, laitIndex];

/** What a file was taken for, from its columns alone. */
export type Recognition = {
  readonly family: Family;
  readonly layout: Layout;
  /** 0–1: how much of what the family needs is there. */
  readonly confidence: number;
  readonly reason: string;
  /** What the family needs and the file lacks; each entry is met by any one of its columns. */
  readonly missing: readonly (readonly string[])[];
};

/** Below this a file has too little in common with a family to be called one of it. */
const LIKELY = 0.6;

/**
 * The family a header belongs to, by its columns and never by the file's name; null when it is
 * like none. Columns that the officer stated (`area`, `period`) count as there.
 */
export function recognise(
  header: readonly string[],
  stated: ReadonlyMap<string, string> = new Map(),
): Recognition | null {
  const candidates = [...FAMILIES, ...METADATA].map((family) => readAs(family, header, stated));
  const best = candidates.reduce((a, b) => (b.confidence > a.confidence ? b : a));
  // What was stated alone is no likeness.
  const own = best.family.needs.some((need) => need.some((id) => best.layout.places.has(id)));
  return best.confidence >= LIKELY && own ? best : null;
}

/** A header taken for a family's, however much of it the header has. */
export function readAs(
  family: Family,
  header: readonly string[],
  stated: ReadonlyMap<string, string>,
): Recognition {
  const layout = readLayout(family.columns, header, stated);
  const has = (id: string) => layout.places.has(id) || layout.stated.has(id);
  const missing = family.needs.filter((alternatives) => !alternatives.some(has));
  const found = family.needs.filter((alternatives) => alternatives.some(has));
  const marked = family.marks?.every((mark) => mark.some((id) => layout.places.has(id))) ?? true;
  return {
    family,
    layout,
    confidence: marked ? found.length / family.needs.length : 0,
    reason: reasonOf(family, found, missing),
    missing,
  };
}

const named = (needs: readonly (readonly string[])[]) =>
  needs
    .map(([first = '', ...others]) =>
      first.endsWith('_on')
        ? `a date such as ${first}`
        : [first, ...others].slice(0, 3).join(' or '),
    )
    .join(', ');

function reasonOf(
  family: Family,
  found: readonly (readonly string[])[],
  missing: readonly (readonly string[])[],
): string {
  const has = `It has the columns of ${FAMILY_LABELS[family.id].toLowerCase()}: ${named(found)}`;
  return missing.length === 0 ? `${has}.` : `${has}; it lacks ${named(missing)}.`;
}

/** Refuses a table that is like none of the extracts the workbench knows. */
export function notRecognised(table: TableSource): PermanenceError {
  const name = tableName(table);
  return new PermanenceError({
    code: 'file_not_recognised',
    message: `${name} is like none of the extracts the workbench knows: row ${table.headerRow} has the columns ${shown(table.header)}.`,
    action: `Check that this row is the header, or map its columns by hand. ${FAMILIES.map((family) => `${FAMILY_LABELS[family.id]} need ${named(family.needs)}`).join('; ')}.`,
    place: { file: table.file.name, row: table.headerRow },
  });
}

/** Why a table can't be loaded although it was recognised; null when it can. */
export function refusalOf(table: TableSource, recognition: Recognition): PermanenceError | null {
  const name = tableName(table);
  const at = { file: table.file.name, row: table.headerRow };
  const [doubled] = recognition.layout.doubled;
  if (doubled !== undefined) {
    return new PermanenceError({
      code: 'column_doubled',
      message: `${name} has the column “${doubled}” more than once in row ${table.headerRow}.`,
      action: 'Remove or rename all but the one that is meant, and load the file again.',
      place: { ...at, column: doubled },
    });
  }
  if (recognition.missing.length > 0) {
    const [column = ''] = recognition.missing[0] ?? [];
    return new PermanenceError({
      code: 'column_missing',
      message: `${name} looks like ${FAMILY_LABELS[recognition.family.id].toLowerCase()}, but row ${table.headerRow} has no column ${named(recognition.missing)}.`,
      action: 'Add it, or rename the column that holds it, and load the file again.',
      place: { ...at, column },
    });
  }
  return null;
}

/** Refuses a table that ends where its rows should begin. */
export function headerOnly(table: TableSource): PermanenceError {
  return new PermanenceError({
    code: 'file_empty',
    message: `${tableName(table)} has a header in row ${table.headerRow} and no rows below it.`,
    action: 'Check that the export held any data, and load it again.',
    place: { file: table.file.name, row: table.headerRow },
  });
}

function shown(header: readonly string[]): string {
  const names = header.slice(0, 8).map((name) => `“${name.trim().slice(0, 40)}”`);
  return names.join(', ') + (header.length > 8 ? ` and ${header.length - 8} more` : '');
}
