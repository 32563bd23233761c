import { ADOPTION_CODES } from './adoption-codes.ts';
import { CHILD_CODES } from './child-codes.ts';
import type { Code } from './code.ts';
import { collectionYear } from './collection-year.ts';
import { EPISODE_CODES } from './episode-codes.ts';

const CODE_SETS = { ...EPISODE_CODES, ...ADOPTION_CODES, ...CHILD_CODES };

/** A column of the return that holds codes. */
export type CodedField = keyof typeof CODE_SETS;

export const CODED_FIELDS: readonly CodedField[] = Object.keys(CODE_SETS).filter(isCodedField);

export function isCodedField(column: string): column is CodedField {
  return Object.hasOwn(CODE_SETS, column);
}

const known = new Map<string, ReadonlyMap<string, string>>();

/**
 * The codes a column may hold in the return of a collection year (`2023/24`), with their labels, in
 * the guide's order. Null takes the codes of every year, for a return whose year isn't known.
 * A code a child's older episode carries may have ended before the year that returns it again.
 */
export function codesOf(field: CodedField, year: string | null): ReadonlyMap<string, string> {
  const key = `${field} ${year ?? 'any year'}`;
  const found = known.get(key);
  if (found) return found;
  const asked = year === null ? null : collectionYear(year);
  const codes = new Map<string, string>();
  const set: readonly Code[] = CODE_SETS[field];
  for (const [code, label, years] of set) {
    const applies =
      asked === null || (asked >= (years?.since ?? asked) && asked <= (years?.until ?? asked));
    if (applies) codes.set(code, label);
  }
  known.set(key, codes);
  return codes;
}

/** Whether a column may hold a code in the return of a collection year; null for any year's. */
export function isValidCode(field: CodedField, code: string, year: string | null): boolean {
  return codesOf(field, year).has(code);
}

/** What a code means, whatever its year; null when the column has no such code. */
export function codeLabel(field: CodedField, code: string): string | null {
  return codesOf(field, null).get(code) ?? null;
}
