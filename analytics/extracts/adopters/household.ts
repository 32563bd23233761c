import { resolveEthnicity } from '../../reference/ethnicity/resolve.ts';
import type { RowPlace } from '../ssda903/history.ts';
import { agree } from '../journeys/agree.ts';
import type { Difference, Rule, Saying, Teller, Value } from '../journeys/agree.ts';

/** A household's way to adoption, in its order; each is a column of `adopter_families`. */
export const STEPS = [
  'enquired_on',
  'information_session_on',
  'registered_on',
  'stage_1_started_on',
  'stage_1_ended_on',
  'stage_2_started_on',
  'stage_2_ended_on',
  'approved_on',
  'matched_on',
  'placed_on',
  'adoption_order_on',
  'left_on',
] as const;

export const FAMILY_FIELDS = [
  'approving_agency',
  'residence_area',
  'approved_for_named_child',
  ...STEPS,
  'children_placed',
  'left_reason',
  'structure',
  'early_permanence_approved',
  'age_range_min',
  'age_range_max',
  'siblings_max',
  'ethnicities_considered',
] as const;
export type FamilyField = (typeof FAMILY_FIELDS)[number];

/** An adopter as one row describes them. */
export type Person = {
  /** The agency's own name for them, where it has one: the same in every return of it. */
  readonly id: string | null;
  readonly sex: string | null;
  readonly ethnicity: string | null;
  readonly disability: string | null;
  readonly place: RowPlace;
};

/** What a row says of a household: of the whole in an agency's log, of one adopter in list 11. */
export type FamilySaying = Saying<FamilyField> & {
  readonly returnId: number;
  readonly latestOn: string;
  readonly people: readonly Person[];
};

/** A household as all that tell of it make it out. */
export type Household = {
  readonly says: Readonly<Partial<Record<FamilyField, Value | null>>>;
  readonly people: readonly Person[];
  readonly place: RowPlace;
  readonly differences: readonly Difference<FamilyField>[];
};

/** The agency's own log knows most, the list of the authority's inspection least. */
const ORDER: readonly Teller[] = ['adopter_log', 'asg', 'annex_a'];

/** Of people the log and the list say who they are; the ASG return mostly how many. */
const ORDER_OF_PEOPLE: readonly Teller[] = ['adopter_log', 'annex_a', 'asg'];

/** That there are two adopters is part of which two they are. */
const structure: Rule = {
  same: (a, b) => String(a).startsWith(`${b}_`) || String(b).startsWith(`${a}_`),
  finer: (a, b) => String(b).startsWith(`${a}_`),
};

/** One household out of the rows of all its adopters in all returns; null when there is no row. */
export function householdOf(sayings: readonly FamilySaying[]): Household | null {
  const ordered = sayings.toSorted(
    (a, b) =>
      ORDER.indexOf(a.teller) - ORDER.indexOf(b.teller) ||
      compare(b.latestOn, a.latestOn) ||
      compare(contentOf(a), contentOf(b)),
  );
  const [first] = ordered;
  if (!first) return null;
  const { kept, differences } = agree(ordered, FAMILY_FIELDS, { structure });
  const people = peopleOf(ordered);
  const together = kept.structure ?? structureOf(people);
  return {
    says: together === null ? kept : { ...kept, structure: together },
    people,
    place: first.place,
    differences,
  };
}

/** Who the adopter is comes first, so that of a couple it is the same one whose row counts. */
const contentOf = ({ people, says }: FamilySaying) =>
  JSON.stringify([
    people.map(({ id, sex, ethnicity, disability }) => [id, sex, ethnicity, disability]),
    Object.entries(says).toSorted(([a], [b]) => compare(a, b)),
  ]);

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/**
 * The adopters as one return names them, the one that is believed first: never rows of two returns
 * added up, which would double a couple.
 */
function peopleOf(ordered: readonly FamilySaying[]): readonly Person[] {
  const named = ordered.filter(({ people }) => people.length > 0);
  const [best] = named.toSorted(
    (a, b) =>
      ORDER_OF_PEOPLE.indexOf(a.teller) - ORDER_OF_PEOPLE.indexOf(b.teller) ||
      compare(b.latestOn, a.latestOn),
  );
  if (!best) return [];
  const rows = named.filter(
    ({ teller, returnId }) => teller === best.teller && returnId === best.returnId,
  );
  const people = new Map<string, Person>();
  for (const [at, person] of rows.flatMap((row) => row.people).entries()) {
    const id = person.id ?? `${best.teller} ${at}`;
    if (!people.has(id)) people.set(id, person);
  }
  return [...people.values()];
}

/** Who the household is made of, by the sexes of its adopters; null unless there are one or two. */
function structureOf(people: readonly Person[]): string | null {
  const sexes = people.map(({ sex }) => sex).toSorted();
  const known = sexes.every((sex) => sex === 'female' || sex === 'male');
  if (people.length === 1) return known ? `single_${sexes[0]}` : 'single';
  if (people.length !== 2) return null;
  if (!known) return 'couple';
  return sexes[0] === sexes[1] ? `couple_${sexes[0]}` : 'couple_female_male';
}

/** The groups of ethnicity a household considers: `any`, or ids with `; ` between them. */
export function ethnicitiesConsidered(text: string | null): string | null {
  if (text === null) return null;
  if (/^(any|all|no preference)\b/i.test(text.trim())) return 'any';
  const groups = text.split(/[;,/|]/).map((part) => resolveEthnicity(part.trim())?.group5 ?? null);
  if (groups.includes(null)) return null;
  return [...new Set(groups)].join('; ');
}
