import { z } from 'zod';
import type { ColumnValue, Queries } from '../../engine/session.ts';
import { sql } from '../../engine/sql.ts';
import { resolveEthnicity } from '../../reference/ethnicity/resolve.ts';
import { TableWriter } from '../batch.ts';
import { remembering } from '../memo.ts';
import { attemptsOf } from './journeys.ts';
import type { Attempt } from './journeys.ts';
import { mergeChildren } from './merge-children.ts';
import { mergeEpisodes } from './merge-episodes.ts';
import { readHistories } from './read-histories.ts';

const Child = z.object({
  child_no: z.number(),
  child_key: z.string(),
  area_code: z.string(),
  sex: z.string().nullable(),
  birth_month: z.string().nullable(),
  ethnicity: z.string().nullable(),
});
type Child = z.infer<typeof Child>;

type Filled = readonly [column: string, value: (attempt: Attempt, child: Child) => ColumnValue];

const COLUMNS: readonly Filled[] = [
  ['source_id', ({ place }) => place.sourceId],
  ['source_row', ({ place }) => place.row],
  ['child_key', (_, child) => child.child_key],
  ['attempt', ({ attempt }) => attempt],
  ['area_code', (_, child) => child.area_code],
  ['sex', (_, child) => child.sex],
  ['birth_month', (_, child) => child.birth_month],
  ['ethnicity', (_, child) => ethnicGroup(child.ethnicity ?? '')],
  ['entered_care_on', ({ enteredCareOn }) => enteredCareOn],
  ['decision_on', ({ decisionOn }) => decisionOn],
  ['placement_order_on', ({ placementOrderOn }) => placementOrderOn],
  ['order_ended_on', ({ orderEndedOn }) => orderEndedOn],
  ['matched_on', ({ matchedOn }) => matchedOn],
  ['placed_on', ({ placedOn }) => placedOn],
  ['adoption_order_on', ({ adoptionOrderOn }) => adoptionOrderOn],
  ['early_permanence_on', ({ earlyPermanenceOn }) => earlyPermanenceOn],
  ['adopting_foster_placement_on', ({ adoptingFosterPlacementOn }) => adoptingFosterPlacementOn],
  ['placed_with', ({ placedWith }) => placedWith],
  ['foster_carer_adoption', ({ fosterCarerAdoption }) => fosterCarerAdoption],
  ['plan_changed_on', ({ planChangedOn }) => planChangedOn],
  ['plan_changed_reason', ({ planChangedReason }) => planChangedReason],
  ['disrupted_on', ({ disruptedOn }) => disruptedOn],
];

const ethnicGroup = remembering((code) => resolveEthnicity(code)?.group18 ?? null);

/**
 * Works out children, episodes and journeys anew from all returns that are loaded. Only what is
 * loaded counts, never the order it came in.
 */
export async function deriveFromReturns(tx: Queries, signal?: AbortSignal): Promise<void> {
  await mergeEpisodes(tx);
  await mergeChildren(tx);
  await tx.run(sql`
    DELETE FROM adoption_journeys
    WHERE source_id IN (SELECT id FROM sources WHERE family = 'ssda903')`);
  const histories = await readHistories(tx);
  const children = await tx.rows(
    sql`SELECT child_no, child_key, area_code, sex,
        strftime(birth_month, '%Y-%m-%d') AS birth_month, ethnicity
      FROM children WHERE child_no IN (SELECT unnest(${[...histories.keys()]}))`,
    Child,
  );
  const writer = new TableWriter(
    tx,
    'adoption_journeys',
    COLUMNS.map(([column]) => column),
    signal,
  );
  for (const child of children) {
    const history = histories.get(child.child_no);
    if (!history) continue;
    for (const attempt of attemptsOf(history)) {
      writer.add(COLUMNS.map(([, value]) => value(attempt, child)));
    }
    await writer.flushWhenFull();
  }
  await writer.flush();
}
