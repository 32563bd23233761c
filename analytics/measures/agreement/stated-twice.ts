import { COHORT_LABELS } from '../../contract/cohort.ts';
import type { Disagreement } from '../../contract/disagreement.ts';
import { meet } from './bounds.ts';
import type { Levels } from './levels.ts';
import { boundsOf } from './precision.ts';
import type { Numeric, PublishedStatement } from './statement.ts';
import { breakdownText, groupBy, isNumber, onDemand } from './statement.ts';
import type { Places } from './wording.ts';
import { amount, disagreement, nameOf } from './wording.ts';

/** Statements of one figure that agree with each other as far as they are printed. */
type Version = { readonly most: Numeric; readonly all: readonly Numeric[] };

/**
 * The same figure stated with values that no rounding brings together. A provisional figure and the
 * final one it became are two figures.
 */
export function statedTwice(
  statements: readonly PublishedStatement[],
  levels: Levels,
): Disagreement[] {
  const sameBesideCohort = onDemand(() => statements.filter(isNumber), besideCohort);
  return levels.repeated.flatMap((same) =>
    [...groupBy(same, ({ status }) => status).values()].flatMap((figure) => {
      const versions = versionsOf(figure);
      return versions.flatMap((one, index) =>
        versions
          .slice(index + 1)
          .map((other) => contradiction(one, other, sameBesideCohort(besideCohort(one.most)))),
      );
    }),
  );
}

function versionsOf(same: readonly Numeric[]): Version[] {
  const width = (statement: Numeric) => boundsOf(statement).high - boundsOf(statement).low;
  const versions: { most: Numeric; all: Numeric[] }[] = [];
  for (const statement of [...same].sort((a, b) => width(a) - width(b) || a.id - b.id)) {
    const version = versions.find(({ most }) => meet(boundsOf(most), boundsOf(statement)));
    if (version) version.all.push(statement);
    else versions.push({ most: statement, all: [statement] });
  }
  return versions;
}

const besideCohort = (statement: Numeric) =>
  [
    statement.measure,
    statement.area,
    statement.period.label,
    breakdownText(statement.breakdown),
  ].join('|');

/** Prose is checked against the table; otherwise the later statement against the earlier one. */
function contradiction(one: Version, other: Version, relatives: readonly Numeric[]): Disagreement {
  const first = (version: Version) => Math.min(...version.all.map(({ id }) => id));
  const inTable = (version: Version) => version.all.some(({ place }) => place === 'table');
  const oneIsChecked = inTable(one) === inTable(other) ? first(one) > first(other) : inTable(other);
  const [checked, against] = oneIsChecked ? [one, other] : [other, one];
  const { measure } = checked.most;
  const otherCohort = relatives.find(
    (relative) =>
      relative.cohort !== checked.most.cohort && meet(boundsOf(relative), boundsOf(checked.most)),
  );
  const reason = (places: Places) =>
    otherCohort?.cohort
      ? `Elsewhere (${places([otherCohort])}) ${amount(checked.most.value, measure)} stands for another group, ${COHORT_LABELS[otherCohort.cohort].toLowerCase()}, so the two may have been confused.`
      : 'One of them may be a slip, be of another date or period, or have been updated later.';
  return disagreement(
    'stated_twice',
    checked.most,
    { stated: checked.most.value, computed: against.most.value },
    [...checked.all, ...against.all],
    (places) =>
      `${nameOf(checked.most)}: the figure is given as ${amount(checked.most.value, measure)} (${places(checked.all)}) but as ${amount(against.most.value, measure)} (${places(against.all)}). ${reason(places)}`,
  );
}
