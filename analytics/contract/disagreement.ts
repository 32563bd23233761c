import { z } from 'zod';
import { CohortId } from './cohort.ts';
import { Breakdown } from './figure.ts';

/** In what way figures contradict each other. */
export const DisagreementKind = z.enum([
  'parts_and_total',
  'stated_twice',
  'two_groups',
  'share_and_count',
  'change_and_levels',
  'money',
  'suppressed_but_stated',
  'interval_and_dates',
]);
export type DisagreementKind = z.infer<typeof DisagreementKind>;

export const DISAGREEMENT_LABELS = {
  parts_and_total: 'Parts do not add up to the stated total',
  stated_twice: 'The same figure is stated with two values',
  two_groups: 'One figure is given for two groups of children',
  share_and_count: 'A share or a mean does not fit its counts',
  change_and_levels: 'A stated change does not fit its levels',
  money: 'Money does not add up',
  suppressed_but_stated: 'A suppressed figure is given away elsewhere',
  interval_and_dates: 'A printed interval does not fit its dates',
} as const satisfies Record<DisagreementKind, string>;

/** Where one side of a disagreement stands. */
export const Stand = z.object({
  source: z.string(),
  section: z.string().nullable(),
  locator: z.string().nullable(),
  /** The observation's number, to open its card. */
  observation: z.number().int().nullable(),
});
export type Stand = z.infer<typeof Stand>;

/**
 * Two statements that can't both be true. `stated` is what one place says, `computed` what follows
 * from the other place or places; both plain numbers in the measure's unit, and equal where it is
 * the group they are of that differs. Neither is corrected.
 */
export const Disagreement = z.object({
  kind: DisagreementKind,
  measure: z.string(),
  area: z.string(),
  period: z.string(),
  cohort: CohortId.nullable(),
  breakdown: Breakdown,
  stated: z.number(),
  computed: z.number(),
  sources: z.array(Stand),
  explanation: z.string(),
});
export type Disagreement = z.infer<typeof Disagreement>;
