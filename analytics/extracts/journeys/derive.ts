import type { ColumnValue, Queries } from '../../engine/session.ts';
import { sql } from '../../engine/sql.ts';
import { deriveFamilies } from '../adopters/derive.ts';
import type { Families } from '../adopters/derive.ts';
import { TableWriter } from '../batch.ts';
import { WITH_HISTORY, attemptsAmong, settleHistories } from '../ssda903/derive.ts';
import { giveKeys } from '../returns/identities.ts';
import { mergeChildren } from '../ssda903/merge-children.ts';
import { LISTED, fillChildren } from './children.ts';
import { writeConflicts } from './conflicts.ts';
import { joinAttempts } from './join.ts';
import type { JoinedAttempt } from './join.ts';
import { readStatements, readSuperseded } from './read-statements.ts';
import { ATTEMPT_FIELDS, ethnicCategory, returned } from './statement.ts';
import { supersede, withdrawJoined } from './supersede.ts';

type Child = {
  readonly child: number;
  readonly key: string;
  readonly area: string;
  readonly sex: string | null;
  readonly birthMonth: string | null;
  readonly ethnicity: string | null;
  readonly disability: string | null;
  readonly siblingGroup: string | null;
};

/**
 * Works out children, households and journeys anew from all that returns and logs say: a child of
 * whom several tell has one journey, and what they say differently is listed. Only what is loaded
 * counts, never the order it came in.
 */
export async function deriveFromReturns(tx: Queries, workspaceKey: Uint8Array): Promise<void> {
  await withdrawJoined(tx);
  await giveKeys(tx, workspaceKey, HOUSEHOLDS);
  const histories = await settleHistories(tx);
  const [attempts, { families, statements }] = await bothDone(
    attemptsAmong(histories),
    deriveOthers(tx, workspaceKey),
  );
  await tellOf(tx, [...new Set([...attempts.keys(), ...statements.keys()])]);
  await supersede(tx, TOLD);
  const conflicts = [...(await fillChildren(tx)), ...families.conflicts];
  const superseded = await readSuperseded(tx);
  const writer = new TableWriter(tx, 'adoption_journeys', COLUMNS);
  for (const child of await readChildren(tx)) {
    const { child: number, key } = child;
    const returns = (attempts.get(number) ?? []).map(returned);
    const others = [...(statements.get(number) ?? []), ...(superseded.get(number) ?? [])];
    for (const joined of joinAttempts(returns, others)) {
      writer.add(journeyOf(child, joined, families));
      for (const difference of joined.differences) {
        conflicts.push({ about: 'child', key, attempt: joined.attempt, difference });
      }
    }
    if (writer.full) await writer.flush();
  }
  await writer.flush();
  await writeConflicts(tx, conflicts);
}

/** What doesn't depend on attempts: the database works on it while they are worked out here. */
async function deriveOthers(tx: Queries, workspaceKey: Uint8Array) {
  const families = await deriveFamilies(tx);
  const statements = await readStatements(tx, families.keys);
  await giveKeys(tx, workspaceKey, sql`${WITH_HISTORY} UNION ${LISTED}`);
  await mergeChildren(tx);
  return { families, statements };
}

/** Both are done, even where one fails: nothing may go on in a transaction that is over. */
async function bothDone<A, B>(one: Promise<A>, other: Promise<B>): Promise<[A, B]> {
  await Promise.allSettled([one, other]);
  return Promise.all([one, other]);
}

/** Households and adopters all have a key: theirs are few, and all are worked with. */
const HOUSEHOLDS = sql`SELECT number FROM identities WHERE kind <> 'child'`;

/** The children of whom anything is told that leads to a journey. */
const TOLD = sql`SELECT child_no FROM told_children`;

async function tellOf(tx: Queries, children: readonly number[]): Promise<void> {
  await tx.run(sql`CREATE OR REPLACE TEMP TABLE told_children (child_no INTEGER)`);
  await tx.append('told_children', { child_no: children });
}

async function readChildren(tx: Queries): Promise<Child[]> {
  const read = await tx.columns(
    sql`SELECT child_no, child_key, area_code, sex, birth_month, ethnicity, disability, sibling_group
      FROM children WHERE child_no IN (${TOLD}) ORDER BY child_no`,
  );
  const keys = read.texts('child_key');
  const areas = read.texts('area_code');
  const sexes = read.texts('sex');
  const births = read.texts('birth_month');
  const ethnicities = read.texts('ethnicity');
  const disabilities = read.texts('disability');
  const groups = read.texts('sibling_group');
  return read.numbers('child_no').map((child, at) => ({
    child: child ?? 0,
    key: keys[at] ?? '',
    area: areas[at] ?? '',
    sex: sexes[at] ?? null,
    birthMonth: births[at] ?? null,
    ethnicity: ethnicities[at] ?? null,
    disability: disabilities[at] ?? null,
    siblingGroup: groups[at] ?? null,
  }));
}

const COLUMNS = [
  ...['source_id', 'source_row', 'child_key', 'attempt', 'area_code', 'sex', 'birth_month'],
  ...['ethnicity', 'disability', 'sibling_group', 'placed_area'],
  ...ATTEMPT_FIELDS,
];

const journeyOf = (
  child: Child,
  joined: JoinedAttempt,
  { residences }: Families,
): ColumnValue[] => [
  ...[joined.place.sourceId, joined.place.row, child.key, joined.attempt, child.area, child.sex],
  ...[child.birthMonth, ethnicCategory(child.ethnicity), child.disability, child.siblingGroup],
  placedArea(joined, residences),
  ...ATTEMPT_FIELDS.map((field) => joined.says[field] ?? null),
];

/** Where the household lives that a child is placed with, as the agency's log says. */
function placedArea(
  { says }: JoinedAttempt,
  residences: ReadonlyMap<string, string>,
): string | null {
  const { placed_on: placed = null, adopter_family_key: family = null } = says;
  return placed === null || family === null ? null : (residences.get(String(family)) ?? null);
}
