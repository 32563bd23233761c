import { plainName } from '../plain-name.ts';
import { ETHNIC_GROUPS } from './groups.ts';
import type { EthnicCode, EthnicGroup18, EthnicGroup5 } from './groups.ts';
import { FAMILY_NAMES, GROUP_NAMES, NAMES_WITHIN } from './names.ts';

/** What a written ethnicity says; `code` and `group18` are null when it tells only one of the five. */
export type Ethnicity = {
  readonly code: EthnicCode | null;
  readonly group18: EthnicGroup18 | null;
  readonly group5: EthnicGroup5;
};

const byCode = new Map<string, Ethnicity>(
  ETHNIC_GROUPS.map(({ code, group18, group5 }) => [code, { code, group18, group5 }]),
);

const families: readonly (readonly [name: string, group5: EthnicGroup5])[] = ETHNIC_GROUPS.map(
  ({ group5 }) => group5,
)
  .filter((group5, at, all) => all.indexOf(group5) === at)
  .flatMap((group5) => FAMILY_NAMES[group5].map((name) => [name, group5] as const));

const byName = new Map<string, Ethnicity>(
  families.map(([name, group5]) => [name, { code: null, group18: null, group5 }]),
);
const within = new Map<string, Ethnicity>();

for (const { code, group5, label } of ETHNIC_GROUPS) {
  const group = byCode.get(code);
  if (!group) continue;
  for (const name of [plainName(label), ...GROUP_NAMES[code]]) byName.set(name, group);
  for (const name of NAMES_WITHIN[code] ?? []) within.set(`${group5} ${name}`, group);
}

/** What stands before or after a family's words, or null when these aren't there. */
function besides(plain: string, family: string): string | null {
  if (plain.startsWith(`${family} `)) return plain.slice(family.length + 1);
  if (plain.endsWith(` ${family}`)) return plain.slice(0, -family.length - 1);
  return null;
}

/** `layers` is how many families may stand around the detail: `black - black british - caribbean`. */
function named(plain: string, layers = 2): Ethnicity | null {
  const exact = byName.get(plain) ?? null;
  if (exact !== null || layers === 0) return exact;
  for (const [family, group5] of families) {
    const detail = besides(plain, family);
    if (detail === null) continue;
    const group = within.get(`${group5} ${detail}`) ?? named(detail, layers - 1);
    if (group?.group5 === group5) return group;
  }
  // `any other black background`, `other white`: the family's words stand inside.
  const inside = /^(?:any )?other (.+?)(?: background| ethnic background)?$/.exec(plain)?.[1];
  const family = families.find(([name]) => name === inside);
  return (family && within.get(`${family[1]} any other`)) ?? null;
}

const CODE_FIRST = /^\W*([A-Z]{4})(?:\s*[-–—:[(,>/]\s*|\s+)(\S.*)$/;
const CODE_LAST = /^(.*\S)\s*[[(]([A-Z]{4})[\])]\s*$/;

/** A code of the return and the words beside it; null when there is no code, or it is not alone. */
function codeAndWords(text: string): readonly [code: string, words: string] | null {
  const first = CODE_FIRST.exec(text);
  if (first?.[1] && first[2] && byCode.has(first[1])) return [first[1], first[2]];
  const last = CODE_LAST.exec(text);
  return last?.[1] && last[2] && byCode.has(last[2]) ? [last[2], last[1]] : null;
}

/** List marks of forms and case systems: `a) `, `A1 - `, `(A.A1) `, `A4.1 `, and ` (A1)` at the end. */
const MARK_FIRST =
  /^\s*[a-z]\.?[a-z]{0,2}\d+(?:\.\d+)?\s+|^\s*\(?[a-z](?:\.?[a-z]{0,2}\d+(?:\.\d+)?)?\)?\s*[-–).:>]\s*/i;
const MARK_LAST = /\s*[[(][a-z]?\.?\d+[\])]\s*$/i;

function inWords(text: string): Ethnicity | null {
  return (
    named(plainName(text)) ?? named(plainName(text.replace(MARK_FIRST, '').replace(MARK_LAST, '')))
  );
}

/**
 * The ethnic group meant by a code of the return (`WBRI`), a name as reports and case systems write
 * it (`White - British`, `WBRI - White British`, `Mixed / White & Black Caribbean`) or an Annex A
 * group (`d) Black or black British`). Refused and not known are groups of their own. Null for a
 * blank, for words that could mean several groups, and where the code and its words disagree.
 */
export function resolveEthnicity(text: string): Ethnicity | null {
  const whole = byCode.get(text.trim().toUpperCase());
  if (whole) return whole;
  const told = inWords(text);
  if (told) return told;
  const [code, words] = codeAndWords(text) ?? [];
  if (code === undefined || words === undefined) return null;
  const group = byCode.get(code) ?? null;
  const said = inWords(words);
  if (!said) return null;
  return said.group5 === group?.group5 && (said.code === null || said.code === code) ? group : null;
}
