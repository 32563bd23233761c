import { PermanenceError } from '../../contract/failure.ts';
import type { FailureCode } from '../../contract/failure.ts';
import type { LockHolder } from './lock.ts';

const failure = (
  code: FailureCode,
  file: string,
  message: string,
  action: string,
  cause?: unknown,
): PermanenceError => new PermanenceError({ code, message, action, place: { file } }, { cause });

/** The file is one of ours, but not as it was saved. `what` goes on from "is damaged:". */
export function damaged(file: string, what: string, cause?: unknown): PermanenceError {
  return failure(
    'workspace_damaged',
    file,
    `${file} is damaged: ${what}.`,
    `It was left as it is. Open the copy kept from the save before, ${file}.1, if it is there, or a backup.`,
    cause,
  );
}

export function notOurs(file: string, cause?: unknown): PermanenceError {
  return failure(
    'workspace_not_ours',
    file,
    `${file} is not a Permanence workspace.`,
    'Choose a file that the workbench saved; its name usually ends in .permanence.',
    cause,
  );
}

export function newer(file: string, what: string): PermanenceError {
  return failure(
    'workspace_newer',
    file,
    `${file} was saved by a newer version of the workbench: ${what}.`,
    'It was left as it is. Update the workbench on this computer, then open it again.',
  );
}

export function passphraseWrong(file: string): PermanenceError {
  return failure(
    'passphrase_wrong',
    file,
    `The passphrase does not open ${file}.`,
    'Check capitals, spaces and keyboard layout, and try again. Nobody can open the file without its passphrase.',
  );
}

/** The key that was remembered is not the one in the file. */
export function keyOutdated(file: string): PermanenceError {
  return failure(
    'key_outdated',
    file,
    `The key that was remembered is no longer that of ${file}.`,
    'Its passphrase was changed since, or another file was put in its place. Give the passphrase.',
  );
}

export function tooLarge(file: string, what: string): PermanenceError {
  return failure(
    'file_too_large',
    file,
    `${file} is too large: ${what}.`,
    'Keep fewer years or areas in one workspace.',
  );
}

function missing(file: string, cause?: unknown): PermanenceError {
  return failure(
    'not_found',
    file,
    `There is no file ${file} in that folder.`,
    'Check its name and folder, and try again.',
    cause,
  );
}

export function alreadyThere(file: string): PermanenceError {
  return failure(
    'workspace_exists',
    file,
    `A file called ${file} is already there.`,
    'It was left as it is. Open it, or choose another name for the new workspace.',
  );
}

export function changedMeanwhile(file: string): PermanenceError {
  return failure(
    'workspace_changed',
    file,
    `${file} was changed by another program or window since it was opened here.`,
    'Nothing was saved over it. Open it again and repeat what you did here.',
  );
}

/** The file can be read here and not written. `why` goes on from "can only be read:". */
export function readOnly(file: string, why: string, cause?: unknown): PermanenceError {
  return failure(
    'workspace_read_only',
    file,
    `${file} can only be read: ${why}.`,
    'Look at whatever you like. To change or log anything, open it where it can be saved.',
    cause,
  );
}

export function heldElsewhere(file: string, holder: LockHolder | null): PermanenceError {
  const who = holder ? `, since ${holder.since} by ${holder.user} on ${holder.computer}` : '';
  return failure(
    'workspace_locked',
    file,
    `${file} can only be read: it is open in another window${who}.`,
    'Close it there and open it here again to change anything.',
  );
}

/** A failed read in words; what already has words keeps them. */
export function unreadable(file: string, error: unknown): PermanenceError {
  if (error instanceof PermanenceError) return error;
  if (codeOf(error) === 'ENOENT') return missing(file, error);
  return failure(
    'file_unreadable',
    file,
    `${file} can't be read: ${reasonOf(error)}.`,
    'Close it in other programs, check that you may read it, and try again.',
    error,
  );
}

/** A failed write in words; what already has words keeps them. */
export function unwritable(file: string, error: unknown): PermanenceError {
  if (error instanceof PermanenceError) return error;
  return failure(
    'workspace_unwritable',
    file,
    `${file} can't be saved: ${reasonOf(error)}.`,
    'What was saved before is untouched. Put that right, or choose another folder, and save again.',
    error,
  );
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'this account is not allowed to',
  EPERM: 'this account is not allowed to',
  EROFS: 'its folder is read-only',
  ENOENT: 'its folder is not there',
  ENOTDIR: 'its folder is not there',
  EISDIR: 'there is a folder of that name',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the space this account may use is full',
  EBUSY: 'another program holds it',
  ENAMETOOLONG: 'its name is too long',
};

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function reasonOf(error: unknown): string {
  return REASONS[codeOf(error)] ?? (error instanceof Error ? error.message : String(error));
}
