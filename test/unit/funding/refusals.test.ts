import { describe, expect, it } from 'vitest';
import type { ScenarioDocument } from '../../../analytics/contract/funding/scenario.ts';
import { paid, refused, run, simple } from './scenarios.ts';

const formula = [
  { kind: 'demand' as const, weight: 1, drivers: [{ measure: 'orders', years: 3 }] },
  { kind: 'equal' as const, weight: 1 },
];

/** What is refused, the field it names, and what its reason and its way out have to say. */
const CASES: readonly (readonly [
  what: string,
  change: object,
  field: string,
  reason: RegExp,
  works: RegExp,
])[] = [
  [
    'a negative weight',
    { formula: [{ kind: 'equal', weight: -0.5 }] },
    'formula[0].weight',
    /negative/,
    /smallest that works is 0/,
  ],
  [
    'weights that are all 0',
    {
      formula: [
        { kind: 'equal', weight: 0 },
        { kind: 'historic', weight: 0 },
      ],
    },
    'formula',
    /weight of 0/,
    /weight of 1 works/,
  ],
  [
    'driver weights that are all 0',
    {
      formula: [
        { kind: 'demand', weight: 1, drivers: [{ measure: 'orders', years: 3, weight: 0 }] },
      ],
    },
    'formula[0].drivers',
    /weight of 0/,
    /1 for each works/,
  ],
  ['an unknown version of the schema', { schema: 2 }, 'schema', /version/, /"schema": 1/],
  [
    'a missing version of the schema',
    { schema: undefined },
    'schema',
    /does not say/,
    /"schema": 1/,
  ],
  [
    'negative contributions',
    { prior: { contributions: { Ash: -1 } } },
    'prior.contributions.Ash',
    /negative/,
    /smallest that works is 0/,
  ],
  [
    'a budget of £1',
    { budget: { '2023/24': 1 } },
    'budget.2023/24',
    /£1 to share among 3 partners/,
    /£3; or round to pence/,
  ],
  [
    'a budget of nothing',
    { budget: { '2023/24': 0 } },
    'budget.2023/24',
    /nothing to share/,
    /0\.01/,
  ],
  ['no budget', { budget: {} }, 'budget', /no year/, /2023\/24/],
  [
    'fractions of a penny',
    { budget: { '2023/24': 1000.005 } },
    'budget.2023/24',
    /fraction of a penny/,
    /Write 1000\.0/,
  ],
  [
    'pence that whole pounds cannot add up to',
    { budget: { '2023/24': 1000.5 } },
    'rounding',
    /whole pounds can't add up/,
    /"rounding": "pence"/,
  ],
  [
    'a year that is none',
    { budget: { 'next year': 10 } },
    'budget.next year',
    /not a financial year/,
    /2023\/24/,
  ],
  [
    'a year given twice',
    { budget: { '2023/24': 10, '2023-24': 20 } },
    'budget.2023-24',
    /twice/,
    /one of the two/,
  ],
  ['a partner named twice', { partners: ['Ash', 'Ash'] }, 'partners', /Ash twice/, /once/],
  [
    'a stranger among the months',
    { months: { Elm: {} } },
    'months.Elm',
    /none of the partners/,
    /Ash, Birch, Cedar/,
  ],
  [
    'an exception for everybody',
    {
      exceptions: ['Ash', 'Birch', 'Cedar'].map((partner) => ({
        partner,
        formula: [{ kind: 'equal', weight: 1 }],
      })),
    },
    'exceptions',
    /nobody is left/,
    /at least one/,
  ],
  [
    'a floor above the ceiling',
    { damping: { floor: 0.2, ceiling: 0.1, method: 'clamped_proportional' } },
    'damping.floor',
    /above the ceiling/,
    /works is 0\.1/,
  ],
  [
    'a damping without limits',
    { damping: { method: 'clamped_proportional' } },
    'damping',
    /neither/,
    /ceiling/,
  ],
  [
    'an unknown method',
    { damping: { floor: 0, method: 'guess' } },
    'damping.method',
    /"guess"/,
    /clamped_proportional/,
  ],
  ['a field that is none', { celing: 1 }, '', /“celing”/, /damping/],
  [
    'a number in quotes',
    { budget: { '2023/24': '4225411' } },
    'budget.2023/24',
    /not a number/,
    /plain number/,
  ],
  ['no partners', { partners: [] }, 'partners', /nobody/, /1/],
  [
    'a transition beyond the formula',
    { transition: { '2023/24': 1.5 } },
    'transition.2023/24',
    /too large|1\.5/,
    /1/,
  ],
  [
    'history that is not given',
    { formula: [{ kind: 'historic', weight: 1 }], prior: undefined },
    'prior.contributions',
    /neither a history/,
    /weight of 0/,
  ],
  [
    'history of nothing',
    { formula: [{ kind: 'historic', weight: 1 }], history: { contributions: { Ash: 0 } } },
    'history.contributions',
    /none of the partners has paid/,
    /Give/,
  ],
  [
    'population that is not known',
    { formula: [{ kind: 'population', weight: 1 }] },
    'population.Ash',
    /none for 2023\/24/,
    /population/,
  ],
  [
    'a transition from nothing',
    { prior: undefined, transition: { '2023/24': 0.5 } },
    'prior.contributions',
    /nothing is given/,
    /to 1/,
  ],
  [
    'income of more than the budget',
    { income: [{ name: 'Grant', kind: 'grant', amounts: 1000 }] },
    'income',
    /nothing is left/,
    /£997 works/,
  ],
  [
    'fixed amounts of more than the budget',
    { fixed: { Ash: 1001 } },
    'fixed',
    /more than the £1,000/,
    /£1,000/,
  ],
];

describe('a scenario that can not be worked out', () => {
  it.each(CASES)(
    'is refused for %s, with the field, the reason and what works',
    (_, change, field, reason, works) => {
      const failure = refused(() => run({ ...simple(), ...change }));
      expect(failure.code).toBe('scenario_refused');
      expect(failure.place?.field).toBe(field);
      expect(failure.message).toMatch(reason);
      expect(failure.action).toMatch(works);
      for (const sentence of [failure.message, failure.action]) expect(sentence).toMatch(/[.)]$/);
    },
  );

  it('names the partner and the driver where there is no data, and the window that reaches some', () => {
    const values = {
      orders: { Ash: { '2017/18': 3 }, Birch: { '2022/23': 1 }, Cedar: { '2022/23': 1 } },
    };
    const failure = refused(() => run(simple({ demand: { source: 'given', values } })));
    expect(failure.place?.field).toBe('formula[0].drivers[0]');
    expect(failure.message).toBe(
      'Ash has no figure of orders from 2020/21 to 2022/23, which 2023/24 is worked out from.',
    );
  });

  it('is refused when nobody has any demand', () => {
    const none = { '2020/21': 0, '2021/22': 0, '2022/23': 0 };
    const values = { orders: { Ash: none, Birch: none, Cedar: none } };
    const failure = refused(() => run(simple({ demand: { source: 'given', values }, formula })));
    expect(failure.message).toMatch(/Nobody has any demand of orders/);
    expect(failure.action).toMatch(/weight of 0/);
    expect(
      paid(
        simple({
          demand: { source: 'given', values },
          formula: formula.map((part) => (part.kind === 'demand' ? { ...part, weight: 0 } : part)),
        }),
      ),
    ).toEqual({ Ash: 334, Birch: 333, Cedar: 333 });
  });

  it('asks for the figure where a suppressed value has no bounds', () => {
    const values = {
      orders: { Ash: { '2022/23': 'c' }, Birch: { '2022/23': 1 }, Cedar: { '2022/23': 1 } },
    };
    const failure = refused(() => run(simple({ demand: { source: 'given', values } })));
    expect(failure.place?.field).toBe('demand.values.orders.Ash.2022/23');
    expect(failure.action).toMatch(/Ask the borough/);
  });

  it('takes no word for a count', () => {
    const values = { orders: { Ash: { '2022/23': 'lots' } } };
    expect(refused(() => run(simple({ demand: { source: 'given', values } }))).message).toContain(
      '“lots” is no count',
    );
  });

  const damped = (
    floor: number | undefined,
    ceiling: number | undefined,
    budget: number,
    method: 'clamped_proportional' | 'scaled_gains_floor' = 'clamped_proportional',
  ): ScenarioDocument =>
    simple({
      budget: { '2023/24': budget },
      damping: {
        method,
        ...(floor === undefined ? {} : { floor }),
        ...(ceiling === undefined ? {} : { ceiling }),
      },
    });

  it.each([
    ['clamped_proportional', -0.02, 0.02, 900, 'damping.floor', 'floor'],
    ['clamped_proportional', -0.02, 0.02, 1100, 'damping.ceiling', 'ceiling'],
    ['scaled_gains_floor', 0.1, undefined, 1000, 'damping.floor', 'floor'],
  ] as const)(
    'names the nearest limit that can be kept (%s, %s to %s, £%s), and that one works',
    (method, floor, ceiling, budget, field, limit) => {
      const failure = refused(() => run(damped(floor, ceiling, budget, method)));
      expect(failure.place?.field).toBe(field);
      const nearest = Number(/damping\.\w+: (-?[\d.]+)\)/.exec(failure.action)?.[1]);
      const mended =
        limit === 'floor'
          ? damped(nearest, ceiling, budget, method)
          : damped(floor, nearest, budget, method);
      const amounts = Object.values(paid({ ...mended, rounding: 'pence' }));
      expect(amounts.reduce((sum, amount) => sum + Math.round(amount * 100), 0)).toBe(budget * 100);
    },
  );

  it('refuses limits that no whole pounds lie within, though pence do', () => {
    const prior = { contributions: { Ash: 33, Birch: 33, Cedar: 34 } };
    const document = { ...damped(-0.05, 0.1, 95), prior };
    const failure = refused(() => run(document));
    expect(failure).toMatchObject({ place: { field: 'rounding' } });
    expect(failure.action).toContain('"rounding": "pence"');
    expect(paid({ ...document, rounding: 'pence' })).toEqual({
      Ash: 31.35,
      Birch: 31.35,
      Cedar: 32.3,
    });
  });

  it('is refused as a whole where it is no object', () => {
    expect(refused(() => run(null)).message).toMatch(/JSON object/);
    expect(refused(() => run([1])).message).toMatch(/schema|JSON object/);
  });
});
