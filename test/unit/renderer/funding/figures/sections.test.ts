import { describe, expect, it } from 'vitest';
import { failureOf } from '../../../../../analytics/contract/failure.ts';
import type { ScenarioDocument } from '../../../../../analytics/contract/funding/scenario.ts';
import { readScenario } from '../../../../../analytics/funding/read-scenario.ts';
import {
  plainFailure,
  refusalWords,
  sectionOf,
  sectionSays,
} from '../../../../../renderer/funding/figures/sections.ts';
import { resultOf, scenarioWith } from '../sample-funding.ts';

/** Why the engine refuses the scenario with these fields. */
function refused(fields: Partial<ScenarioDocument>) {
  try {
    resultOf(readScenario({ ...scenarioWith(), ...fields }));
  } catch (error) {
    return failureOf(error);
  }
  throw new Error('the scenario was not refused');
}

const demand = (value: number) => ({
  source: 'given' as const,
  values: { placement_orders: { 'St. Helens': { '2021/22': value } } },
});

describe('a refusal of a figure', () => {
  it('is told by the names that its grid has, not by those of the document', () => {
    expect(plainFailure(refused({ demand: demand(-3) })).message).toMatch(
      /^Demand, Placement orders, St\. Helens, 2021\/22 is negative/,
    );
    expect(plainFailure(refused({ fixed: { Croydon: { '2023/24': -1 } } })).message).toMatch(
      /^Fixed amounts, Croydon(?:, 2023\/24)? is negative/,
    );
    const income = [{ name: 'Grant', kind: 'grant' as const, amounts: -5 }];
    expect(plainFailure(refused({ income })).message).toMatch(
      /^Budget and income, line 1 is negative/,
    );
  });

  it('is told at its cell without the field', () => {
    expect(refusalWords(refused({ budget: { '2023/24': -1 } }))).toMatch(/^is /);
  });

  it('leads to the figures it is about, those a driver lacks included', () => {
    expect(sectionOf(refused({ demand: demand(-3) }))).toBe('demand');
    expect(sectionOf(refused({ demand: { source: 'given', values: {} } }))).toBe('demand');
    expect(sectionOf(refused({ fixed: { Croydon: 9_000_000 } }))).toBe('fixed');
    expect(sectionOf(refused({ formula: [{ kind: 'population', weight: 1 }] }))).toBe('population');
    expect(sectionOf(refused({ formula: [{ kind: 'equal', weight: -1 }] }))).toBeNull();
    expect(sectionOf(null)).toBeNull();
  });
});

it('says what there is of each', () => {
  const scenario = scenarioWith({
    income: [{ name: 'Grant', kind: 'grant', amounts: 5 }],
    fixed: { Croydon: 5 },
  });
  expect(sectionSays(scenario, 'demand')).toBe('2 measures');
  expect(sectionSays(scenario, 'budget')).toBe('£1,000,000, less 1 line');
  expect(sectionSays(scenario, 'fixed')).toBe('1 partner');
  expect(sectionSays(scenario, 'tariffs')).toBe('none');
  expect(sectionSays(scenario, 'paid')).toBe('3 contributions');
  expect(sectionSays(scenario, 'population')).toBe('none');
});
