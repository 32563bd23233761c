import type { Disagreement } from '../../contract/disagreement.ts';
import { DisagreementKind } from '../../contract/disagreement.ts';
import { changesAndLevels } from './change-and-levels.ts';
import { exceedingParts } from './exceeding-parts.ts';
import { intervalsAndDates, meansAndDates } from './intervals.ts';
import { indexLevels } from './levels.ts';
import { meansAndCounts } from './means-and-counts.ts';
import { moneyThatDoesNotAddUp } from './money.ts';
import { figuresOfTwoGroups } from './named-groups.ts';
import { nobodyLeft } from './nobody-left.ts';
import { outcomesBeyondCases } from './outcomes.ts';
import { findPartitions } from './partitions.ts';
import { partsAndTotals } from './parts-and-total.ts';
import { partsOfWholes } from './parts-of-wholes.ts';
import { periodsAndParts } from './periods.ts';
import { sharesAndCounts } from './share-and-count.ts';
import { statedTwice } from './stated-twice.ts';
import type { JourneyRow, MembersOn, PublishedStatement } from './statement.ts';
import { breakdownText } from './statement.ts';
import { stepsAndWhole } from './steps.ts';
import { givenAway } from './suppressed.ts';

export type Published = {
  readonly statements: readonly PublishedStatement[];
  readonly journeys: readonly JourneyRow[];
  readonly membersOn: MembersOn;
};

/**
 * Every pair of statements that can't both be true, each with its places; nothing is corrected.
 * What rounding, another date or an incomplete breakdown explains is not listed. The answer doesn't
 * depend on the order of the statements.
 */
export function findDisagreements({ statements, journeys, membersOn }: Published): Disagreement[] {
  const all = [...statements].sort((a, b) => a.id - b.id);
  const partitions = findPartitions(all, membersOn);
  const levels = indexLevels(all, partitions);
  const exceeding = exceedingParts(all, levels);
  return onceEach([
    ...partsAndTotals(partitions, levels),
    ...exceeding,
    ...periodsAndParts(all),
    ...stepsAndWhole(all, levels),
    ...partsOfWholes(all, levels),
    ...outcomesBeyondCases(all, levels),
    ...nobodyLeft(all, partitions, exceeding),
    ...statedTwice(all, levels),
    ...figuresOfTwoGroups(all),
    ...sharesAndCounts(all, partitions, levels),
    ...meansAndCounts(all, levels),
    ...changesAndLevels(all, levels),
    ...moneyThatDoesNotAddUp(all, partitions, levels),
    ...givenAway(all, partitions, levels),
    ...intervalsAndDates(journeys),
    ...meansAndDates(all, journeys, levels),
  ]).sort((a, b) => compare(orderOf(a), orderOf(b)) || a.stated - b.stated);
}

/** A sentence that is printed twice contradicts its table once, in two places. */
function onceEach(found: readonly Disagreement[]): Disagreement[] {
  const merged = new Map<string, Disagreement>();
  for (const one of found) {
    const key = JSON.stringify([...orderOf(one), one.stated, one.computed]);
    const known = merged.get(key);
    if (!known) {
      merged.set(key, one);
      continue;
    }
    const places = new Map(
      [...known.sources, ...one.sources].map((stand) => [JSON.stringify(stand), stand]),
    );
    merged.set(key, { ...known, sources: [...places.values()] });
  }
  return [...merged.values()];
}

function orderOf({ kind, measure, area, period, cohort, breakdown }: Disagreement): string[] {
  const order = String(DisagreementKind.options.indexOf(kind));
  return [order, measure, area, period, cohort ?? '', breakdownText(breakdown)];
}

function compare(a: readonly string[], b: readonly string[]): number {
  for (const [index, text] of a.entries()) {
    const order = text.localeCompare(b[index] ?? '', 'en');
    if (order !== 0) return order;
  }
  return 0;
}
