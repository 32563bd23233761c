import { z } from 'zod';
import type { Queries, Session } from '../../engine/session.ts';
import { identifier, join, sql } from '../../engine/sql.ts';
import { deriveFromReturns } from '../journeys/derive.ts';
import { MODULES } from '../recognise-table.ts';
import { assumedAlike } from './alike.ts';
import type { Module } from './module.ts';
import type { Returns } from './returns.ts';
import { UNKNOWN_AUTHORITY } from './returns.ts';

const Return = z.object({ id: z.number() });
const Assumed = z.object({
  source: z.number(),
  year_end: z.number().nullable(),
  area_code: z.string(),
  year_basis: z.string(),
  family: z.string(),
});

/**
 * Gives returns of which nobody said the year the one their latest date falls in, and works out
 * children, episodes, households and journeys anew. Answers what was taken for granted, by the number
 * of the source.
 */
export function settleReturns(
  { session, workspaceKey }: { readonly session: Session; readonly workspaceKey: Uint8Array },
  made: readonly Returns[],
): Promise<ReadonlyMap<number, readonly string[]>> {
  return session.transaction(async (tx) => {
    const [any] = await tx.rows(sql`SELECT return_id AS id FROM returns LIMIT 1`, Return);
    if (!any) return new Map();
    await dateReturns(tx);
    await deriveFromReturns(tx, workspaceKey);
    await tx.run(sql`
      UPDATE sources SET repaired_count = counted.n
      FROM (SELECT source_id, count(DISTINCT source_row)::INTEGER AS n FROM repairs GROUP BY 1)
        AS counted
      WHERE counted.source_id = sources.id`);
    return assumptionsOf(tx, made);
  });
}

const pastDays = ({ columns }: Module) =>
  columns.filter(({ kind, mayLieAhead }) => kind === 'date' && !mayLieAhead);

/** The year a return closes follows from the latest thing it tells of. */
async function dateReturns(tx: Queries): Promise<void> {
  const latest = MODULES.filter((module) => pastDays(module).length > 0).map((module) => {
    const days = pastDays(module).map(({ keep }) => identifier(keep));
    return sql`SELECT return_id, max(greatest(${join(days, ', ')})) AS day
      FROM ${identifier(module.table)} GROUP BY return_id`;
  });
  await tx.run(sql`
    UPDATE returns SET latest_on = dated.day, year_end = CASE year_basis
        WHEN 'dates'
        THEN (year(dated.day) + (dated.day > make_date(year(dated.day), 3, 31))::INTEGER)::INTEGER
        ELSE year_end END
    FROM (
      SELECT return_id, max(day) AS day
      FROM (${join(latest, ' UNION ALL ')}) WHERE day IS NOT NULL GROUP BY return_id) AS dated
    WHERE dated.return_id = returns.return_id`);
}

async function assumptionsOf(
  tx: Queries,
  made: readonly Returns[],
): Promise<Map<number, readonly string[]>> {
  const ids = made.flatMap((returns) => returns.ids());
  const found = new Map<number, string[]>();
  const assumed = sql`return_id IN (SELECT unnest(${ids}))
    AND (year_basis = 'dates' OR area_code = ${UNKNOWN_AUTHORITY})`;
  const families = await tx.rows(
    sql`SELECT DISTINCT family FROM returns WHERE ${assumed}`,
    Assumed.pick({ family: true }),
  );
  const among = new Set(families.map(({ family }) => family));
  for (const { table } of MODULES.filter(({ family }) => among.has(family))) {
    const rows = await tx.rows(
      sql`SELECT DISTINCT source_id AS source, year_end, area_code, year_basis, family
        FROM ${identifier(table)} JOIN returns USING (return_id)
        WHERE ${assumed}
        ORDER BY source, area_code, year_end`,
      Assumed,
    );
    for (const row of rows) {
      const said = found.get(row.source) ?? [];
      found.set(row.source, [...new Set([...said, ...sentences(row)])]);
    }
  }
  for (const [source, said] of await assumedAlike(tx, ids)) {
    found.set(source, [...(found.get(source) ?? []), ...said]);
  }
  return found;
}

function sentences({ year_end, area_code, year_basis, family }: z.infer<typeof Assumed>): string[] {
  // Lists and logs are of a day, and what stands in them says of which.
  const year =
    year_basis !== 'dates' || family !== 'ssda903'
      ? []
      : year_end === null
        ? ['The return does not say its year and has no dates to tell it from. State the year.']
        : [
            `The return does not say its year: taken for ${year_end - 1}/${String(year_end).slice(2)} from its latest date. State the year if that is wrong.`,
          ];
  const area =
    area_code === UNKNOWN_AUTHORITY
      ? ['The return does not say whose it is: loaded for an unknown authority. State the area.']
      : [];
  return [...year, ...area];
}
