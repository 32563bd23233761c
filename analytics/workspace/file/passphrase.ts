import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { PermanenceError } from '../../contract/failure.ts';
import { unreadable } from './failures.ts';

const MOST_BYTES = 64 * 1024;

/**
 * The passphrase in a file: its first line, spaces included, without line end and byte order mark.
 * Throws `file_empty` when its first line is blank, and `not_found`, `file_unreadable`,
 * `file_too_large` or `file_binary` for what is no such file.
 */
export async function readPassphrase(path: string): Promise<string> {
  const file = basename(path);
  const [line = ''] = decoded(await readSmall(path, file), file).split(/\r\n|\n|\r/, 1);
  if (line.trim() === '') {
    throw refusal('file_empty', file, `The first line of ${file} is blank.`);
  }
  return line;
}

async function readSmall(path: string, file: string): Promise<Uint8Array> {
  const buffer = new Uint8Array(MOST_BYTES + 1);
  let length = 0;
  try {
    const handle = await open(path, 'r');
    try {
      for (let read = -1; read !== 0; length += read) {
        ({ bytesRead: read } = await handle.read(buffer, length, buffer.length - length));
      }
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw unreadable(file, error);
  }
  if (length > MOST_BYTES) {
    throw refusal('file_too_large', file, `${file} is too large to hold just a passphrase.`);
  }
  return buffer.subarray(0, length);
}

/** Windows PowerShell writes UTF-16 by default. */
function decoded(bytes: Uint8Array, file: string): string {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe
      ? 'utf-16le'
      : first === 0xfe && second === 0xff
        ? 'utf-16be'
        : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw refusal('file_binary', file, `${file} is not text in UTF-8 or UTF-16.`);
  }
}

function refusal(
  code: 'file_empty' | 'file_too_large' | 'file_binary',
  file: string,
  message: string,
): PermanenceError {
  return new PermanenceError({
    code,
    message,
    action: 'Write the passphrase on the first line of a plain text file.',
    place: { file },
  });
}
