import type { DemandValue, Scenario } from '../contract/funding/scenario.ts';

type Values = NonNullable<NonNullable<Scenario['demand']>['values']>;

/**
 * Demand is numbers of children, and often small ones; what a board decides on is what it comes to.
 * While others see the screen a scenario is handed out with each figure of demand under a seal, and
 * what comes back with the seals is worked out from the figures themselves.
 */
export class SealedDemand {
  readonly #values = new Map<string, DemandValue>();
  readonly #seals = new Map<string, string>();

  /** The scenario with its figures of demand sealed; which measures, partners and years stays said. */
  seal<T extends Pick<Scenario, 'demand'>>(scenario: T): T {
    const { demand } = scenario;
    if (!demand?.values) return scenario;
    const values = turned(demand.values, (value, ...place) =>
      value === null ? null : this.#sealOf(JSON.stringify([...place, value]), value),
    );
    return { ...scenario, demand: { ...demand, values } };
  }

  /** The scenario with its figures of demand; what was never sealed is as it came. */
  open<T>(document: T): T {
    if (!hasValues(document)) return document;
    const { demand } = document;
    const values = turned(demand.values, (value) =>
      typeof value === 'string' ? (this.#values.get(value) ?? value) : value,
    );
    return { ...document, demand: { ...demand, values } };
  }

  /** The same figure of the same place has the same seal; two alike of different places have not. */
  #sealOf(figure: string, value: DemandValue): string {
    const seal = this.#seals.get(figure) ?? `sealed ${this.#seals.size + 1}`;
    this.#seals.set(figure, seal);
    this.#values.set(seal, value);
    return seal;
  }
}

type Sealable = { readonly demand: { readonly values: Values } };

/** A document that comes from a page may be anything. */
function hasValues<T>(document: T): document is T & Sealable {
  const demand = field(document, 'demand');
  const values = field(demand, 'values');
  return (
    isRecord(values) &&
    Object.values(values).every((names) => isRecord(names) && Object.values(names).every(isRecord))
  );
}

const isRecord = (value: unknown): value is object => typeof value === 'object' && value !== null;

const field = (value: unknown, name: string): unknown =>
  isRecord(value) ? Reflect.get(value, name) : undefined;

const turned = (
  values: Values,
  turn: (value: DemandValue, measure: string, name: string, year: string) => DemandValue,
): Values =>
  mapped(values, (names, measure) =>
    mapped(names, (years, name) =>
      mapped(years, (value, year) => turn(value, measure, name, year)),
    ),
  );

const mapped = <A, B>(
  entries: Readonly<Record<string, A>>,
  turn: (value: A, key: string) => B,
): Record<string, B> =>
  Object.fromEntries(Object.entries(entries).map(([key, value]) => [key, turn(value, key)]));
