import { z } from 'zod';
import { CohortId } from './cohort.ts';
import { DimensionId } from './dimension.ts';
import { FigureOrigin } from './figure.ts';

/** The lengths of period that journeys are cut into when no period is named. */
export const Grain = z.enum(['year', 'quarter', 'month', 'rolling_12_months', 'three_years']);
export type Grain = z.infer<typeof Grain>;

/**
 * Whose children an agency's computed figure counts: members on the day of each event, or the
 * members of today for every year. Printed totals always come as printed.
 */
export const MembershipBasis = z.enum(['members_then', 'members_now']);
export type MembershipBasis = z.infer<typeof MembershipBasis>;

/**
 * What is asked of a measure. Areas and periods may be written in any known way. With no `by` and
 * no `where`, every figure comes: totals and every breakdown that was published; with `by: []`
 * only totals; with dimensions in `by`, figures broken down by exactly those.
 */
export const MeasureQuery = z.object({
  measure: z.string(),
  areas: z.array(z.string()).optional(),
  periods: z.array(z.string()).optional(),
  cohorts: z.array(CohortId).optional(),
  by: z.array(DimensionId).optional(),
  where: z.partialRecord(DimensionId, z.array(z.string())).optional(),
  origins: z.array(FigureOrigin).optional(),
  grain: Grain.default('year'),
  statistic: z.enum(['mean', 'median']).default('mean'),
  basis: MembershipBasis.default('members_then'),
});
export type MeasureQuery = z.infer<typeof MeasureQuery>;
export type MeasureRequest = z.input<typeof MeasureQuery>;
