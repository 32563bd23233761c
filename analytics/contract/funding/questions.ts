import { z } from 'zod';

/** The largest (or smallest) weight of a part of the formula under which nobody pays too much more. */
export const GoalRequest = z.object({
  component: z.enum(['demand', 'historic', 'equal', 'population']).default('demand'),
  want: z.enum(['largest', 'smallest']).default('largest'),
  /** How much more than the year before anybody may pay; 0.1 is 10%. */
  mostIncrease: z.number().min(0).max(100),
  /** Only in this year; every year where none is named. */
  year: z.string().optional(),
});
export type GoalRequest = z.input<typeof GoalRequest>;

const GoalPoint = z.object({
  weight: z.number(),
  /** The largest increase of anybody; null where the scenario can't be worked out with that weight. */
  increase: z.number().nullable(),
});

export const GoalAnswer = z.object({
  component: z.string(),
  /** The weight found, to a tenth of a percentage point; null where none keeps the limit. */
  weight: z.number().nullable(),
  /** Where none does: the weight with the smallest increase, and that increase. */
  nearest: GoalPoint.nullable(),
  /** Who meets the limit first, in which year, and by how much its contribution rises there. */
  binding: z.object({ partner: z.string(), year: z.string(), increase: z.number() }).nullable(),
  /** The largest increase by weight, in steps of five percentage points, for a chart. */
  curve: z.array(GoalPoint),
});
export type GoalAnswer = z.infer<typeof GoalAnswer>;

/** What one more unit of demand costs. */
export const PriceRequest = z.object({
  /** A driver of the formula; the first one where none is named. */
  measure: z.string().optional(),
  /** The year it happens in; the latest that the first budget looks at where none is named. */
  year: z.string().optional(),
  units: z.number().int().min(1).max(1000).default(1),
});
export type PriceRequest = z.input<typeof PriceRequest>;

export const PriceAnswer = z.object({
  measure: z.string(),
  year: z.string(),
  units: z.number().int(),
  /** The funded years whose formula looks at that year, whether a budget is given for them or not. */
  counts: z.array(z.string()),
  partners: z.array(
    z.object({
      partner: z.string(),
      /** How much more the partner pays by budget year. */
      years: z.array(z.object({ year: z.string(), amount: z.number() })),
      total: z.number(),
      /** In how many of the budget's years its contribution changes. */
      changes: z.number().int(),
    }),
  ),
});
export type PriceAnswer = z.infer<typeof PriceAnswer>;

/** How contributions would vary if demand came out otherwise by chance. */
export const VolatilityRequest = z.object({
  draws: z.number().int().min(20).max(5000).default(400),
  seed: z.number().int().default(1),
  /**
   * Variance over mean of yearly counts. 1 is pure chance; adoption counts of agencies have about
   * 1.75.
   */
  dispersion: z.number().min(1).max(10).default(1.75),
});
export type VolatilityRequest = z.input<typeof VolatilityRequest>;

const Band = z.object({ lower: z.number(), upper: z.number() });

export const VolatilityAnswer = z.object({
  draws: z.number().int(),
  /** Draws in which the scenario could not be worked out; they are left out of the bands. */
  refused: z.number().int(),
  seed: z.number().int(),
  dispersion: z.number(),
  years: z.array(
    z.object({
      year: z.string(),
      partners: z.array(
        z.object({
          partner: z.string(),
          contribution: z.number(),
          mean: z.number(),
          median: z.number(),
          half: Band,
          most: Band,
          nearlyAll: Band,
          /** Standard deviation over mean. */
          variation: z.number().nullable(),
        }),
      ),
    }),
  ),
});
export type VolatilityAnswer = z.infer<typeof VolatilityAnswer>;

/** Up to six scenarios side by side; gains and losses are against the first. */
export const Comparison = z.object({
  scenarios: z.array(z.object({ name: z.string(), hash: z.string() })),
  years: z.array(
    z.object({
      year: z.string(),
      /** What each scenario's partners pay together; null where it has no such year. */
      totals: z.array(z.number().nullable()),
      partners: z.array(
        z.object({
          partner: z.string(),
          contributions: z.array(z.number().nullable()),
          /** Against the first scenario: what is more to pay is above 0. */
          differences: z.array(z.number().nullable()),
        }),
      ),
      /** How many pay less and how many more than in the first scenario. */
      gainers: z.array(z.number().int()),
      losers: z.array(z.number().int()),
    }),
  ),
});
export type Comparison = z.infer<typeof Comparison>;
