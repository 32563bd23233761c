import { readdirSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { PermanenceError } from '../contract/failure.ts';

/** A file by its path, and how people know it: with the folders it stands in below the one named. */
type NamedFile = { readonly name: string; readonly path: string };

/** The files named, and those in the folders named, in a stable order; refuses what isn't there. */
export function filesAmong(paths: readonly string[]): NamedFile[] {
  return paths.flatMap((path) => filesAt(path, ''));
}

function filesAt(path: string, folder: string): NamedFile[] {
  const full = resolve(path);
  const found = statSync(full, { throwIfNoEntry: false });
  if (!found) {
    throw new PermanenceError({
      code: 'file_unreadable',
      message: `${path} is not there.`,
      action: 'Check the name and the folder.',
      place: { file: path },
    });
  }
  const name = `${folder}${basename(full)}`;
  if (!found.isDirectory()) return [{ name, path: full }];
  const inside = readdirSync(full)
    .filter((name) => !name.startsWith('.'))
    .sort();
  return inside.flatMap((child) => filesAt(join(full, child), `${name}/`));
}
