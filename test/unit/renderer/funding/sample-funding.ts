import { givenDemand } from '../../../../analytics/funding/given-demand.ts';
import { readScenario } from '../../../../analytics/funding/read-scenario.ts';
import { runScenario } from '../../../../analytics/funding/run-scenario.ts';
import type { ScenarioResult } from '../../../../analytics/contract/funding/result.ts';
import type {
  Scenario,
  ScenarioDocument,
} from '../../../../analytics/contract/funding/scenario.ts';

const DOCUMENT: ScenarioDocument = {
  schema: 1,
  name: 'Hybrid',
  partners: ['Croydon', 'Greenwich', 'Merton'],
  budget: { '2023/24': 1_000_000, '2024/25': 1_020_000 },
  prior: {
    year: '2022/23',
    contributions: { Croydon: 500_000, Greenwich: 300_000, Merton: 200_000 },
  },
  demand: {
    source: 'given',
    values: {
      placement_orders: {
        Croydon: { '2020/21': 14, '2021/22': 15, '2022/23': 13 },
        Greenwich: { '2020/21': 8, '2021/22': 7, '2022/23': 12 },
        Merton: { '2020/21': 3, '2021/22': 2, '2022/23': 4 },
      },
      children_placed: {
        Croydon: { '2020/21': 9, '2021/22': 9, '2022/23': 9 },
        Greenwich: { '2020/21': 6, '2021/22': 6, '2022/23': 6 },
        Merton: { '2020/21': 7, '2021/22': 7, '2022/23': 7 },
      },
    },
  },
  formula: [
    { kind: 'demand', weight: 0.6, drivers: [{ measure: 'placement_orders', years: 3 }] },
    { kind: 'historic', weight: 0.3 },
    { kind: 'equal', weight: 0.1 },
  ],
};

/** A scenario of three partners over two years, with what a test changes of it. */
export const scenarioWith = (fields: Partial<ScenarioDocument> = {}): Scenario =>
  readScenario({ ...DOCUMENT, ...fields });

/** What the engine itself makes of it. */
export const resultOf = (scenario: Scenario): ScenarioResult =>
  runScenario(scenario, givenDemand(scenario));
