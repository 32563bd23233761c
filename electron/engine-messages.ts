import type { Reply } from '../analytics/contract/api.ts';
import type { Failure } from '../analytics/contract/failure.ts';
import type { Ticket } from '../analytics/contract/load.ts';

/** A file on this computer that the person chose, under the name they know it by. */
export type ChosenFile = { name: string; path: string };

/** What main says to the engine's process. `connect` comes with the one port of a page's line. */
export type ToEngine =
  { type: 'connect' } | { type: 'accept'; id: number; files: ChosenFile[] } | { type: 'close' };

/** What the engine's process says to main; `failed` when it could not be opened at all. */
export type FromEngine =
  { type: 'accepted'; id: number; reply: Reply<Ticket[]> } | { type: 'failed'; failure: Failure };
