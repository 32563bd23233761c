import { z } from 'zod';
import { ExtractFamily, type Reject, type Source } from '../contract/load.ts';
import type { SessionInfo } from '../contract/session.ts';
import type { Session } from '../engine/session.ts';
import { identifier, sql } from '../engine/sql.ts';
import { TABLES } from './tables.ts';

const SourceRow = z.object({
  id: z.number(),
  file: z.string(),
  part: z.string().nullable(),
  family: ExtractFamily,
  recipe: z.string().nullable(),
  sha256: z.string(),
  read: z.number(),
  loaded: z.number(),
  repaired: z.number(),
  rejected: z.number(),
  loaded_at: z.string(),
  sample: z.boolean(),
  areas: z.number(),
  first_period: z.string().nullable(),
  last_period: z.string().nullable(),
});

/** The files that were loaded, in the order they came, with what each brought. */
export async function readSources(session: Session): Promise<Source[]> {
  const rows = await session.rows(
    sql`
      SELECT s.id, s.file, s.part, s.recipe, s.sha256,
        CASE WHEN s.recipe IS NULL THEN s.family ELSE 'ad_hoc' END AS family, s.read_count AS read, s.loaded_count AS loaded,
        s.repaired_count AS repaired, s.rejected_count AS rejected, s.loaded_at, s.sample,
        coalesce(o.areas, j.areas, 0) AS areas,
        coalesce(o.first_period, j.first_period) AS first_period,
        coalesce(o.last_period, j.last_period) AS last_period
      FROM sources AS s
      LEFT JOIN (
        SELECT source_id, count(DISTINCT area) AS areas,
          arg_min(period, period_end) AS first_period, arg_max(period, period_end) AS last_period
        FROM observations GROUP BY source_id) AS o ON o.source_id = s.id
      LEFT JOIN (
        SELECT source_id, count(DISTINCT area_code) AS areas,
          min(entered_care_on)::VARCHAR AS first_period,
          max(greatest(placed_on, matched_on, placement_order_on, adoption_order_on))::VARCHAR AS last_period
        FROM (FROM adoption_journeys UNION ALL FROM superseded_journeys)
        GROUP BY source_id) AS j ON j.source_id = s.id
      ORDER BY s.id`,
    SourceRow,
  );
  return rows.map(({ loaded_at, first_period, last_period, ...row }) => ({
    ...row,
    loadedAt: loaded_at,
    firstPeriod: first_period,
    lastPeriod: last_period,
  }));
}

/** Takes the samples and all that came of them out of a workspace; what else was loaded stays. */
export function removeSamples(session: Session): Promise<void> {
  return session.transaction(async (tx) => {
    for (const { name, columns } of TABLES) {
      if (!columns.some(([column]) => column === 'source_id')) continue;
      await tx.run(
        sql`DELETE FROM ${identifier(name)}
          WHERE source_id IN (SELECT id FROM sources WHERE sample)`,
      );
    }
    await tx.run(sql`DELETE FROM sources WHERE sample`);
  });
}

/** What a workspace is called for: a file, the samples, or nothing yet. */
export function workspaceKind(
  isFile: boolean,
  sources: readonly Source[],
): SessionInfo['workspace']['kind'] {
  if (isFile) return 'file';
  return sources.some(({ sample }) => sample) ? 'sample' : 'empty';
}

const Held = z.object({ figures: z.number(), journeys: z.number() });

/** How many published figures and journeys there are, whatever kind of file they came in. */
export async function countHeld(session: Session): Promise<z.infer<typeof Held>> {
  const [held] = await session.rows(
    sql`SELECT (SELECT count(*) FROM observations) AS figures,
      (SELECT count(*) FROM adoption_journeys) AS journeys`,
    Held,
  );
  return held ?? { figures: 0, journeys: 0 };
}

const RejectRow = z.object({
  file: z.string(),
  part: z.string().nullable(),
  row: z.number(),
  column: z.string().nullable(),
  value: z.string().nullable(),
  code: z.string(),
  reason: z.string(),
});
const Count = z.object({ n: z.number() });

/** A page of the rows that were not loaded, of one file or of all. */
export async function readRejects(
  session: Session,
  page: { source: number | null; offset: number; limit: number },
): Promise<{ rows: Reject[]; total: number }> {
  const which = page.source === null ? sql`true` : sql`r.source_id = ${page.source}`;
  const rows = await session.rows(
    sql`
      SELECT s.file, s.part, r.source_row AS row, r.column_name AS column, r.value, r.code, r.reason
      FROM rejects AS r JOIN sources AS s ON s.id = r.source_id
      WHERE ${which} ORDER BY r.source_id, r.source_row, r.column_name
      LIMIT ${page.limit} OFFSET ${page.offset}`,
    RejectRow,
  );
  const [count] = await session.rows(
    sql`SELECT count(*) AS n FROM rejects AS r WHERE ${which}`,
    Count,
  );
  return { rows, total: count?.n ?? 0 };
}
