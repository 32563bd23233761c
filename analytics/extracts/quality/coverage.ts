import { z } from 'zod';
import type { Area } from '../../contract/area.ts';
import { ExtractFamily } from '../../contract/load.ts';
import type {
  Coverage,
  CoverageCell,
  ReturnCovered,
  ReturnMissing,
} from '../../contract/quality.ts';
import type { Session } from '../../engine/session.ts';
import { identifier, join, sql } from '../../engine/sql.ts';
import { membersOn } from '../../reference/areas.ts';
import { MODULES } from '../recognise-table.ts';
import { UNKNOWN_AUTHORITY } from '../returns/returns.ts';
import { periodOf } from './findings.ts';
import { groupBy } from './group-by.ts';
import { areaName, codesWithin } from './within.ts';

const InReturn = z.object({
  area: z.string(),
  family: ExtractFamily,
  year_end: z.number().nullable(),
  module: z.string(),
  source: z.number(),
  file: z.string(),
  part: z.string().nullable(),
  rows: z.number(),
});
export type InReturn = z.infer<typeof InReturn>;

const InFigures = InReturn.omit({ area: true, module: true });

/** How many rows of each module every file brought to every return. */
export function readReturned(session: Session): Promise<InReturn[]> {
  const modules = MODULES.map(
    ({ id, table }) => sql`
      SELECT return_id, source_id, ${id} AS module, count(*) AS rows
      FROM ${identifier(table)} GROUP BY ALL`,
  );
  return session.rows(
    sql`
      SELECT r.area_code AS area, r.family, r.year_end, module, source_id AS source, s.file, s.part,
        sum(rows)::INTEGER AS rows
      FROM (${join(modules, ' UNION ALL ')}) JOIN returns AS r USING (return_id)
        JOIN sources AS s ON s.id = source_id
      GROUP BY ALL ORDER BY ALL`,
    InReturn,
  );
}

/** Rows of files that are no returns: figures by the year they end in, journeys without one. */
function readOthers(session: Session, codes: readonly string[] | null) {
  const within = codes === null ? sql`true` : sql`area_code IN (SELECT unnest(${[...codes]}))`;
  return session.rows(
    sql`
      SELECT s.family, year_end, s.id AS source, s.file, s.part, count(*) AS rows
      FROM (
        SELECT source_id,
          year(period_end) + (period_end > make_date(year(period_end), 3, 31))::INTEGER AS year_end
        FROM observations WHERE ${within}
        UNION ALL SELECT source_id, NULL FROM adoption_journeys WHERE ${within})
        JOIN sources AS s ON s.id = source_id
      WHERE s.family NOT IN (SELECT DISTINCT family FROM returns)
      GROUP BY ALL ORDER BY ALL`,
    InFigures,
  );
}

/**
 * Which returns are there and which are missing, of an agency's members or of whom there is
 * anything, and what every file holds by year. `today` (ISO date) says who is a member now.
 */
export async function readCoverage(
  session: Session,
  returned: readonly InReturn[],
  area: Area | null,
  today: string,
): Promise<Coverage> {
  const codes = codesWithin(area);
  const inside = returned.filter((row) => codes === null || codes.includes(row.area));
  const others = await readOthers(session, codes);
  return {
    returns: returnsCovered(inside),
    missing: returnsMissing(inside, area, today),
    cells: cellsOf([...inside, ...others]),
  };
}

function returnsCovered(rows: readonly InReturn[]): ReturnCovered[] {
  const groups = groupBy(rows, ({ area, family, year_end }) => `${family} ${area} ${year_end}`);
  return [...groups.values()]
    .map((group) => {
      const [first] = group;
      const modules: Record<string, number> = {};
      for (const { module, rows: n } of group) modules[module] = (modules[module] ?? 0) + n;
      return {
        area: areaName(first?.area ?? null),
        family: first?.family ?? 'ssda903',
        period: periodOf(first?.year_end ?? null),
        rows: group.reduce((sum, { rows: n }) => sum + n, 0),
        modules,
        files: [...new Set(group.map(({ file }) => file))].sort(),
      };
    })
    .sort(
      (a, b) =>
        a.family.localeCompare(b.family) ||
        (a.area ?? '').localeCompare(b.area ?? '') ||
        (a.period ?? '').localeCompare(b.period ?? ''),
    );
}

/** Years between an authority's first and last, and members of the agency that did not return. */
export function returnsMissing(
  rows: readonly Pick<InReturn, 'area' | 'family' | 'year_end'>[],
  agency: Area | null,
  today: string,
): ReturnMissing[] {
  const missing: ReturnMissing[] = [];
  const known = rows.filter(({ area }) => area !== UNKNOWN_AUTHORITY);
  for (const [family, ofFamily] of groupBy(known, (row) => row.family)) {
    const there = new Set(ofFamily.map(({ area, year_end }) => `${area} ${year_end}`));
    const years = yearsOf(ofFamily);
    for (const [code, own] of groupBy(ofFamily, ({ area }) => area)) {
      const [first = Infinity, last = -Infinity] = [yearsOf(own)[0], yearsOf(own).at(-1)];
      for (let year = first; year <= last; year++) {
        if (there.has(`${code} ${year}`)) continue;
        missing.push({ area: areaName(code) ?? code, family, period: periodOf(year), why: 'gap' });
      }
    }
    for (const year of years) {
      for (const { code, name } of agency ? membersOn(agency, `${year}-03-31`) : []) {
        const said = missing.some(
          (one) => one.area === name && one.family === family && one.period === periodOf(year),
        );
        const silent = !known.some((row) => row.area === code);
        if (there.has(`${code} ${year}`) || said || silent) continue;
        missing.push({ area: name, family, period: periodOf(year), why: 'others_sent' });
      }
    }
  }
  for (const { code, name } of agency ? membersOn(agency, today) : []) {
    if (known.some(({ area }) => area === code)) continue;
    missing.push({ area: name, family: null, period: null, why: 'nothing_sent' });
  }
  return missing.sort(
    (a, b) => a.area.localeCompare(b.area) || (a.period ?? '').localeCompare(b.period ?? ''),
  );
}

function yearsOf(rows: readonly Pick<InReturn, 'year_end'>[]): number[] {
  const years = rows.flatMap(({ year_end }) => (year_end === null ? [] : [year_end]));
  return [...new Set(years)].sort((a, b) => a - b);
}

function cellsOf(rows: readonly z.infer<typeof InFigures>[]): CoverageCell[] {
  const groups = groupBy(rows, ({ source, year_end }) => `${source} ${year_end}`);
  return [...groups.values()]
    .flatMap((group) =>
      group.slice(0, 1).map(({ source, file, part, family, year_end }) => ({
        source,
        file,
        part,
        family,
        period: periodOf(year_end),
        rows: group.reduce((sum, { rows: n }) => sum + n, 0),
      })),
    )
    .sort((a, b) => a.source - b.source || (a.period ?? '').localeCompare(b.period ?? ''));
}
