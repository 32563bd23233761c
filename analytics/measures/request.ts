import type { Area } from '../contract/area.ts';
import { findMeasure, nearestMeasures } from '../contract/catalogue/index.ts';
import { DIMENSIONS } from '../contract/dimension.ts';
import type { DimensionId } from '../contract/dimension.ts';
import { PermanenceError } from '../contract/failure.ts';
import type { Measure } from '../contract/measure.ts';
import type { Period } from '../contract/period.ts';
import { parsePeriod, stockPeriod } from '../contract/period.ts';
import type { MeasureQuery } from '../contract/query.ts';
import { nearestAreas, resolveArea } from '../reference/areas.ts';

/** A query with every name looked up: nothing in it can be unknown any more. */
export type MeasureRequestResolved = Omit<MeasureQuery, 'measure' | 'areas' | 'periods'> & {
  readonly measure: Measure;
  readonly areas: readonly Area[] | null;
  readonly periods: readonly Period[] | null;
};

/** The catalogue's measure with this id; refuses an unknown one and names the nearest. */
export function requireMeasure(id: string): Measure {
  const measure = findMeasure(id);
  if (measure) return measure;
  const nearest = nearestMeasures(id);
  throw new PermanenceError({
    code: 'unknown_measure',
    message: `There is no measure “${id}”.`,
    action:
      nearest.length > 0
        ? `Did you mean ${nearest.join(', ')}? A query without a measure lists them all.`
        : 'A query without a measure lists them all.',
  });
}

/** The area with this name, code or known variant; refuses an unknown one and names the nearest. */
export function requireArea(text: string): Area {
  const area = resolveArea(text);
  if (area) return area;
  const nearest = nearestAreas(text);
  throw new PermanenceError({
    code: 'unknown_area',
    message: `There is no area “${text}”.`,
    action:
      nearest.length > 0
        ? `Did you mean ${nearest.join(', ')}?`
        : 'Use the name of a local authority or agency, or a nine-character code such as E09000008.',
  });
}

function requirePeriod(text: string, measure: Measure): Period {
  const period = parsePeriod(text);
  if (period) return measure.kind === 'stock' ? stockPeriod(period) : period;
  throw new PermanenceError({
    code: 'unknown_period',
    message: `“${text}” is not a period.`,
    action:
      'Write a financial year as 2022/23, a quarter as 2022/23 Q3, a month as 2022-07, a day as 2023-03-31, or two days as 2022-04-01 to 2022-12-31.',
  });
}

/** Whether a text names a dimension; refuses one that doesn't and names them all. */
export function requireDimension(text: string): DimensionId {
  const dimension = DIMENSIONS.find((candidate) => candidate.id === text);
  if (dimension) return dimension.id;
  throw new PermanenceError({
    code: 'unknown_dimension',
    message: `“${text}” is not something figures can be broken down by.`,
    action: `Choose from area, period, cohort, ${DIMENSIONS.map(({ id }) => id).join(', ')}.`,
  });
}

export function resolveRequest(query: MeasureQuery): MeasureRequestResolved {
  const measure = requireMeasure(query.measure);
  return {
    ...query,
    measure,
    areas: query.areas?.map(requireArea) ?? null,
    periods: query.periods?.map((text) => requirePeriod(text, measure)) ?? null,
  };
}
