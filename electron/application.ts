import type { ApiHandlers } from '../analytics/contract/api.ts';
import type { Ticket } from '../analytics/contract/load.ts';

/** A file a host hands to the application: by its path on the desktop, as bytes from a browser. */
export type HandedFile = { name: string; path: string } | { name: string; bytes: Uint8Array };

/** What a host needs of the application it serves. The workbench is one. */
export type Application = {
  readonly handlers: ApiHandlers;
  accept(file: HandedFile): Ticket;
  close(): Promise<void>;
};
