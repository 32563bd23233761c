import { plainName } from '../plain-name.ts';
import { ADOPTERS, ADOPTION } from './adoption.ts';
import { CHILD_PROTECTION_PLANS, CHILDREN_IN_NEED } from './children-in-need.ts';
import { ANNEX_A_CODES } from './codes.ts';
import type { AnnexACode, AnnexACodeSet } from './codes.ts';
import type { AnnexAColumn, AnnexAList } from './column.ts';
import { CARE_LEAVERS, LOOKED_AFTER } from './looked-after.ts';

/** The lists of an Annex A workbook that are used here, in its order. */
export const ANNEX_A_LISTS: readonly AnnexAList[] = [
  CHILDREN_IN_NEED,
  CHILD_PROTECTION_PLANS,
  LOOKED_AFTER,
  CARE_LEAVERS,
  ADOPTION,
  ADOPTERS,
];

/**
 * The column of a list that a heading stands for, whatever its case, quotes, spaces and stops
 * (`Child’s  Legal Status`, `age`); null when it is none.
 */
export function annexAColumn(list: AnnexAList, heading: string): AnnexAColumn | null {
  const plain = plainName(heading);
  return (
    list.columns.find(({ name, aliases }) =>
      [name, ...aliases].some((candidate) => plainName(candidate) === plain),
    ) ?? null
  );
}

const LETTER = /^\s*([a-z])\s*\)\s*/i;
const LETTER_ALONE = /^\s*([a-z])\s*\)?\s*$/i;
const RETURN_CODE =
  /^\s*([A-Z]{1,4}\d{0,2}[A-Z]?)(?=\s*$|\s*[[(:)–-])|^\s*([A-Z]{1,3}\d{1,2}[A-Z]?)(?=\s)/i;

const bySetAndWords = new Map<string, AnnexACode>();
for (const [set, codes] of Object.entries(ANNEX_A_CODES)) {
  for (const code of codes) {
    for (const words of code.words) bySetAndWords.set(`${set} ${plainName(words)}`, code);
  }
}

/**
 * The code meant by a cell of a column: by its words with or without the letter (`b) Female`,
 * `female`), by the children looked after return's code at its beginning (`C1 [Interim Care Order]`,
 * `N1`), or by the letter alone (`b`, `b)`). The words win over a letter that says otherwise, since
 * the letters differ between years. Null when it is none of the set's.
 */
export function annexACode(set: AnnexACodeSet, text: string): AnnexACode | null {
  const worded = (words: string) => bySetAndWords.get(`${set} ${plainName(words)}`);
  const byWords = worded(text) ?? worded(text.replace(LETTER, ''));
  if (byWords) return byWords;
  const codes: readonly AnnexACode[] = ANNEX_A_CODES[set];
  const written = RETURN_CODE.exec(text);
  const returned = (written?.[1] ?? written?.[2])?.toUpperCase();
  const byReturn = codes.find(
    ({ letter, ssda903 }) =>
      returned !== undefined &&
      (ssda903.includes(returned) || (letter.length > 1 && letter === returned)),
  );
  if (byReturn) return byReturn;
  const alone = LETTER_ALONE.exec(text)?.[1]?.toLowerCase();
  return codes.find(({ letter }) => letter === alone) ?? null;
}
