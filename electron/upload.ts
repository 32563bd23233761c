import type { IncomingMessage } from 'node:http';
import { BROWSER_HOST, uploadTooLarge, type UploadReply } from '../analytics/contract/bridge.ts';
import { failureOf, PermanenceError, type Failure } from '../analytics/contract/failure.ts';
import type { FileSink } from './engine-hold.ts';

export type UploadAnswer = { status: number; reply: UploadReply };

/**
 * Hands one file on from a request's body, piece by piece. The file's length has to be said
 * beforehand, so that one too large is refused before any of it is read.
 */
export async function receiveFile(
  request: IncomingMessage,
  receive: (file: { name: string; bytes: number }) => FileSink,
  maxBytes: number = BROWSER_HOST.maxFileBytes,
): Promise<UploadAnswer> {
  try {
    const name = fileName(request.headers[BROWSER_HOST.fileNameHeader]);
    const bytes = lengthOf(request, name, maxBytes);
    const reply = await handOn(request, receive({ name, bytes }));
    return { status: reply.ok ? 200 : statusOf(reply.failure), reply };
  } catch (error) {
    const failure = failureOf(error);
    return { status: statusOf(failure), reply: { ok: false, failure } };
  }
}

function statusOf({ code }: Failure): number {
  return code === 'file_too_large' ? 413 : code === 'internal' ? 500 : 400;
}

async function handOn(request: IncomingMessage, sink: FileSink): Promise<UploadReply> {
  try {
    for await (const chunk of request as AsyncIterable<Uint8Array>) await sink.write(chunk);
  } catch (error) {
    sink.abandon();
    throw error;
  }
  return sink.end();
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

function lengthOf(request: IncomingMessage, name: string, maxBytes: number): number {
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
  return length;
}
