import type { StatedFacts } from '../contract/load.ts';

/** What the officer says where a file doesn't: the one area, the one period it is about. */
export type Stated = Readonly<StatedFacts>;
