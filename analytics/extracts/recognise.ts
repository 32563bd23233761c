import { FAMILY_LABELS } from '../contract/load.ts';
import { PermanenceError } from '../contract/failure.ts';
import type { Dialect } from './csv/dialect.ts';
import type { Family } from './families/family.ts';
import { journeys } from './families/journeys.ts';
import { readLayout } from './layout.ts';
import type { Layout } from './layout.ts';
import { publishedFigures } from './families/published-figures.ts';

/** Every family of extracts the workbench knows. */
export const FAMILIES: readonly Family[] = [publishedFigures, journeys];

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
  const candidates = FAMILIES.map((family): Recognition => {
    const layout = readLayout(family.columns, header, stated);
    const has = (id: string) => layout.places.has(id) || layout.stated.has(id);
    const missing = family.needs.filter((alternatives) => !alternatives.some(has));
    const found = family.needs.filter((alternatives) => alternatives.some(has));
    return {
      family,
      layout,
      confidence: found.length / family.needs.length,
      reason: reasonOf(family, found, missing),
      missing,
    };
  });
  const best = candidates.reduce((a, b) => (b.confidence > a.confidence ? b : a));
  // What was stated alone is no likeness.
  const own = best.family.needs.some((need) => need.some((id) => best.layout.places.has(id)));
  return best.confidence >= LIKELY && own ? best : null;
}

const named = (needs: readonly (readonly string[])[]) =>
  needs
    .map(([first, ...others]) => (others.length > 0 ? `a date such as ${first}` : first))
    .join(', ');

function reasonOf(
  family: Family,
  found: readonly (readonly string[])[],
  missing: readonly (readonly string[])[],
): string {
  const has = `It has the columns of ${FAMILY_LABELS[family.id].toLowerCase()}: ${named(found)}`;
  return missing.length === 0 ? `${has}.` : `${has}; it lacks ${named(missing)}.`;
}

/** Why a file can't be loaded at all, although its text can be read; null when it can. */
export function refusalOf(
  file: string,
  dialect: Dialect,
  recognition: Recognition | null,
): PermanenceError | null {
  const at = { file, row: dialect.headerRow };
  if (!recognition) {
    return new PermanenceError({
      code: 'file_not_recognised',
      message: `${file} is like none of the extracts the workbench knows: row ${dialect.headerRow} has the columns ${shown(dialect.header)}.`,
      action: `Check that this row is the header. ${FAMILIES.map((family) => `${FAMILY_LABELS[family.id]} need ${named(family.needs)}`).join('; ')}.`,
      place: at,
    });
  }
  const [doubled] = recognition.layout.doubled;
  if (doubled !== undefined) {
    return new PermanenceError({
      code: 'column_doubled',
      message: `${file} has the column “${doubled}” more than once in row ${dialect.headerRow}.`,
      action: 'Remove or rename all but the one that is meant, and load the file again.',
      place: { ...at, column: doubled },
    });
  }
  if (recognition.missing.length > 0) {
    const [column = ''] = recognition.missing[0] ?? [];
    return new PermanenceError({
      code: 'column_missing',
      message: `${file} looks like ${FAMILY_LABELS[recognition.family.id].toLowerCase()}, but row ${dialect.headerRow} has no column ${named(recognition.missing)}.`,
      action: 'Add it, or rename the column that holds it, and load the file again.',
      place: { ...at, column },
    });
  }
  return null;
}

/** Refuses a file that ends where its rows should begin. */
export function headerOnly(file: string, { headerRow }: Dialect): PermanenceError {
  return new PermanenceError({
    code: 'file_empty',
    message: `${file} has a header in row ${headerRow} and no rows below it.`,
    action: 'Check that the export held any data, and load it again.',
    place: { file, row: headerRow },
  });
}

function shown(header: readonly string[]): string {
  const names = header.slice(0, 8).map((name) => `“${name.trim().slice(0, 40)}”`);
  return names.join(', ') + (header.length > 8 ? ` and ${header.length - 8} more` : '');
}
