import type { DimensionId } from './dimension.ts';
import { DIMENSIONS } from './dimension.ts';

/** The columns of a figures table in Arrow, before one text column a dimension. */
export const FIGURE_COLUMNS = [
  'measure',
  'area',
  'period',
  'period_start',
  'period_end',
  'cohort',
  'value',
  'numerator',
  'denominator',
  'lower',
  'upper',
  'status',
  'origin',
  'source',
  'observation',
  'note',
] as const;

export const DIMENSION_COLUMNS: readonly DimensionId[] = DIMENSIONS.map(
  (dimension) => dimension.id,
);
