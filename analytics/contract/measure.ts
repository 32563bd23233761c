import { z } from 'zod';
import { CohortId } from './cohort.ts';
import { DimensionId } from './dimension.ts';

export const Unit = z.enum([
  'children',
  'families',
  'people',
  'days',
  'months',
  'percent',
  'pounds',
  'per_10000',
  'cases',
  'contacts',
  'events',
  'plans',
  'groups',
  'sessions',
  'ratio',
  'score',
]);
export type Unit = z.infer<typeof Unit>;

/**
 * How figures of a measure behave over time: a flow counts events within a period, a stock is
 * counted on its last day, a mean and a share belong to a cohort, money is a budget line.
 */
export const MeasureKind = z.enum(['flow', 'stock', 'mean', 'share', 'rate', 'money']);
export type MeasureKind = z.infer<typeof MeasureKind>;

/** The dates of a child's journey; each is a column of the canonical table `adoption_journeys`. */
export const JourneyDate = z.enum([
  'referred_on',
  'entered_care_on',
  'decision_on',
  'placement_order_on',
  'order_ended_on',
  'linked_on',
  'matched_on',
  'placed_on',
  'adoption_order_on',
  'early_permanence_on',
  'adopting_foster_placement_on',
  'plan_changed_on',
  'disrupted_on',
]);
export type JourneyDate = z.infer<typeof JourneyDate>;

/**
 * How a measure is worked out from children's journeys.
 * - `events`: children with that date in the period.
 * - `stock`: children for whom `opened` has happened and none of `closed` has, on the last day.
 * - `days`: mean days between two dates; the cohort's date puts a child into the period. Where
 *   `fromZero` is set a clock that runs backwards counts as 0 days. `to` may name a second date
 *   that stops the clock earlier where there is one.
 * - `share`: of children with the base date in the period, those for whom the condition holds.
 */
export const LineLevel = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('events'),
    date: JourneyDate,
    reason: z.string().optional(),
    underAgeAtEntry: z.number().optional(),
  }),
  z.object({
    kind: z.literal('stock'),
    opened: JourneyDate,
    closed: z.array(JourneyDate),
    /** Left out when the date has been reached: a linked child is not waiting. */
    excluded: z.array(JourneyDate),
    activeFamilyFinding: z.boolean(),
    /** Only children for whom this many months have passed since the date. */
    waited: z.object({ since: JourneyDate, months: z.number() }).optional(),
  }),
  z.object({
    kind: z.literal('days'),
    from: JourneyDate,
    to: JourneyDate,
    stoppedBy: JourneyDate.optional(),
    fromZero: z.boolean(),
  }),
  z.object({
    kind: z.literal('share'),
    base: JourneyDate.nullable(),
    condition: z.enum(['early_permanence', 'in_house', 'regional']),
  }),
]);
export type LineLevel = z.infer<typeof LineLevel>;

/** One measure of the catalogue: what it counts and how it is read. Ids never change. */
export const Measure = z.object({
  id: z.string().regex(/^[a-z][a-z0-9_]*$/),
  label: z.string(),
  /** The national scorecard's code (A1, A2, A10…), where it has one. */
  code: z.string().nullable(),
  topic: z.enum(['children', 'timeliness', 'adopters', 'sufficiency', 'support', 'care', 'money']),
  kind: MeasureKind,
  unit: Unit,
  /** Which way is better; null where a change only reflects demand and nothing is ranked. */
  better: z.enum(['higher', 'lower']).nullable(),
  threshold: z.object({ value: z.number(), label: z.string() }).nullable(),
  cohorts: z.array(CohortId),
  breakdowns: z.array(DimensionId),
  definition: z.string(),
  definitionSource: z.string(),
  /** For a share: the count it is a share of, by cohort where that differs. */
  shareOf: z.string().nullable(),
  /** For a share: the count that is its numerator, where that is a measure of its own. */
  numerator: z.string().nullable(),
  lineLevel: LineLevel.nullable(),
});
export type Measure = z.infer<typeof Measure>;
