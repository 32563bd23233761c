import type { PorterRequest } from '../analytics/contract/porter.ts';

/** The channel of the one IPC door, and the one that ports of lines come back on. */
export const DOOR = 'permanence:door';
export const LINE = 'permanence:line';

/** What the preload script may ask of main. */
export type DoorRequest =
  | { type: 'connect'; request: string }
  | { type: 'accept'; paths: string[] }
  | { type: 'choose' }
  | { type: 'porter'; request: PorterRequest };
