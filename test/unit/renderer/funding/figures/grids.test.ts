import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../../../../analytics/contract/funding/scenario.ts';
import { readScenario } from '../../../../../analytics/funding/read-scenario.ts';
import {
  countedYears,
  demandGrid,
  demandNames,
  demandYears,
  readDemand,
} from '../../../../../renderer/funding/figures/demand-grid.ts';
import { typedText } from '../../../../../renderer/funding/figures/grid-cell.ts';
import type { GridModel } from '../../../../../renderer/funding/figures/grid-model.ts';
import { incomeGrid, tariffGrid } from '../../../../../renderer/funding/figures/line-grids.ts';
import {
  budgetGrid,
  paidGrid,
  partnerGrid,
  withYear,
} from '../../../../../renderer/funding/figures/money-grids.ts';
import { scenarioWith } from '../sample-funding.ts';

const right = () => null;
const shown = ({ rows }: GridModel) =>
  rows.map(({ label, cells }) => [label, ...cells.map(typedText)]);
const write = (model: GridModel, ...cells: [row: number, column: number, text: string][]) =>
  model.written(cells.map(([row, column, text]) => ({ row, column, text })));

const demandOf = (scenario: Scenario) =>
  demandGrid(scenario, 'placement_orders', demandYears(scenario), right);

describe('demand', () => {
  it('has a row for every partner and a column for every year that is given or counted', () => {
    const scenario = scenarioWith();
    expect(demandYears(scenario)).toEqual(['2020/21', '2021/22', '2022/23', '2023/24']);
    expect(shown(demandOf(scenario))[0]).toEqual(['Croydon', '14', '15', '13', '']);
    expect(countedYears(scenario, 'placement_orders').get('2022/23')).toEqual([
      '2023/24',
      '2024/25',
    ]);
    expect(demandYears(scenario, { before: 1, after: 1 }).at(0)).toBe('2019/20');
    expect(demandYears(scenario, { before: 1, after: 1 }).at(-1)).toBe('2024/25');
  });

  it('has the areas of a partner that pays for several, unless it has figures of its own', () => {
    const areas = { Merton: ['Kingston upon Thames', 'Richmond upon Thames'] };
    const scenario = scenarioWith({ areas });
    expect(demandNames(scenario, 'placement_orders')).toEqual(['Croydon', 'Greenwich', 'Merton']);
    expect(demandNames(scenario, 'matches')).toEqual([
      'Croydon',
      'Greenwich',
      'Kingston upon Thames',
      'Richmond upon Thames',
    ]);
  });

  it('reads counts, marks and ranges as they are typed', () => {
    expect(['14', '1,204', ' <5 ', 'c', '1–4', '1 to 4', '-3', ''].map(readDemand)).toEqual([
      14,
      1204,
      '<5',
      'c',
      { lower: 1, upper: 4 },
      { lower: 1, upper: 4 },
      -3,
      undefined,
    ]);
  });

  it('writes what is typed, takes out what is emptied and leaves the rest as it was', () => {
    const before = scenarioWith();
    const after = write(demandOf(before), [0, 0, '20'], [0, 3, '<5'], [2, 1, '']);
    const values = after.demand?.values?.['placement_orders'];
    expect(values?.['Croydon']).toEqual({
      '2020/21': 20,
      '2021/22': 15,
      '2022/23': 13,
      '2023/24': '<5',
    });
    expect(values?.['Merton']).toEqual({ '2020/21': 3, '2022/23': 4 });
    expect(after.demand?.values?.['children_placed']).toBe(
      before.demand?.values?.['children_placed'],
    );
    expect(before.demand?.values?.['placement_orders']?.['Croydon']?.['2020/21']).toBe(14);
    expect(readScenario(after)).toEqual(after);
  });

  it('shows the refusal at the cell it is about, and nowhere else', () => {
    const scenario = scenarioWith();
    const model = demandGrid(scenario, 'placement_orders', demandYears(scenario), (field) =>
      field === 'demand.values.placement_orders.Greenwich.2021/22' ? 'is negative' : null,
    );
    const errors = model.rows.flatMap(({ label, cells }) =>
      cells.flatMap(({ error }, at) => (error ? [`${label} ${at}: ${error}`] : [])),
    );
    expect(errors).toEqual(['Greenwich 1: is negative']);
  });
});

describe('a value by year', () => {
  const years = ['2023/24', '2024/25'];
  it('is one value while all years have the same, and one a year otherwise', () => {
    expect(withYear(undefined, '2023/24', 5, years)).toEqual({ '2023/24': 5 });
    expect(withYear({ '2023/24': 5 }, '2024/25', 5, years)).toBe(5);
    expect(withYear(5, '2024/25', 6, years)).toEqual({ '2023/24': 5, '2024/25': 6 });
    expect(withYear(5, '2024/25', undefined, years)).toEqual({ '2023/24': 5 });
    expect(withYear({ '2023/24': 5 }, '2023/24', undefined, years)).toBeUndefined();
  });

  it('keeps a year that the budget does not have', () => {
    const value = { '2022/23': 5, '2023/24': 5 };
    expect(withYear(value, '2024/25', 5, years)).toEqual({ ...value, '2024/25': 5 });
  });
});

describe('amounts by partner', () => {
  it('are written for the partner and the year, and leave no trace when emptied', () => {
    const before = scenarioWith();
    const after = write(partnerGrid(before, 'fixed', right), [1, 0, '£10,000'], [1, 1, '12000']);
    expect(after.fixed).toEqual({ Greenwich: { '2023/24': 10_000, '2024/25': 12_000 } });
    expect(readScenario(after)).toEqual(after);
    const again = write(partnerGrid(after, 'fixed', right), [1, 0, ''], [1, 1, '']);
    expect('fixed' in again).toBe(false);
    const people = write(partnerGrid(before, 'population', right), [0, 0, '390,800']);
    expect(people.population).toEqual({ Croydon: { '2023/24': 390_800 } });
  });

  it('say once in a row what the partner lacks', () => {
    const model = partnerGrid(scenarioWith(), 'population', (field) =>
      field === 'population.Merton' ? 'has none' : null,
    );
    expect(model.rows[2]?.cells.map(({ error }) => error ?? null)).toEqual(['has none', null]);
  });

  it('are what was paid before, and the history where the formula has one of its own', () => {
    const before = scenarioWith();
    expect(paidGrid(before, right).columns.map(({ header }) => header)).toEqual([
      'Paid in 2022/23',
    ]);
    const after = write(paidGrid(before, right), [0, 0, '510000'], [2, 0, '']);
    expect(after.prior?.contributions).toEqual({ Greenwich: 300_000, Croydon: 510_000 });
    const own = scenarioWith({ history: { contributions: { Croydon: 1 } } });
    expect(shown(paidGrid(own, right))[0]).toEqual(['Croydon', '500000', '1']);
  });
});

describe('the budget', () => {
  it('keeps its years in their order', () => {
    const after = write(budgetGrid(scenarioWith(), right), [0, 0, '£1,100,000']);
    expect(Object.entries(after.budget)).toEqual([
      ['2023/24', 1_100_000],
      ['2024/25', 1_020_000],
    ]);
  });
});

describe('lines of income', () => {
  it('begin on the empty row, by name or by amount', () => {
    const named = write(
      incomeGrid(scenarioWith(), right),
      [0, 0, 'Regional grant'],
      [0, 1, 'grant'],
      [0, 3, '5,000'],
      [1, 1, 'Carried forward'],
      [1, 4, '700'],
    );
    expect(named.income).toEqual([
      { name: 'Regional grant', kind: 'grant', amounts: { '2023/24': 5000 } },
      { name: 'Carried forward', kind: 'carried_forward', amounts: { '2024/25': 700 } },
    ]);
    expect(readScenario(named)).toEqual(named);
    expect(shown(incomeGrid(named, right)).map(([label]) => label)).toEqual(['1', '2', 'New']);
  });

  it('go with their name', () => {
    const income = [
      { name: 'Grant', kind: 'grant' as const, amounts: 5 },
      { name: 'Rent', kind: 'in_kind' as const, amounts: 6, partner: 'Croydon' },
    ];
    const model = incomeGrid(scenarioWith({ income }), right);
    expect(write(model, [0, 0, '']).income).toEqual([income[1]]);
    expect('income' in write(model, [0, 0, ''], [1, 0, ''])).toBe(false);
    expect(write(model, [1, 2, '']).income?.[1]).toEqual({
      name: 'Rent',
      kind: 'in_kind',
      amounts: 6,
    });
  });

  it('take no kind and no partner there isn’t', () => {
    const [, kind, partner] = incomeGrid(scenarioWith(), right).columns;
    expect(kind?.check('GRANT')).toBeNull();
    expect(kind?.check('Loan')).toContain('Carried forward');
    expect(partner?.check('Kent')).toContain('Croydon');
  });
});

describe('tariffs', () => {
  it('are for a measure the scenario has demand of', () => {
    const model = tariffGrid(scenarioWith(), right);
    const [measure] = model.columns;
    expect(measure?.check('Fish')).toContain('Placement orders');
    const after = write(model, [0, 0, 'placement orders'], [0, 3, '250.50'], [0, 2, '2']);
    expect(after.activity_price).toEqual([
      { measure: 'placement_orders', price: { '2023/24': 250.5 }, years: 1, lag: 2 },
    ]);
    expect(readScenario(after)).toEqual(after);
    expect('activity_price' in write(tariffGrid(after, right), [0, 0, ''])).toBe(false);
  });
});
