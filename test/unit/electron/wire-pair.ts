import { RPCLink } from '@orpc/client/message-port';
import type { Wire } from '../../../electron/wire.ts';

/** A line in memory: the engine's end of it, and the page's as an oRPC link or as raw messages. */
export function wirePair() {
  const toEngine: ((message: unknown) => void)[] = [];
  const toPage: ((message: { data: unknown }) => void)[] = [];
  const atClose: (() => void)[] = [];
  const ended: string[] = [];
  const end = (why: string) => {
    ended.push(why);
    for (const listener of atClose) listener();
  };
  const wire: Wire = {
    send: (data) => queueMicrotask(() => toPage.forEach((listener) => listener({ data }))),
    onMessage: (listener) => toEngine.push(listener),
    onClose: (listener) => atClose.push(listener),
    close: end,
  };
  const say = (message: unknown) => toEngine.forEach((listener) => listener(message));
  const link = new RPCLink({
    port: {
      on: (event, callback) => {
        if (event === 'message') toPage.push(callback);
        else atClose.push(() => callback());
      },
      postMessage: say,
    },
  });
  const ask = (method: string, input?: unknown, signal?: AbortSignal) =>
    link.call([method], input, { context: {}, ...(signal ? { signal } : {}) });
  return { wire, say, ask, ended, hangUp: () => end('the page went away') };
}
