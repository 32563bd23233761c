import { stat } from 'node:fs/promises';
import { PermanenceError } from '../contract/failure.ts';
import type { IncomingFile } from './incoming.ts';

/**
 * A file at a path is gone through several times, and somebody may still be writing it. Answers a
 * check that it is as it is now, which throws `file_unreadable` where it isn't.
 */
export async function unchanged(file: IncomingFile): Promise<() => Promise<void>> {
  if ('bytes' in file) return () => Promise.resolve();
  const before = await stateOf(file.path);
  return async () => {
    if ((await stateOf(file.path)) === before) return;
    throw new PermanenceError({
      code: 'file_unreadable',
      message: `${file.name} changed while it was being read.`,
      action: 'Wait until the program that writes it is done, and load it again.',
      place: { file: file.name },
    });
  };
}

/** Null where there is no file: whoever reads it says why. */
async function stateOf(path: string): Promise<string | null> {
  const found = await stat(path).catch(() => null);
  return found && `${found.size} ${found.mtimeMs}`;
}
