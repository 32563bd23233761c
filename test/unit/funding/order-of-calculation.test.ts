import { describe, expect, it } from 'vitest';
import { paid, run, simple } from './scenarios.ts';

const drivers = [{ measure: 'orders', years: 3 }];

describe('the order of the calculation', () => {
  it('shares by the mean demand of the window that ends the lag before the year', () => {
    expect(paid(simple())).toEqual({ Ash: 200, Birch: 200, Cedar: 600 });
    const lagged = [
      { kind: 'demand' as const, weight: 1, drivers: [{ measure: 'orders', years: 2, lag: 2 }] },
    ];
    // 2020/21 and 2021/22: 3, 4 and 12 of 19
    expect(paid(simple({ formula: lagged }))).toEqual({ Ash: 158, Birch: 210, Cedar: 632 });
  });

  it('skips years without a value, and years before a partner was a member', () => {
    const values = {
      orders: {
        Ash: { '2021/22': null, '2022/23': 6 },
        Birch: { '2022/23': 6 },
        Cedar: { '2020/21': 0, '2021/22': 0, '2022/23': 12 },
      },
    };
    const document = simple({ demand: { source: 'given', values } });
    expect(paid(document)).toEqual({ Ash: 375, Birch: 375, Cedar: 250 });
    expect(paid({ ...document, members: { Cedar: { since: '2022-04-01' } } })).toEqual({
      Ash: 250,
      Birch: 250,
      Cedar: 500,
    });
  });

  it('shares by history, equally and by population, with weights brought to add up to 1', () => {
    expect(paid(simple({ formula: [{ kind: 'historic', weight: 7 }] }))).toEqual({
      Ash: 500,
      Birch: 300,
      Cedar: 200,
    });
    expect(
      paid(simple({ formula: [{ kind: 'equal', weight: 1 }], equal_units: { Cedar: 2 } })),
    ).toEqual({ Ash: 250, Birch: 250, Cedar: 500 });
    expect(
      paid(
        simple({
          formula: [{ kind: 'population', weight: 1 }],
          population: { Ash: 10, Birch: { '2023/24': 30 }, Cedar: 60 },
        }),
      ),
    ).toEqual({ Ash: 100, Birch: 300, Cedar: 600 });
    const mixed = run(
      simple({
        formula: [
          { kind: 'demand', weight: 3, drivers },
          { kind: 'historic', weight: 1 },
        ],
      }),
    );
    expect(mixed.weights.map(({ kind, weight }) => [kind, weight])).toEqual([
      ['demand', 0.75],
      ['historic', 0.25],
    ]);
    expect(mixed.years[0]?.partners.map(({ contribution }) => contribution)).toEqual([
      275, 225, 500,
    ]);
  });

  it('takes history before the prior where both are given', () => {
    const history = { contributions: { Ash: 100, Birch: 100 } };
    expect(paid(simple({ formula: [{ kind: 'historic', weight: 1 }], history }))).toEqual({
      Ash: 500,
      Birch: 500,
      Cedar: 0,
    });
  });

  it('weighs drivers by their shares, not by their counts', () => {
    const values = {
      orders: { Ash: { '2022/23': 1 }, Birch: { '2022/23': 1 }, Cedar: { '2022/23': 2 } },
      support: { Ash: { '2022/23': 600 }, Birch: { '2022/23': 200 }, Cedar: { '2022/23': 200 } },
    };
    const formula = [
      {
        kind: 'demand' as const,
        weight: 1,
        drivers: [
          { measure: 'orders', years: 1 },
          { measure: 'support', years: 1 },
        ],
      },
    ];
    expect(paid(simple({ demand: { source: 'given', values }, formula }))).toEqual({
      Ash: 425,
      Birch: 225,
      Cedar: 350,
    });
  });

  it('lets an exception pay by its own formula over all, and the others split what is left', () => {
    const exceptions = [{ partner: 'Ash', formula: [{ kind: 'equal' as const, weight: 1 }] }];
    const result = run(simple({ budget: { '2023/24': 1200 }, exceptions }));
    expect(
      result.years[0]?.partners.map(({ contribution, standing }) => [contribution, standing]),
    ).toEqual([
      [400, 'exception'],
      [200, 'undamped'],
      [600, 'undamped'],
    ]);
  });

  it('moves from the prior scaled to the budget towards the formula, always from the same prior', () => {
    const document = simple({
      budget: { '2023/24': 2000, '2024/25': 2000 },
      transition: { '2023/24': 0.25, '2030/31': 0 },
      formula: [{ kind: 'equal', weight: 1 }],
      equal_units: { Ash: 1, Birch: 1, Cedar: 2 },
    });
    // scaled prior 1000, 600, 400; target 500, 500, 1000
    expect(paid(document)).toEqual({ Ash: 875, Birch: 575, Cedar: 550 });
    expect(paid(document, '2024/25')).toEqual({ Ash: 500, Birch: 500, Cedar: 1000 });
  });

  it('holds each year within limits of the year before, exceptions and newcomers left out', () => {
    const document = simple({
      budget: { '2023/24': 1000, '2024/25': 1000 },
      damping: { floor: -0.1, ceiling: 0.2, method: 'clamped_proportional', until: '2024/25' },
    });
    const [first, second] = run(document).years;
    // 200, 200 and 600 within 450–600, 270–360 and 180–240
    expect(first?.partners).toMatchObject([
      { contribution: 450, standing: 'floor' },
      { contribution: 310, standing: 'free' },
      { contribution: 240, standing: 'ceiling' },
    ]);
    expect(second?.partners).toMatchObject([
      { contribution: 405, previous: 450 },
      { contribution: 307, previous: 310 },
      { contribution: 288, previous: 240 },
    ]);
    const newcomer = { ...document, prior: { contributions: { Ash: 500, Birch: 300 } } };
    expect(run(newcomer).years[0]?.partners).toMatchObject([
      { contribution: 450, standing: 'floor' },
      { contribution: 270, standing: 'floor' },
      { contribution: 280, standing: 'undamped' },
    ]);
  });

  it('gives everybody the floor and scales gains above it by one factor', () => {
    const damping = { floor: 0, method: 'scaled_gains_floor' as const };
    const result = run(simple({ budget: { '2023/24': 1100 }, damping }));
    // undamped 220, 220, 660: only Cedar gains, by what is left above 1000
    expect(result.years[0]?.partners).toMatchObject([
      { contribution: 500, standing: 'floor' },
      { contribution: 300, standing: 'floor' },
      { contribution: 300, undamped: 660, standing: 'free' },
    ]);
  });

  it('stops damping after its last year and says when it ends', () => {
    const result = run(
      simple({
        budget: { '2023/24': 1000, '2024/25': 1000 },
        damping: { floor: -0.1, ceiling: 0.5, method: 'clamped_proportional', until: '2023/24' },
      }),
    );
    expect(result.dampingEnds).toBe('2024/25');
    expect(
      result.years[1]?.partners.every(({ contribution, undamped }) => contribution === undamped),
    ).toBe(true);
  });

  it('rounds by the largest remainder; ties go to the larger amount, then the name', () => {
    expect(
      paid(simple({ budget: { '2023/24': 100 }, formula: [{ kind: 'equal', weight: 1 }] })),
    ).toEqual({ Ash: 34, Birch: 33, Cedar: 33 });
    expect(
      paid(
        simple({
          budget: { '2023/24': 100 },
          formula: [{ kind: 'equal', weight: 1 }],
          rounding: 'pence',
        }),
      ),
    ).toEqual({ Ash: 33.34, Birch: 33.33, Cedar: 33.33 });
  });

  it('takes income and what a partner gives in kind off the budget before sharing', () => {
    const income = [
      { name: 'Department grant', kind: 'grant' as const, amounts: { '2023/24': 100 } },
      { name: 'Carried forward', kind: 'carried_forward' as const, amounts: 40 },
      {
        name: 'Host',
        kind: 'in_kind' as const,
        partner: 'Cedar',
        amounts: { '2023/24': 60, '2024/25': 1 },
      },
    ];
    const [year] = run(simple({ income })).years;
    expect(year).toMatchObject({
      gross: 1000,
      total: 800,
      income: [{ amount: 100 }, { amount: 40 }, { amount: 60, partner: 'Cedar' }],
    });
    expect(year?.partners.map(({ contribution }) => contribution)).toEqual([160, 160, 480]);
  });

  it('bills fixed amounts and activity at a tariff to those they are of, and shares the rest', () => {
    const document = simple({
      fixed: { Ash: 90 },
      activity_price: [{ measure: 'orders', price: 5 }],
    });
    // activity of 2022/23: 6, 4, 12 at £5; what is left is 800
    expect(run(document).years[0]?.partners).toMatchObject([
      { contribution: 280, fixed: 90, activity: 30 },
      { contribution: 180, activity: 20 },
      { contribution: 540, activity: 60 },
    ]);
  });

  it('keeps what a partner pays in all within the damping, fixed amounts included', () => {
    const damping = { floor: -0.05, ceiling: 0.1, method: 'clamped_proportional' as const };
    const formula = [{ kind: 'historic' as const, weight: 1 }];
    // 475–550, 285–330 and 190–220 in all: what is left for Ash beside its fixed 300 is 225
    expect(paid(simple({ fixed: { Ash: 300 }, formula, damping }))).toEqual({
      Ash: 525,
      Birch: 285,
      Cedar: 190,
    });
  });

  it('scales a part-year by months: a partner that joins, and an agency that starts', () => {
    const equal = [{ kind: 'equal' as const, weight: 1 }];
    expect(
      paid(
        simple({ budget: { '2023/24': 900 }, formula: equal, months: { Cedar: { '2023/24': 3 } } }),
      ),
    ).toEqual({ Ash: 400, Birch: 400, Cedar: 100 });
    expect(
      paid(simple({ budget: { '2023/24': 1200 }, formula: equal, part_year: { '2023/24': 9 } })),
    ).toEqual({ Ash: 300, Birch: 300, Cedar: 300 });
  });

  it('lets a partner pay for several areas by their demand together', () => {
    const values = {
      orders: {
        Ash: { '2022/23': 4 },
        Birch: { '2022/23': 4 },
        North: { '2022/23': 1 },
        South: { '2022/23': 1 },
      },
    };
    const document = simple({
      areas: { Cedar: ['North', 'South'] },
      demand: { source: 'given', values },
    });
    expect(paid(document)).toEqual({ Ash: 400, Birch: 400, Cedar: 200 });
  });

  it('runs suppressed demand at both bounds and tells the range', () => {
    const document = simple();
    document.demand!.values!['orders']!['Ash'] = { '2020/21': '<5', '2021/22': 4, '2022/23': 6 };
    const result = run(document);
    expect(result.suppressed).toBe(true);
    expect(result.warnings.join(' ')).toContain('Demand of Ash is suppressed');
    // 11 to 14 of 59 to 62
    expect(result.years[0]?.partners[0]).toMatchObject({
      contribution: 187,
      range: { lower: 187, upper: 226 },
    });
    expect(result.years[0]?.partners[2]?.range).toEqual({ lower: 581, upper: 610 });
  });

  it('makes the steps from the year before add up to the penny', () => {
    const result = run(
      simple({
        transition: { '2023/24': 0.5 },
        damping: { floor: -0.3, ceiling: 0.6, method: 'clamped_proportional' },
      }),
    );
    for (const { steps, previous, contribution } of result.years[0]?.partners ?? []) {
      const pence = steps.reduce(
        (sum, { amount }) => sum + Math.round(amount * 100),
        Math.round((previous ?? 0) * 100),
      );
      expect(pence).toBe(Math.round(contribution * 100));
    }
  });

  it('reads years however they are written, and ignores those outside the budget', () => {
    expect(paid(simple({ budget: { '2023-24': 1000 }, transition: { '2031/32': 0.5 } }))).toEqual({
      Ash: 200,
      Birch: 200,
      Cedar: 600,
    });
  });
});
