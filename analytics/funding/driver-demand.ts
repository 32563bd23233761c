import { financialYear } from '../contract/period.ts';
import type { Fraction } from '../statistics/apportionment/fraction.ts';
import { add, divide, exactly, ZERO } from '../statistics/apportionment/fraction.ts';
import type { Demand } from './demand.ts';
import type { Prepared } from './prepare.ts';
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
 * Every partner's demand for a funded year (named by the calendar year it begins in): the mean of
 * its values in the window. Years without a value are skipped; null for who has none.
 */
export function meanDemand(
  { partners, demand, means }: Prepared,
  window: Window,
  funded: number,
): readonly (Fraction | null)[] {
  const { measure, years, lag } = window;
  return means(`${years} ${lag} ${funded} ${measure}`, () => {
    const looked = windowYears(window, funded);
    const known = demand.get(measure);
    return partners.map((partner) => meanOf(known?.get(partner), looked));
  });
}

function meanOf(
  values: ReadonlyMap<number, Fraction> | undefined,
  years: readonly number[],
): Fraction | null {
  let total = ZERO;
  let count = 0;
  for (const year of years) {
    const value = values?.get(year);
    if (value === undefined) continue;
    total = add(total, value);
    count += 1;
  }
  return count === 0 ? null : divide(total, exactly(count));
}

/** The demand of every partner; refuses where one has none, naming it, the driver and what would work. */
export function demandOfAll(
  prepared: Prepared,
  window: Window,
  funded: number,
  path: Path,
): Fraction[] {
  return meanDemand(prepared, window, funded).map((mean, at) => {
    if (mean) return mean;
    throw withoutData(prepared.demand, window, prepared.partners[at] ?? '', funded, path);
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
