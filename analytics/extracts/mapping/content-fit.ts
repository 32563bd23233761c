import type { ColumnKind } from '../../contract/recipe.ts';
import { categoryId } from '../cells/category.ts';
import type { Contents } from './contents-of-column.ts';
import type { Column } from './targets.ts';
import { meaningOf } from './value-meanings.ts';

/** How far what a column holds bears out what its header promises, 0–1, and what was seen. */
export type ContentFit = { readonly factor: number; readonly seen: string };

const percent = (share: number) => `${Math.round(share * 100)}%`;

/** Nothing to see speaks neither for nor much against. */
const BLANK: ContentFit = { factor: 0.9, seen: 'its first rows are blank' };

/** A share of cells as a factor: all of them bear the name out, none makes it unlikely. */
function by(share: number, what: string, none = 0.3): ContentFit {
  return { factor: none + (1 - none) * share, seen: `${percent(share)} of its cells are ${what}` };
}

/** Holds what a column has against what a target's column should have. */
export function fitContents(column: Column, contents: Contents): ContentFit {
  if (contents.filled === 0) return BLANK;
  const fit = FITS[column.kind](contents, column);
  // A column of dates is none of anything else.
  const dates = contents.dates >= 0.8 && column.kind !== 'date' && column.kind !== 'month';
  return dates ? { factor: 0.2, seen: 'its cells are dates' } : fit;
}

const FITS: Readonly<Record<ColumnKind, (contents: Contents, column: Column) => ContentFit>> = {
  date: ({ dates }) => by(dates, 'dates'),
  month: ({ dates, months }) => by(Math.min(1, dates + months), 'dates'),
  area: ({ areas }) => by(areas, 'local authorities'),
  period: ({ periods }) => by(periods, 'periods'),
  number: ({ numbers }) => by(numbers, 'numbers'),
  whole_number: ({ wholeNumbers }) => by(wholeNumbers, 'whole numbers'),
  identifier: ({ single }) => by(single, 'single words or numbers'),
  yes_no: ({ yesOrNo }) => by(yesOrNo, 'yes or no', 0.4),
  choice: ({ values }, column) =>
    by(
      values.filter((value) => isKnown(column, value) || meaningOf(column, value) !== null).length /
        values.length,
      'words that are known',
      0.5,
    ),
  code: () => ({ factor: 1, seen: 'its name' }),
  text: () => ({ factor: 1, seen: 'its name' }),
};

/** Whether a column's reader takes a word as it is. */
export function isKnown({ words }: Column, value: string): boolean {
  const plain = categoryId(value);
  return plain === null || [...words.keys()].some((word) => categoryId(word) === plain);
}
