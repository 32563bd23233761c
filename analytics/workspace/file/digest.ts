import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { setImmediate as nextTick } from 'node:timers/promises';
import { statIfThere } from './replace-file.ts';

/** The SHA-256 of bytes, in hexadecimal. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

const PIECE_BYTES = 1024 * 1024;

/** The same of many bytes, a piece at a time, so that what else is going on goes on. */
export async function sha256Aside(bytes: Uint8Array): Promise<string> {
  const hash = createHash('sha256');
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
    await nextTick();
    hash.update(bytes.subarray(at, at + PIECE_BYTES));
  }
  return hash.digest('hex');
}

/** The SHA-256 of the file at a path, in hexadecimal; null when nothing is there. */
export async function digestAt(path: string): Promise<string | null> {
  if (!(await statIfThere(path))) return null;
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path, { highWaterMark: PIECE_BYTES }))
    hash.update(piece);
  return hash.digest('hex');
}
