import type { Queries } from '../../engine/session.ts';
import { sql } from '../../engine/sql.ts';

/**
 * Gives the rejects of a mapped source the names that the columns have in the file: that is where
 * somebody has to look for them. `originals` leads from ours to those.
 */
export async function nameRejectsAsInFile(
  tx: Queries,
  sourceId: number,
  originals: ReadonlyMap<string, string>,
): Promise<void> {
  const ours = [...originals.keys()];
  const theirs = [...originals.values()];
  // A reason starts with the column, or speaks of “the column …”.
  await tx.run(sql`
    UPDATE rejects SET column_name = original,
      reason = replace(
        CASE WHEN starts_with(reason, column_name || ' ')
          THEN '“' || original || '”' || substr(reason, length(column_name) + 1) ELSE reason END,
        'the column ' || column_name, 'the column “' || original || '”')
    FROM (SELECT unnest(${ours}) AS ours, unnest(${theirs}) AS original) AS names
    WHERE source_id = ${sourceId} AND column_name = ours`);
}
