import { readFileSync } from 'node:fs';
import { PermanenceError } from '../contract/failure.ts';

/** The text of a file somebody named; refuses one that can't be read. */
export function documentText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new PermanenceError(
      {
        code: 'file_unreadable',
        message: `${path} can't be read: ${cause instanceof Error ? cause.message : String(cause)}.`,
        action: 'Check the name and the folder.',
        place: { file: path },
      },
      { cause },
    );
  }
}
