import { z } from 'zod';
import type { Queries } from '../engine/session.ts';
import { identifier, join, sql } from '../engine/sql.ts';
import { rejectContradicted } from './contradictions.ts';
import type { Family, Uniqueness } from './families/family.ts';
import { ownRows } from './own-rows.ts';

const Counted = z.object({ n: z.number() });
const Numbered = z.object({ row: z.number() });

/** Rows that were taken out again, by reason, and how many of them had been repaired. */
export type Duplicates = {
  readonly counts: ReadonlyMap<string, number>;
  readonly repaired: number;
};

/**
 * Moves rows of a source that can't stand beside one already there from the family's table to the
 * rejects: the earliest source keeps the row, within a source the earliest line, unless what the
 * rows say decides, see {@link Uniqueness}. A line that gave several rows goes when each of them is
 * there already, and stays whole when one is new.
 */
export async function rejectDuplicates(
  tx: Queries,
  family: Family,
  sourceId: number,
  repairedRows: readonly number[],
  signal?: AbortSignal,
): Promise<Duplicates> {
  const counts = new Map<string, number>();
  for (const unique of family.unique) {
    if (unique.latest) await rejectContradicted(tx, family, unique, sourceId, signal);
    else await rejectRepeated(tx, family, unique, sourceId, signal);
    const [rejected] = await tx.rows(
      sql`SELECT count(*) AS n FROM rejects
        WHERE source_id = ${sourceId} AND code = ${unique.code}`,
      Counted,
    );
    if (rejected && rejected.n > 0) counts.set(unique.code, rejected.n);
  }
  return { counts, repaired: await countRepaired(tx, sourceId, [...counts.keys()], repairedRows) };
}

async function rejectRepeated(
  tx: Queries,
  family: Family,
  { columns, code, reason }: Uniqueness,
  sourceId: number,
  signal: AbortSignal | undefined,
): Promise<void> {
  const table = identifier(family.table);
  const rows = ownRows(family, sourceId);
  const alike = join(columns.map(identifier), ', ');
  // Hashes find the few rows worth comparing; the comparison itself is exact.
  await tx.run(
    sql`
      INSERT INTO rejects (source_id, source_row, code, reason)
      SELECT ${sourceId}::INTEGER, source_row, ${code}, ${reason}
      FROM (
        SELECT source_id, source_row,
          row_number() OVER (PARTITION BY ${alike} ORDER BY source_id, source_row) AS place
        FROM (${rows})
        WHERE hash(${alike}) IN (
          SELECT hash(${alike}) FROM (${rows}) GROUP BY 1
          HAVING count(*) > 1 AND max(source_id) = ${sourceId}))
      JOIN (
        SELECT source_row, count(*) AS given
        FROM ${table} WHERE source_id = ${sourceId} GROUP BY source_row) USING (source_row)
      WHERE place > 1 AND source_id = ${sourceId}
      GROUP BY source_row, given HAVING count(*) = given`,
    { signal },
  );
  await tx.run(
    sql`
      DELETE FROM ${table}
      WHERE source_id = ${sourceId} AND source_row IN (
        SELECT source_row FROM rejects WHERE source_id = ${sourceId} AND code = ${code})`,
    { signal },
  );
}

async function countRepaired(
  tx: Queries,
  sourceId: number,
  codes: readonly string[],
  repairedRows: readonly number[],
): Promise<number> {
  if (codes.length === 0 || repairedRows.length === 0) return 0;
  const repaired = new Set(repairedRows);
  const rejected = await tx.rows(
    sql`SELECT source_row AS "row" FROM rejects
      WHERE source_id = ${sourceId} AND code IN (SELECT unnest(${codes}))`,
    Numbered,
  );
  return rejected.filter(({ row }) => repaired.has(row)).length;
}

/** Gives a source's observations consecutive numbers again, after some were taken out. */
export async function renumberObservations(
  tx: Queries,
  sourceId: number,
  firstId: number,
): Promise<void> {
  await tx.run(sql`
    UPDATE observations SET id = renumbered.id
    FROM (
      SELECT id AS old, ${firstId - 1} + row_number() OVER (ORDER BY id) AS id
      FROM observations WHERE source_id = ${sourceId}) AS renumbered
    WHERE observations.source_id = ${sourceId} AND observations.id = renumbered.old`);
}
