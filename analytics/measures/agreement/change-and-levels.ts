import { findMeasure } from '../../contract/catalogue/index.ts';
import type { Disagreement } from '../../contract/disagreement.ts';
import type { Bounds } from './bounds.ts';
import { exactly, meet, subtract } from './bounds.ts';
import type { Level, Levels } from './levels.ts';
import { nearestTo } from './levels.ts';
import { boundsOf } from './precision.ts';
import type { Numeric, PublishedStatement, Subject } from './statement.ts';
import { onDemand, subjectKey } from './statement.ts';
import { amount, disagreement, nameOf, percent, signed } from './wording.ts';

/** What follows from the levels: the number, how far rounding lets it vary, and the levels. */
type Result = {
  readonly value: number;
  readonly bounds: Bounds;
  readonly from: readonly PublishedStatement[];
  readonly words: string;
};

/** Stated changes and distances that don't follow from the figures they are between. */
export function changesAndLevels(
  statements: readonly PublishedStatement[],
  levels: Levels,
): Disagreement[] {
  const sameBesideArea = onDemand(() => statements, besideArea);
  return statements.flatMap((statement) => {
    const { value, statistic } = statement;
    if (value === null || statistic === null) return [];
    const change = { ...statement, value };
    const now = nearestTo(change, levels.known(change));
    switch (statistic) {
      case 'change':
      case 'percent_change':
        return against(change, overTime(change, now, levels));
      case 'difference_from_target':
        return against(change, fromTarget(change, now));
      case 'difference_from_comparator':
        return against(
          change,
          fromComparator(change, now, sameBesideArea(besideArea(change)), levels),
        );
      default:
        return [];
    }
  });
}

/** One pair of levels that gives the change is enough: that levels differ is said elsewhere. */
function against(change: Numeric, results: readonly Result[]): Disagreement[] {
  const stated = statedBounds(change);
  const [result] = results;
  if (!result || results.some(({ bounds }) => meet(bounds, stated))) return [];
  const text = (value: number) =>
    change.statistic === 'percent_change'
      ? signed(value, percent(value))
      : signed(value, amount(value, change.measure));
  return [
    disagreement(
      'change_and_levels',
      change,
      { stated: change.value, computed: result.value },
      [change, ...result.from],
      (places) =>
        `${nameOf(change)}: a difference of ${text(change.value)} is stated (${places([change])}), but ${result.words} make it ${text(result.value)} (${places(result.from)}). The difference may be to another base or date, or a level may have been updated since.`,
    ),
  ];
}

/** "Double" and "halved" are words, not 100% and −50% to the unit. */
function statedBounds(change: Numeric): Bounds {
  const inWords = change.printedAs !== null && !/\d/.test(change.printedAs);
  return change.statistic === 'percent_change' && inWords
    ? { low: change.value - 10, high: change.value + 10 }
    : boundsOf(change);
}

function overTime(change: Numeric, now: readonly Level[], levels: Levels): Result[] {
  if (change.basePeriod === null) return [];
  const base = { ...change, period: { ...change.period, label: change.basePeriod } };
  const before = nearestTo(change, levels.known(base));
  return now.flatMap((current) =>
    before.flatMap((earlier) => {
      const from = [...current.from, ...earlier.from];
      const words = `${amount(earlier.value, change.measure)} (${change.basePeriod ?? ''}) and ${amount(current.value, change.measure)} (${change.period.label})`;
      if (change.statistic === 'change') {
        const value = current.value - earlier.value;
        return [{ value, bounds: subtract(current.bounds, earlier.bounds), from, words }];
      }
      if (earlier.bounds.low <= 0) return [];
      const value = 100 * (current.value / earlier.value - 1);
      const bounds = {
        low: 100 * (current.bounds.low / earlier.bounds.high - 1),
        high: 100 * (current.bounds.high / earlier.bounds.low - 1),
      };
      return [{ value, bounds, from, words }];
    }),
  );
}

function fromTarget(change: Numeric, now: readonly Level[]): Result[] {
  const target = findMeasure(change.measure)?.threshold?.value;
  if (target === undefined) return [];
  return now.map(({ value, bounds, from }) => ({
    value: value - target,
    bounds: subtract(bounds, exactly(target)),
    from,
    words: `${amount(value, change.measure)} and the target of ${amount(target, change.measure)}`,
  }));
}

/**
 * A statement says how far from "the average", not whose. Among the other areas that its
 * publication gives the same figure for, there must be only one that could be meant.
 */
function fromComparator(
  change: Numeric,
  now: readonly Level[],
  sameBesideArea: readonly PublishedStatement[],
  levels: Levels,
): Result[] {
  const others = new Map(
    sameBesideArea
      .filter(({ publication, area }) => publication === change.publication && area !== change.area)
      .map((other) => [other.area, other]),
  );
  const comparators = [...others.values()]
    .map((other) => levels.stated(other))
    .filter((stated) => stated.length > 0);
  const [comparator, another] = comparators;
  if (!comparator || another) return [];
  return now.flatMap((current) =>
    comparator.map((other) => ({
      value: current.value - other.value,
      bounds: subtract(current.bounds, other.bounds),
      from: [...current.from, ...other.from],
      words: `${amount(current.value, change.measure)} and the comparator's ${amount(other.value, change.measure)}`,
    })),
  );
}

const besideArea = (subject: Subject) => subjectKey({ ...subject, area: '' });
