/**
 * The ethnic groups of the children looked after return (SSDA903): 18 groups after the census of
 * 2011 and the two ways of not knowing, how they add up to five groups and those to two, and the
 * sector's groups that cut across them.
 *
 * Contains public sector information licensed under the Open Government Licence v3.0
 * (Department for Education, Children looked after by local authorities: guide to the SSDA903
 * collection; Office for National Statistics).
 */

/** The two groups that disparities are first told by; people not known belong to neither. */
export const ETHNIC_GROUPS_2 = {
  white: 'White',
  global_majority: 'Global majority',
  not_known: 'Refused or not known',
} as const satisfies Readonly<Record<string, string>>;
export type EthnicGroup2 = keyof typeof ETHNIC_GROUPS_2;

/** The five groups of national statistics in their order. Not knowing is a group, not a gap. */
export const ETHNIC_GROUPS_5 = {
  white: { label: 'White', group2: 'white' },
  mixed: { label: 'Mixed or multiple ethnic groups', group2: 'global_majority' },
  asian: { label: 'Asian or Asian British', group2: 'global_majority' },
  black: { label: 'Black, African, Caribbean or Black British', group2: 'global_majority' },
  other: { label: 'Other ethnic group', group2: 'global_majority' },
  not_known: { label: 'Refused or not known', group2: 'not_known' },
} as const satisfies Readonly<Record<string, { label: string; group2: EthnicGroup2 }>>;
export type EthnicGroup5 = keyof typeof ETHNIC_GROUPS_5;

type EthnicGroup = {
  /** The code of the return. */
  readonly code: string;
  /** The id of the group as a category of a breakdown. */
  readonly group18: string;
  readonly label: string;
  readonly group5: EthnicGroup5;
};

const groups = [
  ['WBRI', 'white_british', 'White British', 'white'],
  ['WIRI', 'white_irish', 'White Irish', 'white'],
  ['WIRT', 'traveller_of_irish_heritage', 'Traveller of Irish heritage', 'white'],
  ['WROM', 'gypsy_roma', 'Gypsy or Roma', 'white'],
  ['WOTH', 'any_other_white_background', 'Any other White background', 'white'],
  ['MWBC', 'white_and_black_caribbean', 'White and Black Caribbean', 'mixed'],
  ['MWBA', 'white_and_black_african', 'White and Black African', 'mixed'],
  ['MWAS', 'white_and_asian', 'White and Asian', 'mixed'],
  ['MOTH', 'any_other_mixed_background', 'Any other Mixed background', 'mixed'],
  ['AIND', 'indian', 'Indian', 'asian'],
  ['APKN', 'pakistani', 'Pakistani', 'asian'],
  ['ABAN', 'bangladeshi', 'Bangladeshi', 'asian'],
  ['CHNE', 'chinese', 'Chinese', 'asian'],
  ['AOTH', 'any_other_asian_background', 'Any other Asian background', 'asian'],
  ['BAFR', 'black_african', 'Black African', 'black'],
  ['BCRB', 'black_caribbean', 'Black Caribbean', 'black'],
  ['BOTH', 'any_other_black_background', 'Any other Black background', 'black'],
  ['OOTH', 'any_other_ethnic_group', 'Any other ethnic group', 'other'],
  ['REFU', 'refused', 'Refused', 'not_known'],
  ['NOBT', 'not_obtained', 'Not yet obtained', 'not_known'],
] as const satisfies readonly (readonly [string, string, string, EthnicGroup5])[];

export type EthnicCode = (typeof groups)[number][0];
export type EthnicGroup18 = (typeof groups)[number][1];

/** Every code of the return with its group among the 18 and among the five, in reading order. */
export const ETHNIC_GROUPS = groups.map(([code, group18, label, group5]) => ({
  code,
  group18,
  label,
  group5,
})) satisfies readonly EthnicGroup[];

/**
 * Groups that cut across the five. `black_or_mixed_black` is the Black Adoption Project's: a child
 * of any other mixed background is not in it, as the code does not say which.
 */
export const ETHNIC_CROSS_CUTS = {
  black_or_mixed_black: {
    label: 'Black or mixed Black',
    codes: ['BAFR', 'BCRB', 'BOTH', 'MWBC', 'MWBA'],
  },
  global_majority: {
    label: 'Global majority',
    codes: codesWhere(({ group5 }) => ETHNIC_GROUPS_5[group5].group2 === 'global_majority'),
  },
  other_than_white_british: {
    label: 'Other than White British',
    codes: codesWhere(({ code, group5 }) => code !== 'WBRI' && group5 !== 'not_known'),
  },
} as const satisfies Readonly<Record<string, { label: string; codes: readonly EthnicCode[] }>>;

function codesWhere(belongs: (group: (typeof ETHNIC_GROUPS)[number]) => boolean): EthnicCode[] {
  return ETHNIC_GROUPS.filter(belongs).map(({ code }) => code);
}
