import { findMeasure } from '../../analytics/contract/catalogue/index.ts';
import type { ComponentKind } from '../../analytics/contract/funding/scenario.ts';
import { formatMoney, formatNumber } from '../format/number.ts';

/** £1,204 more or less, with its sign: +£1,204, −£312, £0. */
export const signedMoney = (pounds: number): string =>
  pounds > 0 ? `+${formatMoney(pounds)}` : formatMoney(pounds);

/** A share of 1 as people read it: 16.0%. */
export const shareWords = (share: number, decimals = 1): string =>
  `${formatNumber(share * 100, { minimum: decimals, maximum: decimals })}%`;

/** A change as a share of 1, with its sign: +4.1%, −3.0%. */
export const signedShare = (share: number, decimals = 1): string => {
  const words = shareWords(share, decimals);
  return Number.parseFloat(words) > 0 ? `+${words}` : words;
};

/** A limit or a weight as it was set: 5%, 2.5%, 100%. */
export const percentWords = (share: number): string =>
  `${formatNumber(share * 100, { minimum: 0, maximum: 2 })}%`;

/** A measure of demand by its name in the catalogue; its id in words where it is in none. */
export const measureWords = (id: string): string =>
  findMeasure(id)?.label ?? id.replaceAll('_', ' ').replace(/^./, (first) => first.toUpperCase());

/** The same within a sentence. */
export const measureInSentence = (id: string): string => {
  const words = measureWords(id);
  // An abbreviation keeps its capitals.
  return /^[A-Z][a-z]/.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words;
};

export const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

const NUMBERS = [
  ...['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'],
];

/** Small counts as words, as reports write them. */
export const numberWords = (count: number): string => NUMBERS[count] ?? String(count);

export const PART_LABELS = {
  demand: 'Demand',
  historic: 'History',
  equal: 'Equal',
  population: 'Population',
} as const satisfies Record<ComponentKind, string>;

/** What a part of the formula goes by, said of a share of the budget. */
export const PART_PHRASES = {
  demand: 'by demand',
  historic: 'by what was paid before',
  equal: 'in equal parts',
  population: 'by population',
} as const satisfies Record<ComponentKind, string>;

export const PART_DEFINITIONS = {
  demand: 'Shared in proportion to counts such as placement orders, as a mean over some years.',
  historic: 'Shared in proportion to what each partner paid before.',
  equal: 'Every partner pays the same part.',
  population: 'Shared in proportion to population.',
} as const satisfies Record<ComponentKind, string>;
