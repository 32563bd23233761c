import type { DimensionId } from '../../contract/dimension.ts';
import { DIMENSIONS } from '../../contract/dimension.ts';
import { CONTAINS, EXHAUSTIVE } from '../../contract/relation.ts';
import { remembering } from '../../extracts/memo.ts';

const AGES: readonly (readonly [RegExp, (a: number, b: number) => readonly [number, number]])[] = [
  [/^under_(\d+)$/, (age) => [0, age]],
  [/^up_to_(\d+)$/, (age) => [0, age + 1]],
  [/^(\d+)_or_under$/, (age) => [0, age + 1]],
  [/^(\d+)_(?:to_)?(\d+)(?:_\w+)?$/, (from, to) => [from, to + 1]],
  [/^(\d+)_and_over$/, (age) => [age, Infinity]],
  [/^over_(\d+)(?:_\w+)?$/, (age) => [age, Infinity]],
];

/** The ages (or months) a band covers, the end left out: `16_17` is 16 up to 18. */
const ages = remembering((category): readonly [number, number] | null => {
  for (const [pattern, read] of AGES) {
    const match = pattern.exec(category);
    if (match) return read(Number(match[1]), Number(match[2]));
  }
  return null;
});

/** What a category is made of: `in_house_or_regional` is both; a couple is of either kind. */
function atoms(category: string): Set<string> {
  const all = new Set<string>();
  for (const part of category.split('_or_')) {
    for (const inner of CONTAINS[part] ?? [part]) all.add(inner);
  }
  return all;
}

/** Whether the dictionary knows what a category covers. */
function isKnown(dimension: DimensionId, category: string): boolean {
  const known = DIMENSIONS.find(({ id }) => id === dimension)?.categories;
  return known !== undefined && Object.hasOwn(known, category);
}

/** Whether somebody could be counted in both categories of one dimension; null when nobody knows. */
export function overlap(dimension: DimensionId, a: string, b: string): boolean | null {
  if (dimension === 'age_band' || dimension === 'duration_band') {
    const [first, second] = [ages(a), ages(b)];
    if (!first || !second) return a === b || null;
    // Months since an order are printed as "0 to 6" and "over 6": the border belongs to one.
    const border = dimension === 'duration_band' ? 1 : 0;
    return first[0] < second[1] - border && second[0] < first[1] - border;
  }
  const inner = atoms(b);
  if ([...atoms(a)].some((atom) => inner.has(atom))) return true;
  return isKnown(dimension, a) && isKnown(dimension, b) ? false : null;
}

/** Whether one table may print the categories side by side as parts of one whole. */
export function disjoint(dimension: DimensionId, categories: readonly string[]): boolean {
  return categories.every((a, index) =>
    categories.slice(index + 1).every((b) => overlap(dimension, a, b) !== true),
  );
}

/** Whether the categories leave nobody out by their very meaning: boys and girls. */
export function exhaustive(categories: readonly string[]): boolean {
  return EXHAUSTIVE.some((all) => all.every((category) => categories.includes(category)));
}
