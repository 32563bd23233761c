import type { GoalAnswer } from '../contract/funding/questions.ts';
import { GoalRequest } from '../contract/funding/questions.ts';
import type { Component, ComponentKind, Scenario } from '../contract/funding/scenario.ts';
import { PermanenceError } from '../contract/failure.ts';
import { financialYear } from '../contract/period.ts';
import type { Demand } from './demand.ts';
import { divide, exactly, subtract, toNumber } from '../statistics/apportionment/fraction.ts';
import { prepare } from './prepare.ts';
import { askedYear, refusal } from './refusal.ts';
import { priorOf, runYears } from './run.ts';
import { listed } from './wording.ts';

type Increase = { readonly partner: string; readonly year: string; readonly increase: number };

/** Weights are tried in steps of a percentage point, and then of a tenth of one. */
const COARSE = 100;
const FINE = 1000;

/**
 * The largest (or smallest) weight of one part of the main formula under which nobody pays more
 * than so much above the year before; the other parts keep their proportions. Increases are of
 * contributions as billed, after transition, damping and rounding.
 */
export function seekGoal(scenario: Scenario, demand: Demand, asked: GoalRequest): GoalAnswer {
  const request = GoalRequest.parse(asked);
  const { component, mostIncrease, want } = request;
  checkFormula(scenario.formula, component);
  const year = request.year === undefined ? null : budgetYear(scenario, request.year);
  const tried = new Map<number, Increase | null>();
  const increaseAt = (weight: number): Increase | null => {
    const known = tried.get(weight);
    if (known !== undefined) return known;
    const found = largestIncrease(withWeight(scenario, component, weight), demand, year);
    tried.set(weight, found);
    return found;
  };
  const keeps = (weight: number) => {
    const found = increaseAt(weight);
    return found !== null && found.increase <= mostIncrease;
  };
  const coarse = Array.from({ length: COARSE + 1 }, (_, at) => at / COARSE);
  const ordered = want === 'largest' ? [...coarse].reverse() : coarse;
  const near = ordered.find(keeps);
  const weight = near === undefined ? null : refined(near, want, keeps);
  const curve = coarse
    .filter((_, at) => at % 5 === 0)
    .map((at) => ({ weight: at, increase: increaseAt(at)?.increase ?? null }));
  return {
    component,
    weight,
    nearest: weight === null ? leastIncrease(coarse, increaseAt) : null,
    binding: weight === null ? null : increaseAt(weight),
    curve,
  };
}

/** From a weight that keeps the limit on towards the next coarse one, as far as it is kept. */
function refined(
  from: number,
  want: 'largest' | 'smallest',
  keeps: (weight: number) => boolean,
): number {
  const step = want === 'largest' ? 1 : -1;
  let best = from;
  for (let at = 1; at < FINE / COARSE; at += 1) {
    const weight = Math.round(from * FINE + step * at) / FINE;
    if (weight < 0 || weight > 1 || !keeps(weight)) break;
    best = weight;
  }
  return best;
}

function leastIncrease(
  weights: readonly number[],
  increaseAt: (weight: number) => Increase | null,
): GoalAnswer['nearest'] {
  let best: GoalAnswer['nearest'] = null;
  for (const weight of weights) {
    const increase = increaseAt(weight)?.increase;
    if (increase === undefined) continue;
    if (best === null || increase < (best.increase ?? Number.POSITIVE_INFINITY)) {
      best = { weight, increase };
    }
  }
  return best;
}

function budgetYear(scenario: Scenario, text: string): string {
  const { label } = financialYear(askedYear(text));
  if (label in scenario.budget) return label;
  throw refusal(
    ['budget', label],
    `There is no budget for ${label}, so nobody pays anything more or less in it.`,
    `Ask for ${listed(Object.keys(scenario.budget))}.`,
  );
}

function checkFormula(formula: readonly Component[], component: ComponentKind): void {
  const others = formula.filter(({ kind, weight }) => kind !== component && weight > 0);
  if (!formula.some(({ kind }) => kind === component)) {
    throw refusal(
      ['formula'],
      `The formula has no ${component} part whose weight could be sought.`,
      `Add one with a weight of 0, or seek the weight of another part.`,
    );
  }
  if (others.length > 0) return;
  throw refusal(
    ['formula'],
    `The formula shares by nothing but ${component}, so its weight is 1 whatever is asked.`,
    'Add another part, such as {"kind": "historic", "weight": 0.5}.',
  );
}

/** The scenario with one part at a weight between 0 and 1, the others sharing the rest as before. */
export function withWeight(scenario: Scenario, kind: ComponentKind, weight: number): Scenario {
  const of = (own: boolean) =>
    scenario.formula
      .filter((part) => (part.kind === kind) === own)
      .reduce((sum, part) => sum + part.weight, 0);
  const [own, rest] = [of(true), of(false)];
  const count = scenario.formula.filter((part) => part.kind === kind).length;
  return {
    ...scenario,
    formula: scenario.formula.map((part) => {
      if (part.kind !== kind)
        return { ...part, weight: short(((1 - weight) * part.weight) / rest) };
      return { ...part, weight: short(own > 0 ? (weight * part.weight) / own : weight / count) };
    }),
  };
}

/** A weight that can be read and written again: what is found with it holds for what is saved. */
const short = (weight: number) => Math.round(weight * 1_000_000) / 1_000_000;

/** Who pays most above the year before; null where the scenario can't be worked out. */
function largestIncrease(scenario: Scenario, demand: Demand, only: string | null): Increase | null {
  try {
    const prepared = prepare(scenario, demand);
    let last = priorOf(prepared).amounts;
    let most: Increase | null = null;
    for (const { year, contributions } of runYears(prepared)) {
      const { label } = financialYear(year);
      for (const [at, amount] of contributions.entries()) {
        const before = last[at];
        if (!before || before.top === 0n || (only !== null && only !== label)) continue;
        const increase = toNumber(divide(subtract(exactly(amount), before), before));
        if (most === null || increase > most.increase) {
          most = { partner: prepared.partners[at] ?? '', year: label, increase };
        }
      }
      last = contributions.map((amount) => exactly(amount));
    }
    return most ?? { partner: '', year: '', increase: 0 };
  } catch (error) {
    if (error instanceof PermanenceError && error.failure.code === 'scenario_refused') return null;
    throw error;
  }
}
