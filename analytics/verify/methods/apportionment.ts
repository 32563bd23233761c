import { z } from 'zod';
import { clampedProportional } from '../../statistics/apportionment/clamped-proportional.ts';
import type { Fraction } from '../../statistics/apportionment/fraction.ts';
import {
  add,
  exactly,
  multiply,
  ONE,
  sum,
  toNumber,
  ZERO,
} from '../../statistics/apportionment/fraction.ts';
import type { Claim } from '../../statistics/apportionment/largest-remainder.ts';
import { largestRemainder } from '../../statistics/apportionment/largest-remainder.ts';
import { phased } from '../../statistics/apportionment/phased.ts';
import { proportional } from '../../statistics/apportionment/proportional.ts';
import { sainteLague } from '../../statistics/apportionment/sainte-lague.ts';
import { scaledGainsFloor } from '../../statistics/apportionment/scaled-gains-floor.ts';
import { empiricalBayesRates, weightedAverage } from '../../statistics/apportionment/smoothing.ts';
import { apportion, apportionInGroups } from '../../statistics/apportionment/two-level.ts';
import type { Method } from './method.ts';

const Numbers = z.array(z.number());
const Weights = z.object({ ids: z.array(z.string()), weights: Numbers });
const Damped = Weights.extend({ prior: Numbers, budget: z.number(), floorChange: z.number() });

const fractions = (values: readonly number[]) => values.map(exactly);
const numbers = (values: readonly Fraction[]) => values.map(toNumber);

/** Weights as parts of a total; throws RangeError where there is nothing to divide it by. */
function parts(weights: readonly number[], total: number): Fraction[] {
  const divided = weights.every((weight) => weight >= 0)
    ? proportional(fractions(weights), exactly(total))
    : null;
  if (!divided) throw new RangeError('Weights have to be 0 or more, and not all 0.');
  return divided;
}

/** Whole pounds within the limits; null where there are none, or the total is not in whole pounds. */
function wholePounds(claims: readonly Claim[], total: number): number[] | null {
  const pounds = Number.isInteger(total) ? largestRemainder(claims, BigInt(total)) : null;
  return pounds?.map(Number) ?? null;
}

const limit = (prior: number, change: number) =>
  multiply(exactly(prior), add(ONE, exactly(change)));

const largestRemainderMethod: Method = {
  optional: ['sainteLague'],
  answer(input) {
    const { ids, weights, totalUnits } = Weights.extend({
      totalUnits: z.number().int().min(0),
    }).parse(input);
    const claims = ids.map((id, at) => ({ id, weight: exactly(weights[at] ?? 0) }));
    return {
      exact: numbers(parts(weights, totalUnits)),
      allocation: apportion(claims, BigInt(totalUnits)).map(Number),
      sainteLague: sainteLague(claims, totalUnits),
    };
  },
};

const clampedProportionalMethod: Method = {
  answer(input) {
    const { ids, weights, prior, budget, floorChange, ceilingChange } = Damped.extend({
      ceilingChange: z.number(),
    }).parse(input);
    const undamped = parts(weights, budget);
    const limits = prior.map((last, at) => ({
      weight: exactly(weights[at] ?? 0),
      least: limit(last, floorChange),
      most: limit(last, ceilingChange),
    }));
    const damped = clampedProportional(limits, exactly(budget));
    const bounds = {
      sumFloors: toNumber(sum(limits.map(({ least }) => least))),
      sumCeilings: toNumber(sum(limits.map(({ most }) => most))),
    };
    if (!damped) return { feasible: false, undamped: numbers(undamped), ...bounds };
    const claims = damped.amounts.map((exact, at): Claim => {
      const { least, most } = limits[at] ?? {};
      return { id: ids[at] ?? '', exact, least: least ?? null, most: most ?? null };
    });
    return {
      feasible: true,
      multiplier: toNumber(damped.multiplier),
      allocation: numbers(damped.amounts),
      status: damped.status,
      undamped: numbers(undamped),
      wholePounds: wholePounds(claims, budget),
      ...bounds,
    };
  },
};

const scaledGainsFloorMethod: Method = {
  answer(input) {
    const { ids, weights, prior, budget, floorChange } = Damped.parse(input);
    const undamped = parts(weights, budget);
    const least = prior.map((last) => limit(last, floorChange));
    const floors = { sumFloors: toNumber(sum(least)) };
    const damped = scaledGainsFloor(
      undamped.map((amount, at) => ({ amount, least: least[at] ?? ZERO })),
      exactly(budget),
    );
    if (!damped) return { feasible: false, undamped: numbers(undamped), ...floors };
    const claims = damped.amounts.map((exact, at): Claim => ({
      id: ids[at] ?? '',
      exact,
      least: least[at] ?? ZERO,
    }));
    const allocation = numbers(damped.amounts);
    return {
      feasible: true,
      scale: toNumber(damped.scale),
      allocation,
      undamped: numbers(undamped),
      wholePounds: wholePounds(claims, budget),
      minChange: Math.min(...allocation.map((amount, at) => amount / (prior[at] ?? 0) - 1)),
      ...floors,
    };
  },
};

const phasedTransitionMethod: Method = {
  answer(input) {
    const {
      ids,
      weights,
      prior,
      budget,
      lambda_: weight,
    } = Weights.extend({
      prior: Numbers,
      budget: z.number(),
      lambda_: z.number().min(0).max(1),
    }).parse(input);
    const target = parts(weights, budget);
    const from = parts(prior, budget);
    const amounts = phased(from, target, exactly(weight));
    return {
      allocation: numbers(amounts),
      scaledPrior: numbers(from),
      undamped: numbers(target),
      wholePounds: wholePounds(
        amounts.map((exact, at) => ({ id: ids[at] ?? '', exact })),
        budget,
      ),
    };
  },
};

const weightedMovingAverageMethod: Method = {
  answer(input) {
    const { history, weights } = z
      .object({ history: z.array(Numbers), weights: Numbers })
      .parse(input);
    const demand = history.map((values) => weightedAverage(values, weights));
    const all = demand.reduce((total, value) => total + value, 0);
    return { demand, shares: all > 0 ? demand.map((value) => value / all) : null };
  },
};

const empiricalBayesMethod: Method = {
  answer(input) {
    const { x, n } = z.object({ x: Numbers, n: Numbers }).parse(input);
    const { mean, variance, weights, estimates, raw } = empiricalBayesRates(x, n);
    return { mean, A: variance, weights, estimates, raw };
  },
};

const twoLevelMethod: Method = {
  answer(input) {
    const { total, raa, raaWeights, la, laWeights } = z
      .object({
        total: z.number().int().min(0),
        raa: z.array(z.string()),
        raaWeights: Numbers,
        la: z.record(z.string(), z.array(z.string())),
        laWeights: z.record(z.string(), Numbers),
      })
      .parse(input);
    const groups = apportionInGroups(
      raa.map((id, at) => ({
        id,
        weight: exactly(raaWeights[at] ?? 0),
        members: (la[id] ?? []).map((member, place) => ({
          id: member,
          weight: exactly(laWeights[id]?.[place] ?? 0),
        })),
      })),
      BigInt(total),
    );
    return {
      raa: Object.fromEntries(groups.map(({ id, units }) => [id, Number(units)])),
      la: Object.fromEntries(
        groups.map(({ id, members }) => [
          id,
          Object.fromEntries((la[id] ?? []).map((name, at) => [name, Number(members[at] ?? 0n)])),
        ]),
      ),
    };
  },
};

/** The methods of sharing money and places out. */
export const APPORTIONMENT = {
  largest_remainder: largestRemainderMethod,
  clamped_proportional: clampedProportionalMethod,
  scaled_gains_floor: scaledGainsFloorMethod,
  phased_transition: phasedTransitionMethod,
  weighted_moving_average_demand: weightedMovingAverageMethod,
  empirical_bayes_poisson_gamma: empiricalBayesMethod,
  two_level_largest_remainder: twoLevelMethod,
} as const satisfies Record<string, Method>;
