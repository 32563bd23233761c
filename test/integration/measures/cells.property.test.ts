import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePeriod } from '../../../analytics/contract/period.ts';
import { readFigures } from '../../../analytics/measures/figures.ts';
import { storeOf } from './journeys.ts';

const CROYDON = 'E09000008';
const GREENWICH = 'E09000011';
const JOINED = '2022-04-01';

const day = fc
  .integer({ min: 0, max: 1500 })
  .map((n) => new Date(Date.UTC(2020, 2, 1) + n * 86_400_000).toISOString().slice(0, 10));
const maybe = fc.option(day, { nil: null });

const journey = fc.record({
  child: fc.integer({ min: 1, max: 12 }),
  area_code: fc.constantFrom(CROYDON, GREENWICH),
  entered_care_on: day,
  placement_order_on: maybe,
  matched_on: maybe,
  placed_on: maybe,
  disrupted_on: maybe,
});

/** Each child lives in one area; its journeys are its attempts, each with dates of its own. */
const journeys = fc.array(journey, { minLength: 1, maxLength: 25 }).map((rows) => {
  const attempts = new Map<number, number>();
  return rows.map(({ child, ...row }) => {
    const attempt = (attempts.get(child) ?? 0) + 1;
    attempts.set(child, attempt);
    return {
      ...row,
      area_code: child % 2 === 0 ? CROYDON : GREENWICH,
      child_key: `c${child}`,
      attempt,
    };
  });
});
type Row = (typeof journeys extends fc.Arbitrary<infer T> ? T : never)[number];

const PERIODS = [
  '2020/21',
  '2022/23',
  '2022/23 Q2',
  '2022-07',
  '12 months to 2022-12',
  '2020/21 to 2022/23',
  '2022-04-15 to 2022-11-03',
];

const within = (date: string | null, { start, end }: { start: string; end: string }) =>
  date !== null && date >= start && date <= end;
/** Greenwich counts for the agency from the day it joined. */
const member = (row: Row, on: string) => row.area_code === CROYDON || on >= JOINED;

function ordersIn(rows: Row[], period: { start: string; end: string }): number {
  const children = rows.filter(
    (row) => within(row.placement_order_on, period) && member(row, row.placement_order_on ?? ''),
  );
  return new Set(children.map((row) => row.child_key)).size;
}

function waitingOn(rows: Row[], on: string): number {
  const waiting = rows.filter(({ placement_order_on, placed_on, ...row }) => {
    const open = placement_order_on !== null && placement_order_on <= on;
    const before = rows.find(
      (other) => other.child_key === row.child_key && other.attempt === row.attempt - 1,
    );
    const again = (before?.disrupted_on ?? '') <= on;
    return (
      open &&
      again &&
      (placed_on === null || placed_on > on) &&
      (row.area_code === CROYDON || on >= JOINED)
    );
  });
  return new Set(waiting.map((row) => row.child_key)).size;
}

function daysOf(rows: Row[], period: { start: string; end: string }) {
  const events = new Map<string, { attempt: number; days: number }>();
  for (const row of rows) {
    if (!within(row.placed_on, period) || !member(row, row.placed_on ?? '')) continue;
    const key = `${row.child_key} ${row.placed_on}`;
    const days = (Date.parse(row.placed_on ?? '') - Date.parse(row.entered_care_on)) / 86_400_000;
    if ((events.get(key)?.attempt ?? 0) < row.attempt)
      events.set(key, { attempt: row.attempt, days });
  }
  const days = [...events.values()].map((event) => event.days);
  return { n: days.length, total: days.reduce((sum, value) => sum + value, 0) };
}

describe('cells', () => {
  it('give what counting every child one by one gives, whatever the period', async () => {
    await fc.assert(
      fc.asyncProperty(journeys, fc.constantFrom(...PERIODS), async (rows, text) => {
        const store = await storeOf(rows);
        const period = parsePeriod(text)!;
        const ask = async (measure: string) =>
          (
            await readFigures(store, {
              measure,
              areas: ['Adopt London South'],
              periods: [text],
              cohorts: ['placed_in_year'],
            })
          )[0];
        expect((await ask('placement_orders'))?.value ?? 0).toBe(ordersIn(rows, period));
        expect((await ask('children_waiting_with_order'))?.value ?? 0).toBe(
          waitingOn(rows, period.end),
        );
        const expected = daysOf(rows, period);
        const mean = await ask('entry_to_placed_days');
        expect(mean?.denominator ?? 0).toBe(expected.n);
        expect(mean?.numerator ?? 0).toBe(expected.total);
        await store.session.close();
      }),
      { numRuns: 60 },
    );
  });
});
