import { z } from 'zod';
import { ExtractFamily } from './load.ts';

/** `error`: it can't be right. `warning`: it may be, and somebody has to look. */
export const QualitySeverity = z.enum(['error', 'warning']);
export type QualitySeverity = z.infer<typeof QualitySeverity>;

/**
 * `checked`: looked for in all that is loaded. `not_loaded`: what it compares isn't there.
 * `not_checkable`: it needs what minimisation leaves out.
 */
export const RuleState = z.enum(['checked', 'not_loaded', 'not_checkable']);
export type RuleState = z.infer<typeof RuleState>;

/** A thing that is looked for, with how often it was found. */
export const QualityRule = z.object({
  /** The department's number (`331`, `INT01`) or a word of ours. */
  id: z.string(),
  /** Whether it is one of the department's rules on the SSDA903 return. */
  official: z.boolean(),
  title: z.string(),
  /** What to do about it. */
  action: z.string(),
  severity: QualitySeverity,
  /** When it speaks though nothing is wrong; null when it never should. */
  falseAlarm: z.string().nullable(),
  state: RuleState,
  /** Why it wasn't checked, or what of it could not be seen; null when there is nothing to say. */
  limit: z.string().nullable(),
  findings: z.number().int(),
});
export type QualityRule = z.infer<typeof QualityRule>;

/** Where findings stand; a file of a whole agency is told apart by authority and year. */
const Where = z.object({
  source: z.number().int(),
  file: z.string(),
  /** The sheet or module, where a file holds several tables. */
  part: z.string().nullable(),
  /** The column to look at; null when it is the row, or the file, as a whole. */
  column: z.string().nullable(),
  /** The authority's or agency's name; null where the rows name none. */
  area: z.string().nullable(),
  /** The return's year, `2022/23`; null where the rows belong to none. */
  period: z.string().nullable(),
});

export const QualityGroup = Where.extend({
  rule: z.string(),
  severity: QualitySeverity,
  count: z.number().int(),
});
export type QualityGroup = z.infer<typeof QualityGroup>;

/** One thing to put right. Nothing of what stands in the row is told but where it stands. */
export const QualityFinding = Where.extend({
  rule: z.string(),
  severity: QualitySeverity,
  title: z.string(),
  action: z.string(),
  falseAlarm: z.string().nullable(),
  /** As a spreadsheet counts, the header being row 1; null when it is about the whole file. */
  row: z.number().int().nullable(),
  /** The child's key in this workspace, never the local number. */
  child: z.string().nullable(),
});
export type QualityFinding = z.infer<typeof QualityFinding>;

/** Why rows of a file were rejected, or set right. */
const RowOutcome = z.object({
  outcome: z.enum(['rejected', 'repaired']),
  code: z.string(),
  column: z.string().nullable(),
  reason: z.string(),
  rows: z.number().int(),
});

/** What became of the rows of a file or of one of its parts: read = loaded + rejected. */
export const QualityFile = Where.omit({ column: true, area: true, period: true }).extend({
  family: ExtractFamily,
  read: z.number().int(),
  loaded: z.number().int(),
  repaired: z.number().int(),
  rejected: z.number().int(),
  outcomes: z.array(RowOutcome),
});
export type QualityFile = z.infer<typeof QualityFile>;

/** A return that is there: whose, of which year, and how many rows of each module. */
export const ReturnCovered = z.object({
  area: z.string().nullable(),
  family: ExtractFamily,
  period: z.string().nullable(),
  rows: z.number().int(),
  modules: z.record(z.string(), z.number().int()),
  files: z.array(z.string()),
});
export type ReturnCovered = z.infer<typeof ReturnCovered>;

/**
 * A return that should be there. `gap`: the authority's years before and after are. `others_sent`:
 * other members of the agency returned that year. `nothing_sent`: the member returned nothing ever.
 */
export const ReturnMissing = z.object({
  area: z.string(),
  family: ExtractFamily.nullable(),
  period: z.string().nullable(),
  why: z.enum(['gap', 'others_sent', 'nothing_sent']),
});
export type ReturnMissing = z.infer<typeof ReturnMissing>;

/** One cell of the matrix of sources by financial years; period null for rows of no single year. */
export const CoverageCell = z.object({
  source: z.number().int(),
  file: z.string(),
  part: z.string().nullable(),
  family: ExtractFamily,
  period: z.string().nullable(),
  rows: z.number().int(),
});
export type CoverageCell = z.infer<typeof CoverageCell>;

export const Coverage = z.object({
  returns: z.array(ReturnCovered),
  missing: z.array(ReturnMissing),
  cells: z.array(CoverageCell),
});
export type Coverage = z.infer<typeof Coverage>;

/** The area by any known name or code; everything that is loaded without one. */
export const QualityRequest = z.object({ area: z.string().nullable().default(null) });
export type QualityRequest = z.input<typeof QualityRequest>;

/** What is wrong with what was loaded, grouped; the findings one by one are asked for by the page. */
export const QualityReport = z.object({
  errors: z.number().int(),
  warnings: z.number().int(),
  files: z.array(QualityFile),
  rules: z.array(QualityRule),
  /** Errors first, then by how many there are. */
  groups: z.array(QualityGroup),
  coverage: Coverage,
});
export type QualityReport = z.infer<typeof QualityReport>;

export const FindingsRequest = QualityRequest.extend({
  rule: z.string().nullable().default(null),
  source: z.number().int().nullable().default(null),
  severity: QualitySeverity.nullable().default(null),
  offset: z.number().int().min(0),
  limit: z.number().int().min(1).max(1000),
});
export type FindingsRequest = z.input<typeof FindingsRequest>;

/** `total` counts every finding; of one rule in one file only the first {@link LISTED_PER_FILE} are listed. */
export const FindingsPage = z.object({
  rows: z.array(QualityFinding),
  listed: z.number().int(),
  total: z.number().int(),
});
export type FindingsPage = z.infer<typeof FindingsPage>;

export const LISTED_PER_FILE = 10_000;
