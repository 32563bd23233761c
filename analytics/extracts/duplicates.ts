import { z } from 'zod';
import type { Queries } from '../engine/session.ts';
import type { Fragment } from '../engine/sql.ts';
import { identifier, join, sql } from '../engine/sql.ts';
import type { Family } from './families/family.ts';

const Counted = z.object({ n: z.number() });
const Numbered = z.object({ row: z.number() });

/** Rows that were taken out again, by reason, and how many of them had been repaired. */
export type Duplicates = {
  readonly counts: ReadonlyMap<string, number>;
  readonly repaired: number;
};

/**
 * Moves rows of a source that can't stand beside one already there from the family's table to the
 * rejects: the earliest source keeps the row, within a source the earliest line. A line that gave
 * several rows goes when each of them is there already, and stays whole when one is new.
 */
export async function rejectDuplicates(
  tx: Queries,
  family: Family,
  sourceId: number,
  repairedRows: readonly number[],
  signal?: AbortSignal,
): Promise<Duplicates> {
  const counts = new Map<string, number>();
  const table = identifier(family.table);
  const rows = ownRows(family, sourceId);
  for (const { columns, code, reason } of family.unique) {
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
    const [rejected] = await tx.rows(
      sql`SELECT count(*) AS n FROM rejects WHERE source_id = ${sourceId} AND code = ${code}`,
      Counted,
    );
    if (!rejected || rejected.n === 0) continue;
    counts.set(code, rejected.n);
    await tx.run(
      sql`
        DELETE FROM ${table}
        WHERE source_id = ${sourceId} AND source_row IN (
          SELECT source_row FROM rejects WHERE source_id = ${sourceId} AND code = ${code})`,
      { signal },
    );
  }
  return { counts, repaired: await countRepaired(tx, sourceId, [...counts.keys()], repairedRows) };
}

/** What files of the family brought: the rows that stand, and those set aside for another's. */
function ownRows({ id, table, aside }: Family, sourceId: number): Fragment {
  const own = sql`FROM ${identifier(table)}
    WHERE source_id = ${sourceId} OR source_id IN (SELECT id FROM sources WHERE family = ${id})`;
  if (aside === undefined) return sql`FROM ${identifier(table)}`;
  return sql`${own} UNION ALL BY NAME FROM ${identifier(aside)}`;
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
