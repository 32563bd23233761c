import { z } from 'zod';
import type { Queries } from '../../engine/session.ts';
import type { Fragment } from '../../engine/sql.ts';
import { identifier, join, sql } from '../../engine/sql.ts';
import { resolveArea } from '../../reference/areas.ts';
import type { Teller, Value } from '../journeys/agree.ts';
import { remembering } from '../memo.ts';
import type { FamilyField, FamilySaying, Person } from './household.ts';
import { STEPS, ethnicitiesConsidered } from './household.ts';

/** A row about a household, by the workspace's number of it. */
export type NumberedSaying = { readonly household: number; readonly saying: FamilySaying };

const Said = z.union([z.string(), z.boolean(), z.number()]).nullable();

const Row = z
  .object({
    household: z.number(),
    source: z.number(),
    row: z.number(),
    return_id: z.number(),
    latest: z.string().nullable(),
    adopter: z.string().nullable(),
  })
  .catchall(Said);

type Read = {
  readonly teller: Teller;
  readonly from: Fragment;
  /** A person without a household's number is one by themselves. */
  readonly household: Fragment;
  readonly adopter: Fragment;
  readonly fields: readonly FamilyField[];
  /** What stands before sex, ethnicity and disability of each adopter in a row. */
  readonly people: readonly string[];
};

const READS: readonly Read[] = [
  {
    teller: 'adopter_log',
    from: sql`adopter_log JOIN returns USING (return_id)`,
    household: sql`family_no`,
    adopter: sql`NULL::VARCHAR`,
    fields: [
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
    ],
    people: ['adopter_1_', 'adopter_2_'],
  },
  {
    teller: 'asg',
    from: sql`asg_adopters JOIN returns USING (return_id)`,
    household: sql`family_no`,
    adopter: sql`NULL::VARCHAR`,
    fields: [
      ...STEPS.filter(
        (step) => !['enquired_on', 'information_session_on', 'adoption_order_on'].includes(step),
      ),
      'left_reason',
      'early_permanence_approved',
    ],
    people: [''],
  },
  {
    teller: 'annex_a',
    from: sql`annex_a_adopters JOIN returns USING (return_id)
      JOIN identities ON number = adopter_no`,
    household: sql`coalesce(family_no, adopter_no)`,
    adopter: sql`local_id`,
    fields: [
      ...STEPS.filter((step) => !['information_session_on', 'registered_on'].includes(step)),
      'children_placed',
      'left_reason',
      'early_permanence_approved',
    ],
    people: [''],
  },
];

/** Everything that returns and logs say of adopters' households. */
export async function readFamilySayings(tx: Queries): Promise<NumberedSaying[]> {
  const all: NumberedSaying[] = [];
  for (const read of READS) all.push(...(await readRows(tx, read)));
  return all;
}

const DAYS: readonly string[] = STEPS;

async function readRows(
  tx: Queries,
  { teller, from, household, adopter, fields, people }: Read,
): Promise<NumberedSaying[]> {
  const described = people.flatMap((prefix) =>
    ['sex', 'ethnicity', 'disability'].map((name) => `${prefix}${name}`),
  );
  const selected = [...fields, ...described].map((field) => {
    const column = identifier(field);
    return DAYS.includes(field) ? sql`strftime(${column}, '%Y-%m-%d') AS ${column}` : column;
  });
  const rows = await tx.rows(
    sql`SELECT ${household} AS household, source_id AS source, source_row AS row, return_id,
        strftime(latest_on, '%Y-%m-%d') AS latest, ${adopter} AS adopter, ${join(selected, ', ')}
      FROM ${from}`,
    Row,
  );
  return rows.map((row) => {
    const says: Partial<Record<FamilyField, Value | null>> = {};
    for (const field of fields) says[field] = read(field, row[field] ?? null);
    return {
      household: row.household,
      saying: {
        teller,
        place: { sourceId: row.source, row: row.row },
        returnId: row.return_id,
        latestOn: row.latest ?? '',
        says,
        people: people.flatMap((prefix) => personOf(row, prefix)),
      },
    };
  });
}

const agencyOf = remembering((text) => resolveArea(text)?.code ?? text);

function read(field: FamilyField, value: Value | null): Value | null {
  if (typeof value !== 'string') return value;
  if (field === 'approving_agency') return agencyOf(value);
  return field === 'ethnicities_considered' ? ethnicitiesConsidered(value) : value;
}

/** The adopter a row describes; none where it says nothing of them. */
function personOf(row: z.infer<typeof Row>, prefix: string): Person[] {
  const of = (name: string) => {
    const value = row[`${prefix}${name}`];
    return typeof value === 'string' ? value : null;
  };
  const person = {
    id: row.adopter,
    sex: of('sex'),
    ethnicity: of('ethnicity'),
    disability: of('disability'),
    place: { sourceId: row.source, row: row.row },
  };
  const { id, sex, ethnicity, disability } = person;
  return [id, sex, ethnicity, disability].every((value) => value === null) ? [] : [person];
}
