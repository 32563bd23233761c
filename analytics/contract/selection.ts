import { z } from 'zod';
import { CohortId } from './cohort.ts';
import { DimensionId } from './dimension.ts';
import { FigureKey } from './figure.ts';
import { Grain } from './query.ts';

/** What Explore shows; written into the address, so that a bookmark or a saved view is a selection. */
export const Selection = z.object({
  measure: z.string(),
  areas: z.array(z.string()),
  periods: z.array(z.string()),
  cohort: CohortId.nullable(),
  by: DimensionId.nullable(),
  where: z.partialRecord(DimensionId, z.array(z.string())),
  grain: Grain,
  statistic: z.enum(['mean', 'median']),
  /** The figure whose card is open. */
  figure: FigureKey.nullable(),
});
export type Selection = z.infer<typeof Selection>;

export const SavedView = z.object({
  id: z.string(),
  name: z.string().min(1).max(120),
  selection: Selection,
  savedAt: z.string(),
});
export type SavedView = z.infer<typeof SavedView>;

/**
 * What can be chosen next, given what is chosen: every option says how many figures it would leave,
 * so that the filters follow each other and none leads to an empty screen unawares.
 */
const Option = z.object({ id: z.string(), figures: z.number().int() });
export const SelectionOptions = z.object({
  measures: z.array(Option),
  areas: z.array(Option),
  periods: z.array(Option),
  cohorts: z.array(Option),
  dimensions: z.array(Option),
  categories: z.partialRecord(DimensionId, z.array(Option)),
});
export type SelectionOptions = z.infer<typeof SelectionOptions>;

export const OptionsRequest = Selection.pick({ measure: true, areas: true, periods: true })
  .partial()
  .extend({ cohort: CohortId.nullable().optional(), by: DimensionId.nullable().optional() });
export type OptionsRequest = z.infer<typeof OptionsRequest>;
