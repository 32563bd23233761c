import { DimensionId } from '../../contract/dimension.ts';
import type { Disagreement } from '../../contract/disagreement.ts';
import { EXCLUSIVE } from '../../contract/relation.ts';
import { overlap } from './categories.ts';
import type { Level } from './levels.ts';
import { addUp, levelOf } from './levels.ts';
import type { Partition } from './partitions.ts';
import { boundsOf, kindOf } from './precision.ts';
import type { Numeric, PublishedStatement } from './statement.ts';
import { breakdownText, isNumber, onDemand, subjectKey, without } from './statement.ts';
import { amount, disagreement, dividedBy, nameOf } from './wording.ts';

/**
 * Parts that already make up their total leave nobody for another category: where 15 and 1 are the
 * 16 children placed, no further child can have been placed with someone else. A whole that is
 * already `listed`, as all its groups together exceed it, isn't listed again.
 */
export function nobodyLeft(
  statements: readonly PublishedStatement[],
  partitions: readonly Partition[],
  listed: readonly Disagreement[],
): Disagreement[] {
  const known = new Set(listed.map(wholeKey));
  const elsewhere = onDemand(
    () =>
      statements.filter(isNumber).flatMap((statement) =>
        Object.keys(statement.breakdown).map((key) => {
          const dimension = DimensionId.parse(key);
          return { statement, key: placeKey(statement, dimension) };
        }),
      ),
    ({ key }) => key,
  );
  return partitions.flatMap((partition) => {
    const { over, parts, totals, whole } = partition;
    const [head] = parts;
    if (over === 'area' || !EXCLUSIVE.includes(over) || !head || !isClosed(partition)) return [];
    if (known.has(wholeKey({ ...whole, period: whole.period.label }))) return [];
    const others = elsewhere(placeKey({ ...head, breakdown: whole.breakdown }, over));
    return others
      .map(({ statement }) => statement)
      .filter(({ value, breakdown }) => {
        const own = breakdown[over] ?? '';
        return (
          value > 0 &&
          parts.every((part) => overlap(over, own, part.breakdown[over] ?? '') === false)
        );
      })
      .map((other) =>
        contradiction(other, over, addUp(parts.filter(isNumber).map(levelOf)), totals),
      );
  });
}

const wholeKey = ({ measure, area, period, cohort, breakdown }: Listed) =>
  [measure, area, period, cohort ?? '', breakdownText(breakdown)].join('|');
type Listed = Pick<Disagreement, 'measure' | 'area' | 'period' | 'cohort' | 'breakdown'>;

/** The figure that a category of one dimension is a part of, in one publication. */
function placeKey(statement: PublishedStatement, dimension: DimensionId): string {
  const breakdown = without(statement.breakdown, [dimension]);
  return [statement.publication, dimension, subjectKey({ ...statement, breakdown })].join('|');
}

/** Counts, printed whole, that are the total to the last one. */
function isClosed({ whole, parts, totals, complete }: Partition): boolean {
  const kind = kindOf(whole.measure);
  if (!complete || (kind !== 'flow' && kind !== 'stock')) return false;
  const numbers = parts.filter(isNumber);
  const sum = addUp(numbers.map(levelOf)).bounds;
  return (
    numbers.length === parts.length &&
    sum.low === sum.high &&
    totals.filter(isNumber).some((total) => boundsOf(total).low === sum.low)
  );
}

function contradiction(
  other: Numeric,
  over: DimensionId,
  sum: Level,
  totals: readonly PublishedStatement[],
): Disagreement {
  const { measure, value } = other;
  return disagreement(
    'parts_and_total',
    other,
    { stated: value, computed: 0 },
    [other, ...sum.from, ...totals],
    (places) =>
      `${nameOf(other)}: the figure is given as ${amount(value, measure)} (${places([other])}), but the figures by ${dividedBy(over)} given elsewhere already make up all ${amount(sum.value, measure)} (${places([...sum.from, ...totals])}) and leave none. One of the places may name the category wrongly.`,
  );
}
