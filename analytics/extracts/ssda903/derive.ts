import { setImmediate as nextTick } from 'node:timers/promises';
import type { Queries } from '../../engine/session.ts';
import { sql } from '../../engine/sql.ts';
import type { ChildHistory } from './history.ts';
import { attemptsOf } from './journeys.ts';
import type { Attempt } from './journeys.ts';
import { noteMergedDecisions } from './merge-decisions.ts';
import { mergeEpisodes } from './merge-episodes.ts';
import { ON_THE_WAY, readHistories } from './read-histories.ts';

type Histories = Iterable<readonly [child: number, ChildHistory]>;

/** Once {@link settleHistories} is done, a SELECT of the children who have one. */
export const WITH_HISTORY = sql`SELECT child_no FROM children_with_history`;

/**
 * Works episodes out anew from all SSDA903 returns that are loaded, and reads the history of every
 * child on the way to adoption. Only what is loaded counts, never the order it came in.
 */
export async function settleHistories(tx: Queries): Promise<Histories> {
  await mergeEpisodes(tx);
  await noteMergedDecisions(tx);
  await tx.run(sql`CREATE OR REPLACE TEMP TABLE children_with_history AS ${ON_THE_WAY}`);
  return readHistories(tx, WITH_HISTORY);
}

const BETWEEN_PAUSES = 64;

/**
 * The attempts to place each child for adoption that histories tell of, by the child's number. Now
 * and then it lets what waits for the database go on.
 */
export async function attemptsAmong(
  histories: Histories,
): Promise<Map<number, readonly Attempt[]>> {
  const attempts = new Map<number, readonly Attempt[]>();
  let count = 0;
  for (const [child, history] of histories) {
    const found = attemptsOf(history);
    if (found.length > 0) attempts.set(child, found);
    count += 1;
    if (count % BETWEEN_PAUSES === 0) await nextTick();
  }
  return attempts;
}
