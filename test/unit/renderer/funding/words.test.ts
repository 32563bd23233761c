import { describe, expect, it } from 'vitest';
import { compareScenarios } from '../../../../analytics/funding/compare.ts';
import { answerOf } from '../../../../renderer/funding/answer.ts';
import { readTyped } from '../../../../renderer/funding/builder/number-field.tsx';
import { thousands } from '../../../../renderer/funding/charts/contributions.tsx';
import { stepsOf } from '../../../../renderer/funding/charts/waterfall.tsx';
import { comparisonFinding } from '../../../../renderer/funding/comparison-words.ts';
import { formulaSentence } from '../../../../renderer/funding/formula-words.ts';
import { fundingFileName } from '../../../../renderer/funding/keeping/exports.ts';
import { goalFinding } from '../../../../renderer/funding/tabs/limits-tab.tsx';
import { moreWords } from '../../../../renderer/funding/tabs/price-tab.tsx';
import { resultOf, scenarioWith } from './sample-funding.ts';

describe('a formula in words', () => {
  it('says parts, exceptions, transition and limits in the order they count', () => {
    const scenario = scenarioWith({
      exceptions: [
        {
          partner: 'Greenwich',
          formula: [
            { kind: 'demand', weight: 1, drivers: [{ measure: 'placement_orders', years: 1 }] },
          ],
        },
      ],
      transition: { '2023/24': 0.5 },
      damping: { floor: -0.05, ceiling: 0.1, method: 'clamped_proportional', until: '2023/24' },
    });
    expect(formulaSentence(scenario)).toBe(
      '60% by demand (placement orders over three years), 30% by what was paid before, 10% in equal parts; Greenwich only by demand (placement orders in one year); going 50% of the way in 2023/24; nobody pays over 10% more or over 5% less than the year before, until 2023/24.',
    );
  });

  it('says weights as they count, and leaves parts of no weight out', () => {
    const formula = [
      { kind: 'historic' as const, weight: 3 },
      { kind: 'equal' as const, weight: 1 },
      { kind: 'demand' as const, weight: 0, drivers: [{ measure: 'placement_orders', years: 3 }] },
    ];
    expect(formulaSentence(scenarioWith({ formula }))).toBe(
      '75% by what was paid before, 25% in equal parts.',
    );
  });
});

describe('the answer', () => {
  it('names who pays most and least, and whose contribution changes most', () => {
    const [year] = resultOf(scenarioWith()).years;
    const answer = year ? answerOf(resultOf(scenarioWith()), year) : '';
    expect(answer).toMatch(/^Croydon pays most, £\d{3},\d{3} \(\d\d\.\d%\), and Merton least/);
    expect(answer).toContain('of £1,000,000.');
    expect(answer).toMatch(
      /Against the year before, .* more \(\+\d+\.\d%\) and .* less \(−\d+\.\d%\)/,
    );
  });

  it('says that all pay the same, to the pound of the rounding', () => {
    const result = resultOf(
      scenarioWith({ formula: [{ kind: 'equal', weight: 1 }], budget: { '2023/24': 1_000_000 } }),
    );
    const [year] = result.years;
    expect(year && answerOf(result, year)).toContain(
      'All 3 pay the same: £333,333 or £333,334 of £1,000,000.',
    );
  });

  it('gives the range where demand is suppressed', () => {
    const scenario = scenarioWith({
      demand: {
        source: 'given',
        values: {
          placement_orders: {
            Croydon: { '2022/23': 14 },
            Greenwich: { '2022/23': '<5' },
            Merton: { '2022/23': 9 },
          },
        },
      },
    });
    const result = resultOf(scenario);
    const [year] = result.years;
    expect(year && answerOf(result, year)).toMatch(/may pay between £[\d,]+ and £[\d,]+\./);
  });
});

describe('a waterfall', () => {
  it('goes from what was paid to the contribution, to the penny', () => {
    const result = resultOf(scenarioWith({ rounding: 'pence' }));
    for (const partner of result.years.flatMap(({ partners }) => partners)) {
      const steps = stepsOf(partner, 'Before');
      expect(steps[0]?.to).toBe(partner.previous);
      expect(steps.at(-1)?.to).toBe(partner.contribution);
      expect(steps.every(({ isLevel, from, to }) => isLevel || from !== to)).toBe(true);
    }
  });
});

describe('findings', () => {
  it('say who pays more under another scenario', () => {
    const equal = scenarioWith({ name: 'Equal', formula: [{ kind: 'equal', weight: 1 }] });
    const { years } = compareScenarios([resultOf(scenarioWith()), resultOf(equal)]);
    const [year] = years;
    const finding = year ? comparisonFinding(year, [{ name: 'Hybrid' }, { name: 'Equal' }]) : '';
    expect(finding).toMatch(/^Under “Equal” \d pay more and \d less; \w+ [+−]£/);
  });

  it('say how far a weight can go, or what comes nearest', () => {
    const answer = { component: 'demand', curve: [], nearest: null, binding: null };
    expect(goalFinding({ ...answer, weight: 0.425 }, 0.1)).toContain('up to 42.5% before anybody');
    expect(
      goalFinding({ ...answer, weight: null, nearest: { weight: 0, increase: 0.153 } }, 0.1),
    ).toBe('Somebody always pays over 10% more; 0% comes nearest, with +15.3%');
  });

  it('count one more of whatever demand is counted by', () => {
    expect(moreWords(1, 'placement_orders')).toBe('one more placement order');
    expect(moreWords(3, 'placement_orders')).toBe('3 more placement orders');
  });
});

describe('numbers', () => {
  it('are read as people type them', () => {
    expect(readTyped('£4,225,411')).toBe(4_225_411);
    expect(readTyped(' 12.5 % ')).toBe(12.5);
    expect(readTyped('−5')).toBe(-5);
    expect(readTyped('')).toBeNull();
    expect(readTyped('ten')).toBeUndefined();
    expect(readTyped('1.2.3')).toBeUndefined();
  });

  it('are short on an axis', () => {
    expect([0, 250, 12_500, 1_500_000, -20_000].map(thousands)).toEqual([
      '£0',
      '£250',
      '£12.5k',
      '£1.5m',
      '−£20k',
    ]);
  });
});

it('names a file after its scenario', () => {
  expect(fundingFileName('Hybrid, 60% (copy)', 'xlsx')).toBe('hybrid-60-copy.xlsx');
  expect(fundingFileName('£', 'json')).toBe('scenario.json');
});
