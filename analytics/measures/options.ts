import { z } from 'zod';
import { CATALOGUE } from '../contract/catalogue/index.ts';
import { DIMENSION_COLUMNS } from '../contract/figure-columns.ts';
import type { Breakdown, Figure } from '../contract/figure.ts';
import type { OptionsRequest, SelectionOptions } from '../contract/selection.ts';
import { sql } from '../engine/sql.ts';
import type { FigureStore } from './figures.ts';
import { readFigures } from './figures.ts';
import { JOURNEY_DIMENSIONS } from './journey-dimensions.ts';
import type { JourneyProfile } from './journey-profile.ts';
import { requireArea, requireMeasure } from './request.ts';

const Count = z.object({ measure: z.string(), figures: z.number() });

/** Whether journeys hold the dates a measure is worked out from. */
function computable(measure: (typeof CATALOGUE)[number], profile: JourneyProfile): boolean {
  const { lineLevel } = measure;
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
      return lineLevel.base === null || has(lineLevel.base);
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

function tally<T>(figures: readonly T[], name: (figure: T) => string | null) {
  const counts = new Map<string, number>();
  for (const figure of figures) {
    const id = name(figure);
    if (id !== null) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return [...counts].map(([id, count]) => ({ id, figures: count }));
}

/**
 * The choices that lead somewhere: each facet is counted under all the other choices but its own,
 * so that what is chosen stays changeable and nothing on offer is empty.
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
  const totals = await readFigures(store, { measure: measure.id });
  const broken = measure.lineLevel
    ? await Promise.all(
        JOURNEY_DIMENSIONS.filter((dimension) => measure.breakdowns.includes(dimension)).map(
          (dimension) =>
            readFigures(store, { measure: measure.id, by: [dimension], origins: ['line_level'] }),
        ),
      )
    : [];
  const figures = [...totals, ...broken.flat()];
  const areas = new Set(request.areas?.map((text) => requireArea(text).name));
  const periods = new Set(request.periods);
  const { by = null, cohort = null } = request;
  const keeps = {
    area: (figure: Figure) => areas.size === 0 || areas.has(figure.area),
    period: (figure: Figure) => periods.size === 0 || periods.has(figure.period),
    cohort: (figure: Figure) => cohort === null || figure.cohort === cohort,
    by: ({ breakdown }: { breakdown: Breakdown }) => {
      const dimensions = Object.keys(breakdown);
      return by === null ? dimensions.length === 0 : dimensions.length === 1 && by in breakdown;
    },
  };
  const under = (...facets: (keyof typeof keeps)[]) =>
    figures.filter((figure) => facets.every((facet) => keeps[facet](figure)));
  const inPlace = under('area', 'period', 'cohort');
  return {
    measures,
    areas: tally(under('period', 'cohort', 'by'), (figure) => figure.area),
    periods: tally(under('area', 'cohort', 'by'), (figure) => figure.period),
    cohorts: tally(under('area', 'period', 'by'), (figure) => figure.cohort),
    dimensions: DIMENSION_COLUMNS.flatMap((id) => {
      const count = inPlace.filter(
        ({ breakdown }) => id in breakdown && Object.keys(breakdown).length === 1,
      ).length;
      return count > 0 ? [{ id, figures: count }] : [];
    }),
    categories: Object.fromEntries(
      DIMENSION_COLUMNS.flatMap((id) => {
        const options = tally(inPlace, ({ breakdown }) => breakdown[id] ?? null);
        return options.length > 0 ? [[id, options]] : [];
      }),
    ),
  };
}
