import { randomBytes } from 'node:crypto';
import type { BigIntStats } from 'node:fs';
import { link, open, readFile, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Readable by nobody else; a file that is replaced keeps the permissions it has. */
const PRIVATE = 0o600;

/**
 * Puts bytes in a file's place so that at every moment a whole file is there, the old or the new.
 * The two files before it stay beside it, as `path.1` and `path.2`, unless `keepsLast` says that the last
 * is not worth it. `beforeReplacing` is asked when the new file is safely on
 * disk; when it throws, nothing changes.
 */
export async function replaceFile(
  path: string,
  bytes: Uint8Array,
  beforeReplacing: () => Promise<void>,
  keepsLast = true,
): Promise<void> {
  const temporary = temporaryName(path);
  try {
    const before = await statIfThere(path);
    await writeDurably(temporary, bytes, before ? Number(before.mode) & 0o777 : PRIVATE);
    await beforeReplacing();
    if (keepsLast) await keepGenerations(path);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await syncFolder(dirname(path));
}

/** Removes the files that were kept from before. */
export async function removeGenerations(path: string): Promise<void> {
  for (const name of generationNames(path)) await rm(name, { force: true });
  await syncFolder(dirname(path));
}

const generationNames = (path: string) => [`${path}.1`, `${path}.2`] as const;

/** Removes what saves left that were cut off; no other process may be saving the file. */
export async function removeUnfinished(path: string): Promise<void> {
  const start = `${basename(path)}.`;
  const names = await readdir(dirname(path)).catch(() => []);
  for (const name of names) {
    const unfinished = name.startsWith(start) && UNFINISHED.test(name.slice(start.length));
    if (unfinished) await rm(join(dirname(path), name), { force: true }).catch(() => undefined);
  }
}

const UNFINISHED = /^(?:1\.)?[0-9a-f]{8}\.saving$/;

/** Throws when a file can't be written there. Trying is the only sure way to know on Windows. */
export async function proveWritable(path: string): Promise<void> {
  const temporary = temporaryName(path);
  await (await open(temporary, 'wx', PRIVATE)).close();
  await rm(temporary);
}

/** What is at the path, or null when nothing is. */
export async function statIfThere(path: string): Promise<BigIntStats | null> {
  try {
    return await stat(path, { bigint: true });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

function temporaryName(path: string): string {
  return `${path}.${randomBytes(4).toString('hex')}.saving`;
}

async function writeDurably(path: string, bytes: Uint8Array, mode: number): Promise<void> {
  const handle = await open(path, 'wx', mode);
  try {
    await handle.chmod(mode);
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Gives the file a second name rather than another one, so that `path` is never without a file. */
async function keepGenerations(path: string): Promise<void> {
  const current = await statIfThere(path);
  if (!current) return;
  const [last, oneBefore] = generationNames(path);
  const kept = await statIfThere(last);
  // Left by a save that was interrupted here.
  if (kept && kept.ino === current.ino && kept.dev === current.dev) return;
  if (kept) await rename(last, oneBefore);
  await linkOrCopy(path, last, Number(current.mode) & 0o777);
}

const NO_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EINVAL']);

async function linkOrCopy(from: string, to: string, mode: number): Promise<void> {
  try {
    await link(from, to);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (!NO_LINKS.has(code)) throw error;
    const temporary = temporaryName(to);
    await writeDurably(temporary, await readFile(from), mode);
    await rename(temporary, to);
  }
}

/**
 * Makes the new names survive a power cut. The file is in place by now, so where a folder can't be
 * synced (Windows, some network drives) the save has succeeded all the same.
 */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  } catch {
    return;
  }
}
