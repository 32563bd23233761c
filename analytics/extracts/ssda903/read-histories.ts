import { z } from 'zod';
import type { Queries, ResultColumns } from '../../engine/session.ts';
import type { Fragment } from '../../engine/sql.ts';
import { join, sql } from '../../engine/sql.ts';
import { careEpisodes } from '../../workspace/return-tables.ts';
import { byChild } from '../by-child.ts';
import {
  ADOPTED,
  ADOPTIVE_PLACEMENTS,
  EARLY_PERMANENCE_PLACEMENTS,
  PLACEMENT_ORDERS,
} from './history.ts';
import type { AdoptionRecord, ChildHistory, Episode, Plan } from './history.ts';
import { RANKED_ADOPTIONS, RANKED_DECISIONS } from './merge-decisions.ts';

const Place = { child: z.number(), source: z.number(), row: z.number() };

const PlanRow = z.object({
  ...Place,
  decided: z.string(),
  changed: z.string().nullable(),
  reason: z.string().nullable(),
});

const AdoptionRow = z.object({
  ...Place,
  decided: z.string().nullable(),
  matched: z.string().nullable(),
  foster_care: z.string().nullable(),
});

/** Children whose returns tell of adoption at all, as a SELECT of their numbers. */
export const ON_THE_WAY = sql`
  SELECT child_no FROM ssda903_sbpfa UNION SELECT child_no FROM ssda903_ad1
  UNION SELECT child_no FROM ssda903_episodes
  WHERE ls IN (${codes(PLACEMENT_ORDERS)})
    OR place IN (${codes([...ADOPTIVE_PLACEMENTS, ...EARLY_PERMANENCE_PLACEMENTS])})
    OR rec IN (${codes(ADOPTED)})`;

/** Written out one by one, they are looked for while the rows are read. */
function codes(all: readonly string[]): Fragment {
  const each = all.map((code) => sql`${code}`);
  return join(each, ', ');
}

const episodesOfThese = (children: Fragment) =>
  sql`(FROM ssda903_episodes SEMI JOIN (${children}) USING (child_no))`;

/**
 * What the returns say of every child on the way to adoption, with the child's number. Decisions
 * and adoptions that several years repeat come once, the latest year's word counting. A history is
 * put together when it is asked for: of many that are kept, the episodes would take much memory.
 * Where a table holds what {@link ON_THE_WAY} selects, `children` selects it from there.
 */
export async function readHistories(
  tx: Queries,
  children = ON_THE_WAY,
): Promise<Iterable<readonly [child: number, ChildHistory]>> {
  const plans = await tx.rows(
    sql`SELECT child_no AS child, source_id AS source, source_row AS row,
        date_placed AS decided, date_placed_ceased AS changed,
        CASE WHEN reason_placed_ceased SIMILAR TO 'RD[1-4]' THEN reason_placed_ceased END AS reason
      FROM (${RANKED_DECISIONS}) WHERE rank = 1
      ORDER BY child_no, date_placed`,
    PlanRow,
  );
  const adoptions = await tx.rows(
    sql`SELECT child_no AS child, source_id AS source, source_row AS row,
        date_int AS decided, date_match AS matched, foster_care
      FROM (${RANKED_ADOPTIONS}) WHERE rank = 1
      ORDER BY child_no, coalesce(date_match, date_int)`,
    AdoptionRow,
  );
  const episodes = await tx.columns(
    sql`SELECT child_no, source_id, source_row, starts_on, ends_on, legal_status, placement,
        provider, reason_new, reason_ended, inferred::INTEGER AS inferred
      FROM (${careEpisodes(episodesOfThese(children))})
      ORDER BY child_no, starts_on`,
  );
  return histories(episodes, byChild(plans, planOf), byChild(adoptions, adoptionOf));
}

function* histories(
  read: ResultColumns,
  plans: ReadonlyMap<number, readonly Plan[]>,
  adoptions: ReadonlyMap<number, readonly AdoptionRecord[]>,
): Generator<readonly [child: number, ChildHistory]> {
  const withRest = (child: number, episodes: readonly Episode[]) =>
    [
      child,
      { episodes, plans: plans.get(child) ?? [], adoptions: adoptions.get(child) ?? [] },
    ] as const;
  const children = read.numbers('child_no');
  const episodeAt = episodesOf(read);
  const others = new Set([...plans.keys(), ...adoptions.keys()]);
  for (let at = 0; at < read.rowCount;) {
    const child = children[at] ?? 0;
    const episodes: Episode[] = [];
    for (; children[at] === child; at += 1) episodes.push(episodeAt(at));
    others.delete(child);
    yield withRest(child, episodes);
  }
  for (const child of others) yield withRest(child, []);
}

/** Children have many: they come column by column. */
function episodesOf(read: ResultColumns): (at: number) => Episode {
  const sources = read.numbers('source_id');
  const rows = read.numbers('source_row');
  const inferred = read.numbers('inferred');
  const starts = read.texts('starts_on');
  const ends = read.texts('ends_on');
  const statuses = read.texts('legal_status');
  const placements = read.texts('placement');
  const providers = read.texts('provider');
  const begun = read.texts('reason_new');
  const ended = read.texts('reason_ended');
  return (at) => ({
    startsOn: starts[at] ?? '',
    endsOn: ends[at] ?? null,
    legalStatus: statuses[at] ?? '',
    placement: placements[at] ?? '',
    provider: providers[at] ?? '',
    reasonNew: begun[at] ?? '',
    reasonEnded: ended[at] ?? '',
    inferred: inferred[at] === 1,
    place: { sourceId: sources[at] ?? 0, row: rows[at] ?? 0 },
  });
}

const placeOf = ({ source, row }: { source: number; row: number }) => ({ sourceId: source, row });

const planOf = (row: z.infer<typeof PlanRow>): Plan => ({
  decidedOn: row.decided,
  changedOn: row.changed,
  changedReason: row.reason,
  place: placeOf(row),
});

const adoptionOf = (row: z.infer<typeof AdoptionRow>): AdoptionRecord => ({
  decidedOn: row.decided,
  matchedOn: row.matched,
  fosterCarer: row.foster_care === '1' ? true : row.foster_care === '0' ? false : null,
  place: placeOf(row),
});
