import { expect, it } from 'vitest';
import type { ScenarioDocument } from '../../../../analytics/contract/funding/scenario.ts';
import { Scenario } from '../../../../analytics/contract/funding/scenario.ts';
import { likelyRivals, scenarioChoices } from '../../../../renderer/funding/scenarios.ts';

const named = (name: string, more: Partial<ScenarioDocument> = {}): Scenario =>
  Scenario.parse({
    schema: 1,
    name,
    partners: ['Croydon', 'Merton'],
    budget: { '2023/24': 1000 },
    formula: [{ kind: 'equal', weight: 1 }],
    ...more,
  });

it('offers to compare with what shares the same year’s budget among the same partners', () => {
  const choices = scenarioChoices({
    ready: [],
    saved: [],
    drafts: new Map(),
    files: new Map([
      ['file:open', named('Open')],
      ['file:alike', named('Alike', { partners: ['Merton', 'Croydon'] })],
      ['file:fewer', named('Fewer', { partners: ['Merton'] })],
      ['file:later', named('Later', { budget: { '2030/31': 1000 } })],
      ['file:second', named('Second')],
      ['file:third', named('Third')],
    ]),
  });
  const open = { id: 'file:open', scenario: named('Open') };
  expect(likelyRivals(choices, open, '2023/24').map(({ name }) => name)).toEqual([
    'Alike',
    'Second',
  ]);
});
