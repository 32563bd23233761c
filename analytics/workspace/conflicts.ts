import { z } from 'zod';
import { Conflict } from '../contract/load.ts';
import type { Session } from '../engine/session.ts';
import { sql } from '../engine/sql.ts';

const Count = z.object({ n: z.number() });

/** A page of what two rows say differently, by whom they are about. */
export async function readConflicts(
  session: Session,
  page: { offset: number; limit: number },
): Promise<{ rows: Conflict[]; total: number }> {
  const rows = await session.rows(
    sql`
      SELECT about, subject_key AS key, attempt, field,
        kept_value AS "keptValue", kept.file AS "keptFile", kept.part AS "keptPart",
        kept_source_row AS "keptRow",
        other_value AS "otherValue", other.file AS "otherFile", other.part AS "otherPart",
        other_source_row AS "otherRow", reason
      FROM conflicts
      JOIN sources AS kept ON kept.id = kept_source_id
      JOIN sources AS other ON other.id = other_source_id
      ORDER BY about, subject_key, attempt, field, other_source_id, other_source_row
      LIMIT ${page.limit} OFFSET ${page.offset}`,
    Conflict,
  );
  const [count] = await session.rows(sql`SELECT count(*) AS n FROM conflicts`, Count);
  return { rows, total: count?.n ?? 0 };
}
