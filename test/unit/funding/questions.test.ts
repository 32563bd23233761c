import { describe, expect, it } from 'vitest';
import { compareScenarios } from '../../../analytics/funding/compare.ts';
import { subsidiesOf } from '../../../analytics/contract/funding/fairness.ts';
import { correlation, fairnessOf } from '../../../analytics/funding/fairness.ts';
import { seekGoal, withWeight } from '../../../analytics/funding/goal.ts';
import { priceOfOneMore } from '../../../analytics/funding/price.ts';
import { readScenario } from '../../../analytics/funding/read-scenario.ts';
import { resampled, volatilityOf } from '../../../analytics/funding/volatility.ts';
import { exactly, toNumber } from '../../../analytics/statistics/apportionment/fraction.ts';
import { RandomStream } from '../../../analytics/statistics/random-stream.ts';
import { demandIn, paid, refused, run, simple } from './scenarios.ts';

const drivers = [{ measure: 'orders', years: 3 }];
const HYBRID = simple({
  budget: { '2023/24': 1000, '2024/25': 1000 },
  formula: [
    { kind: 'demand', weight: 0.5, drivers },
    { kind: 'historic', weight: 0.5 },
  ],
});

describe('the largest weight nobody pays too much more under', () => {
  // Cedar pays 200, and under a demand weight w 200 + 400 w: 20% more at 0.1
  it('is found to a tenth of a percentage point, and names who meets the limit', () => {
    const answer = seekGoal(readScenario(HYBRID), demandIn(HYBRID), {
      mostIncrease: 0.2,
      year: '2023/24',
    });
    expect(answer.weight).toBe(0.101); // 240.4, billed as 240
    expect(answer.binding).toEqual({
      partner: 'Cedar',
      year: '2023/24',
      increase: expect.closeTo(0.2, 9) as number,
    });
    expect(answer.curve[0]).toEqual({ weight: 0, increase: 0 });
    expect(answer.curve.at(-1)).toEqual({ weight: 1, increase: 2 });
    const kept = withWeight(readScenario(HYBRID), 'demand', 0.101);
    expect(paid(kept)['Cedar']).toBe(240);
    expect(paid(withWeight(readScenario(HYBRID), 'demand', 0.104))['Cedar']).toBeGreaterThan(240);
  });

  it('is as fine as the pounds that are billed', () => {
    const large = {
      ...HYBRID,
      budget: { '2023/24': 1_000_000 },
      prior: { contributions: { Ash: 500_000, Birch: 300_000, Cedar: 200_000 } },
    };
    const answer = seekGoal(readScenario(large), demandIn(large), { mostIncrease: 0.25 });
    expect(answer.weight).toBe(0.125);
  });

  it('tells the nearest where no weight keeps the limit', () => {
    const tight = { ...HYBRID, budget: { '2023/24': 1100 } };
    const answer = seekGoal(readScenario(tight), demandIn(tight), { mostIncrease: 0.05 });
    expect(answer).toMatchObject({ weight: null, binding: null, nearest: { weight: 0 } });
    expect(answer.nearest?.increase).toBeCloseTo(0.1, 9);
  });

  it('counts a limit that is met exactly as kept', () => {
    const tight = { ...HYBRID, budget: { '2023/24': 1100 } };
    const answer = seekGoal(readScenario(tight), demandIn(tight), { mostIncrease: 0.1 });
    expect(answer.weight).not.toBeNull();
    expect(answer.binding?.increase).toBe(0.1);
  });

  it('is refused for a year that has no budget, and for what is no year', () => {
    const ask = (year: string) => () =>
      seekGoal(readScenario(HYBRID), demandIn(HYBRID), { mostIncrease: 0.1, year });
    expect(refused(ask('2031/32')).action).toBe('Ask for 2023/24 and 2024/25.');
    expect(refused(ask('soon')).code).toBe('unknown_period');
    expect(
      refused(() => priceOfOneMore(readScenario(HYBRID), demandIn(HYBRID), { year: 'soon' })).code,
    ).toBe('unknown_period');
  });

  it('is refused where there is nothing to weigh against', () => {
    expect(
      refused(() => seekGoal(readScenario(simple()), demandIn(simple()), { mostIncrease: 0.1 }))
        .message,
    ).toContain('nothing but demand');
    expect(
      refused(() =>
        seekGoal(readScenario(simple()), demandIn(simple()), {
          mostIncrease: 0.1,
          component: 'equal',
        }),
      ).message,
    ).toContain('no equal part');
  });
});

describe('the price of one more', () => {
  it('is what the contribution rises by, and the years whose window holds it', () => {
    const document = simple({ budget: { '2023/24': 6000, '2024/25': 6000 } });
    const answer = priceOfOneMore(readScenario(document), demandIn(document), { units: 3 });
    expect(answer).toMatchObject({
      measure: 'orders',
      year: '2022/23',
      units: 3,
      counts: ['2023/24', '2024/25', '2025/26'],
    });
    // 12 of 60 becomes 15 of 63 in 2023/24: 1428.57, and the odd pound goes to Cedar
    expect(answer.partners[0]).toMatchObject({ partner: 'Ash', changes: 2 });
    expect(answer.partners[0]?.years[0]).toEqual({ year: '2023/24', amount: 1428 - 1200 });
    expect(answer.partners[0]?.total).toBe(
      answer.partners[0]?.years.reduce((sum, { amount }) => sum + amount, 0),
    );
  });

  it('is nothing where the formula does not look', () => {
    expect(
      refused(() =>
        priceOfOneMore(readScenario(simple()), demandIn(simple()), { measure: 'enquiries' }),
      ).action,
    ).toContain('orders');
    const equal = simple({ formula: [{ kind: 'equal', weight: 1 }] });
    expect(refused(() => priceOfOneMore(readScenario(equal), demandIn(equal))).message).toContain(
      'no demand',
    );
  });
});

describe('volatility', () => {
  const scenario = readScenario(HYBRID);
  const demand = demandIn(HYBRID);

  it('gives the same bands for the same seed, nested in each other', async () => {
    const first = await volatilityOf(scenario, demand, { draws: 60, seed: 7 });
    expect(await volatilityOf(scenario, demand, { draws: 60, seed: 7 })).toEqual(first);
    expect(await volatilityOf(scenario, demand, { draws: 60, seed: 8 })).not.toEqual(first);
    for (const { half, most, nearlyAll, median } of first.years[0]?.partners ?? []) {
      expect(nearlyAll.lower).toBeLessThanOrEqual(most.lower);
      expect(most.lower).toBeLessThanOrEqual(half.lower);
      expect(half.lower).toBeLessThanOrEqual(median);
      expect(half.upper).toBeLessThanOrEqual(most.upper);
      expect(most.upper).toBeLessThanOrEqual(nearlyAll.upper);
    }
  });

  it('draws counts with the mean of the series and the variance asked for', () => {
    const values = Array.from({ length: 4000 }, (_, draw) => {
      const drawn = resampled(
        new Map([['orders', new Map([['Ash', new Map([[2022, exactly(12)]])]])]]),
        RandomStream.seeded(3),
        draw,
        1.75,
      );
      return toNumber(drawn.get('orders')?.get('Ash')?.get(2022) ?? exactly(-1));
    });
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    expect(mean).toBeCloseTo(12, 0);
    expect(variance / mean).toBeGreaterThan(1.6);
    expect(variance / mean).toBeLessThan(1.9);
  });

  it('varies less where history counts for more', async () => {
    const steady = readScenario({
      ...HYBRID,
      formula: [
        { kind: 'demand', weight: 0.1, drivers },
        { kind: 'historic', weight: 0.9 },
      ],
    });
    const [loose, calm] = await Promise.all([
      volatilityOf(scenario, demand, { draws: 80 }),
      volatilityOf(steady, demand, { draws: 80 }),
    ]);
    expect(calm.years[0]?.partners[2]?.variation ?? 1).toBeLessThan(
      loose.years[0]?.partners[2]?.variation ?? 0,
    );
  });

  it('stops when it is cancelled', async () => {
    const controller = new AbortController();
    controller.abort();
    await expect(volatilityOf(scenario, demand, {}, controller.signal)).rejects.toThrow();
  });
});

describe('scenarios side by side', () => {
  it('tells what each partner pays, against the first, and who gains and loses', () => {
    const equal = simple({
      name: 'Equal',
      budget: { '2023/24': 900 },
      formula: [{ kind: 'equal', weight: 1 }],
    });
    const comparison = compareScenarios([run(simple()), run(equal)]);
    expect(comparison.scenarios.map(({ name }) => name)).toEqual(['Simple', 'Equal']);
    expect(comparison.years).toEqual([
      {
        year: '2023/24',
        totals: [1000, 900],
        partners: [
          { partner: 'Ash', contributions: [200, 300], differences: [0, 100] },
          { partner: 'Birch', contributions: [200, 300], differences: [0, 100] },
          { partner: 'Cedar', contributions: [600, 300], differences: [0, -300] },
        ],
        gainers: [0, 1],
        losers: [0, 2],
      },
    ]);
  });

  it('leaves a gap where a scenario has no such year or partner', () => {
    const other = simple({ budget: { '2024/25': 900 } });
    expect(compareScenarios([run(simple()), run(other)]).years[1]?.partners[0]).toEqual({
      partner: 'Ash',
      contributions: [null, expect.any(Number)],
      differences: [null, null],
    });
  });
});

describe('fairness', () => {
  it('says who pays for whom, in proportion to what the others are short of', () => {
    const shares = [0.2, 0.3, 0.5];
    const fairness = fairnessOf(['Ash', 'Birch', 'Cedar'], [40_000n, 25_000n, 35_000n], shares);
    expect(fairness).toMatchObject({
      subsidised: 200,
      above: [
        { partner: 'Ash', amount: 200 },
        { partner: 'Birch', amount: -50 },
        { partner: 'Cedar', amount: -150 },
      ],
    });
    expect(subsidiesOf(fairness)).toEqual([
      { from: 'Ash', to: 'Cedar', amount: 150 },
      { from: 'Ash', to: 'Birch', amount: 50 },
    ]);
  });

  it('correlates contributions with demand, where there is something to correlate', () => {
    expect(correlation([1, 2, 3], [2, 4, 6])).toBeCloseTo(1, 12);
    expect(correlation([1, 2, 3], [3, 2, 1])).toBeCloseTo(-1, 12);
    expect(correlation([1, 2, 4, 3], [1, 3, 2, 4])).toBeCloseTo(0.4, 12);
    expect(correlation([1, 1, 1], [1, 2, 3])).toBeNull();
    expect(correlation([1, 2], [1, 2])).toBeNull();
    expect(run(simple()).years[0]?.fairness?.correlation).toBeCloseTo(1, 9);
  });
});
