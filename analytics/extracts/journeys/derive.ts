import type { Queries } from '../../engine/session.ts';
import { sql } from '../../engine/sql.ts';
import { deriveFamilies } from '../adopters/derive.ts';
import { bothDone } from '../both-done.ts';
import { WITH_HISTORY, attemptsAmong, settleHistories } from '../ssda903/derive.ts';
import { giveKeys } from '../returns/identities.ts';
import { mergeChildren } from '../ssda903/merge-children.ts';
import { LISTED, childKeys, fillChildren } from './children.ts';
import { writeConflicts } from './conflicts.ts';
import type { Conflict } from './conflicts.ts';
import { joinAttempts } from './join.ts';
import { readStatements, readSuperseded } from './read-statements.ts';
import { returned } from './statement.ts';
import { JourneyStore } from './store-journeys.ts';
import { supersede, withdrawJoined } from './supersede.ts';

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
  const told = [...new Set([...attempts.keys(), ...statements.keys()])].toSorted((a, b) => a - b);
  await tellOf(tx, told);
  await supersede(tx, TOLD);
  const conflicts = [...(await fillChildren(tx)), ...families.conflicts];
  const superseded = await readSuperseded(tx);
  const store = await JourneyStore.open(tx, families);
  const differing: Differing[] = [];
  for (const child of told) {
    const returns = (attempts.get(child) ?? []).map(returned);
    const others = [...(statements.get(child) ?? []), ...(superseded.get(child) ?? [])];
    for (const joined of joinAttempts(returns, others)) {
      store.add(child, joined);
      for (const difference of joined.differences) {
        differing.push({ child, attempt: joined.attempt, difference });
      }
    }
    if (store.full) await store.flush();
  }
  await store.store();
  await writeConflicts(tx, [...conflicts, ...(await conflictsOf(tx, differing))]);
}

type Differing = { readonly child: number } & Pick<Conflict, 'attempt' | 'difference'>;

async function conflictsOf(tx: Queries, differing: readonly Differing[]): Promise<Conflict[]> {
  if (differing.length === 0) return [];
  const keys = await childKeys(tx, [...new Set(differing.map(({ child }) => child))]);
  return differing.map(({ child, attempt, difference }) => ({
    about: 'child',
    key: keys.get(child) ?? '',
    attempt,
    difference,
  }));
}

/** What doesn't depend on attempts: the database works on it while they are worked out here. */
async function deriveOthers(tx: Queries, workspaceKey: Uint8Array) {
  // What takes longest comes first: nobody has to answer it before it is done.
  await giveKeys(tx, workspaceKey, sql`${WITH_HISTORY} UNION ${LISTED}`);
  await mergeChildren(tx);
  const families = await deriveFamilies(tx);
  const statements = await readStatements(tx, families.keys);
  return { families, statements };
}

/** Households and adopters all have a key: theirs are few, and all are worked with. */
const HOUSEHOLDS = sql`SELECT number FROM identities WHERE kind <> 'child'`;

/** The children of whom anything is told that leads to a journey. */
const TOLD = sql`SELECT child_no FROM told_children`;

async function tellOf(tx: Queries, children: readonly number[]): Promise<void> {
  await tx.run(sql`CREATE OR REPLACE TEMP TABLE told_children (child_no INTEGER)`);
  await tx.append('told_children', { child_no: children });
}
