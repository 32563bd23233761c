import { findMeasure } from '../../contract/catalogue/index.ts';
import type { Disagreement } from '../../contract/disagreement.ts';
import { childrenOf } from './children-counted.ts';
import type { Level, Levels } from './levels.ts';
import { boundsOf, kindOf } from './precision.ts';
import type { Numeric, PublishedStatement } from './statement.ts';
import { isNumber } from './statement.ts';
import { divides } from './whole-numbers.ts';
import { amount, disagreement, nameOf } from './wording.ts';

/**
 * Means that no whole number of days shared among the children can give: days are counted whole, so
 * the mean of 29 children is a 29th of something (the GRIM test, Brown and Heathers 2017). Says
 * nothing of a mean rounded to whole days, nor of one over many children.
 */
export function meansAndCounts(
  statements: readonly PublishedStatement[],
  levels: Levels,
): Disagreement[] {
  return statements
    .filter(isNumber)
    .filter(({ measure }) => kindOf(measure) === 'mean' && findMeasure(measure)?.unit === 'days')
    .flatMap((mean) => {
      const children = childrenOf(mean, levels);
      const [first] = children;
      const reached = children.some(
        ({ value, bounds }) => !Number.isInteger(value) || divides(bounds, boundsOf(mean)),
      );
      return !first || reached ? [] : [contradiction(mean, first)];
    });
}

function contradiction(mean: Numeric, children: Level): Disagreement {
  const { measure, value } = mean;
  const computed = Math.round(value * children.value) / children.value;
  return disagreement(
    'share_and_count',
    mean,
    { stated: value, computed },
    [mean, ...children.from],
    (places) =>
      `${nameOf(mean)}: the mean is given as ${amount(value, measure)} (${places([mean])}), but no whole number of days shared among ${amount(children.value, '')} children (${places(children.from)}) gives that; the nearest mean is ${amount(computed, measure)}. It may be of other children, or worked out from rounded figures.`,
  );
}
