import { z } from 'zod';
import { ExtractFamily } from '../../contract/load.ts';
import type { QualityFile } from '../../contract/quality.ts';
import type { Session } from '../../engine/session.ts';
import { sql } from '../../engine/sql.ts';
import { groupBy } from './group-by.ts';

const Loaded = z.object({
  source: z.number(),
  file: z.string(),
  part: z.string().nullable(),
  family: ExtractFamily,
  read: z.number(),
  loaded: z.number(),
  repaired: z.number(),
  rejected: z.number(),
});
const Outcome = z.object({
  source: z.number(),
  outcome: z.enum(['rejected', 'repaired']),
  code: z.string(),
  column: z.string().nullable(),
  reason: z.string(),
  rows: z.number(),
});

/** What became of every file's rows and why, in the order the files came. */
export async function qualityFiles(session: Session): Promise<QualityFile[]> {
  const files = await session.rows(
    sql`SELECT id AS source, file, part, family, read_count AS read, loaded_count AS loaded,
        repaired_count AS repaired, rejected_count AS rejected
      FROM sources ORDER BY id`,
    Loaded,
  );
  const outcomes = await session.rows(
    sql`
      SELECT source_id AS source, outcome, code, column_name AS column, min(reason) AS reason,
        count(DISTINCT source_row) AS rows
      FROM (
        SELECT *, 'rejected' AS outcome FROM rejects
        UNION ALL BY NAME SELECT *, 'repaired' AS outcome FROM repairs)
      GROUP BY source, outcome, code, column_name
      ORDER BY source, outcome DESC, rows DESC, code, column_name`,
    Outcome,
  );
  const bySource = groupBy(outcomes, ({ source }) => source);
  return files.map((file) => ({
    ...file,
    outcomes: (bySource.get(file.source) ?? []).map(({ outcome, code, column, reason, rows }) => ({
      outcome,
      code,
      column,
      reason,
      rows,
    })),
  }));
}
