import { createHash } from 'node:crypto';
import { cancelled } from '../../engine/failures.ts';
import type { IncomingFile } from '../incoming.ts';
import { readPieces } from '../incoming.ts';

/** The SHA-256 of a file, in hexadecimal. */
export async function sha256Of(file: IncomingFile, signal?: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of readPieces(file)) {
    if (signal?.aborted) throw cancelled();
    hash.update(piece);
  }
  return hash.digest('hex');
}
