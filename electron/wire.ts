import type { AnyRouter } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import { z } from 'zod';

/** One page's line to the engine, whatever carries it: a socket or a message port. */
export type Wire = {
  send(message: string | Uint8Array): void;
  onMessage(listener: (message: unknown) => void): void;
  onClose(listener: () => void): void;
  /** Ends the line; `why` is for whoever looks at the other end. */
  close(why: string): void;
};

/** What a page may say at once. Files never come this way, so that requests are short. */
export const MAX_REQUEST_CHARACTERS = 256 * 1024;

const id = z.string().regex(/^[0-9a-z]{1,20}$/i);

/**
 * The two things a page says: a call and the wish to end it. oRPC understands more (binary bodies,
 * headers, streams from the page); what the page never needs is not let through to it.
 */
const Request = z.union([
  z.strictObject({
    i: id,
    p: z.strictObject({
      u: z.string().regex(/^\/[a-z.]{1,100}$/i),
      b: z
        .strictObject({ json: z.unknown(), meta: z.array(z.array(z.unknown())).optional() })
        .partial(),
    }),
  }),
  z.strictObject({ i: id, t: z.literal(4) }),
]);

/** Whether a message is one that a page may send. */
export function isRequest(message: unknown): message is string {
  if (typeof message !== 'string' || message.length > MAX_REQUEST_CHARACTERS) return false;
  try {
    return Request.safeParse(JSON.parse(message)).success;
  } catch {
    return false;
  }
}

/**
 * Answers a page's requests until its line ends. A message that isn't a request ends the line:
 * our own page never sends one.
 */
export function serve(router: AnyRouter, wire: Wire): void {
  let open = true;
  wire.onClose(() => {
    open = false;
  });
  // oRPC's message-port adapter talks the same language over any carrier; a socket is made to look
  // like a port, so that both hosts share this one door.
  new RPCHandler(router).upgrade({
    on: (event, callback) => {
      if (event === 'close') wire.onClose(() => callback());
      if (event === 'message') {
        wire.onMessage((message) => {
          if (!open) return;
          if (isRequest(message)) callback({ data: message });
          else wire.close('That was not a request.');
        });
      }
    },
    postMessage: (message: string | Uint8Array) => {
      if (open) wire.send(message);
    },
  });
}
