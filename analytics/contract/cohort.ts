import { z } from 'zod';

/** The event that puts a child into a period's cohort: the same clock gives other days for each. */
export const CohortId = z.enum([
  'adopted_in_year',
  'placed_in_year',
  'matched_in_year',
  'order_granted_in_year',
  'decided_in_year',
]);
export type CohortId = z.infer<typeof CohortId>;

export const COHORT_LABELS = {
  adopted_in_year: 'Children adopted in the period',
  placed_in_year: 'Children placed in the period',
  matched_in_year: 'Children matched in the period',
  order_granted_in_year: 'Children with a placement order made in the period',
  decided_in_year: 'Children with a decision in the period',
} as const satisfies Record<CohortId, string>;
