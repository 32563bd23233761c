import { z } from 'zod';
import type { Queries } from '../../engine/session.ts';
import { sql } from '../../engine/sql.ts';
import { TableWriter } from '../batch.ts';
import type { Conflict } from '../journeys/conflicts.ts';
import { ethnicCategory } from '../journeys/statement.ts';
import { FAMILY_FIELDS, STEPS, householdOf } from './household.ts';
import type { FamilySaying, Household } from './household.ts';
import { readFamilySayings } from './read-sayings.ts';
import type { NumberedSaying } from './read-sayings.ts';
import { householdKeys } from './same-household.ts';
import type { Numbered } from './same-household.ts';

/** The adopters' households of a workspace, as the journeys of children need them. */
export type Families = {
  /** The key of every household, by each of the workspace's numbers of it. */
  readonly keys: ReadonlyMap<number, string>;
  /** Where a household lives, by its key. */
  readonly residences: ReadonlyMap<string, string>;
  readonly conflicts: readonly Conflict[];
};

const Identity = z.object({
  number: z.number(),
  kind: z.string(),
  area_code: z.string(),
  local_id: z.string(),
  key: z.string(),
});

const Step = z.object({ family: z.number(), step: z.string(), day: z.string() });

/**
 * Works out `adopter_families` and `adopter_people` anew from the adopter logs, the ASG returns and
 * list 11 of Annex A: a household each however many of its adopters have a row.
 */
export async function deriveFamilies(tx: Queries): Promise<Families> {
  await tx.run(sql`DELETE FROM adopter_families`);
  await tx.run(sql`DELETE FROM adopter_people`);
  const identities = await tx.rows(
    sql`SELECT number, kind, area_code, local_id, key FROM identities WHERE kind <> 'child'`,
    Identity,
  );
  if (identities.length === 0) return { keys: new Map(), residences: new Map(), conflicts: [] };
  const sayings = await readFamilySayings(tx);
  const keys = householdKeys(await numbered(tx, identities, sayings));
  const areas = new Map(identities.map(({ key, area_code }) => [key, area_code]));
  const writers = {
    families: new TableWriter(tx, 'adopter_families', FAMILY_COLUMNS),
    people: new TableWriter(tx, 'adopter_people', PEOPLE_COLUMNS),
  };
  const residences = new Map<string, string>();
  const conflicts: Conflict[] = [];
  const grouped = new Map<string, FamilySaying[]>();
  for (const { household, saying } of sayings) {
    const key = keys.get(household) ?? '';
    grouped.set(key, [...(grouped.get(key) ?? []), saying]);
  }
  for (const [key, rows] of [...grouped].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const household = householdOf(rows);
    if (!household) continue;
    const area = areas.get(key) ?? '';
    writers.families.add(familyRow(key, area, household));
    for (const [at, person] of household.people.entries()) {
      const { place, ethnicity, sex, disability } = person;
      const said = [ethnicCategory(ethnicity), sex, disability];
      writers.people.add([place.sourceId, place.row, key, at + 1, ...said]);
    }
    const residence = household.says.residence_area;
    if (typeof residence === 'string') residences.set(key, residence);
    for (const difference of household.differences) {
      conflicts.push({ about: 'family', key, attempt: null, difference });
    }
    if (writers.families.full) await writers.families.flush();
    if (writers.people.full) await writers.people.flush();
  }
  await writers.families.flush();
  await writers.people.flush();
  return { keys, residences, conflicts };
}

const FAMILY_COLUMNS = ['source_id', 'source_row', 'family_key', 'area_code', ...FAMILY_FIELDS];
const PEOPLE_COLUMNS = [
  ...['source_id', 'source_row', 'family_key', 'person'],
  ...['ethnicity', 'sex', 'disability'],
];

const familyRow = (key: string, areaCode: string, { place, says }: Household) => [
  ...[place.sourceId, place.row, key, areaCode],
  ...FAMILY_FIELDS.map((field) => says[field] ?? null),
];

/** Every number of a household with its days: those of its own rows and of the children it takes. */
async function numbered(
  tx: Queries,
  identities: readonly z.infer<typeof Identity>[],
  sayings: readonly NumberedSaying[],
): Promise<Numbered[]> {
  const days = new Map<number, Map<string, Set<string>>>();
  const add = (household: number, step: string, day: string) => {
    const steps = days.get(household) ?? new Map<string, Set<string>>();
    days.set(household, steps);
    const known = steps.get(step);
    if (known) known.add(day);
    else steps.set(step, new Set([day]));
  };
  for (const { household, saying } of sayings) {
    for (const step of STEPS) {
      const day = saying.says[step];
      if (typeof day === 'string') add(household, step, day);
    }
  }
  for (const { family, step, day } of await tx.rows(CHILDRENS_STEPS, Step)) add(family, step, day);
  return identities.map(({ number, kind, area_code, local_id, key }) => ({
    number,
    areaCode: area_code,
    localId: `${kind} ${local_id}`,
    key,
    days: days.get(number) ?? new Map<string, Set<string>>(),
  }));
}

/** What the children whom a household takes say of its last steps. */
const CHILDRENS_STEPS = sql`
  SELECT family, step, strftime(day, '%Y-%m-%d') AS day FROM (
    SELECT family_no AS family, matched_on, placed_on, adoption_order_on FROM annex_a_adoption
    UNION ALL
    SELECT family_no, matched_on, placed_on,
      CASE WHEN order_type = 'adoption' THEN order_on END FROM asg_children)
  UNPIVOT (day FOR step IN (matched_on, placed_on, adoption_order_on))
  WHERE family IS NOT NULL`;
