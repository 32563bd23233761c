import { z } from 'zod';
import { Failure } from './failure.ts';

/** Raised whenever a recipe would say what the version before misreads. */
export const RECIPE_VERSION = 1;

/** How dates of digits are written: 31/03/2023 unless somebody says that it is 03/31/2023. */
export const DateOrder = z.enum(['day_first', 'month_first']);
export type DateOrder = z.infer<typeof DateOrder>;

/** Where a column of the target gets its cells: a column of the file, or one text for all rows. */
export const Filling = z.discriminatedUnion('from', [
  z.strictObject({
    from: z.literal('column'),
    /** The header as it stands in the file. */
    column: z.string().min(1),
    dates: DateOrder.optional(),
    /** What words of the file mean in the target; a word that means nothing is blank. */
    values: z.record(z.string(), z.string()).optional(),
  }),
  z.strictObject({ from: z.literal('constant'), value: z.string().min(1) }),
]);
export type Filling = z.infer<typeof Filling>;

/**
 * How a file of somebody else's columns is read: which of them stand for which of ours. Columns
 * that nothing is filled from are left out when loading.
 */
export const Recipe = z.strictObject({
  format: z.literal('permanence-recipe'),
  version: z.literal(RECIPE_VERSION),
  name: z.string().trim().min(1).max(120),
  /** The id of a {@link MappingTarget}. */
  target: z.string().min(1),
  /** The columns of the file it was made for; a file with the same ones is known by them. */
  header: z.array(z.string()).min(1).max(2000),
  /** By the target's column. */
  columns: z.record(z.string(), Filling),
});
export type Recipe = z.infer<typeof Recipe>;

/** What a recipe of any version says, so that a newer one is recognised as such. */
export const AnyRecipe = z.object({
  format: z.literal('permanence-recipe'),
  version: z.number().int().positive(),
});

export const SavedRecipe = Recipe.extend({ savedAt: z.iso.datetime() });
export type SavedRecipe = z.infer<typeof SavedRecipe>;

export const ColumnKind = z.enum([
  'identifier',
  'area',
  'period',
  'date',
  'month',
  'choice',
  'yes_no',
  'whole_number',
  'number',
  'code',
  'text',
]);
export type ColumnKind = z.infer<typeof ColumnKind>;

export const TargetColumn = z.object({
  id: z.string(),
  label: z.string(),
  kind: ColumnKind,
  /** Whether nothing can be loaded without it; see `needs` for columns that stand in for each other. */
  required: z.boolean(),
  /** Whether its content points to a person, so that only its shape is shown. */
  personal: z.boolean(),
  /** For a choice: what may be chosen. */
  choices: z.array(z.string()),
});
export type TargetColumn = z.infer<typeof TargetColumn>;

/** Something a file can be mapped to. */
export const MappingTarget = z.object({
  id: z.string(),
  label: z.string(),
  columns: z.array(TargetColumn),
  /** What has to be filled: each entry is met by any one of its columns. */
  needs: z.array(z.array(z.string())),
});
export type MappingTarget = z.infer<typeof MappingTarget>;

/** What the assistant takes a column of the file for. */
export const ProposedColumn = z.object({
  column: z.string(),
  /** The header as it stands in the file. */
  source: z.string(),
  /** 0–1. */
  confidence: z.number(),
  reason: z.string(),
  /** Words of the file that the target doesn't know, and what each may mean; null where nobody knows. */
  values: z.array(z.object({ word: z.string(), meaning: z.string().nullable() })),
});
export type ProposedColumn = z.infer<typeof ProposedColumn>;

export const MappingProposal = z.object({
  target: z.string(),
  /** 0–1: how well the file as a whole fits the target. */
  confidence: z.number(),
  reason: z.string(),
  columns: z.array(ProposedColumn),
  /** What still has to be filled, by a column or by one text for all rows. */
  missing: z.array(z.array(z.string())),
  /** Headers that are taken for nothing. */
  unused: z.array(z.string()),
});
export type MappingProposal = z.infer<typeof MappingProposal>;

/** A table of a file that was handed over; files inside an archive are named as their preview is. */
export const TableRequest = z.object({
  ticket: z.string(),
  file: z.string(),
  part: z.string().nullable(),
});
export type TableRequest = z.infer<typeof TableRequest>;

export const MappingProposals = z.object({
  header: z.array(z.string()),
  targets: z.array(MappingTarget),
  /** The likeliest first; none where the columns are like nothing. */
  proposals: z.array(MappingProposal),
});
export type MappingProposals = z.infer<typeof MappingProposals>;

/** A file's first rows as they would be loaded, cells that point to a person as their shape. */
export const MappingPreview = z.object({
  columns: z.array(TargetColumn.pick({ id: true, label: true })),
  rows: z.array(
    z.object({
      /** As a spreadsheet counts, the header included. */
      row: z.number().int(),
      cells: z.array(z.string()),
      /** Why the row would not be loaded. */
      problem: z.object({ column: z.string().nullable(), reason: z.string() }).nullable(),
    }),
  ),
  /** Columns of the file that would be left out. */
  dropped: z.array(z.string()),
  /** Set when nothing could be loaded that way. */
  refusal: Failure.nullable(),
});
export type MappingPreview = z.infer<typeof MappingPreview>;
