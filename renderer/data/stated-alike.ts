import { isMoreOf } from '../../analytics/contract/return-name.ts';
import type { TableGroup } from './preview-groups.ts';
import { factsOf, type StatedByTicket } from './stated-facts.ts';

/**
 * The returns that what is stated makes the same as another: both have a module, and an authority
 * returns it once a year. Such returns are refused. By the key of the group, the names of the
 * others.
 */
export function statedAlike(
  groups: readonly TableGroup[],
  stated: StatedByTicket,
): ReadonlyMap<string, readonly string[]> {
  const returns = groups.filter(
    ({ family, asks }) => family === 'ssda903' && asks.includes('area') && asks.includes('period'),
  );
  const found = new Map<string, readonly string[]>();
  for (const group of returns) {
    const { area, period } = factsOf(stated, group);
    if (period === undefined) continue;
    const modules = modulesOf(group);
    const others = returns.filter((other) => {
      const facts = factsOf(stated, other);
      const isSame = facts.area === area && facts.period === period;
      return (
        isSame && isApart(other, group) && modulesOf(other).some((one) => modules.includes(one))
      );
    });
    if (others.length > 0) {
      found.set(
        group.key,
        others.map(({ name }) => name),
      );
    }
  }
  return found;
}

const nameOf = ({ within, folder, stem }: TableGroup) => within ?? `${folder}${stem}`;

const isApart = (a: TableGroup, b: TableGroup) =>
  a !== b && !isMoreOf(nameOf(a), nameOf(b)) && !isMoreOf(nameOf(b), nameOf(a));

function modulesOf({ tables }: TableGroup): string[] {
  return tables.flatMap(({ module, refusal, asks }) =>
    module === null || refusal !== null || asks.length < 2 ? [] : [module],
  );
}

/** What is said of a return that would be the same as these; null where there are none. */
export function alikeWords(others: readonly string[] | undefined): string | null {
  const [first, ...more] = others ?? [];
  if (first === undefined) return null;
  const rest = more.length === 0 ? '' : ` and ${more.length} more`;
  return `Stated to be the same return as ${first}${rest}: none of them would be loaded. State the area and the year of each.`;
}
