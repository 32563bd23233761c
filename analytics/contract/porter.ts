import { z } from 'zod';
import { Generation } from './workspace.ts';

/** What the page's host keeps to even if nobody says otherwise. */
export const LOCK_AFTER = { minutes: 10, least: 1, most: 60 } as const;

const Passphrase = z.string().min(1).max(1000);
/** Has the keychain remember the file's key, once the passphrase has proved right. */
const remember = z.boolean().optional();
const generation = z.literal([1, 2]).nullable();

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
  z.strictObject({ ask: z.literal('unlock'), passphrase: Passphrase, generation, remember }),
  /** Opens it with the key that the keychain remembers. */
  z.strictObject({ ask: z.literal('recall'), generation }),
  /** Makes the new file that was chosen. */
  z.strictObject({ ask: z.literal('create'), passphrase: Passphrase, remember }),
  /** Keeps what is in memory in a new file, which the person names in the system's dialog. */
  z.strictObject({ ask: z.literal('keep'), passphrase: Passphrase, remember }),
  /** Has the keychain remember the key of the file that is open. */
  z.strictObject({ ask: z.literal('remember'), passphrase: Passphrase }),
  /** Has it forget the key again. */
  z.strictObject({ ask: z.literal('forget') }),
  /** Lets the person choose a file in the system's dialog; the open workspace is closed first. */
  z.strictObject({ ask: z.literal('choose'), which: z.enum(['existing', 'new']) }),
  /**
   * `force` locks even if that loses what could not be saved. What is in memory only is covered: no
   * page is answered until somebody has it shown again.
   */
  z.strictObject({ ask: z.literal('lock'), force: z.boolean() }),
  /** Shows again what was covered. */
  z.strictObject({ ask: z.literal('uncover') }),
  /** Closes the workspace, or gives up opening one, for the samples in memory. */
  z.strictObject({ ask: z.literal('leave') }),
  z.strictObject({
    ask: z.literal('lock_after'),
    minutes: z.number().int().min(LOCK_AFTER.least).max(LOCK_AFTER.most),
  }),
]);
export type PorterRequest = z.infer<typeof PorterRequest>;

/**
 * Why a workspace is locked: it was just chosen, what ended its engine, or that the key the keychain
 * remembered is no longer the file's and was forgotten.
 */
export const LockReason = z.enum(['chosen', 'asked', 'idle', 'sleep', 'ended', 'outdated']);
export type LockReason = z.infer<typeof LockReason>;

export const PorterState = z.object({
  /**
   * `open`: the engine answers. `starting`: it soon will. `locked`: there is none until the file's
   * passphrase is given. `new`: there is none until a passphrase is made up for the file.
   * `covered`: the engine holds what is in memory only, and answers no page.
   */
  status: z.enum(['open', 'starting', 'locked', 'new', 'covered']),
  /** The name of the workspace's file; null for one in memory, which has nothing to unlock it. */
  file: z.string().nullable(),
  reason: LockReason.nullable(),
  lockAfterMinutes: z.number().int(),
  /** Whether the operating system's keychain remembers the file's key; why it can't, if it can't. */
  keychain: z.object({ remembers: z.boolean(), refusal: z.string().nullable() }),
  /** Whether this host has a dialog to choose files in. */
  mayChoose: z.boolean(),
  /** The earlier states that could be opened, once the file itself has turned out damaged. */
  generations: z.array(Generation),
});
export type PorterState = z.infer<typeof PorterState>;
