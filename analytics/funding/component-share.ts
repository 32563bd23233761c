import { inYear } from '../contract/funding/amounts.ts';
import type { Component, Driver, Formula } from '../contract/funding/scenario.ts';
import { financialYear } from '../contract/period.ts';
import type { Fraction } from '../statistics/apportionment/fraction.ts';
import { exactly, lowest, ONE, overOneBottom } from '../statistics/apportionment/fraction.ts';
import { proportional } from '../statistics/apportionment/proportional.ts';
import { demandOfAll } from './driver-demand.ts';
import type { Prepared } from './prepare.ts';
import type { Path } from './refusal.ts';
import { refusal } from './refusal.ts';
import { words } from './wording.ts';

/**
 * The weighted mean of shares, aligned with the partners. Weights are 0 or more and not all 0; the
 * shares of a part have one bottom, and so has the mean.
 */
function weightedMean(
  parts: readonly { readonly weight: number; readonly shares: () => readonly Fraction[] }[],
): Fraction[] {
  const counting = parts.filter(({ weight }) => weight > 0);
  const weights = overOneBottom(counting.map(({ weight }) => exactly(weight)));
  const all = weights.reduce((sum, { top }) => sum + top, 0n);
  const shares = counting.map((part) => part.shares());
  const factors = overOneBottom(
    weights.map(({ top }, part) =>
      lowest({ top, bottom: all * (shares[part]?.[0]?.bottom ?? 1n) }),
    ),
  );
  return (shares[0] ?? []).map((_, at) => ({
    top: factors.reduce((sum, { top }, part) => sum + top * (shares[part]?.[at]?.top ?? 0n), 0n),
    bottom: factors[0]?.bottom ?? 1n,
  }));
}

/** Every partner's share of one driver's demand in a funded year. */
function driverShares(prepared: Prepared, driver: Driver, funded: number, path: Path) {
  const { measure, years, lag } = driver;
  return prepared.driven(`driver ${years} ${lag} ${funded} ${measure}`, () => {
    const shares = proportional(demandOfAll(prepared, driver, funded, path), ONE);
    if (shares) return shares;
    throw refusal(
      path,
      `Nobody has any demand of ${words(measure)} in the ${years} years that ${financialYear(funded).label} is worked out from, so nothing can be shared by it.`,
      `Give the driver a weight of 0, take a longer window, or take another driver.`,
    );
  });
}

/** The share by a demand part: the weighted mean over its drivers. */
function demandShares(
  prepared: Prepared,
  drivers: readonly Driver[],
  funded: number,
  path: Path,
): readonly Fraction[] {
  return prepared.shares(`demand ${funded} ${JSON.stringify(drivers)}`, () =>
    weightedMean(
      drivers.map((driver, at) => ({
        weight: driver.weight,
        shares: () => driverShares(prepared, driver, funded, [...path, 'drivers', at]),
      })),
    ),
  );
}

function historicShares({ scenario, partners }: Prepared): Fraction[] {
  const field = scenario.history ? 'history' : 'prior';
  const paid = (scenario.history ?? scenario.prior)?.contributions;
  const shares =
    paid &&
    proportional(
      partners.map((name) => exactly(paid[name] ?? 0)),
      ONE,
    );
  if (shares) return shares;
  throw refusal(
    [field, 'contributions'],
    paid
      ? 'The formula shares by history, but none of the partners has paid anything there.'
      : 'The formula shares by history, but neither a history nor prior contributions are given.',
    'Give what partners paid in “history”, or give the historic part a weight of 0.',
  );
}

function equalShares({ scenario, partners }: Prepared): Fraction[] {
  const units = partners.map((name) => exactly(scenario.equal_units?.[name] ?? 1));
  return proportional(units, ONE) ?? [];
}

function populationShares({ scenario, partners }: Prepared, funded: number): Fraction[] {
  const { label } = financialYear(funded);
  const people = partners.map((name) => {
    const known = inYear(scenario.population?.[name], label);
    if (known !== undefined) return exactly(known);
    throw refusal(
      ['population', name],
      `The formula shares by population, but ${name} has none for ${label}.`,
      `Give its population, or give the population part a weight of 0.`,
    );
  });
  const shares = proportional(people, ONE);
  if (shares) return shares;
  throw refusal(
    ['population'],
    `The formula shares by population, but nobody has any in ${label}.`,
    'Give the populations, or give the population part a weight of 0.',
  );
}

function componentShares(
  prepared: Prepared,
  component: Component,
  funded: number,
  path: Path,
): readonly Fraction[] {
  switch (component.kind) {
    case 'demand':
      return demandShares(prepared, component.drivers, funded, path);
    case 'historic':
      return prepared.shares('historic', () => historicShares(prepared));
    case 'equal':
      return prepared.shares('equal', () => equalShares(prepared));
    case 'population':
      return prepared.shares(`population ${funded}`, () => populationShares(prepared, funded));
  }
}

/**
 * Every partner's share under a formula in a funded year: the weighted mean over its parts, which
 * adds up to 1. A part whose weight is 0 is not looked at.
 */
export function formulaShares(
  prepared: Prepared,
  formula: Formula,
  funded: number,
  path: Path,
): Fraction[] {
  return weightedMean(
    formula.map((component, at) => ({
      weight: component.weight,
      shares: () => componentShares(prepared, component, funded, [...path, at]),
    })),
  );
}

/** Shares by all the demand parts of a formula together; null where it has none. */
export function combinedDemand(
  prepared: Prepared,
  formula: Formula,
  funded: number,
): Fraction[] | null {
  const parts = formula.flatMap((component, at) =>
    component.kind === 'demand' && component.weight > 0
      ? [
          {
            weight: component.weight,
            shares: () => demandShares(prepared, component.drivers, funded, ['formula', at]),
          },
        ]
      : [],
  );
  return parts.length === 0 ? null : weightedMean(parts);
}
