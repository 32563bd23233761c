import type { KnownDemand } from './demand.ts';
import { settled } from './demand.ts';
import { compare } from '../statistics/apportionment/fraction.ts';
import type { Scenario } from '../contract/funding/scenario.ts';
import { prepare } from './prepare.ts';
import { runYears } from './run.ts';
import type { YearOutcome } from './run-year.ts';

export type Range = { readonly lower: bigint; readonly upper: bigint };

/** The partners some of whose demand is suppressed. */
export function suppressedPartners(demand: KnownDemand): string[] {
  const found = new Set<string>();
  for (const partners of demand.values()) {
    for (const [partner, years] of partners) {
      for (const { lower, upper } of years.values()) {
        if (compare(lower, upper) !== 0) found.add(partner);
      }
    }
  }
  return [...found];
}

/**
 * The least and the most each partner pays in each year while some demand is only known by its
 * bounds: over all at the lower and all at the upper bounds, and over each partner with its own at
 * one bound while the others stand at the other, which is where its share is least and largest.
 */
export function rangesOf(scenario: Scenario, demand: KnownDemand): Range[][] {
  const runs = [
    runAt(scenario, demand, () => false),
    runAt(scenario, demand, () => true),
    ...suppressedPartners(demand).flatMap((own) => [
      runAt(scenario, demand, (partner) => partner === own),
      runAt(scenario, demand, (partner) => partner !== own),
    ]),
  ];
  const [first = []] = runs;
  return first.map((year, index) =>
    year.contributions.map((_, at) => {
      const amounts = runs.map((run) => run[index]?.contributions[at] ?? 0n);
      return {
        lower: amounts.reduce((least, amount) => (amount < least ? amount : least)),
        upper: amounts.reduce((most, amount) => (amount > most ? amount : most)),
      };
    }),
  );
}

/** The scenario with every suppressed value at its lower bound, or at its upper one for some. */
function runAt(
  scenario: Scenario,
  demand: KnownDemand,
  atUpper: (partner: string) => boolean,
): YearOutcome[] {
  const figures = settled(demand, ({ lower, upper }, partner) =>
    atUpper(partner) ? upper : lower,
  );
  return runYears(prepare(scenario, figures));
}
