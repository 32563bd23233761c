import type { IncomingMessage } from 'node:http';
import type { PorterReply } from '../analytics/contract/bridge.ts';
import { failureOf, PermanenceError } from '../analytics/contract/failure.ts';
import { PorterRequest } from '../analytics/contract/porter.ts';
import type { EngineProcess, Porter } from './porter.ts';

/** A passphrase and the words around it; nothing the porter is asked needs more. */
const MAX_BYTES = 16 * 1024;

/** Answers what a page asks the porter in the body of a request. */
export async function answerPorterRequest<E extends EngineProcess>(
  request: IncomingMessage,
  porter: Porter<E>,
): Promise<PorterReply> {
  try {
    return await porter.ask(PorterRequest.parse(JSON.parse(await bodyOf(request))));
  } catch {
    return { ok: false, failure: failureOf(notUnderstood()) };
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > MAX_BYTES) throw notUnderstood();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

function notUnderstood(): PermanenceError {
  return new PermanenceError({
    code: 'invalid_request',
    message: 'The workbench did not understand what the page asked for.',
    action: 'Reload the page; if it happens again, report what you did.',
  });
}
