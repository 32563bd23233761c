import { describe, expect, it } from 'vitest';
import { DraftKey, UnfinishedScenario } from '../../../analytics/contract/funding/draft.ts';
import { scenarioWith } from '../renderer/funding/sample-funding.ts';

const isKept = (value: unknown) => UnfinishedScenario.safeParse(value).success;

describe('a draft', () => {
  it('may hold what the engine refuses, as long as somebody is still typing it', () => {
    const scenario = scenarioWith();
    const [demand, ...others] = scenario.formula;
    expect(isKept(scenario)).toBe(true);
    expect(isKept({ ...scenario, name: '' })).toBe(true);
    expect(isKept({ ...scenario, formula: [{ ...demand, weight: -5 }, ...others] })).toBe(true);
    expect(isKept({ ...scenario, budget: { '2023/24': 0 } })).toBe(true);
    expect(isKept({ ...scenario, fixed: { Croydon: -1 } })).toBe(true);
    const values = { placement_orders: { Croydon: { '2022/23': -3 } } };
    expect(isKept({ ...scenario, demand: { source: 'given', values } })).toBe(true);
  });

  it('is not kept where it isn’t made as a scenario is', () => {
    const scenario = scenarioWith();
    for (const value of [
      null,
      'scenario',
      {},
      { ...scenario, partners: 'Croydon' },
      { ...scenario, name: 5 },
      { ...scenario, formula: undefined },
      { ...scenario, colour: 'blue' },
    ]) {
      expect(isKept(value), JSON.stringify(value)).toBe(false);
    }
  });

  it('is known by where it began', () => {
    expect(
      ['ready:als', 'saved:3', 'file:a b.json'].every((key) => DraftKey.safeParse(key).success),
    ).toBe(true);
    expect(['', 'saved:', 'other:3'].some((key) => DraftKey.safeParse(key).success)).toBe(false);
  });
});
