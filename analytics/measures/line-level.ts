import type { DimensionId } from '../contract/dimension.ts';
import { DIMENSION_COLUMNS } from '../contract/figure-columns.ts';
import type { LineLevel } from '../contract/measure.ts';
import type { Period } from '../contract/period.ts';
import type { Fragment } from '../engine/sql.ts';
import { identifier, join, sql } from '../engine/sql.ts';
import type { JourneyCells } from './journey-cells.ts';
import { JOURNEY_DIMENSIONS } from './journey-dimensions.ts';
import type { JourneyProfile } from './journey-profile.ts';
import type { JourneyQuery } from './journey-query.ts';
import { COHORT_DATE, categoryNames, isMember } from './journey-query.ts';
import { seriesOf } from './journey-facts.ts';
import { figuresOfSums } from './line-level-figures.ts';
import { areaMembers, periodRows } from './journey-relations.ts';
import { areasOfJourneys, periodsOfJourneys } from './line-level-request.ts';
import type { MeasureRequestResolved } from './request.ts';

/** The dimensions to break journeys down by, or null when journeys can't answer the request. */
function dimensionsAsked(request: MeasureRequestResolved): DimensionId[] | null {
  const known = new Set<DimensionId>(JOURNEY_DIMENSIONS);
  const asked = [
    ...(request.by ?? []),
    ...DIMENSION_COLUMNS.filter((id) => request.where?.[id] !== undefined),
  ];
  return asked.every((dimension) => known.has(dimension)) ? [...new Set(asked)] : null;
}

/** Whether every period begins and ends with a month, so that monthly cells can answer. */
const wholeMonths = (periods: readonly Period[], kind: LineLevel['kind']) =>
  periods.every(
    ({ start, end }) =>
      (kind === 'stock' || start.endsWith('-01')) &&
      new Date(Date.parse(end) + 86_400_000).getUTCDate() === 1,
  );

/** Facts joined to the areas and periods they count for, still to be added up. */
function placed(query: JourneyQuery, lineLevel: LineLevel, table: string): Fragment {
  const stock = lineLevel.kind === 'stock';
  return sql`${identifier(table)} AS f
    JOIN members AS m ON m.code = f.area_code
    JOIN periods AS p ON ${stock ? sql`f.occurred <= p.ends` : sql`f.occurred BETWEEN p.starts AND p.ends`}
    WHERE ${isMember(query.request, stock ? sql`p.ends` : sql`f.occurred`)}`;
}

const group = (query: JourneyQuery) => sql`m.area, p.label, f.cohort ${categoryNames(query)}`;
const about = sql`any_value(m.note) AS note, any_value(p.starts) AS starts, any_value(p.ends) AS ends`;

function sumsOfCells(query: JourneyQuery, lineLevel: LineLevel, table: string): Fragment {
  return sql`
    SELECT ${group(query)}, ${about}, sum(f.n)::BIGINT AS n, sum(f.total) AS total,
      sum(f.squares) AS squares, NULL::DOUBLE AS middle
    FROM ${placed(query, lineLevel, table)} GROUP BY ${group(query)}`;
}

/** Single facts added up; of events and stocks a child brings one at most, however often it comes. */
function sumsOfRows(query: JourneyQuery, lineLevel: LineLevel, table: string): Fragment {
  if (lineLevel.kind === 'days' || lineLevel.kind === 'share') {
    return sql`
      SELECT ${group(query)}, ${about}, sum(f.n)::BIGINT AS n, sum(f.total)::DOUBLE AS total,
        sum(f.total * f.total)::DOUBLE AS squares, median(f.total) AS middle
      FROM ${placed(query, lineLevel, table)} GROUP BY ${group(query)}`;
  }
  return sql`
    SELECT area, label, cohort ${categoryNames(query)}, any_value(note) AS note,
      any_value(starts) AS starts, any_value(ends) AS ends, sum(n)::BIGINT AS n,
      0::DOUBLE AS total, 0::DOUBLE AS squares, NULL::DOUBLE AS middle
    FROM (
      SELECT ${group(query)}, ${about}, least(1, sum(f.n)) AS n
      FROM ${placed(query, lineLevel, table)} GROUP BY f.child_key, ${group(query)})
    GROUP BY area, label, cohort ${categoryNames(query)}`;
}

/**
 * Sums by area, period, cohort and category: from cells where they can answer, with the few
 * children of several attempts counted one by one; otherwise all of them one by one.
 */
async function sums(
  query: JourneyQuery,
  lineLevel: LineLevel,
  periods: readonly Period[],
  cells: JourneyCells,
): Promise<Fragment> {
  const categories = categoryNames(query);
  const byCells = query.request.statistic === 'mean' && wholeMonths(periods, lineLevel.kind);
  const repeated = sql`child_key IN (SELECT child_key FROM adoption_journeys WHERE attempt > 1)`;
  const parts = await Promise.all(
    seriesOf(query, lineLevel).map(async ({ facts }) => {
      if (!byCells) return [sumsOfRows(query, lineLevel, await cells.rows(facts, categories))];
      if (!query.profile.attempts) {
        return [sumsOfCells(query, lineLevel, await cells.cells(facts, categories))];
      }
      const single = sql`SELECT * FROM (${facts}) WHERE NOT ${repeated}`;
      const several = sql`SELECT * FROM (${facts}) WHERE ${repeated}`;
      return [
        sumsOfCells(query, lineLevel, await cells.cells(single, categories)),
        sumsOfRows(query, lineLevel, await cells.rows(several, categories)),
      ];
    }),
  );
  return sql`
    SELECT area, label, cohort ${categories}, any_value(note) AS note, any_value(starts) AS starts,
      any_value(ends) AS ends, sum(n)::BIGINT AS n, sum(total) AS total, sum(squares) AS squares,
      any_value(middle) AS middle
    FROM (${join(parts.flat(), ' UNION ALL BY NAME ')})
    GROUP BY area, label, cohort ${categories}`;
}

/** So many files are named as a figure's source; more are counted. */
const NAMED_FILES = 3;

/** The figures of one request, worked out from cells or journeys. */
async function computedFigures(
  request: MeasureRequestResolved,
  profile: JourneyProfile,
  cells: JourneyCells,
): Promise<Fragment | null> {
  const { lineLevel } = request.measure;
  const dimensions = dimensionsAsked(request);
  if (lineLevel === null || dimensions === null || profile.rows === 0) return null;
  const cohorts = request.measure.cohorts.filter(
    (cohort) => request.cohorts === undefined || request.cohorts.includes(cohort),
  );
  const cohortDates = cohorts.map((cohort) => COHORT_DATE[cohort]);
  const areas = areasOfJourneys(request, profile);
  const periods = periodsOfJourneys(request, lineLevel, cohortDates, profile);
  if (areas.length === 0 || periods.length === 0) return null;
  const query: JourneyQuery = { request, profile, dimensions, cohorts };
  const restrictions = dimensions.flatMap((dimension) => {
    const chosen = request.where?.[dimension];
    return chosen ? [sql`list_contains(${chosen}, ${identifier(`by_${dimension}`)})`] : [];
  });
  const figures = figuresOfSums(query, lineLevel, await sums(query, lineLevel, periods, cells));
  return sql`
    SELECT ${request.measure.id}::VARCHAR AS measure, area, label AS period,
      starts AS period_start, ends AS period_end, cohort,
      value, numerator, denominator, lower, upper,
      'final' AS status, 'line_level' AS origin,
      'computed from children''s journeys: ' || files AS source,
      NULL::INTEGER AS observation, note,
      ${join(
        DIMENSION_COLUMNS.map((id) =>
          dimensions.includes(id)
            ? sql`${identifier(`by_${id}`)} AS ${identifier(id)}`
            : sql`NULL::VARCHAR AS ${identifier(id)}`,
        ),
        ', ',
      )}
    FROM (
      WITH ${areaMembers(areas)}, ${periodRows(periods)},
      files AS (
        SELECT CASE WHEN count(*) > ${NAMED_FILES}
            THEN list_aggregate(list(file ORDER BY file)[:2], 'string_agg', ', ')
              || ' and ' || (count(*) - 2) || ' other files'
            ELSE string_agg(file, ', ' ORDER BY file) END AS files
        FROM (
          SELECT DISTINCT file FROM sources
          WHERE id IN (SELECT source_id FROM adoption_journeys)))
      SELECT computed.*, files.files FROM (${figures}) AS computed, files)
    ${restrictions.length > 0 ? sql`WHERE ${join(restrictions, ' AND ')}` : sql``}`;
}

/**
 * The request for everything that a view of it can show: all areas and cohorts, every period of the
 * grain, the same breakdown. Null when the request names a period or an area of its own.
 */
function wholeRequest(
  request: MeasureRequestResolved,
  profile: JourneyProfile,
): MeasureRequestResolved | null {
  const by = dimensionsAsked(request);
  if (request.periods !== null || by === null) return null;
  const whole = { ...request, areas: null, cohorts: undefined, where: undefined, by };
  const names = new Set(areasOfJourneys(whole, profile).map((area) => area.name));
  return (request.areas?.every((area) => names.has(area.name)) ?? true) ? whole : null;
}

/**
 * Figures worked out from children's journeys, in the shape of published ones; null when the
 * measure has no line-level form, when no journeys are loaded, or when journeys don't know the
 * breakdown. Means and shares are rounded half up to two decimals and carry their 95% interval.
 */
export async function lineLevelFigures(
  request: MeasureRequestResolved,
  profile: JourneyProfile,
  cells: JourneyCells,
): Promise<Fragment | null> {
  const whole = wholeRequest(request, profile);
  if (!whole) return computedFigures(request, profile, cells);
  const { measure, grain, statistic, basis, areas, cohorts, where = {} } = request;
  const table = await cells.figures(
    JSON.stringify([measure.id, whole.by, grain, statistic, basis]),
    () => computedFigures(whole, profile, cells),
  );
  if (table === null) return null;
  const conditions = [
    ...(areas === null ? [] : [sql`list_contains(${areas.map(({ name }) => name)}, area)`]),
    ...(cohorts === undefined || measure.cohorts.length === 0
      ? []
      : [sql`list_contains(${cohorts}, cohort)`]),
    ...DIMENSION_COLUMNS.flatMap((id) =>
      where[id] === undefined ? [] : [sql`list_contains(${where[id]}, ${identifier(id)})`],
    ),
  ];
  return sql`SELECT * FROM ${identifier(table)}
    ${conditions.length > 0 ? sql`WHERE ${join(conditions, ' AND ')}` : sql``}`;
}
