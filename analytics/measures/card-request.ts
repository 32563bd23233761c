import type { FigureKey } from '../contract/figure.ts';
import type { MeasureRequest } from '../contract/query.ts';

/** A figure's own query: its measure, area, period, cohort and exactly its categories. */
export function requestFor(key: FigureKey): MeasureRequest {
  const dimensions = Object.keys(key.breakdown) as (keyof typeof key.breakdown)[];
  return {
    measure: key.measure,
    areas: [key.area],
    periods: [key.period],
    by: dimensions,
    where: Object.fromEntries(dimensions.map((id) => [id, [key.breakdown[id] ?? '']])),
    statistic: key.statistic,
  };
}
