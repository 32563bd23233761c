import type { Disagreement } from '../../contract/disagreement.ts';
import type { StepsRelation } from '../../contract/relation.ts';
import { STEPS } from '../../contract/relation.ts';
import { exceeds, meet } from './bounds.ts';
import type { Level, Levels } from './levels.ts';
import { addUp, nearestTo } from './levels.ts';
import type { PublishedStatement } from './statement.ts';
import { groupBy, isNumber, subjectKey } from './statement.ts';
import { amount, disagreement, list, nameOf } from './wording.ts';

/**
 * Mean days of the steps of a journey against the mean of the whole, for the same children. Means
 * of the same children add up as their days do: the whole can't be shorter than its steps. Prose
 * that differs from its table is a disagreement of its own; here the table speaks.
 */
export function stepsAndWhole(
  statements: readonly PublishedStatement[],
  levels: Levels,
): Disagreement[] {
  const wholes = statements
    .filter(isNumber)
    .filter(({ measure }) => STEPS.some(({ whole }) => whole === measure));
  const subjects = groupBy(wholes, (whole) => `${whole.publication}|${subjectKey(whole)}`);
  return [...subjects.values()].flatMap((same) =>
    STEPS.flatMap((relation) => {
      const [whole] = same;
      return whole?.measure === relation.whole ? against(whole, relation, levels) : [];
    }),
  );
}

function against(
  statement: PublishedStatement,
  relation: StepsRelation,
  levels: Levels,
): Disagreement[] {
  const own = (measure: string) =>
    levels
      .stated({ ...statement, measure })
      .filter(({ from }) => from.every(({ publication }) => publication === statement.publication));
  const steps = relation.steps.map((measure) => nearestTo(statement, own(measure)));
  if (steps.some((step) => step.length === 0)) return [];
  const sums = combinations(steps).map(addUp);
  const stated = own(relation.whole);
  const inTable = stated.filter(({ from }) => from.every(({ place }) => place === 'table'));
  const wholes = inTable.length > 0 ? inTable : stated;
  const fits = wholes.some(({ bounds }) =>
    sums.some((sum) => (relation.gap ? !exceeds(sum.bounds, bounds) : meet(sum.bounds, bounds))),
  );
  const [sum] = sums;
  const [whole] = wholes;
  if (fits || !sum || !whole) return [];
  const { measure } = statement;
  const parts = list(sum.from.map((step) => amount(step.value ?? 0, measure)));
  return [
    disagreement(
      'parts_and_total',
      statement,
      { stated: whole.value, computed: sum.value },
      [...whole.from, ...sum.from],
      (places) =>
        `${nameOf(statement)}: the figure is given as ${amount(whole.value, measure)} (${places(whole.from)}), but its steps take ${parts}, together ${amount(sum.value, measure)} (${places(sum.from)}); the same children can't take ${relation.gap ? 'less' : 'another'} time for the whole than for its steps. The whole may have been printed with the clock stopped early for children adopted by their foster carer (A10), or the means may be of different children, such as those without an order.`,
    ),
  ];
}

/** Every choice of one level for each step. */
function combinations(steps: readonly (readonly Level[])[]): Level[][] {
  return steps.reduce<Level[][]>(
    (chosen, step) => chosen.flatMap((head) => step.map((level) => [...head, level])),
    [[]],
  );
}
