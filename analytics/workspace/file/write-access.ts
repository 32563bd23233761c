import { access, constants, realpath } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { PermanenceError } from '../../contract/failure.ts';
import { heldElsewhere, readOnly } from './failures.ts';
import { FileLock } from './lock.ts';
import { statIfThere } from './replace-file.ts';

/**
 * The right to write a workspace file, for as long as the lock is held; otherwise why it can only
 * be read. Nothing but the lock is written.
 */
export async function writeAccess(
  path: string,
): Promise<{ readonly lock: FileLock } | { readonly refusal: PermanenceError }> {
  const file = basename(path);
  try {
    const there = await statIfThere(path);
    const place = there ? await realpath(path) : resolve(path);
    if (there && !(await takesWriting(place, Number(there.mode)))) {
      return { refusal: readOnly(file, 'it is write-protected') };
    }
    const lock = await FileLock.acquire(place);
    return lock instanceof FileLock ? { lock } : { refusal: heldElsewhere(file, lock.heldBy) };
  } catch (error) {
    return { refusal: readOnly(file, 'its folder takes no files from this account', error) };
  }
}

/** The superuser may write to what nobody is meant to write to. */
async function takesWriting(place: string, mode: number): Promise<boolean> {
  if ((mode & 0o222) === 0) return false;
  return access(place, constants.W_OK).then(
    () => true,
    () => false,
  );
}
