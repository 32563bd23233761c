import { z } from 'zod';
import { financialYear } from '../../contract/period.ts';
import type { Queries } from '../../engine/session.ts';
import { identifier, join, sql } from '../../engine/sql.ts';
import { resolveArea } from '../../reference/areas.ts';
import { MODULES } from '../recognise-table.ts';
import { UNKNOWN_AUTHORITY } from './returns.ts';

const Alike = z.object({
  source: z.number(),
  module: z.string(),
  area_code: z.string(),
  year_end: z.number().nullable(),
  other: z.string(),
});

/**
 * What is taken for granted where one of these returns, made in one drop, is as far as anybody
 * knows of the same authority (and year) as another. A statutory return is made once a year, so
 * that two with the same module may well be two authorities'; lists and logs are made at any time,
 * so that only those of the same drop may. By the number of the source; nothing of those whose own
 * columns say whose they are, and of which year.
 */
export async function assumedAlike(
  tx: Queries,
  returnIds: readonly number[],
): Promise<Map<number, readonly string[]>> {
  const held = MODULES.map(
    ({ id, table }) =>
      sql`SELECT DISTINCT ${id} AS module, source_id, return_id FROM ${identifier(table)}
        SEMI JOIN doubtful USING (return_id)`,
  );
  const rows = await tx.rows(
    sql`
      WITH known AS (
        SELECT * EXCLUDE (year_end), return_id IN (SELECT unnest(${[...returnIds]})) AS made,
          CASE family WHEN 'ssda903' THEN year_end END AS year_end
        FROM returns
        WHERE (area_basis <> 'column' OR (family = 'ssda903' AND year_basis <> 'column'))
          AND (family <> 'ssda903' OR year_end IS NOT NULL)),
      doubtful AS (
        SELECT * FROM known WHERE made OR family = 'ssda903'
        WINDOW same AS (PARTITION BY family, area_code, year_end)
        QUALIFY bool_or(made) OVER same AND count(*) OVER same > 1),
      held AS (${join(held, ' UNION ALL ')})
      SELECT a.source_id AS source, module, r.area_code, r.year_end, min(o.name) AS other
      FROM held AS a JOIN doubtful AS r USING (return_id)
        JOIN held AS b USING (module) JOIN doubtful AS o ON o.return_id = b.return_id
      WHERE r.made AND o.return_id <> r.return_id AND o.family = r.family
        AND o.area_code = r.area_code AND o.year_end IS NOT DISTINCT FROM r.year_end
      GROUP BY ALL ORDER BY source, area_code, year_end`,
    Alike,
  );
  const said = new Map<number, readonly string[]>();
  for (const row of rows) said.set(row.source, [...(said.get(row.source) ?? []), sentence(row)]);
  return said;
}

function sentence({ module, area_code, year_end, other }: z.infer<typeof Alike>): string {
  const year = year_end === null ? '' : ` for ${financialYear(year_end - 1).label}`;
  const name = other.replace(/\/$/, '');
  const there = `There is another${name === '' ? '' : ` (“${name}”)`} with ${module}${year}`;
  return area_code === UNKNOWN_AUTHORITY
    ? `${there} of an authority nobody named: both are taken for one authority's, and what has the same number for the same. State the area of each.`
    : `${there} of ${resolveArea(area_code)?.name ?? area_code}: both are taken for it. State whose each is if that is wrong.`;
}
