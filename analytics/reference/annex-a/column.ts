import type { Minimised } from '../minimised.ts';
import type { AnnexACodeSet } from './codes.ts';

type Content =
  | { readonly kind: 'code'; readonly codes: AnnexACodeSet }
  | { readonly kind: 'ethnicity' | 'area' | 'day' | 'number' | 'text' };

export type AnnexAColumn = Content & {
  readonly id: string;
  /** The heading of Ofsted's template. */
  readonly name: string;
  /** Other headings written for it. */
  readonly aliases: readonly string[];
  /** Whether the template lets it be blank. */
  readonly mayBeBlank: boolean;
  /** What becomes of it at load when it is personal; null when it isn't. */
  readonly personal: Minimised | null;
};

export type AnnexAList = {
  readonly number: number;
  readonly title: string;
  /** What a row is: a person, never a family. */
  readonly row: string;
  readonly columns: readonly AnnexAColumn[];
};

type Details = Partial<Pick<AnnexAColumn, 'aliases' | 'mayBeBlank' | 'personal'>>;

const plain = { aliases: [], mayBeBlank: false, personal: null };

export function day(id: string, name: string, details: Details = {}): AnnexAColumn {
  return { kind: 'day', id, name, ...plain, ...details };
}

/** A day that has not come for everybody. */
export function dayIfAny(id: string, name: string, details: Details = {}): AnnexAColumn {
  return day(id, name, { mayBeBlank: true, ...details });
}

export function number(id: string, name: string, details: Details = {}): AnnexAColumn {
  return { kind: 'number', id, name, ...plain, ...details };
}

export function text(id: string, name: string, details: Details = {}): AnnexAColumn {
  return { kind: 'text', id, name, ...plain, ...details };
}

export function coded(
  id: string,
  name: string,
  codes: AnnexACodeSet,
  details: Details = {},
): AnnexAColumn {
  return { kind: 'code', codes, id, name, ...plain, ...details };
}

export const CHILD_ID = text('child_id', 'Child Unique ID', {
  aliases: ['Child ID', 'Child Unique Identifier', 'Unique Child ID'],
  personal: 'hashed',
});

export const FAMILY_ID = text('family_id', 'Family identifier', {
  aliases: ['Family ID', 'Family Unique ID'],
  mayBeBlank: true,
  personal: 'hashed',
});

export const SEX = coded('sex', 'Gender', 'sex', { aliases: ['Sex'] });

export const ETHNICITY: AnnexAColumn = {
  kind: 'ethnicity',
  id: 'ethnicity',
  name: 'Ethnicity',
  ...plain,
  aliases: ['Ethnic Origin', 'Ethnic Group'],
};

export const BIRTH: readonly AnnexAColumn[] = [
  dayIfAny('birth_date', 'Date of Birth', {
    aliases: ['DOB', 'Date of Birth (DOB)', 'Birth Date'],
    personal: 'month',
  }),
  number('age', 'Age of Child (Years)', {
    aliases: ['Age', 'Age of Child', 'Age (Years)', 'Age in Years'],
    mayBeBlank: true,
  }),
];

export const DISABILITY = coded(
  'disability',
  'Does the Child have a Disability',
  'yes_no_unknown',
  { aliases: ['Disability', 'Disabled', 'Child has a Disability'] },
);

/** The team is kept; the worker's name never is. */
export const ALLOCATED: readonly AnnexAColumn[] = [
  text('team', 'Allocated Team', { aliases: ['Team'] }),
  text('worker', 'Allocated Worker', {
    aliases: ['Worker', 'Social Worker', 'Allocated Social Worker'],
    personal: 'dropped',
  }),
];
