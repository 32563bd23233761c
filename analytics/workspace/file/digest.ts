import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { statIfThere } from './replace-file.ts';

/** The SHA-256 of bytes, in hexadecimal. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The SHA-256 of the file at a path, in hexadecimal; null when nothing is there. */
export async function digestAt(path: string): Promise<string | null> {
  if (!(await statIfThere(path))) return null;
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path)) hash.update(piece);
  return hash.digest('hex');
}
