import type { EthnicCode, EthnicGroup5 } from './groups.ts';

/**
 * What reports, case systems and Annex A returns write for the ethnic groups, in plain letters (lower
 * case, `and` for `&`, no punctuation).
 */

/** The words that mean one of the five groups and leave the detail open. */
export const FAMILY_NAMES: Readonly<Record<EthnicGroup5, readonly string[]>> = {
  white: ['white', 'gypsy or irish traveller', 'gypsy irish traveller'],
  mixed: [
    'mixed',
    'mixed race',
    'mixed ethnicity',
    'mixed heritage',
    'mixed parentage',
    'dual heritage',
    'mixed dual background',
    'mixed or dual background',
    'mixed multiple',
    'mixed or multiple',
    'mixed ethnic group',
    'mixed ethnic groups',
    'mixed multiple ethnic group',
    'mixed multiple ethnic groups',
    'mixed or multiple ethnic group',
    'mixed or multiple ethnic groups',
  ],
  asian: ['asian', 'asian british', 'asian or asian british', 'asian asian british'],
  black: [
    'black',
    'black british',
    'black or black british',
    'black black british',
    'black african caribbean or black british',
    'black african caribbean black british',
    'black black british caribbean or african',
  ],
  other: ['other', 'other ethnic group', 'other ethnic groups', 'other ethnicity'],
  not_known: ['not stated', 'refused or information not yet available', 'refused or not known'],
};

/** The words that mean one group wherever they stand. */
export const GROUP_NAMES: Readonly<Record<EthnicCode, readonly string[]>> = {
  WBRI: [],
  WIRI: ['irish'],
  WIRT: ['irish traveller', 'traveller of irish heritage', 'travellers of irish heritage'],
  WROM: ['gypsy', 'roma', 'gypsy roma', 'gypsy or roma', 'roma gypsy', 'roma or gypsy'],
  WOTH: [],
  MWBC: ['white and black caribbean', 'white black caribbean', 'black caribbean and white'],
  MWBA: ['white and black african', 'white black african', 'black african and white'],
  MWAS: ['white and asian', 'white asian', 'asian and white'],
  MOTH: [
    'any other mixed or multiple ethnic background',
    'any other mixed multiple ethnic background',
  ],
  AIND: ['indian'],
  APKN: ['pakistani'],
  ABAN: ['bangladeshi'],
  // The census of 2001 had Chinese people among the others.
  CHNE: ['chinese', 'other ethnic group chinese', 'chinese or other ethnic group chinese'],
  AOTH: [],
  BAFR: ['african'],
  BCRB: ['caribbean'],
  BOTH: [
    'any other black african or caribbean background',
    'any other black african caribbean background',
    'any other black black british or caribbean background',
  ],
  // The return has no group of its own for Arab children: they are counted with any other.
  OOTH: ['any other ethnic group', 'any other ethnic background', 'any other ethnicity', 'arab'],
  REFU: ['refused', 'declined', 'declined to say', 'information refused', 'prefer not to say'],
  NOBT: [
    'not obtained',
    'not yet obtained',
    'information not obtained',
    'information not yet obtained',
    'unknown',
    'not known',
    'not recorded',
    'ethnicity unknown',
    'ethnicity not known',
    'ethnicity not recorded',
  ],
};

/** The words that mean one group only beside their family's: `british` in `White - British`. */
export const NAMES_WITHIN: Readonly<Partial<Record<EthnicCode, readonly string[]>>> = {
  WBRI: [
    'british',
    'english',
    'scottish',
    'welsh',
    'northern irish',
    'cornish',
    'english welsh scottish northern irish british',
    'english welsh scottish northern irish or british',
  ],
  WIRT: ['traveller'],
  WOTH: [
    'other',
    'any other',
    'other background',
    'any other background',
    'eastern european',
    'european',
  ],
  MOTH: ['other', 'any other', 'other background', 'any other background'],
  AOTH: ['other', 'any other', 'other background', 'any other background'],
  BOTH: ['other', 'any other', 'other background', 'any other background'],
  OOTH: ['any other', 'other'],
};
