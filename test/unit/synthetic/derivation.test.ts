import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../analytics/synthetic/day.ts';
import { agencyOf } from './agencies.ts';
import { iso, childOf, mergedEpisodes, rowsOf } from './merged-returns.ts';
import type { ReturnRow } from './merged-returns.ts';

const agency = agencyOf({ children: 1500, families: 600, boroughs: 5, years: 6 });
const episodes = mergedEpisodes(agency);

const byChild = (rows: readonly ReturnRow[]) => {
  const children = new Map<string, ReturnRow[]>();
  for (const row of rows) children.set(childOf(row), [...(children.get(childOf(row)) ?? []), row]);
  return children;
};
const decisions = byChild(rowsOf(agency, 'placed_for_adoption'));
const adoptions = byChild(rowsOf(agency, 'ad1'));

/** Every child with the episodes of each of its periods of care, in order. */
const children = agency.children.map((child) => {
  const key = `${child.borough.code} ${child.localId}`;
  const periods: ReturnRow[][] = [];
  for (const row of episodes.get(key) ?? []) {
    if (row['RNE'] === 'S') periods.push([]);
    periods.at(-1)?.push(row);
  }
  return { child, key, periods };
});

const day = (on: number | null) => (on === null ? null : isoDate(on));
const within = (rows: readonly ReturnRow[], column: string, codes: readonly string[]) =>
  rows.filter((row) => codes.includes(row[column] ?? ''));

/** The first day of each unbroken run of rows for which the code is one of these. */
function runs(rows: readonly ReturnRow[], column: string, codes: readonly string[]): string[] {
  const is = (row: ReturnRow | undefined) => codes.includes(row?.[column] ?? '');
  return rows.filter((row, at) => is(row) && !is(rows[at - 1])).map((row) => iso(row['DECOM']));
}

/**
 * The rules by which the guidance has dates read out of the returns, each written here once more
 * and by itself, must give what the generator knows to be true.
 */
describe('the returns of all years, merged', () => {
  it('have every child once it is born and in care, and nobody else', () => {
    const inCare = children.filter(({ child }) => child.periods.length > 0);
    expect(new Set(episodes.keys())).toEqual(new Set(inCare.map(({ key }) => key)));
    expect(inCare.length).toBeLessThan(children.length);
  });

  it('tell when each period of care began and ended', () => {
    for (const { child, periods } of children) {
      expect(periods.map((rows) => [iso(rows[0]?.['DECOM']), iso(rows.at(-1)?.['DEC'])])).toEqual(
        child.periods.map((each) => [isoDate(each.startsOn), day(each.endsOn) ?? '']),
      );
    }
  });

  it('tell the decisions, and how they ended', () => {
    for (const { child, key } of children) {
      const latest = new Map<string, ReturnRow>();
      for (const row of decisions.get(key) ?? []) {
        const before = latest.get(row['DATE_PLACED'] ?? '');
        if (!before || row['YEAR']! > before['YEAR']!) latest.set(row['DATE_PLACED'] ?? '', row);
      }
      const told = [...latest.values()].map((row) => [
        iso(row['DATE_PLACED']),
        iso(row['DATE_PLACED_CEASED']) || null,
        row['REASON_PLACED_CEASED'] || null,
      ]);
      const known = child.journeys
        .filter(
          ({ decisionOn }, at) => decisionOn !== null && !child.journeys[at + 1]?.afterDisruption,
        )
        .map((each) => [day(each.decisionOn), day(each.planChangedOn), each.planChangedReason]);
      expect(told.sort()).toEqual(known.sort());
    }
  });

  it('tell placement orders and their ends, a run of E1 each', () => {
    for (const { child, periods } of children) {
      const told = periods.flatMap((rows) => runs(rows, 'LS', ['E1']));
      const orders = child.journeys.flatMap(({ placementOrderOn, afterDisruption }) =>
        placementOrderOn === null || afterDisruption ? [] : [isoDate(placementOrderOn)],
      );
      expect(told).toEqual(orders);
      const ended = periods.flatMap((rows) =>
        rows
          .filter((row, at) => row['LS'] !== 'E1' && rows[at - 1]?.['LS'] === 'E1')
          .map((row) => iso(row['DECOM'])),
      );
      expect(ended).toEqual(
        child.journeys.flatMap(({ orderEndedOn }) =>
          orderEndedOn === null ? [] : [isoDate(orderEndedOn)],
        ),
      );
    }
  });

  it('tell placements for adoption, disruptions and adoption orders', () => {
    const placements = ['A3', 'A4', 'A5', 'A6'];
    for (const { child, periods } of children) {
      expect(periods.flatMap((rows) => runs(rows, 'PLACE', placements))).toEqual(
        child.journeys.flatMap(({ placedOn }) => (placedOn === null ? [] : [isoDate(placedOn)])),
      );
      const disrupted = periods.flatMap((rows) =>
        rows
          .filter((row, at) => {
            const next = rows[at + 1]?.['PLACE'];
            return placements.includes(row['PLACE'] ?? '') && next && !placements.includes(next);
          })
          .map((row) => iso(row['DEC'])),
      );
      expect(disrupted).toEqual(
        child.journeys.flatMap(({ disruptedOn }) =>
          disruptedOn === null ? [] : [isoDate(disruptedOn)],
        ),
      );
      expect(within(periods.flat(), 'REC', ['E11', 'E12']).map((row) => iso(row['DEC']))).toEqual(
        child.journeys.flatMap(({ adoptionOrderOn }) =>
          adoptionOrderOn === null ? [] : [isoDate(adoptionOrderOn)],
        ),
      );
    }
  });

  it('tell early permanence, and since when adopting carers fostered', () => {
    for (const { child, periods } of children) {
      expect(periods.flatMap((rows) => runs(rows, 'PLACE', ['U2', 'U5']))).toEqual(
        child.journeys.flatMap(({ earlyPermanenceOn }) =>
          earlyPermanenceOn === null ? [] : [isoDate(earlyPermanenceOn)],
        ),
      );
      const since = periods.flatMap((rows) => {
        const placed = rows.findIndex(({ PLACE }) => PLACE === 'A5');
        const moved = rows.slice(0, placed + 1).findLast(({ RNE }) => 'SPB'.includes(RNE ?? ''));
        return placed === -1 ? [] : [iso(moved?.['DECOM'])];
      });
      expect(since).toEqual(
        child.journeys.flatMap(({ adoptingFosterPlacementOn: on }) =>
          on === null ? [] : [isoDate(on)],
        ),
      );
    }
  });

  it('tell the match of every adopted child, once, in the year of the order', () => {
    for (const { child, key } of children) {
      const adopted = child.journeys.filter(({ adoptionOrderOn }) => adoptionOrderOn !== null);
      const told = (adoptions.get(key) ?? []).map((row) => [
        iso(row['DATE_INT']),
        iso(row['DATE_MATCH']),
        row['FOSTER_CARE'] === '1',
      ]);
      expect(told).toEqual(
        adopted.map((each) => [
          day(each.decisionOn),
          day(each.matchedOn),
          each.fosterCarerAdoption,
        ]),
      );
    }
  });
});
