import { describe, expect, it } from 'vitest';
import type { Area } from '../../../../analytics/contract/area.ts';
import type { OptionsRequest, SelectionOptions } from '../../../../analytics/contract/selection.ts';
import {
  fittedSelection,
  openingSelection,
  splitBy,
  splitOf,
} from '../../../../renderer/explore/fit.ts';

const none: SelectionOptions = {
  measures: [],
  areas: [],
  periods: [],
  cohorts: [],
  dimensions: [],
  categories: {},
};
const counted = (counts: Record<string, number>) =>
  Object.entries(counts).map(([id, figures]) => ({ id, figures }));
const area = (name: string, kind: Area['kind'] = 'local_authority'): Area => ({
  code: name,
  name,
  kind,
  region: null,
  members: [],
});

/** An engine that answers from options by breakdown, and remembers what it was asked. */
function engine(answers: { total?: Partial<SelectionOptions>; by?: Partial<SelectionOptions> }) {
  const asked: OptionsRequest[] = [];
  const ask = (request: OptionsRequest) => {
    asked.push(request);
    return Promise.resolve({ ...none, ...(request.by ? answers.by : answers.total) });
  };
  return { ask, asked };
}

describe('the selection a measure is first shown with', () => {
  it('prefers agencies to the authorities that have more figures', async () => {
    const { ask } = engine({ total: { areas: counted({ Kent: 9, 'Adopt London South': 4 }) } });
    const areas = [area('Kent'), area('Adopt London South', 'agency')];
    const chosen = await fittedSelection(ask, 'matches', { areas: [], periods: [] }, areas);
    expect(chosen.areas).toEqual(['Adopt London South']);
  });

  it('takes the three areas with most figures where no agency has any', async () => {
    const { ask } = engine({ total: { areas: counted({ A: 1, B: 5, C: 5, D: 7 }) } });
    const areas = ['A', 'B', 'C', 'D'].map((name) => area(name));
    const chosen = await fittedSelection(ask, 'matches', { areas: [], periods: [] }, areas);
    expect(chosen.areas).toEqual(['D', 'B', 'C']);
  });

  it('keeps of what was chosen what still has figures', async () => {
    const { ask } = engine({
      total: { areas: counted({ Kent: 4, Medway: 4 }), periods: counted({ '2022/23': 2 }) },
    });
    const wanted = { areas: ['Kent', 'Croydon'], periods: ['2022/23', '2018/19'] };
    expect(await fittedSelection(ask, 'matches', wanted, [])).toMatchObject({
      areas: ['Kent'],
      periods: ['2022/23'],
    });
  });

  it('is broken down where there is no total', async () => {
    const { ask, asked } = engine({
      total: { dimensions: counted({ sex: 2, stage: 13 }) },
      by: { areas: counted({ Kent: 13 }) },
    });
    expect(
      await fittedSelection(ask, 'adopters_in_stage', { areas: [], periods: [] }, []),
    ).toMatchObject({ by: 'stage', where: {}, areas: ['Kent'] });
    expect(asked.at(-1)).toMatchObject({ by: 'stage' });
  });

  it('asks of one cohort, the one with most figures', async () => {
    const { ask } = engine({
      total: {
        areas: counted({ Kent: 9 }),
        cohorts: counted({ placed_in_year: 3, adopted_in_year: 6 }),
      },
    });
    const wanted = { areas: [], periods: [] };
    expect(await fittedSelection(ask, 'entry_to_placed_days', wanted, [])).toMatchObject({
      cohort: 'adopted_in_year',
    });
  });
});

describe('what the screen opens with', () => {
  it('is nothing when nothing is loaded', async () => {
    expect(await openingSelection(engine({}).ask, [])).toBeNull();
  });

  it('is a measure that has figures of the area asked for', async () => {
    const measures = counted({ adoption_orders: 28, placement_orders: 106 });
    const ask = (request: OptionsRequest) =>
      Promise.resolve({
        ...none,
        measures,
        areas: counted(request.measure === 'adoption_orders' ? { Kent: 4 } : { Croydon: 4 }),
      });
    expect(await openingSelection(ask, [], ['Croydon'])).toMatchObject({
      measure: 'placement_orders',
      areas: ['Croydon'],
    });
    expect(await openingSelection(ask, [])).toMatchObject({ measure: 'adoption_orders' });
  });
});

describe('a breakdown', () => {
  const nested: SelectionOptions = {
    ...none,
    dimensions: counted({ kind: 3 }),
    categories: {
      kind: counted({ income: 1, expenditure: 2 }),
      category: counted({ staff: 2, premises: 2 }),
    },
  };

  it('that is only found within another is shown within all of its categories', () => {
    expect(splitBy('category', nested)).toEqual({
      by: 'category',
      where: { kind: ['income', 'expenditure'] },
    });
  });

  it('that stands by itself is not narrowed', () => {
    expect(splitBy('kind', nested)).toEqual({ by: 'kind', where: {} });
    expect(splitOf(nested)).toEqual({ by: 'kind', where: {} });
  });
});
