import { z } from 'zod';
import { JourneyDate } from './measure.ts';

/** What stands for a person who asks: the name on the access log and on corrections. */
const By = z.string().trim().max(100).nullable().default(null);
/** Nobody changes a record, or looks a child up, without saying why. */
const Reason = z.string().trim().min(3).max(500);

/** The fields of a child's journey that an officer may correct. */
export const CorrectableField = z.enum([
  ...JourneyDate.options,
  'family_finding_status',
  'placed_with',
  'foster_carer_adoption',
  'plan_changed_reason',
]);
export type CorrectableField = z.infer<typeof CorrectableField>;

/** The words that may stand in a field of words; a field that is none and no day is yes or no. */
export const CORRECTABLE_WORDS = {
  family_finding_status: ['active', 'linked', 'own_carer_being_assessed', 'on_hold'],
  placed_with: ['in_house', 'partner_agency', 'other_agency', 'voluntary_agency'],
  plan_changed_reason: ['RD1', 'RD2', 'RD3', 'RD4'],
} as const satisfies Partial<Record<CorrectableField, readonly string[]>>;

/**
 * What became of a correction when it was last laid over what the files say. `applied`: it counts.
 * `mended`: the files say the same by now. `stale`: the files say something else than when it was
 * made, so that it doesn't count and somebody has to look. `no_journey`: the journey isn't loaded.
 * `undone`, `replaced`: it was ended.
 */
export const CorrectionState = z.enum([
  'applied',
  'mended',
  'stale',
  'no_journey',
  'undone',
  'replaced',
]);
export type CorrectionState = z.infer<typeof CorrectionState>;

export const Correction = z.object({
  id: z.number().int(),
  /** The child's key in this workspace, never the local number. */
  child: z.string(),
  area: z.string(),
  attempt: z.number().int(),
  field: CorrectableField,
  /** What the files said when it was made; null for blank. */
  oldValue: z.string().nullable(),
  /** What holds instead; null where the officer cleared it. */
  newValue: z.string().nullable(),
  reason: z.string(),
  by: z.string().nullable(),
  at: z.string(),
  state: CorrectionState,
  /** What the files say now. */
  found: z.string().nullable(),
});
export type Correction = z.infer<typeof Correction>;

export const NewCorrection = z.object({
  child: z.string(),
  /** Of a child's attempts to be placed; may be left out where there is one. */
  attempt: z.number().int().min(1).nullable().default(null),
  field: CorrectableField,
  /** A day as 2022-05-31 or 31/05/2022, a word of the field, yes or no; null clears the field. */
  value: z.string().trim().max(100).nullable(),
  reason: Reason,
  by: By,
});
export type NewCorrection = z.input<typeof NewCorrection>;

export const CorrectionsRequest = z.object({
  /** Whether those that were undone or replaced are listed too. */
  ended: z.boolean().default(false),
});
export const UndoCorrection = z.object({ id: z.number().int(), by: By });

/** Whose journey: by the key in this workspace, or by the number an authority knows the child by. */
export const JourneyRequest = z.union([
  z.object({ child: z.string().min(1) }),
  z.object({ area: z.string().min(1), number: z.string().trim().min(1).max(100) }),
]);
export type JourneyRequest = z.infer<typeof JourneyRequest>;

/** A child's journey as the files tell it, whatever was corrected: what a correction starts from. */
export const CorrectableJourney = z.object({
  child: z.string(),
  area: z.string(),
  attempts: z.array(
    z.object({
      attempt: z.number().int(),
      /** A day as 2022-05-31, a word of the field, `true` or `false`; null for blank. */
      values: z.record(CorrectableField, z.string().nullable()),
    }),
  ),
});
export type CorrectableJourney = z.infer<typeof CorrectableJourney>;

/** The local number behind a child's or a household's key; the request is logged. */
export const LocalNumberRequest = z.object({ key: z.string(), reason: Reason, by: By });
export type LocalNumberRequest = z.input<typeof LocalNumberRequest>;
export const LocalNumber = z.object({
  kind: z.enum(['child', 'family', 'adopter']),
  area: z.string(),
  number: z.string(),
});
export type LocalNumber = z.infer<typeof LocalNumber>;

/** Who asked for the local number behind a key, when and why. */
export const LookUp = z.object({
  at: z.string(),
  by: z.string().nullable(),
  key: z.string(),
  reason: z.string(),
});
export type LookUp = z.infer<typeof LookUp>;

export const SubmissionStatus = z.enum(['submitted', 'partly', 'nothing']);
export type SubmissionStatus = z.infer<typeof SubmissionStatus>;

/** What one authority sent in one kind of extract. */
export const Sent = z.object({
  family: z.string(),
  /** How many of the tables or measures that any member sent of this kind. */
  items: z.number().int(),
  of: z.number().int(),
  missing: z.array(z.string()),
  /** The latest day it tells of; null for figures, which are of the period itself. */
  through: z.string().nullable(),
  loadedAt: z.string(),
});
export type Sent = z.infer<typeof Sent>;

export const Submission = z.object({
  area: z.string(),
  status: SubmissionStatus,
  sent: z.array(Sent),
});
export type Submission = z.infer<typeof Submission>;

export const SubmissionsRequest = z.object({ agency: z.string(), period: z.string() });
export type SubmissionsRequest = z.infer<typeof SubmissionsRequest>;

/** The returns that journeys can be held against. */
export const ReturnFamily = z.enum(['ssda903', 'asg']);
export type ReturnFamily = z.infer<typeof ReturnFamily>;

/** Of whom records are held, and which returns there are to hold them against. */
export const Holdings = z.object({
  /** `through`: the latest day anything of the area tells of; null where nothing tells of a day. */
  areas: z.array(z.object({ area: z.string(), through: z.string().nullable() })),
  /** The latest year first. */
  returns: z.array(z.object({ area: z.string(), year: z.string(), family: ReturnFamily })),
});
export type Holdings = z.infer<typeof Holdings>;

export const ReconciliationRequest = z.object({
  area: z.string(),
  /** The financial year: `2022/23`. */
  year: z.string(),
  against: ReturnFamily,
});
export type ReconciliationRequest = z.infer<typeof ReconciliationRequest>;

const Stand = z.object({ file: z.string(), part: z.string().nullable(), row: z.number().int() });

/** A child who differs. For `differs` the field and what either side says of it. */
export const ReconciliationRow = z.object({
  child: z.string(),
  kind: z.enum(['only_in_return', 'only_in_records', 'differs']),
  field: z.string().nullable(),
  returned: z.string().nullable(),
  recorded: z.string().nullable(),
  returnedAt: Stand.nullable(),
  recordedAt: Stand.nullable(),
});
export type ReconciliationRow = z.infer<typeof ReconciliationRow>;

/** Children with a step of their plan in the year, on either side; each counts once. */
export const Reconciliation = z.object({
  children: z.number().int(),
  alike: z.number().int(),
  differing: z.number().int(),
  onlyInReturn: z.number().int(),
  onlyInRecords: z.number().int(),
  rows: z.array(ReconciliationRow),
});
export type Reconciliation = z.infer<typeof Reconciliation>;

export const ChildStage = z.enum([
  'before_decision',
  'decision',
  'family_finding',
  'linked',
  'matched',
  'placed',
]);
export type ChildStage = z.infer<typeof ChildStage>;

export const FamilyStage = z.enum([
  'enquiry',
  'registered',
  'stage_1',
  'stage_2',
  'approved',
  'matched',
  'placed',
]);
export type FamilyStage = z.infer<typeof FamilyStage>;

/** Where a child or a household stands on a day, waiting longest first. */
const Tracked = z.object({
  area: z.string().nullable(),
  since: z.string(),
  days: z.number().int(),
  /** The step that comes next, in the sector's words. */
  next: z.string(),
  /** The day by which a threshold or target has it; null where there is none. */
  due: z.string().nullable(),
  /** The threshold or target it is due by. */
  dueBy: z.string().nullable(),
  overdueDays: z.number().int().nullable(),
  file: z.string(),
  part: z.string().nullable(),
  row: z.number().int(),
});

export const TrackedChild = Tracked.extend({
  child: z.string(),
  attempt: z.number().int(),
  stage: ChildStage,
  /** Family finding on hold, linked, own carer being assessed; null where it is active. */
  familyFinding: z.string().nullable(),
});
export type TrackedChild = z.infer<typeof TrackedChild>;

export const TrackedFamily = Tracked.extend({
  family: z.string(),
  stage: FamilyStage,
  approvedForNamedChild: z.boolean().nullable(),
});
export type TrackedFamily = z.infer<typeof TrackedFamily>;

export const TrackerRequest = z.object({
  area: z.string().nullable().default(null),
  /** ISO date; today where it is left out. */
  asOf: z.iso.date().nullable().default(null),
});
export type TrackerRequest = z.input<typeof TrackerRequest>;
