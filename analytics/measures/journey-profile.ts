import { z } from 'zod';
import { JourneyDate } from '../contract/measure.ts';
import type { Session } from '../engine/session.ts';
import { identifier, join, sql } from '../engine/sql.ts';

/**
 * What the loaded journeys cover; read once after each load, so that no query needs to look.
 * Dates are ISO. `complete` are the areas whose sources hold every child's journey; from the
 * others only the cohort the source is about may be worked out.
 */
export type JourneyProfile = {
  readonly rows: number;
  /** Whether some child has more than one placement attempt. */
  readonly attempts: boolean;
  readonly areaCodes: readonly string[];
  readonly complete: readonly string[];
  /** Areas whose journeys mention early permanence at all; of the others nothing is known. */
  readonly earlyPermanence: readonly string[];
  readonly ranges: ReadonlyMap<JourneyDate, { first: string; last: string }>;
};

const Totals = z.object({
  rows: z.number(),
  most_attempts: z.number().nullable(),
});
const AreaRow = z.object({
  area_code: z.string(),
  complete: z.boolean(),
  early_permanence: z.boolean(),
});
const RangeRow = z.object({
  name: JourneyDate,
  first: z.string().nullable(),
  last: z.string().nullable(),
});

export async function readJourneyProfile(session: Session): Promise<JourneyProfile> {
  const [totals] = await session.rows(
    sql`SELECT count(*) AS rows, max(attempt) AS most_attempts FROM adoption_journeys`,
    Totals,
  );
  const areas = await session.rows(
    sql`SELECT area_code, bool_or(population_cohort IS NULL) AS complete,
          bool_or(early_permanence_on IS NOT NULL) AS early_permanence
        FROM adoption_journeys WHERE area_code IS NOT NULL GROUP BY area_code ORDER BY area_code`,
    AreaRow,
  );
  const ranges = await session.rows(
    join(
      JourneyDate.options.map(
        (name) =>
          sql`SELECT ${name}::VARCHAR AS name, min(${identifier(name)}) AS first, max(${identifier(name)}) AS last
              FROM adoption_journeys`,
      ),
      ' UNION ALL ',
    ),
    RangeRow,
  );
  return {
    rows: totals?.rows ?? 0,
    attempts: (totals?.most_attempts ?? 1) > 1,
    areaCodes: areas.map((area) => area.area_code),
    complete: areas.filter((area) => area.complete).map((area) => area.area_code),
    earlyPermanence: areas.filter((area) => area.early_permanence).map((area) => area.area_code),
    ranges: new Map(
      ranges.flatMap(({ name, first, last }) =>
        first === null || last === null ? [] : [[name, { first, last }] as const],
      ),
    ),
  };
}
