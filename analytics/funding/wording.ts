const WHOLE = new Intl.NumberFormat('en-GB', {
  style: 'currency',
  currency: 'GBP',
  maximumFractionDigits: 0,
});
const PENCE = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP' });

/** £4,225,411, or £4,225,411.50 where there are pence; a minus sign before the pound. */
export const pounds = (amount: number): string =>
  (Number.isInteger(amount) ? WHOLE : PENCE).format(amount).replace('-', '−');

/** A share of 1 as a percentage with up to two decimals: 0.0324 is 3.24%. */
export const percent = (share: number): string =>
  `${Math.round(share * 10_000) / 100}%`.replace('-', '−');

/** Names as a sentence lists them. */
export const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

/** A measure's id as words, where the catalogue need not know it. */
export const words = (measure: string): string => measure.replaceAll('_', ' ');

/** A path into a document as people write it: `formula[0].drivers[1].weight`. */
export const fieldName = (path: readonly PropertyKey[]): string =>
  path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');
