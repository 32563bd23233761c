import { statSync } from 'node:fs';
import { expect, it } from 'vitest';
import { Session } from '../../analytics/engine/session.ts';
import type { MeasureRequest } from '../../analytics/contract/query.ts';
import { figuresArrow, openFigureStore } from '../../analytics/measures/figures.ts';
import { createTables } from '../../analytics/workspace/create-tables.ts';
import { loadFiles } from '../../analytics/extracts/load.ts';
import { BENCH_ROWS, withGeneratedJourneys } from './generated-journeys.ts';
import { ms, percentile, timed } from './timing.ts';

const RUNS = 40;

/** What somebody would write by hand for the same figures and nothing else. */
const BY_HAND: Readonly<Record<string, string>> = {
  entry_to_placed_days: `
    SELECT area_code, year(placed_on) - (month(placed_on) < 4)::INT AS fy, count(*) AS n,
      avg(placed_on - entered_care_on) AS days
    FROM adoption_journeys WHERE placed_on IS NOT NULL AND entered_care_on IS NOT NULL GROUP BY ALL`,
  placement_orders: `
    SELECT area_code, year(placement_order_on) - (month(placement_order_on) < 4)::INT AS fy, count(*) AS n
    FROM adoption_journeys WHERE placement_order_on IS NOT NULL GROUP BY ALL`,
};

it('asks a million journeys for a view', { timeout: 600_000 }, async () => {
  await using session = await Session.open();
  await createTables(session);
  const context = {
    session,
    workspaceKey: new Uint8Array(32),
    now: () => new Date(),
    sample: false,
  };
  await withGeneratedJourneys(BENCH_ROWS, (path) =>
    loadFiles([{ name: 'generated.csv', path, size: statSync(path).size }], context),
  );
  const store = await openFigureStore(session);
  const views: Record<string, MeasureRequest> = {
    'mean days, every authority, every year': {
      measure: 'entry_to_placed_days',
      by: [],
      cohorts: ['placed_in_year'],
    },
    'mean days, every cohort': { measure: 'entry_to_placed_days', by: [] },
    'orders, every authority, every year': { measure: 'placement_orders', by: [] },
    'orders by ethnicity, one agency': {
      measure: 'placement_orders',
      by: ['ethnicity'],
      areas: ['Adopt London South'],
    },
    'children waiting, every authority': { measure: 'children_waiting_with_order', by: [] },
    'mean days, one borough and its agency': {
      measure: 'entry_to_placed_days',
      by: [],
      areas: ['Croydon', 'Adopt London South'],
    },
  };
  const lines: string[] = [];
  for (const [name, request] of Object.entries(views)) {
    let encode = 0;
    const timings = await timed(RUNS, async () => {
      const result = await figuresArrow(store, request);
      encode = result.timings.encodeMs;
    });
    const hand = BY_HAND[request.measure];
    const byHand = hand
      ? percentile(await timed(RUNS, () => session.arrow({ sql: hand })), 0.95)
      : null;
    const p95 = percentile(timings, 0.95);
    lines.push(
      `${name}: p50 ${ms(percentile(timings, 0.5))}, p95 ${ms(p95)} (encoding ${ms(encode)})` +
        (byHand === null
          ? ''
          : `, ${(p95 / byHand).toFixed(1)} × the hand-written SQL's ${ms(byHand)}`),
    );
  }
  console.log(lines.join('\n'));
  expect(lines).toHaveLength(Object.keys(views).length);
});
