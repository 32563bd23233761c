import type { Fraction } from '../statistics/apportionment/fraction.ts';

/** What is known of one value: the figure, or the bounds of a suppressed one. */
export type Known = { readonly lower: Fraction; readonly upper: Fraction };

type ByMeasurePartnerYear<T> = ReadonlyMap<string, ReadonlyMap<string, ReadonlyMap<number, T>>>;

/**
 * Demand by measure, partner and the calendar year a financial year begins in. What is not known
 * or not applicable is not in it.
 */
export type KnownDemand = ByMeasurePartnerYear<Known>;

/** Demand with a figure for every value: what a formula is worked out from. */
export type Demand = ByMeasurePartnerYear<Fraction>;

/** A figure for every value; `choose` says which, where a value is suppressed. */
export function settled(
  demand: KnownDemand,
  choose: (known: Known, partner: string, measure: string, year: number) => Fraction,
): Demand {
  return new Map(
    [...demand].map(([measure, partners]) => [
      measure,
      new Map(
        [...partners].map(([partner, years]) => [
          partner,
          new Map([...years].map(([year, known]) => [year, choose(known, partner, measure, year)])),
        ]),
      ),
    ]),
  );
}

/** The same demand with one value put in place of what is there. */
export function withValue(
  demand: Demand,
  { measure, partner, year }: { measure: string; partner: string; year: number },
  change: (value: Fraction | undefined) => Fraction,
): Demand {
  const partners = demand.get(measure) ?? new Map<string, ReadonlyMap<number, Fraction>>();
  const years = partners.get(partner) ?? new Map<number, Fraction>();
  return new Map([
    ...demand,
    [
      measure,
      new Map([...partners, [partner, new Map([...years, [year, change(years.get(year))]])]]),
    ],
  ]);
}
