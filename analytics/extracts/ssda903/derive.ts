import type { Queries } from '../../engine/session.ts';
import { attemptsOf } from './journeys.ts';
import type { Attempt } from './journeys.ts';
import { noteMergedDecisions } from './merge-decisions.ts';
import { mergeEpisodes } from './merge-episodes.ts';
import { readHistories } from './read-histories.ts';

/**
 * Works episodes out anew from all SSDA903 returns that are loaded, and answers the
 * attempts to place each child for adoption that they tell of, by the child's number. Only what is
 * loaded counts, never the order it came in.
 */
export async function readAttempts(tx: Queries): Promise<Map<number, readonly Attempt[]>> {
  await mergeEpisodes(tx);
  await noteMergedDecisions(tx);
  const attempts = new Map<number, readonly Attempt[]>();
  for (const [child, history] of await readHistories(tx)) {
    const found = attemptsOf(history);
    if (found.length > 0) attempts.set(child, found);
  }
  return attempts;
}
