import { z } from 'zod';
import type { Queries } from '../../engine/session.ts';
import type { Fragment } from '../../engine/sql.ts';
import { identifier, join, sql } from '../../engine/sql.ts';
import type { TableName } from '../../workspace/tables.ts';
import { TableWriter } from '../batch.ts';
import { agree } from './agree.ts';
import type { Saying, Teller } from './agree.ts';
import type { Conflict } from './conflicts.ts';
import { PERSON_FIELDS, PERSON_RULES } from './statement.ts';
import type { PersonField } from './statement.ts';

const Row = z.object({
  child: z.number(),
  source: z.number(),
  row: z.number(),
  sex: z.string().nullable(),
  birth_month: z.string().nullable(),
  ethnicity: z.string().nullable(),
  disability: z.string().nullable(),
  sibling_group: z.string().nullable(),
  unaccompanied: z.boolean().nullable(),
});

const LISTS = [
  'annex_a_adoption',
  'annex_a_looked_after',
  'annex_a_children_in_need',
  'annex_a_protection_plans',
  'annex_a_care_leavers',
] as const satisfies readonly TableName[];

const WITH_UNACCOMPANIED: readonly TableName[] = ['annex_a_looked_after', 'annex_a_care_leavers'];

/** Who the lists, the ASG return and files of journeys say a child is. */
const SAID = join(
  [
    said('asg_children', sql`CASE WHEN sibling_group THEN 'yes' ELSE 'no' END`, sql`sibling_group`),
    ...LISTS.map((table) => said(table, sql`NULL::VARCHAR`, sql`NULL`)),
    sql`SELECT 'journeys', number, source_id, source_row, NULL, sex, birth_month, ethnicity,
        disability, sibling_group, NULL
      FROM superseded_journeys JOIN identities ON key = child_key AND kind = 'child'`,
  ],
  ' UNION ALL ',
);

function said(table: TableName, siblings: Fragment, known: Fragment): Fragment {
  const teller: Teller = table === 'asg_children' ? 'asg' : 'annex_a';
  const unaccompanied = WITH_UNACCOMPANIED.includes(table)
    ? sql`nullif(unaccompanied, false)`
    : sql`NULL::BOOLEAN`;
  return sql`
    SELECT ${teller} AS teller, child_no, source_id, source_row, latest_on, sex, birth_month,
      ethnicity, disability, CASE WHEN ${known} IS NOT NULL THEN ${siblings} END AS sibling_group,
      ${unaccompanied} AS unaccompanied
    FROM ${identifier(table)} JOIN returns USING (return_id)`;
}

/** The children on any of those lists. */
export const LISTED = sql`SELECT child_no FROM (${SAID})`;

/** Where the SSDA903 returns last say who a child is. */
const HEADERS = sql`
  SELECT child_no, arg_max(source_id, place) AS source_id, arg_max(source_row, place) AS source_row
  FROM (
    SELECT child_no, source_id, source_row, (coalesce(year_end, 0), source_id, source_row) AS place
    FROM (
      SELECT child_no, return_id, source_id, source_row FROM ssda903_header
      UNION ALL SELECT child_no, return_id, source_id, source_row FROM ssda903_uasc)
    JOIN returns USING (return_id))
  GROUP BY child_no`;

const Told = z.enum(['asg', 'annex_a', 'journeys']);

/**
 * Fills in `children`, which hold what the SSDA903 returns say, from all others. Answers what these
 * say differently.
 */
export async function fillChildren(tx: Queries): Promise<Conflict[]> {
  const rows = await tx.rows(
    sql`SELECT teller, child_no AS child, source_id AS source, source_row AS row, sex,
        strftime(birth_month, '%Y-%m-%d') AS birth_month, ethnicity, disability, sibling_group,
        unaccompanied
      FROM (${SAID})
      ORDER BY child_no, list_position(['asg', 'annex_a', 'journeys'], teller), latest_on DESC NULLS LAST, sex, birth_month,
        ethnicity, disability, sibling_group, unaccompanied, source_id, source_row`,
    Row.extend({ teller: Told }),
  );
  if (rows.length === 0) return [];
  const sayings = new Map<number, Saying<PersonField>[]>();
  const add = (child: number, saying: Saying<PersonField>) => {
    const known = sayings.get(child);
    if (known) known.push(saying);
    else sayings.set(child, [saying]);
  };
  const numbers = [...new Set(rows.map(({ child }) => child))];
  const returned = await tx.rows(
    sql`SELECT child_no AS child, source_id AS source, source_row AS row, sex,
        strftime(birth_month, '%Y-%m-%d') AS birth_month, ethnicity, disability, sibling_group,
        nullif(unaccompanied, false) AS unaccompanied
      FROM children JOIN (${HEADERS}) USING (child_no)
      WHERE child_no IN (SELECT unnest(${numbers}))`,
    Row,
  );
  for (const { child, source, row, ...says } of returned) {
    add(child, { teller: 'ssda903', place: { sourceId: source, row }, says });
  }
  for (const { child, source, row, teller, ...says } of rows) {
    add(child, { teller, place: { sourceId: source, row }, says });
  }
  const keys = await childKeys(tx, numbers);
  const conflicts: Conflict[] = [];
  const writer = new TableWriter(tx, 'filled_children', ['child_no', ...PERSON_FIELDS]);
  await tx.run(sql`CREATE OR REPLACE TEMP TABLE filled_children (child_no INTEGER, sex VARCHAR,
    birth_month DATE, ethnicity VARCHAR, disability VARCHAR, sibling_group VARCHAR,
    unaccompanied BOOLEAN)`);
  for (const [child, said] of sayings) {
    const { kept, differences } = agree(said, PERSON_FIELDS, PERSON_RULES);
    writer.add([child, ...PERSON_FIELDS.map((field) => kept[field] ?? null)]);
    const key = keys.get(child) ?? '';
    for (const difference of differences) {
      conflicts.push({ about: 'child', key, attempt: null, difference });
    }
    if (writer.full) await writer.flush();
  }
  await writer.flush();
  await tx.run(sql`
    UPDATE children SET sex = filled.sex, birth_month = filled.birth_month,
      ethnicity = filled.ethnicity, disability = filled.disability,
      sibling_group = filled.sibling_group,
      unaccompanied = coalesce(filled.unaccompanied, false)
    FROM filled_children AS filled WHERE filled.child_no = children.child_no`);
  await tx.run(sql`DROP TABLE filled_children`);
  return conflicts;
}

const Key = z.object({ child: z.number(), key: z.string() });

/** The keys of these children, by their numbers. */
export async function childKeys(
  tx: Queries,
  numbers: readonly number[],
): Promise<Map<number, string>> {
  const rows = await tx.rows(
    sql`SELECT child_no AS child, child_key AS key FROM children
      WHERE child_no IN (SELECT unnest(${numbers}))`,
    Key,
  );
  return new Map(rows.map(({ child, key }) => [child, key]));
}
