import type { Disagreement } from '../../contract/disagreement.ts';
import type { Bounds } from './bounds.ts';
import { add, exceeds, meet, nearest } from './bounds.ts';
import { exhaustive } from './categories.ts';
import type { Levels } from './levels.ts';
import { addUp, levelOf } from './levels.ts';
import type { Partition } from './partitions.ts';
import { boundsOf, isAdditive, kindOf } from './precision.ts';
import type { PublishedStatement } from './statement.ts';
import { groupBy, isNumber, subjectKey } from './statement.ts';
import { amount, disagreement, dividedBy, nameOf } from './wording.ts';

/** Parts that don't make up their total, in one table or between two places. */
export function partsAndTotals(partitions: readonly Partition[], levels: Levels): Disagreement[] {
  const additive = partitions.filter(({ whole }) => isAdditive(whole.measure));
  return [
    ...additive.flatMap((partition) => againstTotals(partition, levels)),
    ...betweenPartitions(additive, levels),
    ...partitions.flatMap(outsideItsParts),
  ];
}

const kindFor = (measure: string) => (kindOf(measure) === 'money' ? 'money' : 'parts_and_total');

/**
 * A partition against the total of its own table, or else every total stated elsewhere. A table
 * that isn't known to leave nobody out may fall short of a total elsewhere; it can't exceed it.
 * Where a table prints authorities before they joined, the total may be meant with or without them.
 */
function againstTotals(partition: Partition, levels: Levels): Disagreement[] {
  const { whole, parts, members, complete, over, totals } = partition;
  if (!complete && over !== 'area') return [];
  const own = totals.filter(isNumber).map(levelOf);
  const compared = own.length > 0 ? own : levels.stated(whole);
  const nobodyLeftOut =
    complete && (own.length > 0 || over === 'area' || exhaustive(categoriesOf(partition)));
  const bases = complete && members.length < parts.length ? [parts, members] : [members];
  const sums = bases.map((group) => add(group.map(boundsOf)));
  const seen = new Set<number>();
  return compared.flatMap((total) => {
    const fits = sums.some((sum) =>
      nobodyLeftOut ? meet(sum, total.bounds) : !exceeds(sum, total.bounds),
    );
    if (fits || seen.has(total.value)) return [];
    seen.add(total.value);
    return [contradiction(partition, total.value, total.from, sums[0] ?? total.bounds)];
  });
}

const categoriesOf = ({ parts, over }: Partition) =>
  parts.map(({ breakdown }) => (over === 'area' ? '' : (breakdown[over] ?? '')));

function contradiction(
  { whole, parts, over }: Partition,
  total: number,
  from: readonly PublishedStatement[],
  sum: Bounds,
): Disagreement {
  const numbers = parts.filter(isNumber);
  const exact = numbers.length === parts.length;
  const computed = exact ? addUp(numbers.map(levelOf)).value : nearest(sum, total);
  const makeUp = exact
    ? `add up to ${amount(computed, whole.measure)}`
    : `can only add up to ${amount(computed, whole.measure)} at the nearest, whatever the withheld cells are`;
  return disagreement(
    kindFor(whole.measure),
    whole,
    { stated: total, computed },
    [...from, ...parts],
    (places) =>
      `${nameOf(whole)}: the ${parts.length} figures by ${dividedBy(over)} (${places(parts)}) ${makeUp}, but the total is stated as ${amount(total, whole.measure)} (${places(from)}). A part or the total may be a slip, or one was updated without the other.`,
  );
}

/**
 * Two breakdowns of one total that nobody states. One that leaves nobody out is the measure; the
 * other may fall short of it, but not exceed it.
 */
function betweenPartitions(partitions: readonly Partition[], levels: Levels): Disagreement[] {
  const closed = partitions.filter(
    ({ whole, complete, parts }) =>
      complete && parts.every(isNumber) && levels.stated(whole).length === 0,
  );
  return [...groupBy(closed, ({ whole }) => subjectKey(whole)).values()].flatMap((same) =>
    same.flatMap((measure) => {
      if (measure.over !== 'area' && !exhaustive(categoriesOf(measure))) return [];
      const all = addUp(measure.parts.filter(isNumber).map(levelOf));
      return same.flatMap((other) => {
        const sum = addUp(other.parts.filter(isNumber).map(levelOf));
        const { whole } = measure;
        if (other === measure || !exceeds(sum.bounds, all.bounds)) return [];
        return [
          disagreement(
            kindFor(whole.measure),
            whole,
            { stated: all.value, computed: sum.value },
            [...all.from, ...sum.from],
            (places) =>
              `${nameOf(whole)}: the figures by ${dividedBy(measure.over)} (${places(all.from)}) add up to ${amount(all.value, whole.measure)}, but those by ${dividedBy(other.over)} (${places(sum.from)}) to ${amount(sum.value, whole.measure)}. Some may be missing from the one, or counted twice in the other.`,
          ),
        ];
      });
    }),
  );
}

/** An agency's mean, share or rate lies between those of its members, whatever their weights. */
function outsideItsParts({ whole, parts, over, complete, totals }: Partition): Disagreement[] {
  if (isAdditive(whole.measure) || over !== 'area' || !complete) return [];
  const each = parts.map(boundsOf);
  const range = {
    low: Math.min(...each.map(({ low }) => low)),
    high: Math.max(...each.map(({ high }) => high)),
  };
  return totals.filter(isNumber).flatMap((total) => {
    if (meet(boundsOf(total), range)) return [];
    const computed = nearest(range, total.value);
    return [
      disagreement(
        'parts_and_total',
        whole,
        { stated: total.value, computed },
        [total, ...parts],
        (places) =>
          `${nameOf(whole)}: the figure is given as ${amount(total.value, whole.measure)} (${places([total])}), but those of its parts come no nearer than ${amount(computed, whole.measure)} (${places(parts)}). An average lies between its parts, so one of them may be a slip.`,
      ),
    ];
  });
}
