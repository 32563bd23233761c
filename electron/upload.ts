import type { IncomingMessage } from 'node:http';
import { BROWSER_HOST, uploadTooLarge, type UploadReply } from '../analytics/contract/bridge.ts';
import { failureOf, PermanenceError } from '../analytics/contract/failure.ts';
import type { Application } from './application.ts';

export type UploadAnswer = { status: number; reply: UploadReply };

/**
 * Takes one file from a request's body into memory and hands it to the application. The file's
 * length has to be said beforehand, so that one too large is refused before any of it is read.
 */
export async function receiveFile(
  request: IncomingMessage,
  accept: Application['accept'],
  maxBytes: number = BROWSER_HOST.maxFileBytes,
): Promise<UploadAnswer> {
  try {
    const name = fileName(request.headers[BROWSER_HOST.fileNameHeader]);
    const bytes = await readBody(request, name, maxBytes);
    return { status: 200, reply: { ok: true, value: accept({ name, bytes }) } };
  } catch (error) {
    const failure = failureOf(error);
    const status =
      failure.code === 'file_too_large' ? 413 : failure.code === 'internal' ? 500 : 400;
    return { status, reply: { ok: false, failure } };
  }
}

function fileName(header: string | string[] | undefined): string {
  const name = typeof header === 'string' ? decoded(header) : null;
  // The name is only ever shown and recorded, never opened; it still has to be one line of text.
  if (name === null || !/^[^\p{Cc}]{1,1000}$/u.test(name)) {
    throw new PermanenceError({
      code: 'invalid_request',
      message: 'A file came without a name that can be read.',
      action: 'Rename the file with ordinary letters and drop it again.',
    });
  }
  return name;
}

function decoded(header: string): string | null {
  try {
    return decodeURIComponent(header);
  } catch {
    return null;
  }
}

async function readBody(
  request: IncomingMessage,
  name: string,
  maxBytes: number,
): Promise<Uint8Array> {
  const length = Number(request.headers['content-length'] ?? NaN);
  if (!Number.isSafeInteger(length) || length < 0) {
    throw new PermanenceError({
      code: 'invalid_request',
      message: `The browser did not say how long the file "${name}" is.`,
      action: 'Drop the file again.',
      place: { file: name },
    });
  }
  const tooLarge = uploadTooLarge(name, length, maxBytes);
  if (tooLarge) throw new PermanenceError(tooLarge);
  const bytes = new Uint8Array(length);
  let filled = 0;
  for await (const chunk of request as AsyncIterable<Uint8Array>) {
    bytes.set(chunk, filled);
    filled += chunk.length;
  }
  return bytes;
}
