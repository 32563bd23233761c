import { z } from 'zod';
import { Disagreement } from '../disagreement.ts';
import { Failure } from '../failure.ts';
import { Fairness } from './fairness.ts';

/**
 * How a contribution came about in a year: by an exception, held at a limit of the damping, free
 * within the limits, or undamped (no damping that year, or nothing paid the year before).
 */
export const Standing = z.enum(['exception', 'floor', 'ceiling', 'free', 'undamped']);
export type Standing = z.infer<typeof Standing>;

/** The steps of a waterfall from the year before to this one, in their order. */
export const StepKind = z.enum([
  'budget',
  'formula',
  'exceptions',
  'transition',
  'damping',
  'rounding',
]);
export type StepKind = z.infer<typeof StepKind>;

export const STEP_LABELS = {
  budget: 'Change of the budget',
  formula: 'Formula',
  exceptions: 'Exceptions',
  transition: 'Transition',
  damping: 'Damping',
  rounding: 'Rounding',
} as const satisfies Record<StepKind, string>;

const Bounds = z.object({ lower: z.number(), upper: z.number() });

/** What a partner pays in a year, in pounds; shares are 0–1. */
export const PartnerYear = z.object({
  partner: z.string(),
  contribution: z.number(),
  /** What it would pay without damping, and without transition as well; rounded to the same total. */
  undamped: z.number(),
  target: z.number(),
  share: z.number(),
  undampedShare: z.number(),
  /** The year before, or the prior; null where it paid nothing then. */
  previous: z.number().nullable(),
  change: z.number().nullable(),
  /** 0.1 is 10% more. */
  changeShare: z.number().nullable(),
  standing: Standing,
  /** What of it is a fixed amount, and what a price for activity. */
  fixed: z.number(),
  activity: z.number(),
  /** Of all demand, by the drivers of the formula; null where there is no demand to tell from. */
  demandShare: z.number().nullable(),
  /** The contribution over the demand of the result's cost measure; null where that is 0. */
  costPerChild: z.number().nullable(),
  /** What it pays at the least and the most, where demand is suppressed. */
  range: Bounds.nullable(),
  /** From `previous` (or 0) to `contribution`; they add up to the penny. */
  steps: z.array(z.object({ kind: StepKind, amount: z.number() })),
});
export type PartnerYear = z.infer<typeof PartnerYear>;

export const YearResult = z.object({
  year: z.string(),
  gross: z.number(),
  income: z.array(
    z.object({
      name: z.string(),
      kind: z.enum(['grant', 'income', 'carried_forward', 'in_kind']),
      amount: z.number(),
      partner: z.string().nullable(),
    }),
  ),
  /** What partners pay together: gross less income. */
  total: z.number(),
  /** Of the total, what is shared by the formula. */
  shared: z.number(),
  partners: z.array(PartnerYear),
  /** How far the year goes to the formula, 0–1. */
  transition: z.number(),
  /** What the damping multiplies with; null where there is none. */
  dampingFactor: z.number().nullable(),
  fairness: Fairness.nullable(),
});
export type YearResult = z.infer<typeof YearResult>;

/** A weight as it counts, after all of a formula are brought to add up to 1. */
export const NormalisedWeight = z.object({
  /** Whose formula: null for the main one. */
  partner: z.string().nullable(),
  kind: z.enum(['demand', 'historic', 'equal', 'population']),
  weight: z.number(),
  drivers: z.array(
    z.object({
      measure: z.string(),
      years: z.number().int(),
      lag: z.number().int(),
      weight: z.number(),
    }),
  ),
});
export type NormalisedWeight = z.infer<typeof NormalisedWeight>;

/** A scenario worked out. */
export const ScenarioResult = z.object({
  scenario: z.string(),
  illustrative: z.boolean(),
  /** SHA-256 of the scenario with the demand it was worked out from. */
  hash: z.string(),
  weights: z.array(NormalisedWeight),
  /** What `costPerChild` divides by; null where no demand is known. */
  costMeasure: z.string().nullable(),
  years: z.array(YearResult),
  /** The first year in which nobody is held by the damping any more; null where there is none. */
  dampingEnds: z.string().nullable(),
  /** Whether some demand is suppressed, so that contributions are a range until figures are given. */
  suppressed: z.boolean(),
  warnings: z.array(z.string()),
  /** Figures it uses that contradict each other where they were published. */
  disagreements: z.array(Disagreement),
});
export type ScenarioResult = z.infer<typeof ScenarioResult>;

/** A scenario worked out, or why it can't be: with the field, the reason and what would work. */
export const ScenarioAnswer = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), result: ScenarioResult }),
  z.object({ ok: z.literal(false), failure: Failure }),
]);
export type ScenarioAnswer = z.infer<typeof ScenarioAnswer>;
