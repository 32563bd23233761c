import { z } from 'zod';
import { PermanenceError } from '../contract/failure.ts';
import type { LockedVersion, SavedScenario } from '../contract/funding/version.ts';
import { LockedVersion as LockedVersionSchema } from '../contract/funding/version.ts';
import type { Scenario } from '../contract/funding/scenario.ts';
import type { Queries } from '../engine/session.ts';
import { sql } from '../engine/sql.ts';
import { readScenario } from './read-scenario.ts';

const Row = z.object({
  id: z.number(),
  name: z.string(),
  saved_at: z.string(),
  scenario: z.string(),
  locked: z.string().nullable(),
});
const Next = z.object({ id: z.number() });

/** The scenarios kept in the workspace, in the order they were first saved. */
export async function listScenarios(queries: Queries): Promise<SavedScenario[]> {
  const rows = await queries.rows(
    sql`SELECT id, name, saved_at, scenario, locked FROM funding_scenarios ORDER BY id`,
    Row,
  );
  return rows.map(savedScenario);
}

/** One of them; refuses a number there is none of. */
export async function findScenario(queries: Queries, id: number): Promise<SavedScenario> {
  const [row] = await queries.rows(
    sql`SELECT id, name, saved_at, scenario, locked FROM funding_scenarios WHERE id = ${id}`,
    Row,
  );
  if (row) return savedScenario(row);
  throw new PermanenceError({
    code: 'not_found',
    message: `There is no funding scenario ${id} in this workspace.`,
    action: 'List the scenarios and take the number from there.',
  });
}

function savedScenario({
  id,
  name,
  saved_at,
  scenario,
  locked,
}: z.infer<typeof Row>): SavedScenario {
  return {
    id,
    name,
    savedAt: saved_at,
    scenario: readScenario(JSON.parse(scenario)),
    locked: locked === null ? null : LockedVersionSchema.parse(JSON.parse(locked)),
  };
}

/** Saves a scenario as a new one, or in place of one that isn't locked; with `locked`, for good. */
export async function saveScenario(
  tx: Queries,
  scenario: Scenario,
  { id, at, locked = null }: { id: number | null; at: Date; locked?: LockedVersion | null },
): Promise<SavedScenario> {
  if (id !== null) await requireUnlocked(tx, id, 'changed');
  const [next] = await tx.rows(
    sql`SELECT coalesce(max(id), 0) + 1 AS id FROM funding_scenarios`,
    Next,
  );
  const own = id ?? next?.id ?? 1;
  await tx.run(sql`DELETE FROM funding_scenarios WHERE id = ${own}`);
  await tx.append('funding_scenarios', {
    id: [own],
    name: [scenario.name],
    saved_at: [at.toISOString()],
    scenario: [JSON.stringify(scenario)],
    locked: [locked === null ? null : JSON.stringify(locked)],
  });
  return findScenario(tx, own);
}

/** Takes a scenario out that isn't locked. */
export async function removeScenario(tx: Queries, id: number): Promise<void> {
  await requireUnlocked(tx, id, 'taken out');
  await tx.run(sql`DELETE FROM funding_scenarios WHERE id = ${id}`);
}

async function requireUnlocked(tx: Queries, id: number, what: string): Promise<void> {
  const { name, locked } = await findScenario(tx, id);
  if (!locked) return;
  throw new PermanenceError({
    code: 'scenario_locked',
    message: `“${name}” was locked by ${locked.lockedBy} on ${locked.lockedAt.slice(0, 10)} and can't be ${what}.`,
    action: 'Save a copy of it, and change that.',
  });
}
