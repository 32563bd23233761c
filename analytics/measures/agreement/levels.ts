import type { Bounds } from './bounds.ts';
import { add, subtract } from './bounds.ts';
import type { Partition } from './partitions.ts';
import { boundsOf, isAdditive, kindOf } from './precision.ts';
import type { Numeric, PublishedStatement, Subject } from './statement.ts';
import { groupBy, isNumber, subjectKey } from './statement.ts';

/** What a figure is, as far as statements say: the number, its rounding, and who says so. */
export type Level = {
  readonly value: number;
  readonly bounds: Bounds;
  readonly from: readonly PublishedStatement[];
};

/**
 * The levels statements give. `repeated`: the numbers of each figure that is given more than once.
 * `stated`: printed as such. `known`: printed, or else the sum of a
 * complete partition (boroughs of an agency that prints no total). `inferred`: known, or else what
 * a printed change implies for the period it is against.
 */
export type Levels = {
  readonly repeated: readonly (readonly Numeric[])[];
  readonly stated: (subject: Subject) => readonly Level[];
  readonly known: (subject: Subject) => readonly Level[];
  readonly inferred: (subject: Subject) => readonly Level[];
};

export function levelOf(statement: Numeric): Level {
  return { value: statement.value, bounds: boundsOf(statement), from: [statement] };
}

export function addUp(levels: readonly Level[]): Level {
  return {
    value: levels.reduce((sum, { value }) => sum + value, 0),
    bounds: add(levels.map(({ bounds }) => bounds)),
    from: levels.flatMap(({ from }) => from),
  };
}

export function indexLevels(
  statements: readonly PublishedStatement[],
  partitions: readonly Partition[],
): Levels {
  const printed = groupBy(statements.filter(isNumber), subjectKey);
  const added = new Map<string, Level[]>();
  for (const { whole, parts, members, complete } of partitions) {
    if (!complete || !isAdditive(whole.measure)) continue;
    const key = subjectKey(whole);
    for (const group of members.length < parts.length ? [parts, members] : [parts]) {
      const numbers = group.filter(isNumber);
      if (numbers.length < group.length || numbers.length === 0) continue;
      added.set(key, [...(added.get(key) ?? []), addUp(numbers.map(levelOf))]);
    }
  }

  const statedAt = (key: string) => mostPrecise((printed.get(key) ?? []).map(levelOf));
  const knownAt = (key: string) => (printed.has(key) ? statedAt(key) : (added.get(key) ?? []));
  const implied = impliedByChanges(statements, (subject) => knownAt(subjectKey(subject)));
  return {
    repeated: [...printed.values()].filter((same) => same.length > 1),
    stated: (subject) => statedAt(subjectKey(subject)),
    known: (subject) => knownAt(subjectKey(subject)),
    inferred: (subject) => {
      const key = subjectKey(subject);
      const levels = knownAt(key);
      return levels.length > 0 ? levels : (implied.get(key) ?? []);
    },
  };
}

/** A rounded statement (£671k) adds nothing where the exact one (£671,074) is known. */
function mostPrecise(levels: readonly Level[]): readonly Level[] {
  if (levels.length < 2) return levels;
  return levels.filter(
    ({ bounds }) =>
      !levels.some(
        ({ bounds: finer }) =>
          bounds.low <= finer.low &&
          bounds.high >= finer.high &&
          finer.high - finer.low < bounds.high - bounds.low,
      ),
  );
}

/** "21 fewer than in September", with today's 313, says that September had 334. */
function impliedByChanges(
  statements: readonly PublishedStatement[],
  known: (subject: Subject) => readonly Level[],
): Map<string, Level[]> {
  const implied = new Map<string, Level[]>();
  for (const change of statements) {
    const { statistic, value, basePeriod, period } = change;
    if (statistic !== 'change' || value === null || basePeriod === null) continue;
    if (kindOf(change.measure) !== 'stock' && kindOf(change.measure) !== 'flow') continue;
    const key = subjectKey({ ...change, period: { ...period, label: basePeriod } });
    for (const level of nearestTo(change, known(change))) {
      const before = {
        value: level.value - value,
        bounds: subtract(level.bounds, boundsOf(change)),
        from: [...level.from, change],
      };
      implied.set(key, [...(implied.get(key) ?? []), before]);
    }
  }
  return implied;
}

/**
 * Of several levels, those that stand nearest to a statement: in its own section, else in its own
 * publication, else all. Where a report gives two values, each paragraph is held to its own.
 */
export function nearestTo(
  { publication, section }: PublishedStatement,
  levels: readonly Level[],
): readonly Level[] {
  const here = levels.filter(({ from }) =>
    from.every((one) => one.publication === publication && one.section === section),
  );
  if (here.length > 0) return here;
  const same = levels.filter(({ from }) => from.every((one) => one.publication === publication));
  return same.length > 0 ? same : levels;
}
