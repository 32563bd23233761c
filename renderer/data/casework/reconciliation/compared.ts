import { z } from 'zod';
import type {
  Holdings,
  Reconciliation,
  ReconciliationRow,
  ReturnFamily,
} from '../../../../analytics/contract/casework.ts';
import { countOf, formatCount } from '../../../format/number.ts';

export type HeldReturn = Holdings['returns'][number];

export const DifferenceKind = z.enum(['differs', 'only_in_return', 'only_in_records']);
export type DifferenceKind = ReconciliationRow['kind'];

export const KIND_LABELS = {
  differs: 'Says something else',
  only_in_return: 'Only in the return',
  only_in_records: 'Only in the records',
} as const satisfies Record<DifferenceKind, string>;

export const RETURN_LABELS = {
  ssda903: 'SSDA903 return',
  asg: 'ASG return',
} as const satisfies Record<ReturnFamily, string>;

/** A difference that can be told from the others: a child may differ in several fields. */
export type Difference = ReconciliationRow & { readonly id: string };

export function differencesOf(rows: readonly ReconciliationRow[]): Difference[] {
  const seen = new Map<string, number>();
  return rows.map((row) => {
    const nth = (seen.get(row.child) ?? 0) + 1;
    seen.set(row.child, nth);
    return { ...row, id: `${row.child}.${nth}` };
  });
}

type Wanted = {
  readonly area: string | null;
  readonly year: string | null;
  readonly family: ReturnFamily | null;
};

/**
 * The return to hold the records against: the one asked for, and of what isn't said the first there
 * is. Null when there is none of the area, year or kind that is said.
 */
export function chosenReturn(returns: readonly HeldReturn[], wanted: Wanted): HeldReturn | null {
  const { area, year, family } = wanted;
  const found = returns.find(
    (held) =>
      (area === null || held.area === area) &&
      (year === null || held.year === year) &&
      (family === null || held.family === family),
  );
  return found ?? null;
}

/** The return nearest to one when an authority, year or kind is chosen that has no such other. */
export function nearestReturn(
  returns: readonly HeldReturn[],
  from: HeldReturn,
  change: Partial<HeldReturn>,
): HeldReturn {
  const to = { ...from, ...change };
  const fits = (held: HeldReturn) =>
    Object.entries(change).every(([key, value]) => held[key as keyof HeldReturn] === value);
  const likeness = (held: HeldReturn) =>
    Number(held.area === to.area) * 4 +
    Number(held.year === to.year) * 2 +
    Number(held.family === to.family);
  const [best] = returns.filter(fits).toSorted((a, b) => likeness(b) - likeness(a));
  return best ?? from;
}

/** "7 of 48 children differ: 3 stand only in the return, 2 only in the records, 2 say other things." */
export function reconciliationAnswer(found: Reconciliation, held: HeldReturn): string {
  const { children, alike, differing, onlyInReturn, onlyInRecords } = found;
  if (children === 0) {
    return `No child of ${held.area} has a step of the plan in ${held.year}, in the return or in the records.`;
  }
  const all = countOf(children, 'child', 'children');
  if (alike === children) {
    return children === 1
      ? 'The one child is told alike in the return and in the records.'
      : `All ${all} are told alike in the return and in the records.`;
  }
  const parts = [
    differing > 0 &&
      `${formatCount(differing)} ${differing === 1 ? 'is' : 'are'} told otherwise in the records`,
    onlyInReturn > 0 &&
      `${formatCount(onlyInReturn)} ${onlyInReturn === 1 ? 'stands' : 'stand'} only in the return`,
    onlyInRecords > 0 &&
      `${formatCount(onlyInRecords)} ${onlyInRecords === 1 ? 'stands' : 'stand'} only in the records`,
  ].filter((part) => part !== false);
  const verb = children - alike === 1 ? 'differs' : 'differ';
  return `${formatCount(children - alike)} of ${all} ${verb}: ${parts.join(', ')}.`;
}
