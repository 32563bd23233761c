import type { StatedFacts, StatedOfFile } from '../contract/load.ts';

/** What the officer says where a file doesn't: the one area, the one period it is about. */
export type Stated = Readonly<StatedFacts>;

/** What the officer says of one return of those a file holds. */
export function statedOf(file: StatedOfFile | undefined, returnName: string): Stated {
  if (!file) return {};
  const { within, ...facts } = file;
  return { ...facts, ...within?.[returnName] };
}
