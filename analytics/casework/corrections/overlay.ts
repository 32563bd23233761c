import { z } from 'zod';
import { CorrectableField } from '../../contract/casework.ts';
import type { Queries } from '../../engine/session.ts';
import { identifier, sql } from '../../engine/sql.ts';
import type { Fragment } from '../../engine/sql.ts';
import type { ColumnType } from '../../workspace/tables.ts';
import { columnType } from './correctable.ts';

const Field = z.object({ field: CorrectableField });

const TYPES = {
  VARCHAR: sql`VARCHAR`,
  INTEGER: sql`INTEGER`,
  DOUBLE: sql`DOUBLE`,
  DATE: sql`DATE`,
  BOOLEAN: sql`BOOLEAN`,
} as const satisfies Record<ColumnType, Fragment>;

/** Corrections that were neither undone nor replaced. */
const STANDING = sql`corrections.ended_at IS NULL`;

/**
 * Leaves the row of a child's attempt that a correction is about. A printed table of one cohort may
 * hold the child too: it stays as it was printed where there is any other row.
 */
export const ROW_OF_ATTEMPT = sql`
  QUALIFY row_number() OVER (PARTITION BY child_key, attempt
    ORDER BY population_cohort IS NOT NULL, source_id, source_row) = 1`;

/** Those rows, with what they say in a field. */
export const journeyRows = (field: CorrectableField): Fragment => sql`
  SELECT rowid AS place, child_key, attempt, area_code, CAST(${identifier(field)} AS VARCHAR) AS value
  FROM adoption_journeys ${ROW_OF_ATTEMPT}`;

/**
 * Takes every correction off: journeys say again what the files say. Has to come before anything
 * is loaded or worked out, or a corrected value would be taken for a file's word.
 */
export async function withdrawCorrections(tx: Queries): Promise<void> {
  const applied = sql`${STANDING} AND corrections.state = 'applied'`;
  for (const field of await fieldsOf(tx, applied)) await set(tx, field, 'old_value', applied);
}

/**
 * Lays the standing corrections over the journeys, and notes what became of each. One counts only
 * where the files still say what they said when it was made; otherwise it waits to be looked at.
 */
export async function applyCorrections(tx: Queries): Promise<void> {
  for (const field of await fieldsOf(tx, STANDING)) {
    const ofField = sql`${STANDING} AND corrections.field = ${field}`;
    await tx.run(sql`UPDATE corrections SET state = 'no_journey', found_value = NULL
      WHERE ${ofField}`);
    await tx.run(sql`
      UPDATE corrections SET found_value = now.value, state = CASE
          WHEN now.value IS NOT DISTINCT FROM old_value THEN 'applied'
          WHEN now.value IS NOT DISTINCT FROM new_value THEN 'mended'
          ELSE 'stale' END
      FROM (${journeyRows(field)}) AS now
      WHERE now.child_key = corrections.child_key AND now.attempt = corrections.attempt
        AND ${ofField}`);
    await set(tx, field, 'new_value', sql`${STANDING} AND corrections.state = 'applied'`);
  }
}

function set(
  tx: Queries,
  field: CorrectableField,
  value: 'old_value' | 'new_value',
  which: Fragment,
): Promise<void> {
  const column = identifier(field);
  return tx.run(sql`
    UPDATE adoption_journeys
    SET ${column} = CAST(said.value AS ${TYPES[columnType(field)]})
    FROM (
      SELECT now.place, corrections.${identifier(value)} AS value
      FROM corrections JOIN (${journeyRows(field)}) AS now USING (child_key, attempt)
      WHERE corrections.field = ${field} AND ${which}) AS said
    WHERE adoption_journeys.rowid = said.place`);
}

async function fieldsOf(tx: Queries, which: Fragment): Promise<CorrectableField[]> {
  const rows = await tx.rows(
    sql`SELECT DISTINCT field FROM corrections WHERE ${which} ORDER BY field`,
    Field,
  );
  return rows.map(({ field }) => field);
}
