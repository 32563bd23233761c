import { z } from 'zod';
import { Outturn } from './outturn.ts';
import { Scenario } from './scenario.ts';

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** What somebody says who locks a version. */
export const LockNote = z.object({
  by: z.string().trim().min(1).max(100),
  note: z.string().trim().max(2000).default(''),
});
export type LockNote = z.input<typeof LockNote>;

/**
 * A scenario as it was signed off: with its demand as figures, what it came to, and the hash of
 * both. It is never changed; a copy of its scenario can be.
 */
export const LockedVersion = z.object({
  format: z.literal('permanence-funding-version'),
  version: z.literal(1),
  /** SHA-256 of the canonical JSON of `scenario` and `contributions`. */
  hash: Sha256,
  lockedBy: z.string(),
  lockedAt: z.iso.datetime(),
  note: z.string(),
  /** As it was locked, to the letter: reading it again must not add what a later release knows. */
  scenario: z.custom<Scenario>((value) => typeof value === 'object' && value !== null),
  /** By year and partner, in pounds. */
  contributions: z.record(z.string(), z.record(z.string(), z.number())),
});
export type LockedVersion = z.infer<typeof LockedVersion>;

/** Whether a locked version is what it was, and whether this release works it out the same. */
export const VersionCheck = z.object({
  /** The content still has the hash it was locked with. */
  unchanged: z.boolean(),
  /** Where this release comes to something else: by year, partner, then and now. */
  differences: z.array(
    z.object({
      year: z.string(),
      partner: z.string(),
      locked: z.number(),
      now: z.number().nullable(),
    }),
  ),
});
export type VersionCheck = z.infer<typeof VersionCheck>;

/** A scenario kept in the workspace; locked ones carry who locked it and can't be saved over. */
export const SavedScenario = z.object({
  id: z.number().int(),
  name: z.string(),
  savedAt: z.string(),
  scenario: Scenario,
  locked: LockedVersion.nullable(),
});
export type SavedScenario = z.infer<typeof SavedScenario>;

/** A scenario or an outturn that comes with the workbench, made from what a report printed. */
export const ReadyDocument = z.discriminatedUnion('kind', [
  z.object({ id: z.string(), kind: z.literal('scenario'), scenario: Scenario }),
  z.object({ id: z.string(), kind: z.literal('outturn'), outturn: Outturn }),
]);
export type ReadyDocument = z.infer<typeof ReadyDocument>;
