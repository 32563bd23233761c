import { describe, expect, it } from 'vitest';
import { figureCard } from '../../../analytics/measures/card.ts';
import { readFigures } from '../../../analytics/measures/figures.ts';
import { selectionOptions } from '../../../analytics/measures/options.ts';
import type { JourneyRow } from './journeys.ts';
import { storeOf } from './journeys.ts';

const CROYDON = 'E09000008';
const GREENWICH = 'E09000011';

const child = (row: JourneyRow): JourneyRow => ({ area_code: CROYDON, ...row });

describe('figures worked out from journeys', () => {
  it('counts an event in the period it fell into and says 0 where there was none', async () => {
    const store = await storeOf([
      child({ placement_order_on: '2022-03-31' }),
      child({ placement_order_on: '2022-04-01' }),
      child({ placement_order_on: '2024-05-01' }),
    ]);
    const figures = await readFigures(store, { measure: 'placement_orders' });
    expect(figures.map(({ area, period, value }) => [area, period, value])).toEqual([
      ['Croydon', '2021/22', 1],
      ['Croydon', '2022/23', 1],
      ['Croydon', '2023/24', 0],
      ['Croydon', '2024/25', 1],
    ]);
    expect(figures[0]).toMatchObject({
      origin: 'line_level',
      status: 'final',
      source: "computed from children's journeys: journeys.csv",
    });
  });

  it('counts a child once however many placement attempts repeat the order', async () => {
    const store = await storeOf([
      child({
        child_key: 'a',
        attempt: 1,
        placement_order_on: '2022-05-01',
        disrupted_on: '2022-09-01',
      }),
      child({ child_key: 'a', attempt: 2, placement_order_on: '2022-05-01' }),
      child({ child_key: 'b', attempt: 1, placement_order_on: '2022-06-01' }),
    ]);
    const [figure] = await readFigures(store, {
      measure: 'placement_orders',
      periods: ['2022/23'],
    });
    expect(figure?.value).toBe(2);
  });

  it('takes mean days with n, the sum as numerator and the t interval', async () => {
    const store = await storeOf([
      child({ entered_care_on: '2022-01-01', placed_on: '2022-04-11' }),
      child({ entered_care_on: '2022-01-01', placed_on: '2022-07-20' }),
      child({ entered_care_on: '2022-01-01', placed_on: '2022-10-28' }),
      child({ entered_care_on: '2022-01-01' }),
    ]);
    const figures = await readFigures(store, {
      measure: 'entry_to_placed_days',
      cohorts: ['placed_in_year'],
    });
    // 100, 200, 300 days: sd 100, t(2) = 4.302653, half-width 248.41.
    expect(figures).toHaveLength(1);
    expect(figures[0]).toMatchObject({
      value: 200,
      numerator: 600,
      denominator: 3,
      lower: -48.41,
      upper: 448.41,
    });
  });

  it('takes the median when asked, and a median has no t interval', async () => {
    const store = await storeOf(
      ['2022-05-01', '2022-05-03', '2022-08-01'].map((placed_on) =>
        child({ entered_care_on: '2022-04-01', placed_on }),
      ),
    );
    const [figure] = await readFigures(store, {
      measure: 'entry_to_placed_days',
      cohorts: ['placed_in_year'],
      statistic: 'median',
    });
    expect(figure).toMatchObject({ value: 32, lower: null, upper: null });
  });

  it('counts 0 days where the match came before the order and leaves out children without one', async () => {
    const store = await storeOf([
      child({ placement_order_on: '2022-06-01', matched_on: '2022-05-01' }),
      child({ placement_order_on: '2022-06-01', matched_on: '2022-06-11' }),
      child({ matched_on: '2022-06-11' }),
    ]);
    const [figure] = await readFigures(store, {
      measure: 'placement_order_to_match_days',
      cohorts: ['matched_in_year'],
    });
    expect(figure).toMatchObject({ value: 5, denominator: 2 });
  });

  it("stops A10's clock when the adopting foster placement began", async () => {
    const store = await storeOf([
      child({
        entered_care_on: '2022-04-01',
        adopting_foster_placement_on: '2022-04-11',
        placed_on: '2022-06-30',
      }),
    ]);
    const value = async (measure: string) =>
      (await readFigures(store, { measure, cohorts: ['placed_in_year'] }))[0]?.value;
    expect(await value('entry_to_placed_days')).toBe(90);
    expect(await value('entry_to_placed_days_adjusted')).toBe(10);
  });

  it('takes one mean over all children of three years, not a mean of means', async () => {
    const store = await storeOf([
      child({ entered_care_on: '2020-04-01', placed_on: '2020-04-11' }),
      child({ entered_care_on: '2020-04-01', placed_on: '2020-04-11' }),
      child({ entered_care_on: '2022-04-01', placed_on: '2022-05-11' }),
    ]);
    const [figure] = await readFigures(store, {
      measure: 'entry_to_placed_days',
      cohorts: ['placed_in_year'],
      periods: ['2020/21 to 2022/23'],
    });
    expect(figure).toMatchObject({ value: 20, denominator: 3 });
  });

  it('counts who waits on the last day: ordered, and neither placed nor ended by then', async () => {
    const store = await storeOf([
      child({ placement_order_on: '2022-05-01' }),
      child({ placement_order_on: '2022-05-01', placed_on: '2023-04-01' }),
      child({ placement_order_on: '2022-05-01', placed_on: '2023-03-31' }),
      child({ placement_order_on: '2022-05-01', order_ended_on: '2022-12-01' }),
      child({ placement_order_on: '2022-05-01', linked_on: '2023-03-01' }),
      child({ placement_order_on: '2022-05-01', family_finding_status: 'on_hold' }),
      child({ placement_order_on: '2023-04-01' }),
    ]);
    const value = async (measure: string) =>
      (await readFigures(store, { measure, periods: ['2023-03-31'] }))[0]?.value;
    expect(await value('children_waiting_with_order')).toBe(4);
    expect(await value('children_waiting')).toBe(2);
  });

  it('counts nobody as waiting on a day the journeys do not reach to, even when asked', async () => {
    const store = await storeOf([child({ placement_order_on: '2022-05-01' })]);
    const ask = (period: string) =>
      readFigures(store, { measure: 'children_waiting_with_order', periods: [period] });
    expect(await ask('2022-05-31')).toHaveLength(1);
    expect(await ask('2022/23')).toEqual([]);
    expect(await ask('2030/31')).toEqual([]);
  });

  it('takes a share with its counts and Wilson interval', async () => {
    const store = await storeOf([
      child({ placed_on: '2022-05-01', early_permanence_on: '2021-05-01' }),
      ...Array.from({ length: 9 }, () => child({ placed_on: '2022-05-01' })),
    ]);
    const [figure] = await readFigures(store, { measure: 'early_permanence_share' });
    expect(figure).toMatchObject({
      value: 10,
      numerator: 1,
      denominator: 10,
      lower: 1.79,
      upper: 40.42,
    });
  });

  it('says nothing of early permanence where journeys never mention it: unknown is not zero', async () => {
    const store = await storeOf([child({ placed_on: '2022-05-01' })]);
    expect(await readFigures(store, { measure: 'early_permanence_share' })).toEqual([]);
  });

  it('breaks down by what journeys know and keeps the unknown apart', async () => {
    const store = await storeOf([
      child({ placed_on: '2022-05-01', sex: 'female' }),
      child({ placed_on: '2022-05-01', sex: 'male' }),
      child({ placed_on: '2022-05-01' }),
    ]);
    const figures = await readFigures(store, { measure: 'children_placed', by: ['sex'] });
    expect(figures.map(({ breakdown, value }) => [breakdown, value])).toEqual([
      [{ sex: 'female' }, 1],
      [{ sex: 'male' }, 1],
      [{ sex: 'unknown' }, 1],
    ]);
    const women = await readFigures(store, {
      measure: 'children_placed',
      where: { sex: ['female'] },
    });
    expect(women.map(({ value }) => value)).toEqual([1]);
  });

  it("counts an agency's members on the day, or its members of today, as asked", async () => {
    const store = await storeOf([
      child({ placement_order_on: '2021-06-01' }),
      child({ placement_order_on: '2021-06-01', area_code: GREENWICH }),
      child({ placement_order_on: '2022-06-01', area_code: GREENWICH }),
    ]);
    const values = async (basis: 'members_then' | 'members_now') =>
      (
        await readFigures(store, {
          measure: 'placement_orders',
          areas: ['Adopt London South'],
          basis,
        })
      ).map(({ period, value, note }) => [period, value, note]);
    const note = 'Journeys of 2 of 10 authorities are loaded.';
    expect(await values('members_then')).toEqual([
      ['2021/22', 1, note],
      ['2022/23', 1, note],
    ]);
    expect(await values('members_now')).toEqual([
      ['2021/22', 2, note],
      ['2022/23', 1, note],
    ]);
  });

  it('works out from a source about one cohort only what that cohort can tell', async () => {
    const only = {
      population_cohort: 'placed_in_year',
      population_start: '2022-04-01',
      population_end: '2023-03-31',
    };
    const store = await storeOf([
      child({
        ...only,
        entered_care_on: '2021-06-01',
        placement_order_on: '2022-03-01',
        placed_on: '2022-06-01',
      }),
      child({
        ...only,
        entered_care_on: '2021-06-01',
        placement_order_on: '2022-05-01',
        placed_on: '2022-06-01',
      }),
    ]);
    const days = await readFigures(store, { measure: 'entry_to_placement_order_days' });
    expect(days.map(({ cohort, denominator }) => [cohort, denominator])).toEqual([
      ['placed_in_year', 2],
    ]);
    expect(await readFigures(store, { measure: 'placement_orders' })).toEqual([]);
    expect(await readFigures(store, { measure: 'children_waiting_with_order' })).toEqual([]);
    const placed = await readFigures(store, { measure: 'children_placed' });
    expect(placed.map(({ value }) => value)).toEqual([2]);
  });

  it('cuts periods by the grain asked for', async () => {
    const store = await storeOf([
      child({ placement_order_on: '2022-05-01' }),
      child({ placement_order_on: '2022-08-01' }),
    ]);
    const labels = async (grain: 'quarter' | 'month' | 'rolling_12_months') =>
      (await readFigures(store, { measure: 'placement_orders', grain })).map(
        ({ period, value }) => `${period}: ${value}`,
      );
    expect((await labels('quarter')).slice(0, 2)).toEqual(['2022/23 Q1: 1', '2022/23 Q2: 1']);
    expect(await labels('month')).toEqual(['2022-05: 1', '2022-06: 0', '2022-07: 0', '2022-08: 1']);
    expect((await labels('rolling_12_months')).at(-1)).toBe('12 months to 2022-08: 2');
  });

  it('refuses what it does not know and says what was probably meant', async () => {
    const store = await storeOf([]);
    await expect(readFigures(store, { measure: 'placement_order' })).rejects.toThrow(
      /placement_orders/,
    );
    await expect(
      readFigures(store, { measure: 'placement_orders', areas: ['Croydonia'] }),
    ).rejects.toThrow(/Croydon/);
    await expect(
      readFigures(store, { measure: 'placement_orders', periods: ['2022/25'] }),
    ).rejects.toThrow(/2022\/23/);
  });
});

describe("a computed figure's card", () => {
  it('shows the rows behind it, the median and the mean without its most extreme child', async () => {
    const store = await storeOf(
      ['2022-04-11', '2022-04-21', '2022-07-10'].map((placed_on) =>
        child({ entered_care_on: '2022-04-01', placed_on }),
      ),
    );
    const card = await figureCard(store, {
      measure: 'entry_to_placed_days',
      area: 'Croydon',
      period: '2022/23',
      cohort: 'placed_in_year',
      breakdown: {},
      origin: 'line_level',
      observation: null,
      statistic: 'mean',
    });
    expect(card.figure).toMatchObject({ value: 43.33, denominator: 3 });
    expect(card.median).toBe(20);
    expect(card.withoutMostExtreme).toEqual({ value: 15, excluded: 100 });
    expect(card.rows.total).toBe(3);
    expect(card.rows.cells[0]).toEqual([4, '2022-04-01', '2022-07-10', 100]);
    expect(card.calculation).toContain('130 days in all, divided by 3 children');
  });
});

describe('the choices on offer', () => {
  it('counts each facet under the others and offers nothing empty', async () => {
    const store = await storeOf([
      child({ placement_order_on: '2022-05-01', sex: 'female' }),
      child({ placement_order_on: '2023-05-01', area_code: GREENWICH }),
    ]);
    const options = await selectionOptions(store, {
      measure: 'placement_orders',
      areas: ['Croydon'],
      periods: ['2022/23'],
    });
    expect(options.measures).toContainEqual({ id: 'placement_orders', figures: 1 });
    expect(options.measures.map(({ id }) => id)).not.toContain('matches');
    expect(options.areas.map(({ id }) => id)).toContain('Greenwich');
    expect(options.periods.map(({ id }) => id)).toEqual(['2022/23', '2023/24']);
    expect(options.dimensions.map(({ id }) => id)).toContain('sex');
  });
});
