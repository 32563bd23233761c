import { randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import { PermanenceError } from '../contract/failure.ts';
import type { Ticket } from '../contract/load.ts';
import type { IncomingFile } from './incoming.ts';

/** A file as a host hands it over: by its path on the desktop, as bytes from a browser. */
export type HandedFile = { name: string; path: string } | { name: string; bytes: Uint8Array };

/**
 * Files handed over and not yet loaded. The page only ever names them by ticket, so no path and no
 * byte of a file has to come from it.
 */
export class Inbox {
  readonly #files = new Map<string, IncomingFile>();

  accept(file: HandedFile): Ticket {
    const size = 'path' in file ? statSync(file.path).size : file.bytes.byteLength;
    const ticket = randomUUID();
    this.#files.set(ticket, { ...file, size });
    return { ticket, name: file.name, bytes: size };
  }

  find(ticket: string): IncomingFile {
    const file = this.#files.get(ticket);
    if (file) return file;
    throw new PermanenceError({
      code: 'not_found',
      message: 'A file that was chosen is no longer at hand.',
      action: 'Choose or drop it again.',
    });
  }

  discard(tickets: readonly string[]): void {
    for (const ticket of tickets) this.#files.delete(ticket);
  }
}
