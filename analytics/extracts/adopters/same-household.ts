import { resolveArea } from '../../reference/areas.ts';

/** A household as one authority or agency numbers it, with the days its rows give. */
export type Numbered = {
  /** The workspace's number of it. */
  readonly number: number;
  readonly areaCode: string;
  /** What the authority calls it. */
  readonly localId: string;
  readonly key: string;
  /** Days by the step they are given for. */
  readonly days: ReadonlyMap<string, ReadonlySet<string>>;
};

/**
 * The key of every household's number. An agency's log, its ASG return and the lists of its
 * boroughs number a household alike, each as its own: numbers that read alike mean one household
 * where their dates agree more often than they differ. An authority and another need two dates in
 * common, since their numbers may read alike by chance.
 */
export function householdKeys(households: readonly Numbered[]): Map<number, string> {
  const keys = new Map<number, string>();
  const byId = new Map<string, Numbered[]>();
  for (const household of households) {
    const alike = byId.get(household.localId);
    if (alike) alike.push(household);
    else byId.set(household.localId, [household]);
  }
  for (const alike of byId.values()) {
    const ordered = alike.toSorted(
      (a, b) => rankOf(a.areaCode) - rankOf(b.areaCode) || (a.areaCode < b.areaCode ? -1 : 1),
    );
    const groups: Numbered[][] = [];
    for (const household of ordered) {
      const own = groups.filter((group) => group.some((other) => isSame(other, household)));
      const joined = [...own.flat(), household];
      for (const group of own) groups.splice(groups.indexOf(group), 1);
      groups.push(joined);
    }
    for (const group of groups) {
      const [first] = group.toSorted((a, b) => ordered.indexOf(a) - ordered.indexOf(b));
      for (const { number } of group) keys.set(number, first?.key ?? '');
    }
  }
  return keys;
}

const kindOf = (areaCode: string) => resolveArea(areaCode)?.kind ?? 'unknown';

/** An agency's number of a household comes before an authority's. */
function rankOf(areaCode: string): number {
  const kind = kindOf(areaCode);
  return kind === 'agency' ? 0 : kind === 'local_authority' ? 1 : 2;
}

function isSame(a: Numbered, b: Numbered): boolean {
  let agreeing = 0;
  let differing = 0;
  for (const [step, days] of a.days) {
    const others = b.days.get(step);
    if (!others) continue;
    if ([...days].some((day) => others.has(day))) agreeing += 1;
    else differing += 1;
  }
  const authorities = [a, b].every(({ areaCode }) => kindOf(areaCode) === 'local_authority');
  return agreeing > differing && agreeing >= (authorities ? 2 : 1);
}
