import { z } from 'zod';
import { JourneyDate } from '../../contract/measure.ts';
import type { Queries } from '../../engine/session.ts';
import type { Fragment } from '../../engine/sql.ts';
import { identifier, join, sql } from '../../engine/sql.ts';
import { byChild } from '../by-child.ts';
import type { RowPlace } from '../ssda903/history.ts';
import type { Teller, Value } from './agree.ts';
import { ATTEMPT_FIELDS } from './statement.ts';
import type { AttemptField, Statement } from './statement.ts';

const Said = z.union([z.string(), z.boolean(), z.number()]).nullable();

const Row = z
  .object({
    child: z.number(),
    source: z.number(),
    row: z.number(),
    latest: z.string().nullable(),
    attempt: z.number().nullable(),
    family: z.number().nullable(),
  })
  .catchall(Said);

type Read = {
  readonly teller: Teller;
  readonly from: Fragment;
  readonly attempt: Fragment;
  readonly family: Fragment;
  readonly says: Readonly<Partial<Record<AttemptField, Fragment>>>;
};

const same = (...fields: AttemptField[]) =>
  Object.fromEntries(fields.map((field) => [field, identifier(field)]));

const NONE = sql`NULL::INTEGER`;

/** Lists of children with a decision, and the tab of children: what each column tells of an attempt. */
const RETURNS: readonly Read[] = [
  {
    teller: 'asg',
    from: sql`asg_children JOIN returns USING (return_id)`,
    attempt: sql`attempt`,
    family: sql`family_no`,
    says: {
      ...same('entered_care_on', 'decision_on', 'placement_order_on', 'matched_on', 'placed_on'),
      ...same('disrupted_on', 'plan_changed_on', 'plan_changed_reason'),
      ...same('family_finding_status', 'placed_with'),
      early_permanence_on: sql`least(ffa_placed_on, concurrent_placed_on)`,
      // Special guardianship and child arrangements orders are orders of the same column.
      adoption_order_on: sql`CASE WHEN coalesce(order_type, 'adoption') = 'adoption' THEN order_on END`,
    },
  },
  {
    teller: 'annex_a',
    from: sql`annex_a_adoption JOIN returns USING (return_id)`,
    attempt: NONE,
    family: sql`family_no`,
    says: {
      ...same('entered_care_on', 'decision_on', 'placement_order_on', 'matched_on', 'placed_on'),
      ...same('adoption_order_on', 'plan_changed_on', 'plan_changed_reason', 'early_permanence_on'),
    },
  },
];

const SUPERSEDED: Read = {
  teller: 'journeys',
  from: sql`superseded_journeys JOIN (
    SELECT number AS child_no, key AS child_key FROM identities WHERE kind = 'child')
    USING (child_key), (SELECT NULL::DATE AS latest_on)`,
  attempt: sql`attempt`,
  family: NONE,
  says: same(...ATTEMPT_FIELDS.filter((field) => field !== 'adopter_family_key')),
};

/**
 * What Annex A and the ASG return say of attempts, by the child's number; rows that tell of
 * nothing that happened are left out. `familyKeys` are the households by their numbers.
 */
export async function readStatements(
  tx: Queries,
  familyKeys: ReadonlyMap<number, string>,
): Promise<Map<number, Statement[]>> {
  const all: Stated[] = [];
  for (const read of RETURNS) all.push(...(await readRows(tx, read, familyKeys)));
  return byChild(
    all.filter(({ statement }) => tells(statement)),
    ({ statement }) => statement,
  );
}

/** What a file of journeys says of children whom returns tell of too, by the child's number. */
export async function readSuperseded(tx: Queries): Promise<Map<number, Statement[]>> {
  return byChild(await readRows(tx, SUPERSEDED, new Map()), ({ statement }) => statement);
}

type Stated = { readonly child: number; readonly statement: Statement };

async function readRows(
  tx: Queries,
  { teller, from, attempt, family, says }: Read,
  familyKeys: ReadonlyMap<number, string>,
): Promise<Stated[]> {
  const fields = ATTEMPT_FIELDS.flatMap((field) => {
    const value = says[field];
    return value ? [[field, value] as const] : [];
  });
  const selected = fields.map(([field, value]) => {
    const text = isDay(field) ? sql`strftime(${value}, '%Y-%m-%d')` : value;
    return sql`${text} AS ${identifier(field)}`;
  });
  const rows = await tx.rows(
    sql`SELECT child_no AS child, source_id AS source, source_row AS row,
        strftime(latest_on, '%Y-%m-%d') AS latest, ${attempt} AS attempt, ${family} AS family,
        ${join(selected, ', ')}
      FROM ${from} ORDER BY child_no, source_id, source_row`,
    Row,
  );
  return rows.map(({ child, source, row, latest, attempt: number, family: familyNo, ...told }) => {
    const place: RowPlace = { sourceId: source, row };
    const values: Partial<Record<AttemptField, Value | null>> = {};
    for (const [field] of fields) values[field] = told[field] ?? null;
    const key = familyNo === null ? null : (familyKeys.get(familyNo) ?? null);
    if (key !== null) values.adopter_family_key = key;
    return {
      child,
      statement: { teller, place, latestOn: latest ?? '', attempt: number, says: values },
    };
  });
}

const DAYS: readonly string[] = JourneyDate.options;
const isDay = (field: AttemptField) => DAYS.includes(field);

/** A row with neither a step of the plan nor a status says only that there is a child. */
const tells = ({ says }: Statement) =>
  ATTEMPT_FIELDS.some((field) => field !== 'entered_care_on' && (says[field] ?? null) !== null);
