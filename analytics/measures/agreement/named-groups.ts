import { COHORT_LABELS } from '../../contract/cohort.ts';
import type { Disagreement } from '../../contract/disagreement.ts';
import type { Numeric, PublishedStatement } from './statement.ts';
import { groupBy, isNumber, subjectKey } from './statement.ts';
import { amount, disagreement, nameOf } from './wording.ts';

type Pair = { readonly prose: Numeric; readonly table: Numeric };

/** One figure may be the same for two groups of children by chance, so many of a section may not. */
const LEAST_TOGETHER = 3;

/**
 * Figures that the prose gives for one group of children and the table for another: a paragraph on
 * children whose order was granted in the year that repeats, number for number, what the table has
 * for children matched in it.
 */
export function figuresOfTwoGroups(statements: readonly PublishedStatement[]): Disagreement[] {
  const ofGroups = statements.filter(isNumber).filter(({ cohort }) => cohort !== null);
  const figures = groupBy(
    ofGroups,
    (statement) => `${statement.publication}|${subjectKey({ ...statement, cohort: null })}`,
  );
  const pairs = [...figures.values()].flatMap(pairsAmong);
  const sections = groupBy(pairs, ({ prose, table }) =>
    [prose.publication, prose.section, prose.measure, prose.cohort, table.cohort].join('|'),
  );
  return [...sections.values()]
    .filter((together) => together.length >= LEAST_TOGETHER)
    .flatMap((together) => together.map((pair) => contradiction(pair, together.length)));
}

/** Prose whose own group no table gives, with the table's figure of another group that equals it. */
function pairsAmong(figure: readonly Numeric[]): Pair[] {
  const tables = figure.filter(({ place }) => place === 'table');
  return figure.flatMap((prose) => {
    if (prose.place !== 'prose') return [];
    if (tables.some(({ cohort }) => cohort === prose.cohort)) return [];
    const table = tables.find(({ value }) => value === prose.value);
    return table ? [{ prose, table }] : [];
  });
}

function contradiction({ prose, table }: Pair, count: number): Disagreement {
  const group = ({ cohort }: Numeric) => (cohort ? COHORT_LABELS[cohort].toLowerCase() : '');
  return disagreement(
    'two_groups',
    prose,
    { stated: prose.value, computed: table.value },
    [prose, table],
    (places) =>
      `${nameOf(prose)}: ${amount(prose.value, prose.measure)} is given for this group (${places([prose])}), but the table has the very figure for another, ${group(table)} (${places([table])}). It is so with ${count} figures of that section, so one of the groups is probably named wrongly.`,
  );
}
