import { z } from 'zod';
import { CATALOGUE } from '../contract/catalogue/index.ts';
import { CohortId } from '../contract/cohort.ts';
import type { DimensionId } from '../contract/dimension.ts';
import { DIMENSION_COLUMNS } from '../contract/figure-columns.ts';
import type { Measure } from '../contract/measure.ts';
import type { MeasureRequest } from '../contract/query.ts';
import type { OptionsRequest, SelectionOptions } from '../contract/selection.ts';
import { identifier, join, sql } from '../engine/sql.ts';
import type { FigureStore } from './figures.ts';
import { figuresStatement } from './figures.ts';
import { JOURNEY_DIMENSIONS } from './journey-dimensions.ts';
import type { JourneyProfile } from './journey-profile.ts';
import { requireArea, requireMeasure } from './request.ts';

/** How many figures there are of an area, period, cohort and set of dimensions (and category). */
type Facet = {
  readonly area: string;
  readonly period: string;
  readonly cohort: CohortId | null;
  readonly dimensions: readonly DimensionId[];
  readonly category: string | null;
  readonly figures: number;
};

const Count = z.object({ measure: z.string(), figures: z.number() });
const FacetRow = z.object({
  area: z.string(),
  period: z.string(),
  cohort: CohortId.nullable(),
  dimension_set: z.string(),
  found_category: z.string().nullable(),
  figures: z.number(),
});

/** Whether journeys hold the dates a measure is worked out from. */
function computable({ lineLevel }: Measure, profile: JourneyProfile): boolean {
  if (lineLevel === null) return false;
  const has = (date: Parameters<typeof profile.ranges.has>[0]) => profile.ranges.has(date);
  switch (lineLevel.kind) {
    case 'events':
      return has(lineLevel.date);
    case 'stock':
      return has(lineLevel.opened) && profile.complete.length > 0;
    case 'days':
      return has(lineLevel.from) && has(lineLevel.to);
    case 'share':
      return lineLevel.condition !== 'early_permanence' || profile.earlyPermanence.length > 0;
  }
}

async function measureOptions({ session, profile }: FigureStore) {
  const counts = await session.rows(
    sql`SELECT measure, count(*) AS figures FROM observations WHERE statistic IS NULL GROUP BY measure`,
    Count,
  );
  const published = new Map(counts.map((row) => [row.measure, row.figures]));
  return CATALOGUE.flatMap((measure) => {
    const figures = (published.get(measure.id) ?? 0) + (computable(measure, profile) ? 1 : 0);
    return figures > 0 ? [{ id: measure.id, figures }] : [];
  });
}

/** Counts figures instead of reading them: a million journeys have thousands of figures a measure. */
async function countFacets(store: FigureStore, request: MeasureRequest): Promise<Facet[]> {
  const set = DIMENSION_COLUMNS.map(
    (id) => sql`CASE WHEN ${identifier(id)} IS NOT NULL THEN ${id}::VARCHAR END`,
  );
  const rows = await store.session.rows(
    sql`
      SELECT area, period, cohort, concat_ws(' ', ${join(set, ', ')}) AS dimension_set,
        coalesce(${join(DIMENSION_COLUMNS.map(identifier), ', ')}) AS found_category,
        count(*) AS figures, min(period_end) AS ends, min(period_start) AS starts
      FROM (${await figuresStatement(store, request)})
      GROUP BY area, period, cohort, dimension_set, found_category
      ORDER BY area, ends, starts, cohort, dimension_set, found_category`,
    FacetRow,
  );
  return rows.map(({ dimension_set, found_category, ...row }) => ({
    ...row,
    category: found_category,
    dimensions: DIMENSION_COLUMNS.filter((id) => dimension_set.split(' ').includes(id)),
  }));
}

/** Counted once a measure (and dimension) until something is loaded. */
const counted = new WeakMap<FigureStore, Map<string, Promise<Facet[]>>>();

function facetsOf(store: FigureStore, request: MeasureRequest): Promise<Facet[]> {
  const known = counted.get(store) ?? new Map<string, Promise<Facet[]>>();
  counted.set(store, known);
  const key = JSON.stringify(request);
  const facets = known.get(key) ?? countFacets(store, request);
  known.set(key, facets);
  facets.catch(() => known.delete(key));
  return facets;
}

function tally(facets: readonly Facet[], name: (facet: Facet) => string | null) {
  const counts = new Map<string, number>();
  for (const facet of facets) {
    const id = name(facet);
    if (id !== null) counts.set(id, (counts.get(id) ?? 0) + facet.figures);
  }
  return [...counts].map(([id, figures]) => ({ id, figures }));
}

/** The dimensions journeys break a measure down by. */
function journeyDimensions(measure: Measure, profile: JourneyProfile): DimensionId[] {
  return computable(measure, profile)
    ? JOURNEY_DIMENSIONS.filter((dimension) => measure.breakdowns.includes(dimension))
    : [];
}

/**
 * The choices that lead somewhere: each facet is counted under all the other choices but its own,
 * so that what is chosen stays changeable and nothing on offer is empty. A dimension that journeys
 * know is on offer wherever there is a computed total.
 */
export async function selectionOptions(
  store: FigureStore,
  request: OptionsRequest,
): Promise<SelectionOptions> {
  const measures = await measureOptions(store);
  if (request.measure === undefined) {
    return { measures, areas: [], periods: [], cohorts: [], dimensions: [], categories: {} };
  }
  const measure = requireMeasure(request.measure);
  const { by = null, cohort = null } = request;
  const fromJourneys = journeyDimensions(measure, store.profile);
  const facets = [
    ...(await facetsOf(store, { measure: measure.id })),
    ...(by !== null && fromJourneys.includes(by)
      ? await facetsOf(store, { measure: measure.id, by: [by], origins: ['line_level'] })
      : []),
  ];
  const computed = await facetsOf(store, { measure: measure.id, by: [], origins: ['line_level'] });
  const areas = new Set(request.areas?.map((text) => requireArea(text).name));
  const periods = new Set(request.periods);
  const keeps = {
    area: (facet: Facet) => areas.size === 0 || areas.has(facet.area),
    period: (facet: Facet) => periods.size === 0 || periods.has(facet.period),
    cohort: (facet: Facet) => cohort === null || facet.cohort === cohort,
    by: ({ dimensions }: Facet) =>
      by === null ? dimensions.length === 0 : dimensions.length === 1 && dimensions[0] === by,
  };
  const under = (among: readonly Facet[], ...names: (keyof typeof keeps)[]) =>
    among.filter((facet) => names.every((name) => keeps[name](facet)));
  const inPlace = under(facets, 'area', 'period', 'cohort');
  const totals = under(computed, 'area', 'period', 'cohort').length;
  return {
    measures,
    areas: tally(under(facets, 'period', 'cohort', 'by'), (facet) => facet.area),
    periods: tally(under(facets, 'area', 'cohort', 'by'), (facet) => facet.period),
    cohorts: tally(under(facets, 'area', 'period', 'by'), (facet) => facet.cohort),
    dimensions: DIMENSION_COLUMNS.flatMap((id) => {
      const printed = inPlace
        .filter(({ dimensions }) => dimensions.length === 1 && dimensions[0] === id)
        .reduce((sum, facet) => sum + facet.figures, 0);
      const figures = Math.max(printed, fromJourneys.includes(id) ? totals : 0);
      return figures > 0 ? [{ id, figures }] : [];
    }),
    categories: Object.fromEntries(
      DIMENSION_COLUMNS.flatMap((id) => {
        const options = tally(inPlace, ({ dimensions, category }) =>
          dimensions.length === 1 && dimensions[0] === id ? category : null,
        );
        return options.length > 0 ? [[id, options]] : [];
      }),
    ),
  };
}
