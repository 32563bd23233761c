import { z } from 'zod';
import { CohortId } from './cohort.ts';
import { DimensionId } from './dimension.ts';

/**
 * What is known of a figure. Zero is `final` with the value 0; the other three are not zero and
 * not each other: withheld to protect somebody, not known, and no such thing here.
 */
export const FigureStatus = z.enum([
  'final',
  'provisional',
  'suppressed',
  'not_available',
  'not_applicable',
]);
export type FigureStatus = z.infer<typeof FigureStatus>;

export const STATUS_LABELS = {
  final: 'Final',
  provisional: 'Provisional',
  suppressed: 'Suppressed',
  not_available: 'Not available',
  not_applicable: 'Not applicable',
} as const satisfies Record<FigureStatus, string>;

/** Whether a figure was printed by somebody or worked out here from children's journeys. */
export const FigureOrigin = z.enum(['published', 'line_level']);
export type FigureOrigin = z.infer<typeof FigureOrigin>;

/** The categories a figure is for, by dimension; an empty record is the total. */
export const Breakdown = z.partialRecord(DimensionId, z.string());
export type Breakdown = z.infer<typeof Breakdown>;

/**
 * One figure, in the one shape everything answers in. Shares are 0–100, money is in pounds,
 * durations in the measure's unit. `value` is null unless the status is final or provisional;
 * `lower` and `upper` are then the bounds that are known. For a computed mean or share they are
 * the 95% interval. For means `denominator` is the number of children or families (n).
 */
export const Figure = z.object({
  measure: z.string(),
  area: z.string(),
  period: z.string(),
  cohort: CohortId.nullable(),
  breakdown: Breakdown,
  value: z.number().nullable(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  lower: z.number().nullable(),
  upper: z.number().nullable(),
  status: FigureStatus,
  origin: FigureOrigin,
  /** Who says so: the publication with its section and place in it, or what it was computed from. */
  source: z.string(),
  /** Names one published row for its card; null for a computed figure. */
  observation: z.number().int().nullable(),
  note: z.string().nullable(),
});
export type Figure = z.infer<typeof Figure>;

/** What names a figure, to ask for its card. */
export const FigureKey = z.object({
  measure: z.string(),
  area: z.string(),
  period: z.string(),
  cohort: CohortId.nullable(),
  breakdown: Breakdown,
  origin: FigureOrigin,
  observation: z.number().int().nullable(),
  statistic: z.enum(['mean', 'median']),
});
export type FigureKey = z.infer<typeof FigureKey>;

const Cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** Everything there is to know about one figure: what the inspector shows when it is clicked. */
export const FigureCard = z.object({
  figure: Figure,
  label: z.string(),
  definition: z.string(),
  definitionSource: z.string(),
  /** How numerator and denominator come about, in words; null where the figure is a plain count. */
  calculation: z.string().nullable(),
  confidence: z.number().nullable(),
  /** The mean without its most extreme child, where the figure is a computed mean of two or more. */
  withoutMostExtreme: z.object({ value: z.number(), excluded: z.number() }).nullable(),
  median: z.number().nullable(),
  publication: z
    .object({
      source: z.string(),
      section: z.string().nullable(),
      locator: z.string().nullable(),
      printedAs: z.string().nullable(),
      note: z.string().nullable(),
      file: z.string(),
      row: z.number().int(),
    })
    .nullable(),
  /** The same figure as others state it. */
  alsoStated: z.array(Figure),
  /** The rows behind a computed figure, with the children named by row number only. */
  rows: z.object({
    columns: z.array(z.object({ id: z.string(), label: z.string() })),
    cells: z.array(z.array(Cell)),
    total: z.number().int(),
  }),
});
export type FigureCard = z.infer<typeof FigureCard>;
