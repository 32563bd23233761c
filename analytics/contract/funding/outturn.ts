import { z } from 'zod';
import { Disagreement } from '../disagreement.ts';
import { Money, Year } from './amounts.ts';
import { Name } from './scenario.ts';

const Amount = z.number().min(-1_000_000_000_000).max(1_000_000_000_000);

/** A line of the outturn; `stated_variance` is what was printed beside it. */
const Line = z.strictObject({
  category: Name,
  budget: Amount,
  actual: Amount,
  stated_variance: Amount.optional(),
});

const IncomeLine = Line.extend({
  kind: z.enum(['contribution', 'grant', 'carried_forward', 'other']),
  /** What each partner paid of it. */
  payments: z.record(z.string(), Amount).optional(),
});

/** Fees for children placed with other agencies' families: demand, not running costs. */
const FeeLine = Line.extend({ children: z.number().int().min(0).optional() });

/** How an over- or underspend is shared among partners. */
export const SharingRule = z.discriminatedUnion('rule', [
  z.strictObject({ rule: z.literal('equal') }),
  z.strictObject({ rule: z.literal('contributions') }),
  z.strictObject({ rule: z.literal('shares'), shares: z.record(z.string(), z.number().min(0)) }),
  z.strictObject({ rule: z.literal('host'), partner: Name }),
  z.strictObject({ rule: z.literal('carry_forward') }),
]);
export type SharingRule = z.infer<typeof SharingRule>;

/**
 * Budget and outturn of an agency's year, in pounds. Spending and income are both positive; what
 * partners give in kind is within the spending and named beside it.
 */
export const Outturn = z.strictObject({
  schema: z.literal(1),
  kind: z.literal('outturn'),
  name: Name,
  notes: z.string().max(4000).optional(),
  agency: Name.optional(),
  year: Year,
  expenditure: z.array(Line).max(200),
  inter_agency_fees: z.array(FeeLine).max(50).default([]),
  income: z.array(IncomeLine).max(100),
  in_kind: z
    .array(z.strictObject({ name: Name, partner: Name.optional(), amount: Money }))
    .max(50)
    .default([]),
  /** The net line as it was printed. */
  stated_net: z
    .strictObject({ budget: Amount, actual: Amount, variance: Amount })
    .partial()
    .optional(),
  /** Children placed in the year, for the cost per child. */
  children_placed: z.number().int().min(0).optional(),
  sharing: SharingRule.optional(),
});
export type Outturn = z.output<typeof Outturn>;
export type OutturnDocument = z.input<typeof Outturn>;

/** An outturn kept in the workspace, and the file it came from. */
export const SavedOutturn = z.object({
  id: z.number().int(),
  file: z.string(),
  savedAt: z.string(),
  outturn: Outturn,
});
export type SavedOutturn = z.infer<typeof SavedOutturn>;

const Compared = z.object({ budget: z.number(), actual: z.number(), variance: z.number() });

export const OutturnResult = z.object({
  name: z.string(),
  year: z.string(),
  /** Variances are actual less budget: above 0 is more spent, or more received. */
  lines: z.array(
    Compared.extend({
      section: z.enum(['expenditure', 'inter_agency_fees', 'income']),
      category: z.string(),
    }),
  ),
  expenditure: Compared,
  interAgencyFees: Compared,
  income: Compared,
  /** Expenditure and fees less income; a variance above 0 is an overspend. */
  net: Compared,
  /** What each partner paid, in all. */
  payments: z.array(z.object({ partner: z.string(), amount: z.number() })),
  inKind: z.array(
    z.object({ name: z.string(), partner: z.string().nullable(), amount: z.number() }),
  ),
  /** What remains for the next year's budget, positive for an underspend; null unless so ruled. */
  carriedForward: z.number().nullable(),
  /** Each partner's part of the over- (above 0) or underspend; they add up to it. */
  shared: z.array(z.object({ partner: z.string(), amount: z.number() })),
  costPerChild: z
    .object({
      children: z.number().int(),
      /** All spending over children placed, and without inter-agency fees. */
      withFees: z.number(),
      withoutFees: z.number(),
      /** Fees over the children they were paid for; null where that isn't said. */
      feePerChild: z.number().nullable(),
    })
    .nullable(),
  /** Printed variances and totals that their own lines do not come to. */
  differences: z.array(
    z.object({ where: z.string(), stated: z.number(), computed: z.number(), sentence: z.string() }),
  ),
  warnings: z.array(z.string()),
  disagreements: z.array(Disagreement),
});
export type OutturnResult = z.infer<typeof OutturnResult>;
