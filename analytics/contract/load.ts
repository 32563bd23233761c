import { z } from 'zod';
import { Failure } from './failure.ts';

/** The kinds of extract the workbench recognises by their columns. */
export const ExtractFamily = z.enum([
  'published_figures',
  'journeys',
  'ssda903',
  'annex_a',
  'asg',
  'adopters',
  'open_data',
  'lait',
  'finance',
  'ad_hoc',
]);
export type ExtractFamily = z.infer<typeof ExtractFamily>;

export const FAMILY_LABELS = {
  published_figures: 'Published figures',
  journeys: 'Line-level journeys',
  ssda903: 'SSDA903 return',
  annex_a: 'Annex A workbook',
  asg: 'ASG return',
  adopters: 'Adopter log',
  open_data: 'DfE open data',
  lait: 'LAIT export',
  finance: 'Finance',
  ad_hoc: 'Mapped export',
} as const satisfies Record<ExtractFamily, string>;

/** What the officer says of a file that doesn't say it itself: whose it is, which year it is about. */
export const StatedFacts = z.object({
  area: z.string().min(1).max(200).exactOptional(),
  period: z.string().min(1).max(40).exactOptional(),
});
export type StatedFacts = z.infer<typeof StatedFacts>;

/** The same of a file that may hold several returns, and of single returns within it. */
export const StatedOfFile = StatedFacts.extend({
  /** By the name the preview gives a return; it comes before what is said of the whole file. */
  within: z.record(z.string().max(1000), StatedFacts).exactOptional(),
});
export type StatedOfFile = z.infer<typeof StatedOfFile>;

/** A file handed over by the host; the page only ever holds its ticket. */
export const Ticket = z.object({ ticket: z.string(), name: z.string(), bytes: z.number() });
export type Ticket = z.infer<typeof Ticket>;

export const PreviewColumn = z.object({
  /** The header as it stands in the file. */
  name: z.string(),
  /** What it is taken for; null when it is not used. */
  meaning: z.string().nullable(),
  examples: z.array(z.string()),
});

/** What a file turns out to be, before anything is loaded. */
export const Preview = z.object({
  ticket: z.string(),
  file: z.string(),
  /** The sheet or module, where a file holds several tables; each is previewed by itself. */
  part: z.string().nullable(),
  bytes: z.number(),
  family: ExtractFamily.nullable(),
  /** 0–1: how much of what the family needs was found. */
  confidence: z.number(),
  /** Why it is taken for this family, in a sentence. */
  reason: z.string(),
  encoding: z.string(),
  delimiter: z.string(),
  columns: z.array(PreviewColumn),
  rows: z.array(z.array(z.string())),
  alreadyLoaded: z.boolean(),
  /** Columns that point to a person or that nothing needs: they will be left out. */
  dropped: z.array(z.string()),
  /** The module of a return it is, such as `Episodes`; null where it is none. */
  module: z.string().nullable(),
  /** The return it belongs to, of those one file holds: its folder or what names share; or null. */
  returnName: z.string().nullable(),
  /** What the file doesn't say and somebody should, or it will be taken for granted. */
  asks: z.array(z.enum(['area', 'period'])),
  /** What else there is to know of it: text above its header. */
  notes: z.array(z.string()),
  /** Set when the file can't be loaded; the others of the same drop still can. */
  refusal: Failure.nullable(),
});
export type Preview = z.infer<typeof Preview>;

/** What became of one file: read = loaded + rejected, always. */
export const LoadReport = z.object({
  file: z.string(),
  /** The sheet or module the rows stand in, where a file holds several tables. */
  part: z.string().nullable(),
  family: ExtractFamily.nullable(),
  confidence: z.number(),
  read: z.number().int(),
  loaded: z.number().int(),
  repaired: z.number().int(),
  rejected: z.number().int(),
  /** How many rows for which reason. */
  reasons: z.record(z.string(), z.number().int()),
  /** What was taken for granted because the file does not say it, a sentence each. */
  assumptions: z.array(z.string()),
  /** What else there is to know of it: text above its header, or that it holds no rows. */
  notes: z.array(z.string()),
  /** Columns that point to a person or that nothing needs, and so were left out. */
  dropped: z.array(z.string()),
  refusal: Failure.nullable(),
});
export type LoadReport = z.infer<typeof LoadReport>;

export const LoadEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('progress'),
    file: z.string(),
    fileNumber: z.number().int(),
    fileCount: z.number().int(),
    /** What is being done: reading, checking, loading. */
    phase: z.enum(['reading', 'checking', 'loading']),
    /** 0–1 over all files together. */
    fraction: z.number(),
    secondsLeft: z.number().nullable(),
  }),
  z.object({ type: z.literal('file'), report: LoadReport }),
  z.object({ type: z.literal('done'), reports: z.array(LoadReport) }),
]);
export type LoadEvent = z.infer<typeof LoadEvent>;

/** A loaded file, with what it brought. */
export const Source = z.object({
  id: z.number().int(),
  file: z.string(),
  /** The sheet or module, where a file holds several tables. */
  part: z.string().nullable(),
  family: ExtractFamily,
  /** The recipe it was read through, where it is a mapped export. */
  recipe: z.string().nullable(),
  sha256: z.string(),
  read: z.number().int(),
  loaded: z.number().int(),
  repaired: z.number().int(),
  rejected: z.number().int(),
  loadedAt: z.string(),
  /** Whether it came with the workbench. */
  sample: z.boolean(),
  areas: z.number().int(),
  firstPeriod: z.string().nullable(),
  lastPeriod: z.string().nullable(),
});
export type Source = z.infer<typeof Source>;

/** What two rows say differently of one child or household, and which of them counts. */
export const Conflict = z.object({
  about: z.enum(['child', 'family']),
  /** The key of the child or household; its local number is shown on request only. */
  key: z.string(),
  /** Which attempt to place the child; null for what holds for all of them. */
  attempt: z.number().int().nullable(),
  /** The column of the canonical table. */
  field: z.string(),
  /** Null where the value would point to a person. */
  keptValue: z.string().nullable(),
  keptFile: z.string(),
  /** The sheet or module, where the file holds several. */
  keptPart: z.string().nullable(),
  keptRow: z.number().int(),
  otherValue: z.string().nullable(),
  otherFile: z.string(),
  otherPart: z.string().nullable(),
  otherRow: z.number().int(),
  /** The sentence for people, with what to do. */
  reason: z.string(),
});
export type Conflict = z.infer<typeof Conflict>;

/** A row that was not loaded, kept with where it stands and why. */
export const Reject = z.object({
  file: z.string(),
  /** The sheet or module, where a file holds several tables. */
  part: z.string().nullable(),
  row: z.number().int(),
  column: z.string().nullable(),
  value: z.string().nullable(),
  /** A stable word for counting: `unknown_area`, `not_a_number`… */
  code: z.string(),
  /** The sentence for people, with what to do. */
  reason: z.string(),
});
export type Reject = z.infer<typeof Reject>;
