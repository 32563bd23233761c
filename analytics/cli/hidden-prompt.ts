import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { PermanenceError } from '../contract/failure.ts';

/** Where people type; in a script it isn't a terminal. */
export type Terminal = NodeJS.ReadableStream & { readonly isTTY?: boolean };

/** Asks one question after the other; what is typed is not shown. */
export type HiddenPrompt = { ask(question: string): Promise<string>; close(): void };

/**
 * Opens a prompt at a terminal. Throws `invalid_request` with `otherwise`, which says what else to
 * do, where there is none.
 */
export function hiddenPrompt(
  terminal: Terminal | undefined,
  say: (text: string) => void,
  otherwise: string,
): HiddenPrompt {
  if (!terminal?.isTTY) {
    throw new PermanenceError({
      code: 'invalid_request',
      message: 'There is no terminal to ask for the passphrase at.',
      action: otherwise,
    });
  }
  const nowhere = new Writable({ write: (_piece, _encoding, done) => done() });
  const lines = createInterface({
    input: terminal,
    output: nowhere,
    terminal: true,
    historySize: 0,
  });
  const left = new AbortController();
  const leave = () => left.abort();
  lines.on('SIGINT', leave);
  lines.on('close', leave);
  return {
    ask: async (question) => {
      say(question);
      try {
        return await lines.question('', { signal: left.signal });
      } finally {
        say('\n');
      }
    },
    close: () => lines.close(),
  };
}
