import type { Disagreement } from '../../contract/disagreement.ts';
import type { Quantity } from '../../contract/relation.ts';
import { DIFFERENCES, PAID_BY_PARTNERS, SUMS } from '../../contract/relation.ts';
import { add, exactly, meet, subtract } from './bounds.ts';
import type { Level, Levels } from './levels.ts';
import { addUp, levelOf, nearestTo } from './levels.ts';
import type { Partition } from './partitions.ts';
import { boundsOf } from './precision.ts';
import type { Numeric, PublishedStatement, Subject } from './statement.ts';
import { groupBy, isNumber, restOf, subjectKey, subjectOf, without } from './statement.ts';
import { amount, disagreement, nameOf } from './wording.ts';

/** Money that doesn't add up: contributions and budget, variance and its two sides, net and gross. */
export function moneyThatDoesNotAddUp(
  statements: readonly PublishedStatement[],
  partitions: readonly Partition[],
  levels: Levels,
): Disagreement[] {
  const numbers = statements.filter(isNumber);
  return [
    ...partitions.flatMap((partition) => paidByPartners(partition, levels)),
    ...numbers.flatMap((result) => differences(result, numbers, levels)),
    ...numbers.flatMap((total) => sums(total, levels)),
  ];
}

/** Contributions are bills agreed to the pound: every pound that they differ by is somebody's. */
function paidByPartners({ whole, over, parts, complete }: Partition, levels: Levels) {
  if (over !== 'area' || !complete || Object.keys(whole.breakdown).length > 0) return [];
  return PAID_BY_PARTNERS.flatMap(({ total, paid }) => {
    if (whole.measure !== paid.measure) return [];
    const budget = { ...whole, measure: total.measure };
    const numbers = parts.filter(isNumber);
    if (numbers.length < parts.length) return [];
    const sum = addUp(numbers.map(levelOf));
    return levels
      .stated(budget)
      .filter(({ value }) => !meet(exactly(value), exactly(sum.value)))
      .map(({ value, from }) =>
        disagreement(
          'money',
          budget,
          { stated: value, computed: sum.value },
          [...from, ...sum.from],
          (places) =>
            `${nameOf(budget)}: the figure is stated as ${amount(value, total.measure)} (${places(from)}), but what the ${numbers.length} partners pay adds up to ${amount(sum.value, total.measure)} (${places(sum.from)}). Contributions may have been rounded to the pound one by one, or agreed on another budget.`,
        ),
      );
  });
}

/** A variance against the actual and the budget of its own line. */
function differences(result: Numeric, all: readonly Numeric[], levels: Levels): Disagreement[] {
  const relation = DIFFERENCES.find((candidate) => restOf(result, candidate.result) !== null);
  const rest = relation && restOf(result, relation.result);
  if (!relation || !rest) return [];
  const less = nearestTo(result, levels.stated(subjectOf(result, relation.less, rest)));
  const printed = nearestTo(result, levels.stated(subjectOf(result, relation.from, rest)));
  const from = printed.length > 0 ? printed : leftOver(result, relation.from, rest, all, levels);
  const results = from.flatMap((actual) =>
    less.map((budget) => ({ actual, budget, bounds: subtract(actual.bounds, budget.bounds) })),
  );
  const [first] = results;
  if (!first || results.some(({ bounds }) => meet(bounds, boundsOf(result)))) return [];
  const { actual, budget } = first;
  const { measure } = result;
  const computed = actual.value - budget.value;
  return [
    disagreement(
      'money',
      result,
      { stated: result.value, computed },
      [result, ...actual.from, ...budget.from],
      (places) =>
        `${nameOf(result)}: the figure is stated as ${amount(result.value, measure)} (${places([result])}), but ${amount(actual.value, measure)} less ${amount(budget.value, measure)} is ${amount(computed, measure)} (${places([...actual.from, ...budget.from])}). The sign may be the wrong way round, or the line may have been worked out before the others were final.`,
    ),
  ];
}

/**
 * A line whose actual is only printed by payer: what the total leaves when the other lines of the
 * same table are taken away.
 */
function leftOver(
  result: Numeric,
  from: Quantity,
  rest: Subject['breakdown'],
  all: readonly Numeric[],
  levels: Levels,
): Level[] {
  const { category } = rest;
  if (category === undefined) return [];
  const [total] = levels.stated(subjectOf(result, from, without(rest, ['category'])));
  const siblings = all.filter(
    (other) =>
      other.measure === result.measure &&
      other.publication === result.publication &&
      other.breakdown.category !== undefined &&
      other.breakdown.category !== category &&
      subjectKey({ ...other, breakdown: without(other.breakdown, ['category']) }) ===
        subjectKey({ ...result, breakdown: without(result.breakdown, ['category']) }),
  );
  const lines = [...groupBy(siblings, subjectKey).values()].map(([other]) => {
    const line = other?.breakdown.category;
    const [level] =
      line === undefined ? [] : levels.stated(subjectOf(result, from, { ...rest, category: line }));
    return level;
  });
  const known = lines.filter((line) => line !== undefined);
  if (!total || known.length === 0 || known.length < lines.length) return [];
  const others = addUp(known);
  return [
    {
      value: total.value - others.value,
      bounds: subtract(total.bounds, others.bounds),
      from: [...total.from, ...others.from],
    },
  ];
}

/** Net against what it is the sum of. */
function sums(total: Numeric, levels: Levels): Disagreement[] {
  return SUMS.flatMap((relation) => {
    const rest = restOf(total, relation.total);
    if (!rest) return [];
    const parts = relation.of.map((quantity) =>
      nearestTo(total, levels.stated(subjectOf(total, quantity, rest))),
    );
    const chosen = parts.flatMap((part) => part.slice(0, 1));
    if (chosen.length < parts.length) return [];
    const sum = addUp(chosen);
    if (meet(add(chosen.map(({ bounds }) => bounds)), boundsOf(total))) return [];
    const { measure } = total;
    return [
      disagreement(
        'money',
        total,
        { stated: total.value, computed: sum.value },
        [total, ...sum.from],
        (places) =>
          `${nameOf(total)}: the figure is stated as ${amount(total.value, measure)} (${places([total])}), but its parts add up to ${amount(sum.value, measure)} (${places(sum.from)}). A line may have changed after the total was worked out.`,
      ),
    ];
  });
}
