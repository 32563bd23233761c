import type { Queries } from '../engine/session.ts';
import { identifier, join, sql } from '../engine/sql.ts';
import type { Family, Uniqueness } from './families/family.ts';
import { ownRows } from './own-rows.ts';

/**
 * Moves rows that contradict another of the family to the rejects of their own sources, earlier
 * ones included. Which row stays depends on what the rows say and never on which came first: the
 * one that tells of the latest day, then the one that tells of most days, then by all it says.
 */
export async function rejectContradicted(
  tx: Queries,
  family: Family,
  { columns, latest = [], code, reason }: Uniqueness,
  sourceId: number,
  signal?: AbortSignal,
): Promise<void> {
  const rows = ownRows(family, sourceId);
  const alike = join(columns.map(identifier), ', ');
  const days = join(latest.map(identifier), ', ');
  const content = family.unique.flatMap((unique) => unique.columns).map(identifier);
  await tx.run(
    sql`
      CREATE OR REPLACE TEMP TABLE contradicted AS
      SELECT source_id, source_row FROM (
        SELECT source_id, source_row, row_number() OVER (
          PARTITION BY ${alike}
          ORDER BY greatest(${days}) DESC NULLS LAST, len(list_filter([${days}], day -> day IS NOT NULL)) DESC,
            ${join(content, ', ')}, source_id, source_row) AS place
        FROM (${rows})
        WHERE hash(${alike}) IN (
          SELECT hash(${alike}) FROM (${rows}) GROUP BY 1
          HAVING count(*) > 1 AND max(source_id) = ${sourceId}))
      WHERE place > 1`,
    { signal },
  );
  await tx.run(sql`
    INSERT INTO rejects (source_id, source_row, code, reason)
    SELECT source_id, source_row, ${code}, ${reason} FROM contradicted`);
  for (const table of [family.table, ...(family.aside === undefined ? [] : [family.aside])]) {
    await tx.run(sql`DELETE FROM ${identifier(table)}
      WHERE (source_id, source_row) IN (SELECT (source_id, source_row) FROM contradicted)`);
  }
  await tx.run(sql`
    UPDATE sources SET loaded_count = loaded_count - lost.n, rejected_count = rejected_count + lost.n,
      repaired_count = least(repaired_count, loaded_count - lost.n)
    FROM (SELECT source_id, count(*)::INTEGER AS n FROM contradicted GROUP BY 1) AS lost
    WHERE lost.source_id = sources.id`);
  await tx.run(sql`DROP TABLE contradicted`);
}
