import type { Fragment } from '../engine/sql.ts';
import { identifier, sql } from '../engine/sql.ts';
import type { Family } from './families/family.ts';

/**
 * What files of the family brought, the source that is being loaded included: the rows that stand,
 * and those set aside for another's. What was worked out of a row set aside has its place.
 */
export function ownRows({ id, table, aside }: Family, sourceId: number): Fragment {
  if (aside === undefined) return sql`FROM ${identifier(table)}`;
  return sql`FROM ${identifier(table)}
    WHERE (source_id = ${sourceId} OR source_id IN (SELECT id FROM sources WHERE family = ${id}))
      AND (source_id, source_row) NOT IN (SELECT (source_id, source_row) FROM ${identifier(aside)})
    UNION ALL BY NAME FROM ${identifier(aside)}`;
}
