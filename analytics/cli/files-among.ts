import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PermanenceError } from '../contract/failure.ts';

/** The files named, and those in the folders named, in a stable order; refuses what isn't there. */
export function filesAmong(paths: readonly string[]): string[] {
  return paths.flatMap((path) => {
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
    if (!found.isDirectory()) return [full];
    const inside = readdirSync(full)
      .filter((name) => !name.startsWith('.'))
      .sort();
    return filesAmong(inside.map((name) => join(full, name)));
  });
}
