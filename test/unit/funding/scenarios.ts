import type { ScenarioDocument } from '../../../analytics/contract/funding/scenario.ts';
import type { ScenarioResult } from '../../../analytics/contract/funding/result.ts';
import { failureOf } from '../../../analytics/contract/failure.ts';
import type { Failure } from '../../../analytics/contract/failure.ts';
import type { Demand } from '../../../analytics/funding/demand.ts';
import { givenDemand } from '../../../analytics/funding/given-demand.ts';
import { readScenario } from '../../../analytics/funding/read-scenario.ts';
import { preparedAtLower, runScenario } from '../../../analytics/funding/run-scenario.ts';

/** Three partners, one year and one driver: each option is laid over it. */
export const SIMPLE = {
  schema: 1,
  name: 'Simple',
  partners: ['Ash', 'Birch', 'Cedar'],
  budget: { '2023/24': 1000 },
  prior: { year: '2022/23', contributions: { Ash: 500, Birch: 300, Cedar: 200 } },
  demand: {
    source: 'given',
    values: {
      orders: {
        Ash: { '2020/21': 2, '2021/22': 4, '2022/23': 6 },
        Birch: { '2020/21': 4, '2021/22': 4, '2022/23': 4 },
        Cedar: { '2020/21': 12, '2021/22': 12, '2022/23': 12 },
      },
    },
  },
  formula: [{ kind: 'demand', weight: 1, drivers: [{ measure: 'orders', weight: 1, years: 3 }] }],
} as const satisfies ScenarioDocument;

export const simple = (more: Partial<ScenarioDocument> = {}): ScenarioDocument => ({
  ...structuredClone(SIMPLE),
  ...more,
});

export function run(document: unknown): ScenarioResult {
  const scenario = readScenario(document);
  return runScenario(scenario, givenDemand(scenario));
}

export function demandIn(document: unknown): Demand {
  const scenario = readScenario(document);
  return preparedAtLower(scenario, givenDemand(scenario)).demand;
}

/** What each partner pays in a year. */
export function paid(document: unknown, year = '2023/24'): Record<string, number> {
  const found = run(document).years.find((one) => one.year === year);
  return Object.fromEntries((found?.partners ?? []).map((row) => [row.partner, row.contribution]));
}

/** Why a document is refused; fails where it isn't. */
export function refused(work: () => unknown): Failure {
  try {
    work();
  } catch (error) {
    return failureOf(error);
  }
  throw new Error('It was not refused.');
}
