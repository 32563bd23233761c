import { DimensionId } from '../../contract/dimension.ts';
import type { Disagreement } from '../../contract/disagreement.ts';
import { EXCLUSIVE } from '../../contract/relation.ts';
import { exceeds } from './bounds.ts';
import { overlap } from './categories.ts';
import type { Level, Levels } from './levels.ts';
import { addUp, levelOf } from './levels.ts';
import { isAdditive } from './precision.ts';
import type { Numeric, PublishedStatement, Subject } from './statement.ts';
import { groupBy, isNumber, subjectKey, subjectOnly, without } from './statement.ts';
import { amount, disagreement, nameOf } from './wording.ts';

/**
 * Figures that one publication gives in different places for categories nobody can be in twice
 * (209 under 16 in one paragraph, 108 aged 16 and 17 in the next) can't add up to more than there
 * are in all. They may well fall short of it: nobody says that they are all the parts.
 */
export function exceedingParts(
  statements: readonly PublishedStatement[],
  levels: Levels,
): Disagreement[] {
  const split = statements.filter(isNumber).flatMap((statement) =>
    Object.keys(statement.breakdown).flatMap((key) => {
      const dimension = DimensionId.parse(key);
      if (!EXCLUSIVE.includes(dimension) || !isAdditive(statement.measure)) return [];
      const breakdown = without(statement.breakdown, [dimension]);
      const whole = { ...subjectOnly(statement), breakdown };
      return [{ statement, dimension, whole }];
    }),
  );
  const groups = groupBy(split, ({ statement, dimension, whole }) =>
    [statement.publication, dimension, subjectKey(whole)].join('|'),
  );
  return [...groups.values()].flatMap((group) => {
    const [head] = group;
    if (!head) return [];
    const { dimension, whole } = head;
    const totals = levels.stated(whole);
    const [total] = [...totals].sort((a, b) => b.value - a.value);
    if (!total) return [];
    const each = smallestEach(dimension, group).sort((a, b) => b.value - a.value);
    // Where all categories together stay within the total, no choice of them exceeds it.
    if (each.every(({ bounds }) => bounds.low >= 0) && !beyond(each, total)) return [];
    const parts = largestTogether(dimension, each.slice(0, MOST_CATEGORIES));
    if (parts.length < 2 || !beyond(parts, total)) return [];
    return [contradiction(whole, parts, total, totals)];
  });
}

/** Of a category given twice, the smaller figure: that they differ is another disagreement. */
function smallestEach(
  dimension: DimensionId,
  group: readonly { readonly statement: Numeric }[],
): Level[] {
  const categories = groupBy(group, ({ statement }) => statement.breakdown[dimension] ?? '');
  return [...categories.values()].flatMap((same) => {
    const sorted = same.map(({ statement }) => levelOf(statement));
    sorted.sort((a, b) => a.value - b.value);
    return sorted.slice(0, 1);
  });
}

/** Enough for the bands any report prints; trying every choice of many more would never end. */
const MOST_CATEGORIES = 12;

/** The figures that add up to most, no two of which can count the same person. */
function largestTogether(dimension: DimensionId, all: readonly Level[]): Level[] {
  const [head, ...rest] = all;
  if (!head) return [];
  const category = (level: Level) => level.from[0]?.breakdown[dimension] ?? '';
  const apart = rest.filter(
    (level) => overlap(dimension, category(head), category(level)) === false,
  );
  const withHead = [head, ...largestTogether(dimension, apart)];
  if (apart.length === rest.length) return withHead;
  const withoutHead = largestTogether(dimension, rest);
  return addUp(withHead).value >= addUp(withoutHead).value ? withHead : withoutHead;
}

const beyond = (parts: readonly Level[], total: Level) =>
  exceeds(addUp(parts).bounds, total.bounds);

function contradiction(
  whole: Subject,
  parts: readonly Level[],
  total: Level,
  totals: readonly Level[],
): Disagreement {
  const sum = addUp(parts);
  const from = totals.filter(({ value }) => value === total.value).flatMap((one) => one.from);
  return disagreement(
    'parts_and_total',
    whole,
    { stated: total.value, computed: sum.value },
    [...from, ...sum.from],
    (places) =>
      `${nameOf(whole)}: there are ${amount(total.value, whole.measure)} in all (${places(from)}), but the figures for groups that exclude each other add up to ${amount(sum.value, whole.measure)} (${places(sum.from)}). One of them may count others as well, or be of another day.`,
  );
}
