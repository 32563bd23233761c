import type { RandomStream } from '../statistics/random-stream.ts';
import type { Person, Sex, Structure } from './agency.ts';

/** Ethnic codes of the SSDA903 with their broad group and how often a child has them. */
const ETHNICITIES = [
  ['WBRI', 'white', 40],
  ['WIRI', 'white', 1],
  ['WOTH', 'white', 7],
  ['WIRT', 'white', 0.5],
  ['WROM', 'white', 1],
  ['MWBC', 'mixed', 7],
  ['MWBA', 'mixed', 3],
  ['MWAS', 'mixed', 3],
  ['MOTH', 'mixed', 5],
  ['AIND', 'asian', 2],
  ['APKN', 'asian', 3],
  ['ABAN', 'asian', 2.5],
  ['AOTH', 'asian', 2.5],
  ['BCRB', 'black', 7],
  ['BAFR', 'black', 8],
  ['BOTH', 'black', 3],
  ['CHNE', 'asian', 0.5],
  ['OOTH', 'other', 2.5],
  ['NOBT', 'unknown', 1],
  ['REFU', 'unknown', 0.5],
] as const;

const groupOf = new Map<string, string>(ETHNICITIES.map(([code, group]) => [code, group]));

/** Groups a family may say it considers. */
export const ETHNIC_GROUPS = ['white', 'mixed', 'asian', 'black', 'other'] as const;

/** white, mixed, asian, black, other or unknown. */
export const ethnicGroup = (code: string): string => groupOf.get(code) ?? 'unknown';

/** The Black Adoption Project's group: Black, or mixed with Black Caribbean or Black African. */
export const isBlackOrMixedBlack = (code: string): boolean =>
  ['BCRB', 'BAFR', 'BOTH', 'MWBC', 'MWBA'].includes(code);

export const drawEthnicity = (stream: RandomStream): string =>
  stream.weighted(ETHNICITIES.map(([code, , weight]) => [code, weight] as const));

/** Most unaccompanied children come from few places. */
export const drawUnaccompaniedEthnicity = (stream: RandomStream): string =>
  stream.weighted([
    ['OOTH', 5],
    ['BAFR', 4],
    ['AOTH', 3],
    ['WOTH', 1],
  ]);

export const drawSex = (stream: RandomStream): Sex => (stream.chance(0.51) ? 'male' : 'female');

/** A number from 0 on with leading zeros. */
export const padded = (number: number, digits: number): string =>
  String(number).padStart(digits, '0');

/** A postcode of the pseudo area ZZ, which no home has. */
export function drawPostcode(stream: RandomStream): string {
  const letters = 'ABDEFGHJLNPQRSTUWXYZ';
  const letter = () => letters.charAt(stream.integer(0, letters.length - 1));
  return `ZZ${stream.integer(1, 98)} ${stream.integer(0, 9)}${letter()}${letter()}`;
}

/** A unique pupil number in form; a child too young for school has the code for that. */
export function drawUpn(stream: RandomStream, ofSchoolAge: boolean): string {
  if (!ofSchoolAge) return 'UN1';
  return `Z${padded(stream.integer(0, 999_999), 6)}${padded(stream.integer(0, 999_999), 6)}`;
}

const SEXES: Readonly<Record<Structure, readonly Sex[]>> = {
  single_female: ['female'],
  single_male: ['male'],
  couple_female_male: ['female', 'male'],
  couple_female: ['female', 'female'],
  couple_male: ['male', 'male'],
};

export const drawStructure = (stream: RandomStream): Structure =>
  stream.weighted<Structure>([
    ['couple_female_male', 66],
    ['couple_female', 8],
    ['couple_male', 11],
    ['single_female', 13],
    ['single_male', 2],
  ]);

/** The adopters of a household; couples share an ethnicity more often than not. */
export function drawPeople(stream: RandomStream, structure: Structure): Person[] {
  const first = drawEthnicity(stream);
  return SEXES[structure].map((sex, index) => ({
    sex,
    ethnicity: index === 0 || stream.chance(0.75) ? first : drawEthnicity(stream),
    disability: stream.chance(0.04),
  }));
}
