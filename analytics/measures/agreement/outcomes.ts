import type { Disagreement } from '../../contract/disagreement.ts';
import type { OutcomesRelation } from '../../contract/relation.ts';
import { OUTCOMES } from '../../contract/relation.ts';
import { exceeds } from './bounds.ts';
import type { Level, Levels } from './levels.ts';
import { addUp, levelOf, nearestTo } from './levels.ts';
import type { Numeric, PublishedStatement } from './statement.ts';
import { isNumber, restOf, subjectOf } from './statement.ts';
import { amount, disagreement, list, nameOf } from './wording.ts';

/** Of 19 households that went before a panel, 19 were approved and one had another outcome. */
export function outcomesBeyondCases(
  statements: readonly PublishedStatement[],
  levels: Levels,
): Disagreement[] {
  return statements
    .filter(isNumber)
    .flatMap((cases) => OUTCOMES.flatMap((relation) => beyond(cases, relation, levels)));
}

function beyond(cases: Numeric, relation: OutcomesRelation, levels: Levels): Disagreement[] {
  const rest = restOf(cases, relation.cases);
  if (!rest || Object.keys(rest).length > 0) return [];
  const outcomes = relation.outcomes.flatMap((outcome) => {
    const stated = nearestTo(cases, levels.stated(subjectOf(cases, outcome, rest)));
    // Where a section gives an outcome twice, that they differ is another disagreement.
    return [...stated].sort((a, b) => a.value - b.value).slice(0, 1);
  });
  const sum = addUp(outcomes);
  if (outcomes.length < relation.outcomes.length) return [];
  if (!exceeds(sum.bounds, levelOf(cases).bounds)) return [];
  const each = list(outcomes.map(described));
  return [
    disagreement(
      'parts_and_total',
      cases,
      { stated: cases.value, computed: sum.value },
      [cases, ...sum.from],
      (places) =>
        `${nameOf(cases)}: there were ${amount(cases.value, cases.measure)} (${places([cases])}), but ${each} make ${amount(sum.value, cases.measure)} outcomes (${places(sum.from)}). One of them may be a slip, or a case may have been counted with both its outcomes.`,
    ),
  ];
}

const described = ({ value, from: [first] }: Level) =>
  first ? `${amount(value, first.measure)} (${nameOf(first)})` : String(value);
