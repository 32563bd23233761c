import { choicesOf } from '../annex-a/columns.ts';
import type { ModuleColumn } from '../returns/module.ts';

/** The adopters' household, as agencies number it. */
export const FAMILY = {
  name: 'FAMILY_ID',
  aliases: [
    'FAMILY_IDENTIFIER',
    'FAMILY_UNIQUE_ID',
    'FAMILY_NUMBER',
    'FAMILY_REFERENCE',
    'ADOPTER_FAMILY_ID',
    'ADOPTIVE_FAMILY_ID',
    'HOUSEHOLD_ID',
  ],
  kind: 'family',
  keep: 'family_no',
  required: true,
} as const;

/** A day a journey or a household's way is worked out from: one that can't be read rejects the row. */
export const date = (
  name: string,
  keep: string,
  aliases: readonly string[] = [],
): ModuleColumn => ({
  name,
  aliases,
  kind: 'date',
  keep,
});

/** One of some words; any other is left out and listed. */
export const lenient = (
  name: string,
  keep: string,
  choices: NonNullable<ModuleColumn['choices']>,
  aliases: readonly string[] = [],
): ModuleColumn => ({ name, aliases, kind: 'choice', keep, choices, lenient: true });

/** Who somebody is, as far as it is kept; a prefix tells the adopters of one row apart. */
export function described(prefix = ''): ModuleColumn[] {
  const keep = prefix.toLowerCase();
  const within = (aliases: readonly string[]) => aliases.map((alias) => `${prefix}${alias}`);
  return [
    lenient(`${prefix}SEX`, `${keep}sex`, choicesOf('sex'), within(['GENDER'])),
    {
      name: `${prefix}ETHNICITY`,
      aliases: within(['ETHNIC', 'ETHNIC_ORIGIN', 'ETHNIC_GROUP']),
      kind: 'text',
      keep: `${keep}ethnicity`,
      lenient: true,
    },
    lenient(
      `${prefix}DISABILITY`,
      `${keep}disability`,
      choicesOf('yes_no_unknown'),
      within(['DISABLED']),
    ),
    ...(prefix === '' ? [BORN] : []),
  ];
}

const BORN: ModuleColumn = {
  name: 'DATE_OF_BIRTH',
  aliases: ['DOB', 'BIRTH_DATE'],
  kind: 'month',
  keep: 'birth_month',
  personal: true,
  lenient: true,
};

/** Why a household left before it adopted. */
export const LEFT_REASONS: NonNullable<ModuleColumn['choices']> = {
  withdrew: 'withdrew',
  withdrawn: 'withdrew',
  'family withdrew': 'withdrew',
  'adopter withdrew': 'withdrew',
  'process on hold': 'process_on_hold',
  'on hold': 'process_on_hold',
  'application refused': 'application_refused',
  refused: 'application_refused',
  'not approved': 'application_refused',
};
