import type { Area } from '../../analytics/contract/area.ts';
import type { ExtractFamily, StatedFacts, StatedOfFile } from '../../analytics/contract/load.ts';
import { financialYear, financialYearOf, parsePeriod } from '../../analytics/contract/period.ts';
import type { TableGroup } from './preview-groups.ts';

/** What the officer says of single files, by their tickets. */
export type StatedByTicket = Readonly<Record<string, StatedOfFile>>;

type Fact = keyof StatedFacts;

/** What is stated of all files of a group, or of the return within an archive that it is. */
export function factsOf(
  stated: StatedByTicket,
  { tickets, within }: Pick<TableGroup, 'tickets' | 'within'>,
): StatedFacts {
  const [first = ''] = tickets;
  const { within: single = {}, ...facts } = stated[first] ?? {};
  return within === null ? facts : { ...facts, ...single[within] };
}

/** With one thing stated of all files of a group, or taken back. */
export function withFact(
  stated: StatedByTicket,
  { tickets, within }: Pick<TableGroup, 'tickets' | 'within'>,
  fact: Fact,
  value: string | null,
): StatedByTicket {
  const next = { ...stated };
  for (const ticket of tickets) {
    const { within: single, ...facts } = next[ticket] ?? {};
    next[ticket] =
      within === null
        ? { ...changed(facts, fact, value), ...(single && { within: single }) }
        : { ...facts, within: { ...single, [within]: changed(single?.[within], fact, value) } };
  }
  return next;
}

function changed(facts: StatedFacts = {}, fact: Fact, value: string | null): StatedFacts {
  const others = Object.fromEntries(Object.entries(facts).filter(([key]) => key !== fact));
  return value === null ? others : { ...others, [fact]: value };
}

/** With what `facts` says stated of every group that asks for it. */
export function withFacts(
  stated: StatedByTicket,
  groups: readonly TableGroup[],
  facts: (group: TableGroup) => StatedFacts,
): StatedByTicket {
  let next = stated;
  for (const group of groups) {
    const found = facts(group);
    for (const fact of group.asks) {
      const value = found[fact];
      if (value !== undefined) next = withFact(next, group, fact, value);
    }
  }
  return next;
}

/** What is taken for granted of a group, and whether figures come out wrong if it is not so. */
export type Assumption = { readonly words: string; readonly matters: boolean };

/** What will be taken for granted of a group where nothing is said; null when nothing is. */
export function assumptionOf(group: TableGroup, facts: StatedFacts): Assumption | null {
  const lacks = (fact: Fact) => group.asks.includes(fact) && facts[fact] === undefined;
  const isDated = group.family === 'ssda903';
  const parts = [
    lacks('period') && (isDated ? 'taken for the year of its latest date' : 'kept without a year'),
    lacks('area') && 'loaded for an unknown authority',
  ].filter(Boolean);
  if (parts.length === 0) return null;
  return {
    words: `As it stands: ${parts.join('; ')}.`,
    matters: lacks('area') || (isDated && lacks('period')),
  };
}

const plain = (text: string) =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll('&', 'and')
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim();

/**
 * The area and the year that a group's folder or file speaks of (`harrow/2022-23`), for the officer to take
 * over; never taken by itself. Nothing where a name speaks of several.
 */
export function factsInName({ path, asks }: TableGroup, areas: readonly Area[]): StatedFacts {
  const words = ` ${plain(path)} `;
  const named = areas.filter((area) => words.includes(` ${plain(area.name)} `));
  const longest = named.filter(
    (area) =>
      !named.some((other) => other !== area && plain(other.name).includes(plain(area.name))),
  );
  const years = new Set(
    [...words.matchAll(/ (20\d{2}) (\d{2}|20\d{2})(?= )/g)].flatMap(([, first = '', last = '']) =>
      Number(last) % 100 === (Number(first) + 1) % 100 ? (yearNamed(first, last) ?? []) : [],
    ),
  );
  const [area] = longest;
  const [period] = years;
  return {
    ...(asks.includes('area') && area && longest.length === 1 ? { area: area.name } : {}),
    ...(asks.includes('period') && period !== undefined && years.size === 1 ? { period } : {}),
  };
}

function yearNamed(first: string, last: string): string | null {
  const period = parsePeriod(`${first}/${last.slice(-2)}`);
  return period?.kind === 'financial_year' ? period.label : null;
}

/** Families that adoption agencies send as well as local authorities. */
const OF_AGENCIES: ReadonlySet<ExtractFamily | null> = new Set(['adopters', 'asg']);

/** Whose return a group may be. */
export function areasFor({ family }: TableGroup, areas: readonly Area[]): Area[] {
  return areas.filter(
    ({ kind }) => kind === 'local_authority' || (kind === 'agency' && OF_AGENCIES.has(family)),
  );
}

const FIRST_YEAR = 2003;

/** The financial years a return may be of, the latest first. */
export function financialYears(today: string): string[] {
  const last = financialYearOf(today);
  return Array.from(
    { length: last - FIRST_YEAR + 1 },
    (_, back) => financialYear(last - back).label,
  );
}
