import { z } from 'zod';
import type { Queries } from '../../engine/session.ts';
import type { Fragment } from '../../engine/sql.ts';
import { join, sql } from '../../engine/sql.ts';
import { careEpisodes } from '../../workspace/return-tables.ts';
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

/** Children whose returns tell of adoption at all. */
const ON_THE_WAY = sql`
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

const EPISODES = sql`(FROM ssda903_episodes SEMI JOIN (${ON_THE_WAY}) USING (child_no))`;

/**
 * What the returns say of every child on the way to adoption, by the child's number. Decisions
 * and adoptions that several years repeat come once, the latest year's word counting.
 */
export async function readHistories(tx: Queries): Promise<Map<number, ChildHistory>> {
  const histories = new Map<number, Mutable>();
  const of = (child: number) => {
    const known = histories.get(child);
    if (known) return known;
    const fresh: Mutable = { episodes: [], plans: [], adoptions: [] };
    histories.set(child, fresh);
    return fresh;
  };
  for (const [child, episode] of await readEpisodes(tx)) of(child).episodes.push(episode);
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
  for (const row of plans) of(row.child).plans.push(planOf(row));
  for (const row of adoptions) of(row.child).adoptions.push(adoptionOf(row));
  return histories;
}

type Mutable = { episodes: Episode[]; plans: Plan[]; adoptions: AdoptionRecord[] };

const placeOf = ({ source, row }: { source: number; row: number }) => ({ sourceId: source, row });

/** Children have many: they come column by column. */
async function readEpisodes(tx: Queries): Promise<[child: number, Episode][]> {
  const read = await tx.columns(
    sql`SELECT child_no, source_id, source_row, starts_on, ends_on, legal_status, placement,
        provider, reason_new, reason_ended, inferred::INTEGER AS inferred
      FROM (${careEpisodes(EPISODES)})
      ORDER BY child_no, starts_on`,
  );
  const [sources, rows, inferred] = ['source_id', 'source_row', 'inferred'].map((name) =>
    read.numbers(name),
  );
  const [starts, ends] = ['starts_on', 'ends_on'].map((name) => read.texts(name));
  const [legal, placed, by, why, over] = [
    'legal_status',
    'placement',
    'provider',
    'reason_new',
    'reason_ended',
  ].map((name) => read.texts(name));
  return read.numbers('child_no').map((child, at) => [
    child ?? 0,
    {
      startsOn: starts?.[at] ?? '',
      endsOn: ends?.[at] ?? null,
      legalStatus: legal?.[at] ?? '',
      placement: placed?.[at] ?? '',
      provider: by?.[at] ?? '',
      reasonNew: why?.[at] ?? '',
      reasonEnded: over?.[at] ?? '',
      inferred: inferred?.[at] === 1,
      place: { sourceId: sources?.[at] ?? 0, row: rows?.[at] ?? 0 },
    },
  ]);
}

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
