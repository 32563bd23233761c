import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PermanenceError } from '../../../analytics/contract/failure.ts';
import type { ScenarioDocument } from '../../../analytics/contract/funding/scenario.ts';
import type { YearOutcome } from '../../../analytics/funding/run-year.ts';
import { prepare } from '../../../analytics/funding/prepare.ts';
import { formulaShares } from '../../../analytics/funding/component-share.ts';
import { withValue } from '../../../analytics/funding/demand.ts';
import { readScenario } from '../../../analytics/funding/read-scenario.ts';
import { runYears } from '../../../analytics/funding/run.ts';
import { add, compare, ONE, ZERO } from '../../../analytics/statistics/apportionment/fraction.ts';
import { demandIn } from './scenarios.ts';

const NAMES = ['Ash', 'Birch', 'Cedar', 'Elm', 'Fir', 'Hazel', 'Oak'];
const DATA = ['2019/20', '2020/21', '2021/22', '2022/23', '2023/24', '2024/25'];
const FUNDED = ['2023/24', '2024/25', '2025/26'];

const weight = fc.integer({ min: 1, max: 100 }).map((n) => n / 100);
const driver = fc.record({
  measure: fc.constantFrom('orders', 'placed'),
  weight,
  years: fc.integer({ min: 1, max: 4 }),
  lag: fc.integer({ min: 0, max: 2 }),
});
const component = fc.oneof(
  fc.record({
    kind: fc.constant('demand' as const),
    weight,
    drivers: fc.array(driver, { minLength: 1, maxLength: 2 }),
  }),
  fc.record({ kind: fc.constant('historic' as const), weight }),
  fc.record({ kind: fc.constant('equal' as const), weight }),
);
const formula = fc.array(component, { minLength: 1, maxLength: 3 });
const damping = fc.oneof(
  fc.record({
    method: fc.constant('clamped_proportional' as const),
    floor: fc.integer({ min: -40, max: 0 }).map((n) => n / 100),
    ceiling: fc.integer({ min: 0, max: 60 }).map((n) => n / 100),
  }),
  fc.record({
    method: fc.constant('scaled_gains_floor' as const),
    floor: fc.integer({ min: -40, max: 2 }).map((n) => n / 100),
  }),
);

/** Any scenario, most of which can be worked out. */
const scenario: fc.Arbitrary<ScenarioDocument> = fc
  .record({
    count: fc.integer({ min: 2, max: NAMES.length }),
    pounds: fc.array(fc.integer({ min: 1000, max: 5_000_000 }), { minLength: 1, maxLength: 3 }),
    growth: fc.boolean(),
    paid: fc.array(fc.integer({ min: 0, max: 900_000 }), { minLength: 7, maxLength: 7 }),
    counts: fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 84, maxLength: 84 }),
    formula,
    exception: fc.option(formula, { nil: undefined, freq: 2 }),
    moves: fc.option(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 3, maxLength: 3 }), {
      nil: undefined,
    }),
    damping: fc.option(damping, { nil: undefined }),
    pence: fc.boolean(),
  })
  .map(({ count, pounds, growth, paid, counts, exception, moves, pence, ...rest }) => {
    const partners = NAMES.slice(0, count);
    const all = paid.slice(0, count).reduce((sum, amount) => sum + amount, 0);
    const budget = Object.fromEntries(
      pounds.map((amount, at) => [
        FUNDED[at]!,
        growth && all > count ? Math.round(all * 1.02 ** at) : amount,
      ]),
    );
    const series = (from: number) =>
      Object.fromEntries(
        partners.map((name, at) => [
          name,
          Object.fromEntries(DATA.map((year, index) => [year, counts[from + at * 6 + index]!])),
        ]),
      );
    return {
      schema: 1 as const,
      name: 'Any',
      partners,
      budget,
      prior: { contributions: Object.fromEntries(partners.map((name, at) => [name, paid[at]!])) },
      demand: { source: 'given' as const, values: { orders: series(0), placed: series(42) } },
      formula: rest.formula,
      ...(exception && count > 2
        ? { exceptions: [{ partner: partners[1]!, formula: exception }] }
        : {}),
      ...(moves
        ? { transition: Object.fromEntries(FUNDED.map((year, at) => [year, moves[at]! / 100])) }
        : {}),
      ...(rest.damping ? { damping: rest.damping } : {}),
      rounding: pence ? ('pence' as const) : ('pound' as const),
    };
  });

const outcomesOf = (document: ScenarioDocument): YearOutcome[] | null => {
  try {
    return runYears(prepare(readScenario(document), demandIn(document)));
  } catch (error) {
    if (error instanceof PermanenceError && error.failure.code === 'scenario_refused') return null;
    throw error;
  }
};

/** Billed within the limits of the year before, in exact pence. */
function keepsLimits(document: ScenarioDocument, outcomes: readonly YearOutcome[]): boolean {
  const { floor = -1, ceiling = Number.POSITIVE_INFINITY, method } = document.damping!;
  let last = document.partners.map((name) => (document.prior!.contributions[name] ?? 0) * 100);
  return outcomes.every(({ contributions, standing }) => {
    const kept = contributions.every((amount, at) => {
      const before = last[at]!;
      if (standing[at] === 'exception' || before === 0) return true;
      // limits are in hundredths: compared in whole numbers, so that nothing is lost in doubles
      const paid = Number(amount) * 100;
      const least = before * Math.round(100 + floor * 100);
      const most =
        method === 'scaled_gains_floor'
          ? Number.POSITIVE_INFINITY
          : before * Math.round(100 + ceiling * 100);
      return paid >= least && paid <= most;
    });
    last = contributions.map(Number);
    return kept;
  });
}

const RUNS = 10_000;

describe('any scenario', { timeout: 240_000 }, () => {
  it('adds up to the penny every year, keeps its limits, and does not heed the order of partners', () => {
    let worked = 0;
    fc.assert(
      fc.property(scenario, (document) => {
        const outcomes = outcomesOf(document);
        const turned = { ...document, partners: [...document.partners].reverse() };
        const backwards = outcomesOf(turned);
        expect(backwards === null).toBe(outcomes === null);
        if (!outcomes || !backwards) return;
        worked += 1;
        for (const [at, { contributions, year }] of outcomes.entries()) {
          const all = contributions.reduce((sum, amount) => sum + amount, 0n);
          expect(all).toBe(
            BigInt(
              Math.round((document.budget as Record<string, number>)[FUNDED[year - 2023]!]! * 100),
            ),
          );
          expect(contributions.every((amount) => amount >= 0n)).toBe(true);
          expect([...backwards[at]!.contributions].reverse()).toEqual(contributions);
        }
        if (document.damping) expect(keepsLimits(document, outcomes)).toBe(true);
      }),
      { numRuns: RUNS },
    );
    expect(worked).toBeGreaterThan(RUNS / 2);
  });

  it('never lowers a share when the demand is the partner’s own', () => {
    fc.assert(
      fc.property(
        scenario,
        fc.nat(),
        fc.nat(),
        fc.integer({ min: 1, max: 9 }),
        (document, who, when, more) => {
          const read = readScenario(document);
          const demand = demandIn(document);
          const at = who % read.partners.length;
          const value = { measure: 'orders', partner: read.partners[at]!, year: 2019 + (when % 6) };
          const raised = withValue(demand, value, (known) =>
            add(known ?? ZERO, { top: BigInt(more), bottom: 1n }),
          );
          try {
            const before = formulaShares(prepare(read, demand), read.formula, 2023, ['formula']);
            const after = formulaShares(prepare(read, raised), read.formula, 2023, ['formula']);
            expect(compare(after[at]!, before[at]!)).toBeGreaterThanOrEqual(0);
            expect(compare(after.reduce(add), ONE)).toBe(0);
          } catch (error) {
            if (!(error instanceof PermanenceError)) throw error;
          }
        },
      ),
      { numRuns: RUNS },
    );
  });

  it('bills equal partners equally, but for the odd unit of rounding', () => {
    fc.assert(
      fc.property(scenario, (document) => {
        const twin = structuredClone(document);
        const [first, second] = [document.partners[0]!, document.partners.at(-1)!];
        if (twin.exceptions?.some(({ partner }) => partner === second)) return;
        twin.prior!.contributions[second] = twin.prior!.contributions[first]!;
        for (const values of Object.values(twin.demand!.values!)) values[second] = values[first]!;
        const outcomes = outcomesOf(twin);
        const unit = twin.rounding === 'pence' ? 1 : 100;
        let apart = 0;
        for (const { contributions, byTransition } of outcomes ?? []) {
          const last = document.partners.length - 1;
          expect(compare(byTransition[0]!, byTransition[last]!)).toBe(0);
          // under damping last year's odd unit is carried into this year's limits
          apart = twin.damping ? apart * 1.6 + unit : unit;
          expect(Math.abs(Number(contributions[0]! - contributions[last]!))).toBeLessThanOrEqual(
            apart,
          );
          // Whoever was billed nothing has no limits the year after, and an odd pound may decide who.
          const billed = [contributions[0], contributions[last]].map((amount) => amount === 0n);
          if (twin.damping && billed[0] !== billed[1]) return;
        }
      }),
      { numRuns: RUNS },
    );
  });
});
