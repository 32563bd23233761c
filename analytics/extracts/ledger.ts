import { z } from 'zod';
import type { LoadReport } from '../contract/load.ts';
import type { Queries } from '../engine/session.ts';
import { sql } from '../engine/sql.ts';

const Earlier = z.object({ id: z.number(), file: z.string(), read: z.number() });

/** The source these very bytes, or this part of them, were loaded as, read the same way; or undefined. */
export async function findSource(
  queries: Queries,
  sha256: string,
  part: string | null = null,
  recipe: string | null = null,
): Promise<z.infer<typeof Earlier> | undefined> {
  const [earlier] = await queries.rows(
    sql`SELECT id, file, read_count AS read FROM sources
      WHERE sha256 = ${sha256} AND part IS NOT DISTINCT FROM ${part}
        AND recipe IS NOT DISTINCT FROM ${recipe} ORDER BY id LIMIT 1`,
    Earlier,
  );
  return earlier;
}

const Next = z.object({ source: z.number(), observation: z.number() });

/** The numbers the next source and its first observation get: both count on without gaps. */
export async function nextNumbers(
  queries: Queries,
): Promise<{ sourceId: number; firstObservation: number }> {
  const [next] = await queries.rows(
    sql`
      SELECT (SELECT coalesce(max(id), 0) + 1 FROM sources) AS source,
        (SELECT coalesce(max(id), 0) + 1 FROM observations) AS observation`,
    Next,
  );
  return { sourceId: next?.source ?? 1, firstObservation: next?.observation ?? 1 };
}

const Counted = z.object({
  id: z.number(),
  loaded: z.number(),
  repaired: z.number(),
  rejected: z.number(),
});
const Reason = z.object({ source: z.number(), code: z.string(), n: z.number() });

/** What became of the rows of these sources by now, by the source's number. */
export async function readCounts(
  queries: Queries,
  sources: readonly number[],
): Promise<Map<number, Pick<LoadReport, 'loaded' | 'repaired' | 'rejected' | 'reasons'>>> {
  const counted = await queries.rows(
    sql`SELECT id, loaded_count AS loaded, repaired_count AS repaired, rejected_count AS rejected
      FROM sources WHERE id IN (SELECT unnest(${sources}))`,
    Counted,
  );
  const reasons = await queries.rows(
    sql`SELECT source_id AS source, code, count(*) AS n FROM rejects
      WHERE source_id IN (SELECT unnest(${sources})) GROUP BY ALL`,
    Reason,
  );
  return new Map(
    counted.map(({ id, ...counts }) => {
      const own = reasons.filter(({ source }) => source === id);
      return [id, { ...counts, reasons: Object.fromEntries(own.map(({ code, n }) => [code, n])) }];
    }),
  );
}

/** A source to write into the ledger. */
export type SourceEntry = {
  readonly id: number;
  readonly file: string;
  readonly part: string | null;
  readonly family: string;
  /** The name of the recipe it was read through. */
  readonly recipe: string | null;
  readonly sha256: string;
  readonly read: number;
  readonly loaded: number;
  readonly repaired: number;
  readonly rejected: number;
  readonly loadedAt: Date;
  readonly sample: boolean;
};

export async function addSource(tx: Queries, entry: SourceEntry): Promise<void> {
  await tx.append('sources', {
    id: [entry.id],
    file: [entry.file],
    part: [entry.part],
    family: [entry.family],
    recipe: [entry.recipe],
    sha256: [entry.sha256],
    read_count: [entry.read],
    loaded_count: [entry.loaded],
    repaired_count: [entry.repaired],
    rejected_count: [entry.rejected],
    loaded_at: [entry.loadedAt.toISOString()],
    sample: [entry.sample],
  });
}
