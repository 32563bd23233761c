import { z } from 'zod';
import { Generation } from './workspace.ts';

/** What the page's host keeps to even if nobody says otherwise. */
export const LOCK_AFTER = { minutes: 10, least: 1, most: 60 } as const;

const Passphrase = z.string().min(1).max(1000);

/**
 * What the page asks of its host's porter, who opens, locks and leaves workspaces and is there when
 * the engine isn't. No request names a file: which one is meant was said at the start or in the
 * system's own dialog.
 */
export const PorterRequest = z.discriminatedUnion('ask', [
  z.strictObject({ ask: z.literal('state') }),
  /** Somebody is at the desk: the time until the lock begins anew. */
  z.strictObject({ ask: z.literal('stay') }),
  /** Opens the file that was chosen; `generation` one of its earlier states in its place. */
  z.strictObject({
    ask: z.literal('unlock'),
    passphrase: Passphrase,
    generation: z.literal([1, 2]).nullable(),
  }),
  /** Makes the new file that was chosen. */
  z.strictObject({ ask: z.literal('create'), passphrase: Passphrase }),
  /** Lets the person choose a file in the system's dialog; the open workspace is closed first. */
  z.strictObject({ ask: z.literal('choose'), which: z.enum(['existing', 'new']) }),
  /** `force` locks even if that loses what could not be saved. */
  z.strictObject({ ask: z.literal('lock'), force: z.boolean() }),
  /** Closes the workspace, or gives up opening one, for the samples in memory. */
  z.strictObject({ ask: z.literal('leave') }),
  z.strictObject({
    ask: z.literal('lock_after'),
    minutes: z.number().int().min(LOCK_AFTER.least).max(LOCK_AFTER.most),
  }),
]);
export type PorterRequest = z.infer<typeof PorterRequest>;

/** Why a workspace is locked: it was just chosen, or what ended its engine. */
export const LockReason = z.enum(['chosen', 'asked', 'idle', 'sleep', 'ended']);
export type LockReason = z.infer<typeof LockReason>;

export const PorterState = z.object({
  /**
   * `open`: the engine answers. `starting`: it soon will. `locked`: there is none until the file's
   * passphrase is given. `new`: there is none until a passphrase is made up for the file.
   */
  status: z.enum(['open', 'starting', 'locked', 'new']),
  /** The name of the workspace's file; null for one in memory, which can't be locked. */
  file: z.string().nullable(),
  reason: LockReason.nullable(),
  lockAfterMinutes: z.number().int(),
  /** Whether this host has a dialog to choose files in. */
  mayChoose: z.boolean(),
  /** The earlier states that could be opened, once the file itself has turned out damaged. */
  generations: z.array(Generation),
});
export type PorterState = z.infer<typeof PorterState>;
