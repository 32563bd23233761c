import type { Component, Scenario } from './scenario.ts';

/** What is wrong where in a scenario, beyond what single fields can show. */
type Finding = {
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly action: string;
};

/** What contradicts itself in a scenario whose fields are each in order. */
export function checkScenario(scenario: Scenario): Finding[] {
  return [
    ...checkPartners(scenario),
    ...checkWeights(scenario.formula, ['formula']),
    ...checkExceptions(scenario),
    ...checkDamping(scenario),
    ...(Object.keys(scenario.budget).length > 0
      ? []
      : [
          {
            path: ['budget'],
            message: 'gives no year',
            action: 'Give the budget of at least one year, as {"2023/24": 4225411}.',
          },
        ]),
  ];
}

function checkPartners(scenario: Scenario): Finding[] {
  const known = new Set(scenario.partners);
  const twice = scenario.partners.filter((name, at) => scenario.partners.indexOf(name) < at);
  return [
    ...twice.map((name) => ({
      path: ['partners'],
      message: `names ${name} twice`,
      action: 'Name each partner once.',
    })),
    ...(['areas', 'equal_units', 'members', 'fixed', 'months'] as const).flatMap((field) =>
      Object.keys(scenario[field] ?? {})
        .filter((name) => !known.has(name))
        .map((name) => stranger([field, name], name, scenario.partners)),
    ),
    ...(scenario.income ?? []).flatMap(({ partner }, at) =>
      partner === undefined || known.has(partner)
        ? []
        : [stranger(['income', at, 'partner'], partner, scenario.partners)],
    ),
  ];
}

const stranger = (path: Finding['path'], name: string, partners: readonly string[]): Finding => ({
  path,
  message: `is about ${name}, who is none of the partners`,
  action: `The partners are ${partners.join(', ')}.`,
});

function checkWeights(formula: readonly Component[], path: Finding['path']): Finding[] {
  return [
    ...(formula.some(({ weight }) => weight > 0)
      ? []
      : [
          {
            path,
            message: 'gives every part a weight of 0, so that nothing is left to share by',
            action: `Give at least one part a weight above 0; ${path.join('.')}.0.weight of 1 works.`,
          },
        ]),
    ...formula.flatMap((component, at) =>
      component.kind === 'demand' && component.drivers.every(({ weight }) => weight === 0)
        ? [
            {
              path: [...path, at, 'drivers'],
              message: 'gives every driver a weight of 0, so that nothing is left to share by',
              action: 'Give at least one driver a weight above 0; 1 for each works.',
            },
          ]
        : [],
    ),
  ];
}

function checkExceptions({ exceptions = [], partners }: Scenario): Finding[] {
  const named = exceptions.map(({ partner }) => partner);
  return [
    ...exceptions.flatMap(({ partner, formula }, at) => [
      ...(partners.includes(partner)
        ? []
        : [stranger(['exceptions', at, 'partner'], partner, partners)]),
      ...(named.indexOf(partner) < at
        ? [
            {
              path: ['exceptions', at, 'partner'],
              message: `names ${partner}, who has an exception already`,
              action: 'Keep one exception for each partner.',
            },
          ]
        : []),
      ...checkWeights(formula, ['exceptions', at, 'formula']),
    ]),
    ...(partners.every((partner) => named.includes(partner))
      ? [
          {
            path: ['exceptions'],
            message: 'makes an exception of everybody, so that nobody is left to pay the rest',
            action: 'Leave at least one partner to pay by the main formula.',
          },
        ]
      : []),
  ];
}

function checkDamping({ damping }: Scenario): Finding[] {
  if (!damping) return [];
  const { floor, ceiling, method } = damping;
  if (floor !== undefined && ceiling !== undefined && floor > ceiling) {
    return [
      {
        path: ['damping', 'floor'],
        message: `is ${floor}, above the ceiling of ${ceiling}`,
        action: `The highest floor that works is ${ceiling}, the lowest ceiling ${floor}.`,
      },
    ];
  }
  if (method === 'scaled_gains_floor' && floor === undefined) {
    return [
      {
        path: ['damping', 'floor'],
        message: 'is not given, and there is no floor to scale gains above',
        action: 'Write one, such as -0.05, or take the method clamped_proportional.',
      },
    ];
  }
  return floor === undefined && ceiling === undefined
    ? [
        {
          path: ['damping'],
          message: 'has neither a floor nor a ceiling',
          action: 'Write one of them, such as "ceiling": 0.1, or take damping out.',
        },
      ]
    : [];
}
