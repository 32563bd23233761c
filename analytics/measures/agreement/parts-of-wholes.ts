import type { Disagreement } from '../../contract/disagreement.ts';
import type { PartRelation, Quantity, SizesRelation } from '../../contract/relation.ts';
import { OUTCOME_PARTS, PARTS, SIZES } from '../../contract/relation.ts';
import type { Breakdown } from '../../contract/figure.ts';
import { exceeds, meet, scale } from './bounds.ts';
import type { Level, Levels } from './levels.ts';
import { addUp, levelOf, nearestTo } from './levels.ts';
import type { Numeric, PublishedStatement, Subject } from './statement.ts';
import { groupBy, isNumber, restOf, subjectKey, subjectOf, without } from './statement.ts';
import { amount, disagreement, list, nameOf } from './wording.ts';

/** Two measures of which one counts part of what the other counts, or groups and their members. */
export function partsOfWholes(
  statements: readonly PublishedStatement[],
  levels: Levels,
): Disagreement[] {
  const byMeasure = groupBy(statements.filter(isNumber), ({ measure }) => measure);
  const numbersOf = ({ measure }: Quantity) => byMeasure.get(measure) ?? [];
  return [
    ...[...PARTS, ...OUTCOME_PARTS].flatMap((relation) =>
      largerThanWhole(numbersOf(relation.part), relation, levels),
    ),
    ...SIZES.flatMap((relation) => groupsAndMembers(numbersOf(relation.groups), relation, levels)),
  ];
}

function largerThanWhole(
  numbers: readonly Numeric[],
  relation: PartRelation,
  levels: Levels,
): Disagreement[] {
  return numbers.flatMap((part) => {
    const rest = restOf(part, relation.part);
    if (!rest) return [];
    const whole = subjectOf(part, relation.whole, rest);
    const wholes = nearestTo(part, levels.stated(whole));
    const [first] = wholes;
    const own = levelOf(part);
    if (!first || wholes.some(({ bounds }) => !exceeds(own.bounds, bounds))) return [];
    return [
      disagreement(
        'parts_and_total',
        whole,
        { stated: first.value, computed: part.value },
        [...first.from, part],
        (places) =>
          `${nameOf(whole)}: the figure is stated as ${amount(first.value, part.measure)} (${places(first.from)}), but what is only part of it, ${nameOf(part)}, as ${amount(part.value, part.measure)} (${places([part])}). One of them may be of another day, or count something else.`,
      ),
    ];
  });
}

/** 17 pairs are 34 children; 63 couples and 6 single people are 132 people. */
function groupsAndMembers(
  numbers: readonly Numeric[],
  relation: SizesRelation,
  levels: Levels,
): Disagreement[] {
  const { groups, dimension, sizes, members } = relation;
  const sized = numbers.flatMap((statement) => {
    const size = sizes[statement.breakdown[dimension] ?? ''];
    const rest = restOf(
      { ...statement, breakdown: without(statement.breakdown, [dimension]) },
      groups,
    );
    return size === undefined || !rest ? [] : [{ statement, size, rest }];
  });
  const byPlace = groupBy(
    sized,
    ({ statement, rest }) =>
      `${statement.publication}|${statement.section ?? ''}|${subjectKey({ ...statement, breakdown: rest })}`,
  );
  return [...byPlace.values()].flatMap((together) => {
    const [head] = together;
    if (!head) return [];
    const counted = together.map(({ statement, size }): Level => ({
      value: size * statement.value,
      bounds: scale(levelOf(statement).bounds, size),
      from: [statement],
    }));
    const sum = addUp(counted);
    const all = membersOf(head.statement, members, head.rest, levels);
    const each = together.flatMap(({ statement, rest }, index) => {
      const category: Breakdown = { [dimension]: statement.breakdown[dimension] };
      const own = { measure: members.measure, where: category };
      const level = counted[index];
      return level ? compared(level, membersOf(statement, own, rest, levels), true) : [];
    });
    return [...compared(sum, all, false), ...each];
  });
}

function membersOf(
  statement: PublishedStatement,
  members: { readonly measure: string; readonly where?: Breakdown },
  rest: Breakdown,
  levels: Levels,
): { subject: Subject; levels: readonly Level[] } {
  const subject = subjectOf(statement, members, rest);
  return { subject, levels: nearestTo(statement, levels.known(subject)) };
}

/** Groups of other sizes may not be printed: together they are at least, each alone exactly. */
function compared(
  groups: Level,
  { subject, levels }: { subject: Subject; levels: readonly Level[] },
  exact: boolean,
): Disagreement[] {
  const [first] = levels;
  const fits = levels.some(({ bounds }) =>
    exact ? meet(groups.bounds, bounds) : !exceeds(groups.bounds, bounds),
  );
  if (!first || fits) return [];
  const sizes = list(groups.from.map((one) => `${amount(one.value ?? 0, '')} (${nameOf(one)})`));
  return [
    disagreement(
      'parts_and_total',
      subject,
      { stated: first.value, computed: groups.value },
      [...first.from, ...groups.from],
      (places) =>
        `${nameOf(subject)}: the figure is stated as ${amount(first.value, subject.measure)} (${places(first.from)}), but ${sizes} make it ${amount(groups.value, subject.measure)} (${places(groups.from)}). One may count groups and the other those in them.`,
    ),
  ];
}
