import type { FailureCode } from '../contract/failure.ts';
import { PermanenceError } from '../contract/failure.ts';

/** A refusal of a whole file: `what` is wrong with it, completing a sentence that starts with its name. */
function refusal(
  code: FailureCode,
  file: string,
  message: string,
  action: string,
  cause?: unknown,
): PermanenceError {
  return new PermanenceError(
    { code, message: `${file} ${message}.`, action, place: { file } },
    cause === undefined ? undefined : { cause },
  );
}

/** The file is not as whatever wrote it left it. */
export const damaged = (file: string, what: string, cause?: unknown): PermanenceError =>
  refusal(
    'file_damaged',
    file,
    `is damaged: ${what}`,
    'Get it again from where it came from; if it opens there, save it anew and load that.',
    cause,
  );

/** The file holds what no honest export does, and what is used to harm programs that read it. */
export const unsafe = (file: string, what: string): PermanenceError =>
  refusal(
    'file_unsafe',
    file,
    `is refused because ${what}, which no export needs and which can be used to do harm`,
    'Ask whoever made it for a plain export, and tell your security team if nobody knows it.',
  );

/** The file asks for more than the stated limits. */
export const tooLarge = (file: string, what: string, action: string): PermanenceError =>
  refusal('file_too_large', file, what, action);

/** The file can only be opened with a password. */
export const encrypted = (file: string, action: string): PermanenceError =>
  refusal('file_encrypted', file, 'is protected with a password', action);

/** The file is of a kind that is not read here. */
export const notRead = (file: string, what: string, action: string): PermanenceError =>
  refusal('file_not_recognised', file, what, action);
