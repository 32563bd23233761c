import { z } from 'zod';
import { Sha256 } from './audit.ts';
import { Failure } from './failure.ts';

/**
 * Whether what is on the screen is in the file. `in_memory`: there is none. `unsaved`: it will be
 * saved in a moment. `failed`: the last save was refused, for the reason given, and what was
 * changed since is in memory only. `read_only`: nothing may be changed, for the reason given.
 */
export const SaveState = z.object({
  status: z.enum(['in_memory', 'saved', 'unsaved', 'saving', 'failed', 'read_only']),
  savedAt: z.string().nullable(),
  failure: Failure.nullable(),
});
export type SaveState = z.infer<typeof SaveState>;

/** An earlier state of a workspace that is kept beside its file: 1 the newer, 2 the older. */
export const Generation = z.object({
  generation: z.literal([1, 2]),
  file: z.string(),
  savedAt: z.string(),
  bytes: z.number().int(),
});
export type Generation = z.infer<typeof Generation>;

export const PassphraseChange = z.object({ current: z.string(), next: z.string().min(1) });
export type PassphraseChange = z.infer<typeof PassphraseChange>;

/**
 * What opens a workspace's file without its passphrase, for a keychain to keep: the file's own key,
 * and the SHA-256 of that key as the file holds it, wrapped by the passphrase. A file whose wrapped
 * key is another has a new passphrase, or is another file.
 */
export const RememberedKey = z.strictObject({
  secret: z.string().regex(/^AGE-SECRET-KEY-1[0-9A-Z]+$/),
  wrapped: Sha256,
});
export type RememberedKey = z.infer<typeof RememberedKey>;
