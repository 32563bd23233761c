import { setImmediate } from 'node:timers/promises';
import { PermanenceError } from '../contract/failure.ts';
import type { VolatilityAnswer } from '../contract/funding/questions.ts';
import { VolatilityRequest } from '../contract/funding/questions.ts';
import type { Scenario } from '../contract/funding/scenario.ts';
import { financialYear } from '../contract/period.ts';
import { exactly, toNumber } from '../statistics/apportionment/fraction.ts';
import { RandomStream } from '../statistics/random-stream.ts';
import type { Demand } from './demand.ts';
import { inPounds } from './describe-year.ts';
import { prepare } from './prepare.ts';
import { refusal } from './refusal.ts';
import type { YearOutcome } from './run-year.ts';
import { runYears } from './run.ts';

/**
 * How contributions would vary by chance alone: demand of every year drawn anew around each
 * partner's own mean, with the variance that counts of adoption have, and the scenario worked out
 * again. The same seed gives the same bands; a partner's draws do not depend on who else is there.
 */
export async function volatilityOf(
  scenario: Scenario,
  demand: Demand,
  asked: VolatilityRequest = {},
  signal?: AbortSignal,
): Promise<VolatilityAnswer> {
  const { draws, seed, dispersion } = VolatilityRequest.parse(asked);
  const base = runYears(prepare(scenario, demand));
  const stream = RandomStream.seeded(seed);
  const runs: YearOutcome[][] = [];
  for (let draw = 0; draw < draws; draw += 1) {
    const run = attempt(scenario, resampled(demand, stream, draw, dispersion));
    if (run) runs.push(run);
    if (draw % PAUSE_EVERY === 0) await pause(signal);
  }
  if (runs.length < draws / 2) {
    throw refusal(
      ['demand'],
      `In ${draws - runs.length} of ${draws} draws the demand leaves nothing to share by, or limits that can't be kept, so that no bands can be told.`,
      'Take a longer window of years, or wider limits.',
    );
  }
  return {
    draws,
    refused: draws - runs.length,
    seed,
    dispersion,
    years: base.map(({ year, contributions }, index) => ({
      year: financialYear(year).label,
      partners: scenario.partners.map((partner, at) => ({
        partner,
        contribution: inPounds(contributions[at] ?? 0n),
        ...bandsOf(runs.map((run) => inPounds(run[index]?.contributions[at] ?? 0n))),
      })),
    })),
  };
}

/** So many draws are made before others get their turn. */
const PAUSE_EVERY = 10;

/** Lets what else waits have its turn; throws when the work was cancelled meanwhile. */
async function pause(signal: AbortSignal | undefined): Promise<void> {
  await setImmediate();
  signal?.throwIfAborted();
}

function attempt(scenario: Scenario, demand: Demand): YearOutcome[] | null {
  try {
    return runYears(prepare(scenario, demand));
  } catch (error) {
    if (error instanceof PermanenceError && error.failure.code === 'scenario_refused') return null;
    throw error;
  }
}

/** Every value drawn anew, negative binomial around the mean of its series. */
export function resampled(
  demand: Demand,
  stream: RandomStream,
  draw: number,
  dispersion: number,
): Demand {
  return new Map(
    [...demand].map(([measure, partners]) => [
      measure,
      new Map(
        [...partners].map(([partner, years]) => {
          const values = [...years.values()].map(toNumber);
          const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
          return [
            partner,
            new Map(
              [...years.keys()].map((year) => {
                const own = stream.split(measure, partner, year, draw);
                return [year, exactly(overdispersedCount(own, mean, dispersion))];
              }),
            ),
          ];
        }),
      ),
    ]),
  );
}

/** A count with this mean and a variance of dispersion × mean: a Poisson whose rate is a gamma. */
function overdispersedCount(stream: RandomStream, mean: number, dispersion: number): number {
  if (mean <= 0) return 0;
  const rate = dispersion > 1 ? stream.gamma(mean / (dispersion - 1), mean) : mean;
  return poisson(stream, rate);
}

/** Counts arrivals of unit rate up to the mean: exact, and fast enough for counts of children. */
function poisson(stream: RandomStream, mean: number): number {
  let count = -1;
  for (let time = 0; time <= mean; time += stream.exponential(1)) count += 1;
  return count;
}

/** Bands of 50, 80 and 95%, by quantiles of the draws (type 7). */
function bandsOf(amounts: readonly number[]) {
  const sorted = [...amounts].sort((a, b) => a - b);
  const mean = sorted.reduce((sum, amount) => sum + amount, 0) / sorted.length;
  const spread = Math.sqrt(
    sorted.reduce((sum, amount) => sum + (amount - mean) ** 2, 0) / Math.max(1, sorted.length - 1),
  );
  const band = (share: number) => ({
    lower: quantile(sorted, (1 - share) / 2),
    upper: quantile(sorted, (1 + share) / 2),
  });
  return {
    mean: pence(mean),
    median: quantile(sorted, 0.5),
    half: band(0.5),
    most: band(0.8),
    nearlyAll: band(0.95),
    variation: mean > 0 ? spread / mean : null,
  };
}

const pence = (amount: number) => Math.round(amount * 100) / 100;

function quantile(sorted: readonly number[], share: number): number {
  const place = share * (sorted.length - 1);
  const [low = 0, high = low] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return pence(low + (high - low) * (place - Math.floor(place)));
}
