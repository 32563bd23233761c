import { randomUUID } from 'node:crypto';
import { open, readFile, rename, link, rm, stat, utimes } from 'node:fs/promises';
import { hostname, userInfo } from 'node:os';
import { z } from 'zod';

/** Who has a workspace open for writing. */
export const LockHolder = z.object({
  pid: z.number().int(),
  computer: z.string(),
  user: z.string(),
  since: z.string(),
  token: z.string(),
});
export type LockHolder = z.infer<typeof LockHolder>;

const BEAT_MS = 15_000;
/** A lock that nobody has touched for so long is left over, whoever made it. */
const STALE_MS = 120_000;

/**
 * A lock on a workspace file, as a file beside it. It keeps people from changing a workspace in two
 * windows; that nothing is overwritten unseen is assured when saving, whatever became of the lock.
 */
export class FileLock {
  readonly #path: string;
  readonly #token: string;
  readonly #beat: NodeJS.Timeout;

  private constructor(path: string, token: string) {
    this.#path = path;
    this.#token = token;
    this.#beat = setInterval(() => void touch(path), BEAT_MS);
    this.#beat.unref();
  }

  /**
   * Takes the lock of the file at a path, or says who holds it (null when that can't be read). One
   * left by a process that is no more is taken over. Throws when the folder doesn't take files.
   */
  static async acquire(path: string): Promise<FileLock | { readonly heldBy: LockHolder | null }> {
    const place = `${path}.lock`;
    const me = {
      pid: process.pid,
      computer: hostname(),
      user: userInfo().username,
      since: new Date().toISOString(),
      token: randomUUID(),
    };
    if (await written(place, me)) return new FileLock(place, me.token);
    const holder = await holderOf(place);
    if (holder !== 'gone' && !(await isStale(place, holder))) return { heldBy: holder };
    if (holder !== 'gone') await clear(place);
    if (await written(place, me)) return new FileLock(place, me.token);
    const winner = await holderOf(place);
    return { heldBy: winner === 'gone' ? null : winner };
  }

  /** Gives the lock back, unless somebody has taken it over. */
  async release(): Promise<void> {
    clearInterval(this.#beat);
    const holder = await holderOf(this.#path);
    if (holder !== 'gone' && holder?.token === this.#token) await rm(this.#path, { force: true });
  }
}

const written = (place: string, holder: LockHolder) => created(place, JSON.stringify(holder));

/** Null for a lock that doesn't say whose it is: one that is just being written, or was cut off. */
async function holderOf(place: string): Promise<LockHolder | null | 'gone'> {
  try {
    return LockHolder.parse(JSON.parse(await readFile(place, 'utf8')));
  } catch (error) {
    return codeOf(error) === 'ENOENT' ? 'gone' : null;
  }
}

async function isStale(place: string, holder: LockHolder | null): Promise<boolean> {
  if (holder?.computer === hostname() && !isRunning(holder.pid)) return true;
  const { mtimeMs } = await stat(place).catch(() => ({ mtimeMs: 0 }));
  return Date.now() - mtimeMs > STALE_MS;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) !== 'ESRCH';
  }
}

/** How long others wait for whoever is clearing a stale lock away. */
const CLEARING_MS = 2000;
const LOOK_MS = 20;

/**
 * Clears a stale lock away, one process at a time: who found it stale a moment ago could otherwise
 * take away the lock of somebody who was quicker, and two would hold one.
 */
async function clear(place: string): Promise<void> {
  const clearing = `${place}.clearing`;
  const begun = Date.now();
  while (!(await created(clearing))) {
    const { mtimeMs } = await stat(clearing).catch(() => ({ mtimeMs: Date.now() }));
    if (Date.now() - mtimeMs > STALE_MS) await rm(clearing, { force: true });
    else if (Date.now() - begun > CLEARING_MS) return;
    else await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  try {
    const holder = await holderOf(place);
    if (holder !== 'gone' && (await isStale(place, holder))) await setAside(place, holder);
  } finally {
    await rm(clearing, { force: true });
  }
}

/** Makes a file that must not be there; false when it is. */
async function created(path: string, text = ''): Promise<boolean> {
  try {
    const handle = await open(path, 'wx', 0o600);
    await handle.writeFile(text).finally(() => handle.close());
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Moves a stale lock away. Should its holder be another by now, that one's is put back. */
async function setAside(place: string, stale: LockHolder | null): Promise<void> {
  const aside = `${place}.${randomUUID()}`;
  try {
    await rename(place, aside);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw error;
  }
  const moved = await holderOf(aside);
  const isAnother = moved !== 'gone' && moved?.token !== stale?.token;
  if (isAnother) await link(aside, place).catch(() => undefined);
  await rm(aside, { force: true });
}

async function touch(path: string): Promise<void> {
  const now = new Date();
  // A drive that is away for a moment must not end the process.
  await utimes(path, now, now).catch(() => undefined);
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
