import { z } from 'zod';
import { byYear, Money, withAction, Year, yearly } from './amounts.ts';
import { checkScenario } from './check-scenario.ts';

/** Raised whenever a scenario would say what the version before misreads. */
export const SCENARIO_VERSION = 1;

export const Name = z.string().trim().min(1).max(120);
const MeasureId = z.string().trim().min(1).max(120);
const Weight = z
  .number({ error: 'is not a number' })
  .min(0, { error: 'is negative: a weight is 0 or more' })
  .max(1_000_000);
const Months = z.number().int().min(0).max(12);

/**
 * A value of demand: a count, or why there is none as reports write it (`<5`, `c`, `z`, `x`, `TBC`),
 * or the bounds of a suppressed one. Null is not known, which is not 0.
 */
export const DemandValue = z.union(
  [
    z.number().min(0, { error: 'is negative: demand is a count of 0 or more' }).max(1_000_000_000),
    z.string().max(60),
    z.null(),
    z.strictObject({ lower: z.number().min(0), upper: z.number().min(0) }),
  ],
  { error: 'is neither a count of 0 or more nor a mark such as <5' },
);
export type DemandValue = z.infer<typeof DemandValue>;

/** By measure, partner (or one of its areas) and year. */
export const DemandValues = z.record(z.string(), z.record(z.string(), byYear(DemandValue)));

/**
 * A measure of demand: the mean over a window of `years` years that ends `lag` years before the
 * funded one. A lag of 1 counts the year before, which is unfinished when a budget is set; 2 is
 * finished.
 */
export const Driver = z.strictObject({
  measure: MeasureId,
  weight: Weight.default(1),
  years: z.number().int().min(1).max(10),
  lag: z.number().int().min(0).max(10).default(1),
});
export type Driver = z.infer<typeof Driver>;

export const Component = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('demand'),
    weight: Weight,
    drivers: z.array(Driver).min(1, { error: 'names no driver' }).max(20),
  }),
  z.strictObject({ kind: z.literal('historic'), weight: Weight }),
  z.strictObject({ kind: z.literal('equal'), weight: Weight }),
  z.strictObject({ kind: z.literal('population'), weight: Weight }),
]);
export type Component = z.infer<typeof Component>;
export type ComponentKind = Component['kind'];

export const Formula = z.array(Component).min(1, { error: 'has no part' }).max(20);
export type Formula = z.infer<typeof Formula>;

/** A line that reduces what partners have to find; income is positive. */
export const IncomeLine = z.strictObject({
  name: Name,
  kind: z.enum(['grant', 'income', 'carried_forward', 'in_kind']),
  amounts: yearly(Money),
  /** Who gives it, for what a partner gives in kind. */
  partner: Name.optional(),
});
export type IncomeLine = z.infer<typeof IncomeLine>;

/** A tariff: each partner pays the price for every unit of its own activity. */
export const ActivityPrice = z.strictObject({
  name: Name.optional(),
  measure: MeasureId,
  price: yearly(Money),
  years: z.number().int().min(1).max(10).default(1),
  lag: z.number().int().min(0).max(10).default(1),
});
export type ActivityPrice = z.infer<typeof ActivityPrice>;

/** Limits of how a contribution may change from one year to the next; 0.1 is 10%. */
export const Damping = z.strictObject({
  floor: z
    .number()
    .min(-1, { error: 'is below −1: nobody can pay less than nothing' })
    .max(10)
    .optional(),
  ceiling: z.number().min(-1).max(10).optional(),
  method: z.enum(['clamped_proportional', 'scaled_gains_floor']),
  /** The last year that it holds in; without it, every year. */
  until: Year.optional(),
});
export type Damping = z.infer<typeof Damping>;

const Payments = z.strictObject({
  contributions: z.record(z.string(), Money),
  /** The total as it was stated where the contributions were printed, to be held against their sum. */
  stated_total: Money.optional(),
});

/** How a formula shares a budget among partners: what the board decides, and what is locked. */
export const Scenario = z
  .strictObject({
    schema: z.literal(SCENARIO_VERSION),
    name: Name,
    /** What the board should know of it. */
    notes: z.string().max(4000).optional(),
    /** Set where nobody published this formula: it only shows what one like it would do. */
    illustrative: z.boolean().optional(),
    /** The agency, whose membership dates and disagreeing figures are then known. */
    agency: Name.optional(),
    partners: z.array(Name).min(1, { error: 'names nobody' }).max(100),
    /** The local authorities a partner pays for, where its name is none or they are several. */
    areas: z.record(z.string(), z.array(Name).min(1).max(60)).optional(),
    /** As how many a partner counts in an equal split; 1 unless told otherwise. */
    equal_units: z.record(z.string(), z.number().positive().max(1000)).optional(),
    /** When a partner joined and left (ISO dates); demand of years before is not applicable. */
    members: z
      .record(
        z.string(),
        z.strictObject({ since: z.iso.date().optional(), until: z.iso.date().optional() }),
      )
      .optional(),
    population: z.record(z.string(), yearly(z.number().min(0).max(100_000_000))).optional(),
    /** The gross budget. */
    budget: byYear(Money.min(0.01, { error: 'is nothing to share' })),
    income: z.array(IncomeLine).max(50).optional(),
    fixed: z.record(z.string(), yearly(Money)).optional(),
    activity_price: z.array(ActivityPrice).max(20).optional(),
    /** How many months of a year a partner is a member, where it isn't all of it. */
    months: z.record(z.string(), byYear(Months)).optional(),
    /** How many months of a year there is an agency; budget and fixed amounts are for twelve. */
    part_year: byYear(Months.min(1)).optional(),
    prior: Payments.extend({ year: Year.optional() }).optional(),
    history: Payments.extend({ year: Year.optional() }).optional(),
    demand: z
      .strictObject({
        source: z.enum(['given', 'observations', 'journeys']).default('given'),
        /** The values where they are given; beside another source, they stand in for its own. */
        values: DemandValues.optional(),
      })
      .optional(),
    formula: Formula,
    exceptions: z
      .array(z.strictObject({ partner: Name, formula: Formula }))
      .max(100)
      .optional(),
    /** How far each year goes from the prior to the formula, 0–1; 1 where nothing is said. */
    transition: byYear(z.number().min(0).max(1)).optional(),
    damping: Damping.optional(),
    rounding: z.enum(['pound', 'pence', 'penny']).default('pound'),
  })
  .superRefine((scenario, context) => {
    for (const { path, message, action } of checkScenario(scenario)) {
      context.addIssue({ code: 'custom', path: [...path], message, ...withAction(action) });
    }
  });
export type Scenario = z.output<typeof Scenario>;
/** A scenario as it may be written: what has a default may be left out. */
export type ScenarioDocument = z.input<typeof Scenario>;

/** What a scenario of any version says, so that a newer one is recognised as such. */
export const AnyScenario = z.looseObject({ schema: z.unknown() });

/** The fields of a scenario at its top, for telling which was meant. */
export const SCENARIO_FIELDS: readonly string[] = Object.keys(Scenario.shape);
