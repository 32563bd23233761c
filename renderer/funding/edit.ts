import type {
  Component,
  ComponentKind,
  Driver,
  Formula,
  Scenario,
} from '../../analytics/contract/funding/scenario.ts';

const WEIGHT_STEPS = 10_000;
const rounded = (weight: number) => Math.round(weight * WEIGHT_STEPS) / WEIGHT_STEPS;

/** What each part counts for, after all are brought to add up to 1; 0 where none has a weight. */
export function sharesOf(weights: readonly number[]): number[] {
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => (all > 0 ? weight / all : 0));
}

/**
 * The weights with one of them counting for a share of all: the others make room in proportion, or
 * in equal parts where they had none. A share that can't be is written as it is, to be refused.
 */
export function withShare(weights: readonly number[], at: number, share: number): number[] {
  if (share < 0 || share > 1 || weights.length < 2) {
    return weights.map((weight, place) => (place === at ? share : weight));
  }
  const others = weights.map((weight, place) => (place === at ? 0 : Math.max(0, weight)));
  const known = others.reduce((sum, weight) => sum + weight, 0);
  const spread = others.map((weight, place) => {
    if (place === at) return rounded(share);
    const part = known > 0 ? weight / known : 1 / (weights.length - 1);
    return rounded((1 - share) * part);
  });
  // What rounding leaves goes to the largest of the others, so that they add up to 1.
  const left = 1 - spread.reduce((sum, weight) => sum + weight, 0);
  const largest = spread.reduce(
    (best, weight, place) =>
      place !== at && (best === -1 || weight > (spread[best] ?? 0)) ? place : best,
    -1,
  );
  return spread.map((weight, place) => (place === largest ? rounded(weight + left) : weight));
}

/** The formula with a part counting for a share of the budget. */
export function withPartShare(formula: Formula, at: number, share: number): Formula {
  const weights = withShare(
    formula.map(({ weight }) => weight),
    at,
    share,
  );
  return formula.map((part, place) => {
    const weight = weights[place] ?? part.weight;
    return weight === part.weight ? part : { ...part, weight };
  });
}

/** The formula with one of its parts changed. */
export const withPart = (formula: Formula, at: number, part: Component): Formula =>
  formula.map((one, place) => (place === at ? part : one));

export const withoutPart = (formula: Formula, at: number): Formula =>
  formula.filter((_, place) => place !== at);

/** A new part counts for a tenth, so that it is seen at once. */
export function withNewPart(formula: Formula, kind: ComponentKind, measure: string): Formula {
  const part: Component =
    kind === 'demand'
      ? { kind, weight: 0, drivers: [{ measure, weight: 1, years: 3, lag: 2 }] }
      : { kind, weight: 0 };
  const longer = [...formula, part];
  return longer.length === 1
    ? [{ ...part, weight: 1 }]
    : withPartShare(longer, longer.length - 1, 0.1);
}

/** The parts a formula doesn't have yet. */
export const missingParts = (formula: Formula): ComponentKind[] =>
  (['demand', 'historic', 'equal', 'population'] as const).filter(
    (kind) => !formula.some((part) => part.kind === kind),
  );

/** Where the drivers of a formula stand: the part they belong to. */
type DemandPart = Extract<Component, { kind: 'demand' }>;

export function withDriver(part: DemandPart, at: number, driver: Driver): DemandPart {
  return { ...part, drivers: part.drivers.map((one, place) => (place === at ? driver : one)) };
}

export function withDriverShare(part: DemandPart, at: number, share: number): DemandPart {
  const weights = withShare(
    part.drivers.map(({ weight }) => weight),
    at,
    share,
  );
  return {
    ...part,
    drivers: part.drivers.map((driver, place) => ({
      ...driver,
      weight: weights[place] ?? driver.weight,
    })),
  };
}

/** The scenario without what is undefined; a document has no field that says nothing. */
export function withFields(
  scenario: Scenario,
  fields: Partial<{ [F in keyof Scenario]: Scenario[F] | undefined }>,
): Scenario {
  const entries = Object.entries({ ...scenario, ...fields }).filter(
    ([, value]) => value !== undefined,
  );
  return Object.fromEntries(entries) as Scenario;
}

/** A record without one of its names. */
export const without = <T>(entries: Readonly<Record<string, T>>, name: string): Record<string, T> =>
  Object.fromEntries(Object.entries(entries).filter(([own]) => own !== name));

type Damping = NonNullable<Scenario['damping']>;
export type DampingFields = { [F in keyof Damping]?: Damping[F] | undefined };

/** The scenario with its limits changed; a limit that is taken out says nothing. */
export function withDamping(scenario: Scenario, fields: DampingFields): Scenario {
  if (!scenario.damping) return scenario;
  const { method, ...others } = { ...scenario.damping, ...fields };
  const said = Object.entries(others).filter(([, value]) => value !== undefined);
  return {
    ...scenario,
    damping: { ...Object.fromEntries(said), method: method ?? scenario.damping.method },
  };
}

/** How far a year goes from what was paid to the formula; all the way is the same as saying nothing. */
export function withTransition(scenario: Scenario, year: string, way: number): Scenario {
  const others = without(scenario.transition ?? {}, year);
  const transition = way === 1 ? others : { ...others, [year]: way };
  return withFields(scenario, {
    transition: Object.keys(transition).length > 0 ? transition : undefined,
  });
}

/** The scenario with an exception for a partner, or without one. */
export function withException(
  scenario: Scenario,
  partner: string,
  formula: Formula | null,
): Scenario {
  const others = (scenario.exceptions ?? []).filter((one) => one.partner !== partner);
  const at = scenario.exceptions?.findIndex((one) => one.partner === partner) ?? -1;
  const exceptions =
    formula === null
      ? others
      : at === -1
        ? [...others, { partner, formula }]
        : [...others.slice(0, at), { partner, formula }, ...others.slice(at)];
  return withFields(scenario, { exceptions: exceptions.length > 0 ? exceptions : undefined });
}

/** The formulas an exception usually has, made from the parts of the main one. */
export function exceptionFormulas(main: Formula): { id: ComponentKind; formula: Formula }[] {
  const demand = main.find((part) => part.kind === 'demand');
  return [
    ...(demand ? [{ id: 'demand' as const, formula: [{ ...demand, weight: 1 }] }] : []),
    { id: 'equal' as const, formula: [{ kind: 'equal' as const, weight: 1 }] },
    { id: 'historic' as const, formula: [{ kind: 'historic' as const, weight: 1 }] },
  ];
}

/** A copy under a name that no other scenario has. */
export function copyOf(scenario: Scenario, names: readonly string[]): Scenario {
  const base = scenario.name.replace(/ \(copy(?: \d+)?\)$/, '');
  const taken = new Set(names);
  let name = `${base} (copy)`;
  for (let count = 2; taken.has(name); count += 1) name = `${base} (copy ${count})`;
  return { ...scenario, name };
}
