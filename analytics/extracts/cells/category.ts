/** Words a source writes in a breakdown column for the total over it. */
const TOTALS = new Set(['total', 'all']);

/**
 * The id of a category as sources write it: `White British` is `white_british`, `<1` is `under_1`,
 * `16+` is `16_and_over`. Null for a blank and for the total.
 */
export function categoryId(text: string): string | null {
  const id = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^<=?\s*/, 'under ')
    .replace(/^>=?\s*/, 'over ')
    .replace(/\s*\+$/, ' and over')
    .replaceAll('&', ' and ')
    .replaceAll(/['’]/g, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '_')
    .replaceAll(/^_+|_+$/g, '');
  return id === '' || TOTALS.has(id) ? null : id;
}
