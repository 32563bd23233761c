import type { Scenario } from '../contract/funding/scenario.ts';
import { financialYear } from '../contract/period.ts';
import { compare, toNumber } from '../statistics/apportionment/fraction.ts';
import type { KnownDemand } from './demand.ts';

/**
 * The scenario with the demand it is worked out from standing in it: whoever opens it later gets
 * the same contributions, whatever has been loaded since.
 */
export function resolvedScenario(scenario: Scenario, demand: KnownDemand): Scenario {
  const values = Object.fromEntries(
    [...demand].map(([measure, partners]) => [
      measure,
      Object.fromEntries(
        [...partners].map(([partner, years]) => [
          partner,
          Object.fromEntries(
            [...years].map(([year, { lower, upper }]) => [
              financialYear(year).label,
              compare(lower, upper) === 0
                ? toNumber(lower)
                : { lower: toNumber(lower), upper: toNumber(upper) },
            ]),
          ),
        ]),
      ),
    ]),
  );
  return { ...scenario, demand: { source: 'given', values } };
}
