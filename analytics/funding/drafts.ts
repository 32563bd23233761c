import { z } from 'zod';
import type { KeptDraft, UnsavedScenario } from '../contract/funding/draft.ts';
import { KeptDraft as KeptDraftSchema } from '../contract/funding/draft.ts';
import type { Queries } from '../engine/session.ts';
import { sql } from '../engine/sql.ts';

const Row = z.object({
  key: z.string(),
  kept_at: z.string(),
  scenario: z.string(),
  opened: z.string().nullable(),
});

/** What was changed and not saved, the latest last; what is no scenario at all is left out. */
export async function listDrafts(queries: Queries): Promise<KeptDraft[]> {
  const rows = await queries.rows(
    sql`SELECT key, kept_at, scenario, opened FROM funding_drafts ORDER BY kept_at, key`,
    Row,
  );
  return rows.flatMap(({ key, kept_at, scenario, opened }) => {
    const read = KeptDraftSchema.safeParse({
      key,
      keptAt: kept_at,
      scenario: JSON.parse(scenario),
      opened: opened === null ? null : JSON.parse(opened),
    });
    return read.success ? [read.data] : [];
  });
}

/** Keeps a draft in the place of what was kept under its key before. */
export async function keepDraft(
  tx: Queries,
  key: string,
  { scenario, opened }: UnsavedScenario,
  at: Date,
): Promise<void> {
  await forgetDraft(tx, key);
  await tx.append('funding_drafts', {
    key: [key],
    kept_at: [at.toISOString()],
    scenario: [JSON.stringify(scenario)],
    opened: [opened === null ? null : JSON.stringify(opened)],
  });
}

export async function forgetDraft(tx: Queries, key: string): Promise<void> {
  await tx.run(sql`DELETE FROM funding_drafts WHERE key = ${key}`);
}
