import { z } from 'zod';
import { ReturnFamily } from '../contract/casework.ts';
import type { Holdings } from '../contract/casework.ts';
import { JourneyDate } from '../contract/measure.ts';
import { financialYear } from '../contract/period.ts';
import type { Queries } from '../engine/session.ts';
import { identifier, join, sql } from '../engine/sql.ts';
import { UNKNOWN_AUTHORITY } from '../extracts/returns/returns.ts';
import { areaName } from './area-name.ts';

const HeldArea = z.object({ area: z.string(), through: z.string().nullable() });
const HeldReturn = z.object({ area: z.string(), year_end: z.number(), family: ReturnFamily });

/**
 * Areas of whose children or households there are records, by name, with the latest day those tell
 * of, and the returns of a known area and year that journeys can be held against.
 */
export async function readHoldings(queries: Queries): Promise<Holdings> {
  const latest = join(
    JourneyDate.options.map((date) => sql`max(${identifier(date)})`),
    ', ',
  );
  const areas = await queries.rows(
    sql`
      SELECT area_code AS area, strftime(max(through), '%Y-%m-%d') AS through
      FROM (
        SELECT area_code, latest_on AS through FROM returns
        UNION ALL SELECT area_code, greatest(${latest}) FROM adoption_journeys
          WHERE population_cohort IS NULL GROUP BY area_code
        UNION ALL SELECT area_code, NULL FROM adopter_families)
      WHERE area_code <> ${UNKNOWN_AUTHORITY} GROUP BY area_code`,
    HeldArea,
  );
  const returns = await queries.rows(
    sql`
      SELECT DISTINCT area_code AS area, year_end, family FROM returns
      WHERE family IN (SELECT unnest(${[...ReturnFamily.options]}))
        AND area_code <> ${UNKNOWN_AUTHORITY} AND year_end IS NOT NULL
      ORDER BY year_end DESC, family DESC`,
    HeldReturn,
  );
  const byName = (a: { area: string }, b: { area: string }) =>
    a.area.localeCompare(b.area, 'en-GB');
  return {
    areas: areas.map((held) => ({ ...held, area: areaName(held.area) })).toSorted(byName),
    returns: returns
      .map(({ area, year_end, family }) => ({
        area: areaName(area),
        year: financialYear(year_end - 1).label,
        family,
      }))
      .toSorted((a, b) => b.year.localeCompare(a.year) || byName(a, b)),
  };
}
