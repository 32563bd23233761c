import type { Disagreement } from '../../contract/disagreement.ts';
import { add, subtract } from './bounds.ts';
import type { Level, Levels } from './levels.ts';
import { levelOf } from './levels.ts';
import type { Partition } from './partitions.ts';
import { boundsOf, isAdditive } from './precision.ts';
import type { PublishedStatement } from './statement.ts';
import { isNumber } from './statement.ts';
import { amount, disagreement, nameOf } from './wording.ts';

/**
 * Figures withheld in one place and given away elsewhere: printed in another place, implied by a
 * printed change, or left over when the other parts are taken from the total. `stated` is the
 * figure given away, `computed` the most that the withheld cell's mark allows.
 */
export function givenAway(
  statements: readonly PublishedStatement[],
  partitions: readonly Partition[],
  levels: Levels,
): Disagreement[] {
  const withheld = statements.filter(isWithheld);
  return [
    ...withheld.flatMap((cell) => {
      const printed = levels.stated(cell);
      const [level] = printed.length > 0 ? printed : levels.inferred(cell);
      return level && tells(level, cell)
        ? [disclosure(cell, level, printed.length > 0 ? 'stated' : 'implied')]
        : [];
    }),
    ...partitions.flatMap((partition) => leftOver(partition, levels)),
  ];
}

type Withheld = PublishedStatement & { upper: number };
const isWithheld = (statement: PublishedStatement): statement is Withheld =>
  statement.status === 'suppressed' && statement.statistic === null && statement.upper !== null;

/** Whether a level says more than the withheld cell's own mark: 0% to the unit is no more than `k`. */
function tells({ bounds }: Level, cell: Withheld): boolean {
  const mark = boundsOf(cell);
  return bounds.low > mark.low || bounds.high < mark.high;
}

/** What the total leaves for each withheld part, when it leaves only one number. */
function leftOver({ whole, parts, totals, complete }: Partition, levels: Levels): Disagreement[] {
  if (!complete || !isAdditive(whole.measure)) return [];
  const own = totals.filter(isNumber).map(levelOf);
  const [total] = own.length > 0 ? own : levels.stated(whole);
  if (!total) {
    const hidden = totals.find(isWithheld);
    const sum = add(parts.map(boundsOf));
    return hidden && sum.low === sum.high && parts.every(isNumber)
      ? [disclosure(hidden, { value: sum.low, bounds: sum, from: parts }, 'left over')]
      : [];
  }
  return parts.filter(isWithheld).flatMap((cell) => {
    const others = parts.filter((part) => part !== cell);
    const left = subtract(total.bounds, add(others.map(boundsOf)));
    const mark = boundsOf(cell);
    const low = Math.max(left.low, mark.low);
    const high = Math.min(left.high, mark.high);
    if (low !== high || mark.low === mark.high) return [];
    const from = [...total.from, ...others];
    return [disclosure(cell, { value: low, bounds: left, from }, 'left over')];
  });
}

const WAYS = {
  stated: 'it is stated as',
  implied: 'a stated change gives it away as',
  'left over': 'the total and the other parts leave',
} as const;

function disclosure(cell: Withheld, level: Level, way: keyof typeof WAYS): Disagreement {
  const { measure } = cell;
  return disagreement(
    'suppressed_but_stated',
    cell,
    { stated: level.value, computed: cell.upper },
    [cell, ...level.from],
    (places) =>
      `${nameOf(cell)}: the figure is withheld as ${amount(cell.lower ?? 0, measure)} to ${amount(cell.upper, measure)} (${places([cell])}), but ${WAYS[way]} ${amount(level.value, measure)} (${places(level.from)}). A number that can be read elsewhere protects nobody.`,
  );
}
