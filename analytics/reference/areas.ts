import type { Area, Membership } from '../contract/area.ts';
import { AGENCIES } from './agencies.ts';
import { ALIASES, withoutTitles } from './area-names.ts';
import { FORMER_AUTHORITIES, namesakeOn, OTHER_CODES } from './history.ts';
import { LOCAL_AUTHORITIES } from './local-authorities.ts';
import { plainName } from './plain-name.ts';
import { COUNTRY, REGIONS, wholeRegion } from './regions.ts';

const authorities = [...LOCAL_AUTHORITIES, ...FORMER_AUTHORITIES];

const plainAreas: readonly Area[] = [
  { code: COUNTRY[0], name: COUNTRY[1], kind: 'country', region: null, members: [] },
  ...REGIONS.map(([code, name]): Area => ({
    code,
    name,
    kind: 'region',
    region: wholeRegion(name),
    members: [],
  })),
  ...authorities.map(([code, , name, region]): Area => ({
    code,
    name,
    kind: 'local_authority',
    region: wholeRegion(region),
    members: [],
  })),
];

function codeNamed(name: string): string {
  const known = [...plainAreas, ...AGENCIES].find((candidate) => candidate.name === name);
  if (!known) throw new Error(`${name} is named as a member but is no area.`);
  return known.code;
}

/** Every area known by name, members by code: England, regions, authorities, agencies. */
export const AREAS: readonly Area[] = [
  ...plainAreas,
  ...AGENCIES.map(({ code, name, kind, members }): Area => ({
    code,
    name,
    kind,
    region: null,
    members: members.flatMap(({ areas, since, until }): Membership[] =>
      areas.map((area) => ({ area: codeNamed(area), since, until })),
    ),
  })),
];

const byCode = new Map(AREAS.map((area) => [area.code, area]));

const byName = new Map<string, Area>();
for (const area of AREAS) {
  byName.set(plainName(area.name), area);
  byName.set(plainName(area.code), area);
}
for (const [code, otherCode] of [
  ...authorities,
  ...[COUNTRY, ...REGIONS].map(([regionCode, , number]) => [regionCode, number] as const),
  ...OTHER_CODES,
]) {
  const area = byCode.get(code);
  if (area) byName.set(plainName(otherCode), area);
}
for (const [name, aliases] of [
  ...Object.entries(ALIASES),
  ...AGENCIES.map((agency) => [agency.name, agency.aliases] as const),
]) {
  const area = byName.get(plainName(name));
  if (area) for (const alias of aliases) byName.set(plainName(alias), area);
}

/** A three-digit code that went through a column of decimals: `301.0`. */
const CODE_AS_DECIMAL = /^\s*(\d{3})\.0+\s*$/;

const NEIGHBOURS_OF = /^(?:the )?statistical neighbours (?:of|for) (.+)$/;
const OWN_NEIGHBOURS = /^(.+) statistical neighbours$/;

function authorityNamed(plain: string): Area | null {
  const exact = byName.get(plain);
  if (exact) return exact;
  for (const shorter of withoutTitles(plain)) {
    const area = byName.get(shorter);
    if (area?.kind === 'local_authority') return area;
  }
  return null;
}

/** The group a report prints as one column: it is named after an authority, its members vary. */
function neighboursNamed(plain: string): Area | null {
  const name = (NEIGHBOURS_OF.exec(plain) ?? OWN_NEIGHBOURS.exec(plain))?.[1];
  if (!name) return null;
  const area = authorityNamed(name) ?? authorityNamed(name.replace(/s$/, ''));
  if (area?.kind !== 'local_authority') return null;
  return {
    code: `statistical-neighbours-of-${area.code}`,
    name: `Statistical neighbours of ${area.name}`,
    kind: 'group',
    region: area.region,
    members: [],
  };
}

/**
 * The one area meant by a name, a short form or a code, however it is written (`Kingston`,
 * `LB Croydon`, `Kent County Council`, `E09000008`, `306`, `306.0`, `ALS`, `Statistical neighbours of
 * Kent`); null when none or more than one could be meant. With a day (ISO date), a name that passed from an
 * old authority to a new one means whichever bore it on that day.
 */
export function resolveArea(text: string, on?: string): Area | null {
  const plain = plainName(text.replace(CODE_AS_DECIMAL, '$1'));
  const area = authorityNamed(plain) ?? neighboursNamed(plain);
  return area && on ? (byCode.get(namesakeOn(area.code, on)) ?? area) : area;
}

function pairsOf(text: string): Set<string> {
  const padded = ` ${text} `;
  return new Set(Array.from({ length: padded.length - 1 }, (_, at) => padded.slice(at, at + 2)));
}

let namesInPairs: readonly { area: Area; pairs: ReadonlySet<string> }[] | null = null;

/** Up to three names closest to what was written, by the letter pairs they share (Dice). */
export function nearestAreas(text: string): string[] {
  namesInPairs ??= Array.from(byName, ([name, area]) => ({ area, pairs: pairsOf(name) }));
  const asked = pairsOf(plainName(text).slice(0, 100));
  const best = new Map<string, number>();
  for (const { area, pairs } of namesInPairs) {
    let shared = 0;
    for (const pair of asked) if (pairs.has(pair)) shared += 1;
    const closeness = (2 * shared) / (asked.size + pairs.size);
    if (closeness >= CLOSE && closeness > (best.get(area.name) ?? 0)) {
      best.set(area.name, closeness);
    }
  }
  return [...best]
    .sort(([a, x], [b, y]) => y - x || a.localeCompare(b))
    .slice(0, 3)
    .map(([name]) => name);
}

const CLOSE = 0.4;

/** The local authorities that belonged to an agency on a day (ISO date), groups of agencies opened up. */
export function membersOn(agency: Area, date: string): Area[] {
  const members = new Set<Area>();
  for (const { area: code, since, until } of agency.members) {
    if ((since !== null && date < since) || (until !== null && date > until)) continue;
    const member = byCode.get(code);
    if (!member) continue;
    if (member.kind === 'local_authority') members.add(member);
    else for (const inner of membersOn(member, date)) members.add(inner);
  }
  return [...members];
}

/** The agencies and groups an area belongs or has belonged to, with the days. */
export function agenciesOf(
  area: Area,
): { agency: Area; since: string | null; until: string | null }[] {
  return AREAS.flatMap((agency) =>
    agency.members
      .filter((membership) => membership.area === area.code)
      .map(({ since, until }) => ({ agency, since, until })),
  );
}
