import { basename } from 'node:path';
import { PermanenceError } from '../contract/failure.ts';

const SAVE_AGAIN = 'Open it in Excel, save it as "CSV UTF-8 (Comma delimited)" and load that file.';

/** A file that can't be opened, or that DuckDB's reader gives up on. */
export function unreadable(path: string, cause: unknown): unknown {
  if (cause instanceof PermanenceError) return cause;
  const file = basename(path);
  const gone = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
  return new PermanenceError(
    {
      code: 'file_unreadable',
      message: gone ? `${file} is no longer there.` : `${file} could not be read as a CSV file.`,
      action: gone ? 'Check where it was moved to and choose it again.' : SAVE_AGAIN,
      place: { file },
    },
    { cause },
  );
}

export function mixedNewlines(path: string, row: number): PermanenceError {
  const file = basename(path);
  return new PermanenceError({
    code: 'file_unreadable',
    message: `The rows of ${file} end in different ways: row ${String(row)} is the first that ends unlike row 1.`,
    action: SAVE_AGAIN,
    place: { file, row },
  });
}

/** The reader and the count of rows disagree, so that a row could be lost unseen. */
export function unaccounted(path: string): PermanenceError {
  const file = basename(path);
  return new PermanenceError({
    code: 'file_unreadable',
    message: `Not every row of ${file} can be accounted for: its quotation marks are damaged, or it was changed while it was read.`,
    action: SAVE_AGAIN,
    place: { file },
  });
}
