import { financialYear } from '../contract/period.ts';
import type { Fraction } from '../statistics/apportionment/fraction.ts';
import { add, divide, exactly, ZERO } from '../statistics/apportionment/fraction.ts';
import type { Demand } from './demand.ts';
import type { Path } from './refusal.ts';
import { refusal } from './refusal.ts';
import { words } from './wording.ts';

/** A measure with the window of years that it is looked at in. */
export type Window = { readonly measure: string; readonly years: number; readonly lag: number };

/** The calendar years in which the financial years of the window begin, first to last. */
export function windowYears({ years, lag }: Omit<Window, 'measure'>, funded: number): number[] {
  return Array.from({ length: years }, (_, at) => funded - lag - years + 1 + at);
}

/**
 * A partner's demand for a funded year (named by the calendar year it begins in): the mean of its
 * values in the window. Years without a value are skipped; null when none has one.
 */
export function meanDemand(
  demand: Demand,
  window: Window,
  partner: string,
  funded: number,
): Fraction | null {
  const values = demand.get(window.measure)?.get(partner);
  let total = ZERO;
  let count = 0;
  for (const year of windowYears(window, funded)) {
    const value = values?.get(year);
    if (value === undefined) continue;
    total = add(total, value);
    count += 1;
  }
  return count === 0 ? null : divide(total, exactly(count));
}

/** The demand of every partner; refuses where one has none, naming it, the driver and what would work. */
export function demandOfAll(
  demand: Demand,
  window: Window,
  partners: readonly string[],
  funded: number,
  path: Path,
): Fraction[] {
  return partners.map((partner) => {
    const mean = meanDemand(demand, window, partner, funded);
    if (mean) return mean;
    throw withoutData(demand, window, partner, funded, path);
  });
}

function withoutData(demand: Demand, window: Window, partner: string, funded: number, path: Path) {
  const sought = windowYears(window, funded).map((year) => financialYear(year).label);
  const [first, last] = [sought[0], sought.at(-1)];
  const span = first === last ? `in ${first}` : `from ${first} to ${last}`;
  const known = [...(demand.get(window.measure)?.get(partner)?.keys() ?? [])];
  const earlier = known.filter((year) => year < funded - window.lag);
  const later = known.filter((year) => year > funded - window.lag && year <= funded);
  const action =
    earlier.length > 0
      ? `Its latest value before is of ${financialYear(Math.max(...earlier)).label}: a window of ${funded - window.lag - Math.max(...earlier) + 1} years reaches it. Or give it a figure for one of those years.`
      : later.length > 0
        ? `Its earliest value is of ${financialYear(Math.min(...later)).label}: a lag of ${funded - Math.min(...later)} reaches it. Or give it a figure for one of those years.`
        : `Give ${partner} a figure for one of those years, or take a driver that everybody has figures of.`;
  return refusal(
    path,
    `${partner} has no figure of ${words(window.measure)} ${span}, which ${financialYear(funded).label} is worked out from.`,
    action,
  );
}
