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
  const histories = await readEpisodes(tx);
  const of = (child: number) => historyOf(child, histories);
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

function historyOf(child: number, histories: Map<number, Mutable>): Mutable {
  const known = histories.get(child);
  if (known) return known;
  const fresh: Mutable = { episodes: [], plans: [], adoptions: [] };
  histories.set(child, fresh);
  return fresh;
}

/** Children have many: they come column by column. */
async function readEpisodes(tx: Queries): Promise<Map<number, Mutable>> {
  const read = await tx.columns(
    sql`SELECT child_no, source_id, source_row, starts_on, ends_on, legal_status, placement,
        provider, reason_new, reason_ended, inferred::INTEGER AS inferred
      FROM (${careEpisodes(EPISODES)})
      ORDER BY child_no, starts_on`,
  );
  const children = read.numbers('child_no');
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
  const histories = new Map<number, Mutable>();
  for (let at = 0; at < read.rowCount; at += 1) {
    historyOf(children[at] ?? 0, histories).episodes.push({
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
  return histories;
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
