import { COHORT_LABELS } from '../../analytics/contract/cohort.ts';
import type { Measure } from '../../analytics/contract/measure.ts';
import type { Selection } from '../../analytics/contract/selection.ts';
import type { MeasureRequest } from '../../analytics/contract/query.ts';
import { countOf } from '../format/number.ts';
import { formatPeriod } from '../format/time.ts';
import { listWords } from './words.ts';

const ASKED = {
  flow: 'how many',
  stock: 'how many',
  mean: 'how long',
  share: 'what share',
  rate: 'at what rate',
  money: 'how much',
} as const satisfies Record<Measure['kind'], string>;

/** The question a selection asks: `Placement orders: how many in Kent and Medway?` */
export function questionWords(measure: Measure, areas: readonly string[]): string {
  const asked =
    measure.kind === 'mean' && measure.unit !== 'days' && measure.unit !== 'months'
      ? 'how much on average'
      : ASKED[measure.kind];
  const where = areasWords(areas);
  return `${measure.label}: ${asked}${where === null ? '' : ` in ${where}`}?`;
}

/** Up to three areas by name, more by number; null where all are meant. */
export function areasWords(areas: readonly string[]): string | null {
  if (areas.length === 0) return null;
  if (areas.length <= 3) return listWords(areas);
  return `${areas[0] ?? ''} and ${countOf(areas.length - 1, 'other area')}`;
}

/** A name to begin with for a view of this selection. */
export function viewName(measure: Measure, selection: Selection): string {
  return [
    measure.label,
    areasWords(selection.areas),
    selection.periods.length === 1 ? formatPeriod(selection.periods[0] ?? '') : null,
    selection.cohort ? COHORT_LABELS[selection.cohort].toLowerCase() : null,
  ]
    .filter((part) => part !== null)
    .join(', ')
    .slice(0, 120);
}

/**
 * What the engine is asked for a selection. A median is only ever computed: reports print means,
 * which must not stand beside it as if they were medians.
 */
export function queryOf(selection: Selection): MeasureRequest {
  const { measure, areas, periods, cohort, by, where, grain, statistic } = selection;
  return {
    measure,
    ...(areas.length > 0 ? { areas } : {}),
    ...(periods.length > 0 ? { periods } : {}),
    ...(cohort === null ? {} : { cohorts: [cohort] }),
    by: by === null ? [] : [by],
    ...(Object.keys(where).length > 0 ? { where } : {}),
    ...(statistic === 'median' ? { origins: ['line_level'] as const } : {}),
    grain,
    statistic,
  };
}
