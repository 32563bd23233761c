import { z } from 'zod';

/** What is written down of the use of a workspace. */
export const AuditAction = z.enum([
  'create',
  'open',
  'load',
  /** Somebody asked whose record stands behind a key. */
  'named_rows',
  'publish',
  'export',
  'scenario_lock',
  'outturn_keep',
  'outturn_remove',
  'passphrase_change',
  /** The file's key was handed to this computer's keychain, which opens the file from then on. */
  'key_remembered',
  /** An earlier generation was opened in the place of a damaged file. */
  'recover',
  /** The log was not as it had been saved when the file was opened. */
  'tampering',
]);
export type AuditAction = z.infer<typeof AuditAction>;

/** What is told of an action, in plain values; never a child's name or number. */
export const AuditDetail = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.null()]),
);
export type AuditDetail = z.infer<typeof AuditDetail>;

export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/**
 * One entry of the log. `digest` is the SHA-256 of all else in it as canonical JSON (keys sorted,
 * no spaces), and `previous` the digest of the entry before, or 64 zeros in the first: no entry
 * can be changed, taken out or moved without breaking the chain.
 */
export const AuditEntry = z.strictObject({
  /** Counts from 1. */
  sequence: z.number().int().positive(),
  at: z.iso.datetime(),
  by: z.string().nullable(),
  action: AuditAction,
  detail: AuditDetail,
  previous: Sha256,
  digest: Sha256,
});
export type AuditEntry = z.infer<typeof AuditEntry>;

/** Where the log ended when the file was saved, kept apart from it: a shortened log misses it. */
export const AuditAnchor = z.strictObject({
  entries: z.number().int().nonnegative(),
  head: Sha256,
});
export type AuditAnchor = z.infer<typeof AuditAnchor>;

/** Whether the log is whole; otherwise where it first isn't, in a sentence. */
export const AuditCheck = z.object({
  intact: z.boolean(),
  entries: z.number().int().nonnegative(),
  /** The digest of the last entry: noted elsewhere, it proves later what the log held by then. */
  head: Sha256,
  problem: z.string().nullable(),
});
export type AuditCheck = z.infer<typeof AuditCheck>;

export const AuditRequest = z.object({
  action: AuditAction.nullable().default(null),
  offset: z.number().int().min(0).default(0),
  limit: z.number().int().min(1).max(1000).default(100),
});
export type AuditRequest = z.input<typeof AuditRequest>;

/** Entries, the newest first. */
export const AuditPage = z.object({
  rows: z.array(AuditEntry),
  total: z.number().int(),
  check: AuditCheck,
});
export type AuditPage = z.infer<typeof AuditPage>;
