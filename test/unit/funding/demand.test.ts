import { describe, expect, it } from 'vitest';
import type { Figure } from '../../../analytics/contract/figure.ts';
import type { DemandSource } from '../../../analytics/funding/demand-source.ts';
import { measuredDemand } from '../../../analytics/funding/demand-source.ts';
import { readScenario } from '../../../analytics/funding/read-scenario.ts';
import { runScenario } from '../../../analytics/funding/run-scenario.ts';
import { workspaceDemand } from '../../../analytics/funding/workspace-demand.ts';
import { exactly, toNumber } from '../../../analytics/statistics/apportionment/fraction.ts';
import { failureOf } from '../../../analytics/contract/failure.ts';

const SCENARIO = {
  schema: 1,
  name: 'From the workspace',
  partners: ['Croydon', 'Greenwich', 'Achieving for Children'],
  budget: { '2023/24': 900 },
  demand: { source: 'observations' },
  formula: [{ kind: 'demand', weight: 1, drivers: [{ measure: 'placement_orders', years: 2 }] }],
};

const figure = (
  area: string,
  period: string,
  value: number | null,
  more: Partial<Figure> = {},
): Figure => ({
  measure: 'placement_orders',
  area,
  period,
  cohort: null,
  breakdown: {},
  value,
  numerator: null,
  denominator: null,
  lower: null,
  upper: null,
  status: value === null ? 'suppressed' : 'final',
  origin: 'published',
  source: `report on ${area}`,
  observation: 1,
  note: null,
  ...more,
});

const FIGURES = [
  figure('Croydon', '2021/22', 14),
  figure('Croydon', '2022/23', 15),
  figure('Greenwich', '2021/22', 8),
  figure('Greenwich', '2022/23', 7),
  figure('Kingston upon Thames', '2021/22', 0),
  figure('Kingston upon Thames', '2022/23', 1),
  figure('Richmond upon Thames', '2021/22', 4),
  figure('Richmond upon Thames', '2022/23', 0),
];

const source = (figures: readonly Figure[]): DemandSource =>
  measuredDemand(
    (request) =>
      Promise.resolve(
        figures.filter(
          (one) =>
            one.measure === request.measure &&
            request.areas?.includes(one.area) &&
            request.periods?.includes(one.period),
        ),
      ),
    'published',
  );

async function values(
  document: object,
  figures: readonly Figure[] = FIGURES,
  ...more: DemandSource[]
) {
  const { demand, notes } = await workspaceDemand(readScenario(document), [
    source(figures),
    ...more,
  ]);
  const told = Object.fromEntries(
    [...(demand.get('placement_orders') ?? [])].map(([partner, years]) => [
      partner,
      Object.fromEntries(
        [...years].map(([year, { lower, upper }]) => [year, [toNumber(lower), toNumber(upper)]]),
      ),
    ]),
  );
  return { told, notes, demand };
}

describe('demand from the workspace', () => {
  it('adds up the authorities a partner pays for, and counts nobody before it joined', async () => {
    const { told } = await values(SCENARIO);
    expect(told).toEqual({
      Croydon: { 2021: [14, 14], 2022: [15, 15] },
      Greenwich: { 2022: [7, 7] }, // joined Adopt London South on 1 April 2022
      'Achieving for Children': { 2021: [4, 4], 2022: [1, 1] },
    });
  });

  it('takes dates of membership from the document before those of the agency', async () => {
    const { told } = await values({
      ...SCENARIO,
      members: { Greenwich: { since: '2020-04-01' }, Croydon: { until: '2022-03-31' } },
    });
    expect(told['Greenwich']).toEqual({ 2021: [8, 8], 2022: [7, 7] });
    expect(told['Croydon']).toEqual({ 2021: [14, 14] });
  });

  it('leaves a year out in which one of several areas is not known', async () => {
    const { told } = await values(SCENARIO, FIGURES.slice(0, -1));
    expect(told['Achieving for Children']).toEqual({ 2021: [4, 4] });
  });

  it('carries the bounds of a suppressed figure, and asks for the figure where there are none', async () => {
    const bounded = figure('Croydon', '2022/23', null, { lower: 1, upper: 4 });
    const { told, demand } = await values(SCENARIO, [
      ...FIGURES.filter((one) => one.area !== 'Croydon'),
      bounded,
    ]);
    expect(told['Croydon']).toEqual({ 2022: [1, 4] });
    expect(runScenario(readScenario(SCENARIO), demand).suppressed).toBe(true);
    const unknown = values(SCENARIO, [figure('Croydon', '2022/23', null)]);
    await expect(unknown).rejects.toThrow('Ask Croydon for the figure');
  });

  it('does not ask for a figure that only the cost per child is told by', async () => {
    const placed = figure('Croydon', '2022/23', null, { measure: 'children_placed' });
    const { demand } = await values(SCENARIO, [...FIGURES, placed]);
    const result = runScenario(readScenario(SCENARIO), demand);
    expect(result).toMatchObject({ suppressed: false, costMeasure: 'children_placed' });
    expect(result.years[0]?.partners[0]?.costPerChild).toBeNull();
  });

  it('takes the figure that stands in the document instead', async () => {
    const demand = {
      source: 'observations',
      values: { placement_orders: { Croydon: { '2022/23': 3 } } },
    };
    const { told } = await values({ ...SCENARIO, demand }, [
      ...FIGURES.slice(2),
      figure('Croydon', '2022/23', null),
      figure('Croydon', '2021/22', 14),
    ]);
    expect(told['Croydon']).toEqual({ 2021: [14, 14], 2022: [3, 3] });
  });

  it('tells of a figure that is stated twice, and uses the first', async () => {
    const { told, notes } = await values(SCENARIO, [...FIGURES, figure('Croydon', '2022/23', 19)]);
    expect(told['Croydon']?.['2022']).toEqual([15, 15]);
    expect(notes).toEqual([
      expect.stringContaining('Croydon’s placement orders of 2022/23 are stated twice: 15'),
    ]);
  });

  it('asks a further source, such as a forecast, for what the first does not know', async () => {
    const forecast: DemandSource = ({ areas, years }) =>
      Promise.resolve(
        areas.flatMap(({ name }) =>
          years.map((year) => ({
            area: name,
            year,
            known: { lower: exactly(5), upper: exactly(5) },
          })),
        ),
      );
    const later = { ...SCENARIO, budget: { '2024/25': 900 } };
    const { told } = await values(later, FIGURES, forecast);
    expect(told['Croydon']).toEqual({ 2022: [15, 15], 2023: [5, 5] });
  });

  it('refuses a partner that is no area, and a measure there is none of', async () => {
    const stranger = await values({ ...SCENARIO, partners: ['Croydn'] }).catch(failureOf);
    expect(stranger).toMatchObject({
      place: { field: 'partners[0]' },
      action: expect.stringContaining('Croydon') as string,
    });
    const measure = {
      ...SCENARIO,
      formula: [{ kind: 'demand', weight: 1, drivers: [{ measure: 'placement_order', years: 1 }] }],
    };
    expect(await values(measure).catch(failureOf)).toMatchObject({
      code: 'scenario_refused',
      action: expect.stringContaining('placement_orders') as string,
    });
  });
});
