import type { Reply } from '../analytics/contract/api.ts';
import type { Failure } from '../analytics/contract/failure.ts';
import type { Ticket } from '../analytics/contract/load.ts';
import type { Generation, RememberedKey } from '../analytics/contract/workspace.ts';

/** A file on this computer that the person chose, under the name they know it by. */
export type ChosenFile = { name: string; path: string };

/** What an engine's process is started for: the samples in memory, or the workspace in a file. */
export type Opening =
  | { kind: 'samples' }
  | ({
      kind: 'file';
      path: string;
      /** Make the file, which must not be there. */
      create: boolean;
      /** One of the states kept from before, in place of the file itself. */
      generation: 1 | 2 | null;
    } & ({ passphrase: string } | { remembered: RememberedKey }));

/** The new file that what is in memory is to be kept in. */
export type NewFile = { path: string; passphrase: string };

/** What of a page's request an engine needs to take its socket over. */
export type SocketRequest = {
  method: string;
  url: string;
  headers: Readonly<Record<string, string | string[] | undefined>>;
};

/**
 * What a host says to the engine's process; `open` comes first and once. With `connect` comes a
 * page's own end of its line: a port on the desktop, a socket in the browser host.
 */
export type ToEngine =
  | { type: 'open'; opening: Opening }
  | { type: 'connect'; request?: SocketRequest; head?: Uint8Array }
  /** The socket that came with the oldest `connect` is the engine's alone by now. */
  | { type: 'let_go' }
  | { type: 'accept'; id: number; files: ChosenFile[] }
  | { type: 'receive'; id: number; name: string; bytes: number }
  | { type: 'chunk'; id: number; chunk: Uint8Array }
  | { type: 'received'; id: number }
  | { type: 'abandon'; id: number }
  /** Asks for the file's key, with its passphrase. */
  | { type: 'key'; id: number; passphrase: string }
  | { type: 'keep'; id: number; file: NewFile }
  /** Ends every page's line; what is open stays open. */
  | { type: 'hang_up' }
  /** `force` ends the process even if that loses what could not be saved. */
  | { type: 'close'; force: boolean };

/** What the engine's process says to its host; `unsaved` when it stays open because of it. */
export type FromEngine =
  | { type: 'opened'; reply: Reply<null>; generations: Generation[] }
  | { type: 'accepted'; id: number; reply: Reply<Ticket[]> }
  | { type: 'key'; id: number; reply: Reply<RememberedKey> }
  | { type: 'kept'; id: number; reply: Reply<null> }
  /** The file's key is another from now on. */
  | { type: 'new_key' }
  | { type: 'pages'; count: number }
  | { type: 'unsaved'; failure: Failure };
