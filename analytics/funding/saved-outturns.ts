import { z } from 'zod';
import { PermanenceError } from '../contract/failure.ts';
import type { Outturn, SavedOutturn } from '../contract/funding/outturn.ts';
import type { Queries } from '../engine/session.ts';
import { sql } from '../engine/sql.ts';
import { readOutturn } from './read-scenario.ts';

const Row = z.object({
  id: z.number(),
  file: z.string(),
  saved_at: z.string(),
  outturn: z.string(),
});
const Next = z.object({ id: z.number() });

/** The outturns kept in the workspace, in the order they were first kept. */
export async function listOutturns(queries: Queries): Promise<SavedOutturn[]> {
  const rows = await queries.rows(
    sql`SELECT id, file, saved_at, outturn FROM funding_outturns ORDER BY id`,
    Row,
  );
  return rows.map(({ id, file, saved_at, outturn }) => ({
    id,
    file,
    savedAt: saved_at,
    outturn: readOutturn(JSON.parse(outturn)),
  }));
}

/** Keeps an outturn; one of the same name and year takes the place of the one before. */
export async function saveOutturn(
  tx: Queries,
  outturn: Outturn,
  { file, at }: { file: string; at: Date },
): Promise<SavedOutturn> {
  const kept = await listOutturns(tx);
  const same = kept.find(
    (one) => one.outturn.name === outturn.name && one.outturn.year === outturn.year,
  );
  const [next] = await tx.rows(
    sql`SELECT coalesce(max(id), 0) + 1 AS id FROM funding_outturns`,
    Next,
  );
  const id = same?.id ?? next?.id ?? 1;
  const savedAt = at.toISOString();
  await tx.run(sql`DELETE FROM funding_outturns WHERE id = ${id}`);
  await tx.append('funding_outturns', {
    id: [id],
    file: [file],
    saved_at: [savedAt],
    outturn: [JSON.stringify(outturn)],
  });
  return { id, file, savedAt, outturn };
}

/** Takes an outturn out; refuses a number there is none of. */
export async function removeOutturn(tx: Queries, id: number): Promise<SavedOutturn> {
  const kept = await listOutturns(tx);
  const found = kept.find((one) => one.id === id);
  if (!found) {
    throw new PermanenceError({
      code: 'not_found',
      message: `There is no outturn ${id} in this workspace.`,
      action: 'List the outturns and take the number from there.',
    });
  }
  await tx.run(sql`DELETE FROM funding_outturns WHERE id = ${id}`);
  return found;
}
