import type { ExportSheet, ExportValue } from '../formats/workbook/write.ts';
import { ANNEX_A_CODES } from '../reference/annex-a/codes.ts';
import type { AnnexACode, AnnexACodeSet } from '../reference/annex-a/codes.ts';
import type { AnnexAList } from '../reference/annex-a/column.ts';
import type { Child, Person } from './agency.ts';
import { ageOn, isoDate } from './day.ts';
import type { Day } from './day.ts';
import { ethnicGroup } from './people.ts';

/** A row by the ids of its list's columns. */
export type Line = Readonly<Record<string, ExportValue>>;

/** A list as a sheet with the headings of Ofsted's template. */
export function sheetOf({ number, columns }: AnnexAList, lines: readonly Line[]): ExportSheet {
  return {
    name: `List ${number}`,
    columns: columns.map(({ name, kind }) => ({ header: name, kind: KINDS[kind] })),
    rows: lines.map((line) => columns.map(({ id }) => line[id] ?? null)),
  };
}

const KINDS = {
  day: 'date',
  number: 'integer',
  text: 'text',
  code: 'text',
  ethnicity: 'text',
  area: 'text',
} as const;

export const dateCell = (day: Day | null): ExportValue => (day === null ? null : isoDate(day));

export const yesOrNo = (value: boolean): ExportValue => (value ? 'Yes' : 'No');

const written = ({ letter, words }: AnnexACode): string => `${letter}) ${words[0] ?? ''}`;

/** A code as the list writes it, by its meaning (`withdrew`). */
export function meant(set: AnnexACodeSet, meaning: string | null): ExportValue {
  const codes: readonly AnnexACode[] = ANNEX_A_CODES[set];
  const code = codes.find((each) => each.meaning === meaning);
  return code ? written(code) : null;
}

/** A code of the children looked after return as the list writes it (`N1`, `E1`, `U6`). */
export function returned(set: AnnexACodeSet, returnCode: string | null): ExportValue {
  const codes: readonly AnnexACode[] = ANNEX_A_CODES[set];
  const code = codes.find(({ ssda903 }) => ssda903.includes(returnCode ?? ''));
  return code ? written(code) : null;
}

const ETHNICITIES: Readonly<Record<string, string>> = {
  white: 'a) White',
  mixed: 'b) Mixed',
  asian: 'c) Asian or Asian British',
  black: 'd) Black or black British',
  other: 'e) Other ethnic group',
  unknown: 'f) Not stated',
};

export const personLine = ({ sex, ethnicity, disability }: Person | Child): Line => ({
  sex: meant('sex', sex),
  ethnicity: ETHNICITIES[ethnicGroup(ethnicity)] ?? null,
  disability: yesOrNo(disability),
});

/** What every list of children begins with; ages are as at the last day. */
export const childLine = (child: Child, lastDay: Day): Line => ({
  child_id: child.localId,
  ...personLine(child),
  birth_date: dateCell(child.bornOn),
  age: child.bornOn === null ? null : ageOn(child.bornOn, lastDay),
});
