import { DimensionId } from '../../contract/dimension.ts';
import { disjoint } from './categories.ts';
import type { MembersOn, PublishedStatement, Subject } from './statement.ts';
import {
  contextOf,
  groupBy,
  isLevel,
  onDemand,
  subjectKey,
  subjectOnly,
  without,
} from './statement.ts';

/**
 * Figures that are the parts of one whole, as one printed table or paragraph gives them. `complete`
 * means nothing is missing: every member of the agency is there, or the table is printed as a
 * partition. `members` are the parts that belonged to the agency then (a table may print an
 * authority's years before it joined). `totals` stand in the same table.
 */
export type Partition = {
  readonly whole: Subject;
  readonly over: 'area' | DimensionId;
  readonly parts: readonly PublishedStatement[];
  readonly members: readonly PublishedStatement[];
  readonly complete: boolean;
  readonly totals: readonly PublishedStatement[];
};

/** Every partition the statements hold, by area and by each dimension. */
export function findPartitions(
  statements: readonly PublishedStatement[],
  askMembers: MembersOn,
): Partition[] {
  const membersOn = remembered(askMembers);
  const levels = statements.filter(isLevel);
  const contexts = groupBy(levels, (statement) =>
    [contextOf(statement), statement.measure, statement.cohort ?? '', statement.period.label].join(
      '|',
    ),
  );
  const agencies = agenciesAmong(statements, membersOn);
  const involved = new Set([...agencies].flatMap(([agency, members]) => [agency, ...members]));
  return [...contexts.values()].flatMap((context) => [
    ...overAreas(
      context.filter(({ area }) => involved.has(area)),
      agencies,
      membersOn,
    ),
    ...overDimensions(context),
  ]);
}

/** Each area is asked about again and again; who its members are on a day doesn't change. */
function remembered(membersOn: MembersOn): MembersOn {
  const known = new Map<string, readonly string[]>();
  return (area, date) => {
    const key = `${area}|${date}`;
    const members = known.get(key) ?? membersOn(area, date);
    known.set(key, members);
    return members;
  };
}

/** A table that was printed after an authority joined may show the years before as well. */
const TODAY_AND_LATER = '9999-12-31';

/** The areas that have members, with all that are or were on any day a figure is for. */
function agenciesAmong(
  statements: readonly PublishedStatement[],
  membersOn: MembersOn,
): Map<string, Set<string>> {
  const days = new Set([TODAY_AND_LATER, ...statements.map(({ period }) => period.end)]);
  const areas = new Set(statements.map(({ area }) => area));
  const agencies = new Map<string, Set<string>>();
  for (const area of areas) {
    const members = new Set([...days].flatMap((day) => [...membersOn(area, day)]));
    if (members.size > 0) agencies.set(area, members);
  }
  return agencies;
}

function overAreas(
  context: readonly PublishedStatement[],
  agencies: ReadonlyMap<string, ReadonlySet<string>>,
  membersOn: MembersOn,
): Partition[] {
  if (context.length < 2) return [];
  const groups = groupBy(context, (statement) =>
    subjectKey({ ...subjectOnly(statement), area: '' }),
  );
  return [...groups.values()].flatMap((group) => {
    const byArea = firstOf(group, ({ area }) => area);
    return [...agencies].flatMap(([agency, ever]) => {
      const first = [...byArea.values()].find(({ area }) => ever.has(area));
      if (!first || byArea.size < 2) return [];
      const day = first.period.end;
      const covered = (area: string) => {
        const joint = membersOn(area, day);
        return joint.length > 0 ? joint : [area];
      };
      const parts = withoutJoint(
        [...byArea.values()].filter(
          ({ area }) => area !== agency && covered(area).every((one) => ever.has(one)),
        ),
        covered,
      );
      if (parts.length < 2) return [];
      const then = membersOn(agency, day);
      const needed = then.length > 0 ? then : [...ever];
      const present = new Set(parts.flatMap(({ area }) => [...covered(area)]));
      const whole: Subject = { ...subjectOnly(first), area: agency };
      return [
        {
          whole,
          over: 'area' as const,
          parts,
          members: parts.filter(({ area }) => covered(area).every((one) => needed.includes(one))),
          complete: needed.every((member) => present.has(member)),
          totals: group.filter(({ area }) => area === agency),
        },
      ];
    });
  });
}

/** A joint payer stands for its members only where they aren't printed themselves. */
function withoutJoint(
  parts: readonly PublishedStatement[],
  covered: (area: string) => readonly string[],
): PublishedStatement[] {
  const single = new Set(parts.map(({ area }) => area));
  return parts.filter(({ area }) => {
    const joint = covered(area);
    return joint.length < 2 || !joint.some((member) => single.has(member));
  });
}

function overDimensions(context: readonly PublishedStatement[]): Partition[] {
  const dimensions = dividing(context);
  if (dimensions.length === 0) return [];
  const totals = onDemand(() => context, subjectKey);
  const split = context.flatMap((statement) =>
    dimensions
      .filter((dimension) => statement.breakdown[dimension] !== undefined)
      .map((dimension) => {
        const breakdown = without(statement.breakdown, [dimension]);
        return { statement, dimension, whole: { ...subjectOnly(statement), breakdown } };
      }),
  );
  const groups = groupBy(split, ({ dimension, whole }) => `${dimension}|${subjectKey(whole)}`);
  return [...groups.values()].flatMap((group) => {
    const [head] = group;
    if (!head) return [];
    const { dimension, whole } = head;
    const byCategory = firstOf(
      group.map(({ statement }) => statement),
      ({ breakdown }) => breakdown[dimension] ?? '',
    );
    if (byCategory.size < 2 || !disjoint(dimension, [...byCategory.keys()])) return [];
    const parts = [...byCategory.values()];
    return [
      {
        whole,
        over: dimension,
        parts,
        members: parts,
        complete: head.statement.printedTable !== null,
        totals: totals(subjectKey(whole)),
      },
    ];
  });
}

/** The dimensions in which a table has more than one category. */
function dividing(context: readonly PublishedStatement[]): DimensionId[] {
  const first = new Map<string, string>();
  const several = new Set<DimensionId>();
  for (const { breakdown } of context) {
    for (const [dimension, category] of Object.entries(breakdown)) {
      const known = first.get(dimension);
      if (known === undefined) first.set(dimension, category);
      else if (known !== category) several.add(DimensionId.parse(dimension));
    }
  }
  return [...several];
}

/** One statement a name: of several, the one that was read first. */
function firstOf(
  statements: readonly PublishedStatement[],
  name: (statement: PublishedStatement) => string,
): Map<string, PublishedStatement> {
  const first = new Map<string, PublishedStatement>();
  for (const statement of [...statements].sort((a, b) => a.id - b.id)) {
    if (!first.has(name(statement))) first.set(name(statement), statement);
  }
  return first;
}
