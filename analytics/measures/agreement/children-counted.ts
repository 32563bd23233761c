import { COHORT_COUNTS } from '../../contract/relation.ts';
import type { Level, Levels } from './levels.ts';
import { nearestTo } from './levels.ts';
import { countBounds } from './precision.ts';
import type { PublishedStatement } from './statement.ts';

/**
 * How many children a mean is of, as far as its publication says: the number printed with it, or
 * else the size of its cohort. Several where the publication gives several.
 */
export function childrenOf(mean: PublishedStatement, levels: Levels): readonly Level[] {
  const { cohort, denominator, publication } = mean;
  if (denominator !== null) {
    return [{ value: denominator, bounds: countBounds(mean, denominator), from: [mean] }];
  }
  if (!cohort) return [];
  const counts = levels
    .stated({ ...mean, measure: COHORT_COUNTS[cohort], cohort: null })
    .filter(({ value, from }) => value > 0 && from.every((one) => one.publication === publication));
  return nearestTo(mean, counts);
}
