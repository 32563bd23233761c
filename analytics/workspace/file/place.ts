import { readFile, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { tooLarge, unreadable, unwritable } from './failures.ts';
import { LIMITS } from './limits.ts';
import { proveWritable, statIfThere } from './replace-file.ts';

/** Where a file really lies, links followed, so that saving replaces the file and not the link. */
export async function existingPlace(path: string): Promise<string> {
  try {
    return await realpath(resolve(path));
  } catch (error) {
    throw unreadable(basename(path), error);
  }
}

/** Where a file lies or would lie, whether or not it is there. */
export async function placeOf(path: string): Promise<string> {
  if (await isThere(path)) return existingPlace(path);
  try {
    return join(await realpath(dirname(resolve(path))), basename(path));
  } catch (error) {
    throw unreadable(basename(path), error);
  }
}

/** Whether anything is at a path. */
export async function isThere(path: string): Promise<boolean> {
  try {
    return (await statIfThere(path)) !== null;
  } catch (error) {
    throw unreadable(basename(path), error);
  }
}

/** Where a new file will lie; throws `workspace_unwritable` when its folder doesn't take files. */
export async function newPlace(path: string): Promise<string> {
  try {
    const folder = await realpath(dirname(resolve(path)));
    const place = join(folder, basename(path));
    await proveWritable(place);
    return place;
  } catch (error) {
    throw unwritable(basename(path), error);
  }
}

/** A file's bytes, refused by its size before it is read. */
export async function wholeFile(path: string): Promise<Uint8Array> {
  const file = basename(path);
  try {
    const { size } = await regularFile(path);
    if (size > LIMITS.file) throw tooLarge(file, `it has ${inMegabytes(size)}`);
    return await readFile(path);
  } catch (error) {
    throw unreadable(file, error);
  }
}

/** A pipe or a device would be waited for without end. */
async function regularFile(path: string): Promise<{ size: number }> {
  const found = await stat(path);
  if (found.isFile()) return found;
  throw new Error(found.isDirectory() ? 'it is a folder' : 'it is not a file');
}

export function inMegabytes(bytes: number): string {
  return `${(bytes / 1024 ** 2).toLocaleString('en-GB', { maximumFractionDigits: 1 })} MB`;
}
