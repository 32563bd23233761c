import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Episode } from '../../../analytics/synthetic/agency.ts';
import { ageOn } from '../../../analytics/synthetic/day.ts';
import { windowOf } from '../../../analytics/synthetic/options.ts';
import { FEW_RUNS, agencyOf, anyAgency, journeysOf } from './agencies.ts';

/** What must have changed, and what must not, for each reason for a new episode. */
const CHANGES: Readonly<Record<string, { legal: boolean; place: boolean }>> = {
  L: { legal: true, place: false },
  P: { legal: false, place: true },
  T: { legal: false, place: true },
  B: { legal: true, place: true },
  U: { legal: true, place: true },
};

const lives = ({ placement, placementPostcode }: Episode) => `${placement} ${placementPostcode}`;

describe('care histories', () => {
  it('tile each period of care with episodes, without gaps or overlaps', () => {
    fc.assert(
      fc.property(anyAgency(), ({ children }) => {
        for (const period of children.flatMap(({ periods }) => periods)) {
          expect(period.episodes[0]?.startsOn).toBe(period.startsOn);
          expect(period.episodes.at(-1)?.endsOn).toBe(period.endsOn);
          for (const [index, episode] of period.episodes.entries()) {
            const next = period.episodes[index + 1];
            if (next) expect(next.startsOn).toBe(episode.endsOn);
            if (episode.endsOn !== null) expect(episode.endsOn).toBeGreaterThan(episode.startsOn);
            expect(episode.reasonEnded === 'X1').toBe(next !== undefined);
            expect(episode.reasonEnded === null).toBe(episode.endsOn === null);
          }
        }
      }),
      FEW_RUNS,
    );
  });

  it('say for each new episode what has changed', () => {
    fc.assert(
      fc.property(anyAgency(), ({ children }) => {
        for (const { episodes } of children.flatMap(({ periods }) => periods)) {
          for (const [index, episode] of episodes.entries()) {
            const before = episodes[index - 1];
            if (!before) {
              expect(episode.reasonNew).toBe('S');
              continue;
            }
            expect(CHANGES[episode.reasonNew]).toEqual({
              legal: before.legalStatus !== episode.legalStatus,
              place: lives(before) !== lives(episode),
            });
            const sameHome = before.placementPostcode === episode.placementPostcode;
            expect('LTU'.includes(episode.reasonNew)).toBe(sameHome);
            expect(before.reasonPlaceChange === null).toBe(episode.reasonNew === 'L');
          }
        }
      }),
      FEW_RUNS,
    );
  });

  it('never let a child be in two periods of care at once, born later, or grown up', () => {
    fc.assert(
      fc.property(anyAgency(), ({ children, options }) => {
        for (const { periods, bornOn } of children) {
          for (const [index, { startsOn, endsOn }] of periods.entries()) {
            expect(startsOn).toBeLessThanOrEqual(windowOf(options).to);
            expect(startsOn).toBeGreaterThanOrEqual(bornOn ?? Infinity);
            expect(ageOn(bornOn ?? 0, (endsOn ?? windowOf(options).to) - 1)).toBeLessThan(18);
            const before = periods[index - 1];
            if (before) expect(startsOn).toBeGreaterThan(before.endsOn ?? Infinity);
          }
        }
      }),
      FEW_RUNS,
    );
  });

  it('place nobody for adoption under an order that was not granted', () => {
    fc.assert(
      fc.property(anyAgency(), ({ children }) => {
        const episodes = children
          .flatMap(({ periods }) => periods)
          .flatMap((each) => each.episodes);
        for (const { placement, legalStatus } of episodes) {
          if (placement === 'A5' || placement === 'A6') expect(legalStatus).toBe('E1');
          if (placement === 'A4') expect(legalStatus).toBe('V2');
        }
      }),
      FEW_RUNS,
    );
  });

  it('hold every kind of history', () => {
    const agency = agencyOf({ children: 3000, families: 1000, boroughs: 6, years: 6 });
    const periods = agency.children.flatMap((child) => child.periods);
    const statuses = new Set(periods.flatMap((each) => each.episodes.map((e) => e.legalStatus)));
    const places = new Set(periods.flatMap((each) => each.episodes.map((e) => e.placement)));
    expect([...statuses].sort()).toEqual(['C1', 'C2', 'E1', 'L1', 'L2', 'V2', 'V3', 'V4']);
    for (const place of ['A4', 'A5', 'A6', 'U2', 'U5', 'K2']) expect(places).toContain(place);
    const ends = new Set(periods.map((each) => each.episodes.at(-1)?.reasonEnded));
    for (const end of ['E11', 'E12', 'E45', 'E4A', 'E5', null]) expect(ends).toContain(end);
    const journeys = journeysOf(agency);
    const reasons = new Set(journeys.map(({ planChangedReason }) => planChangedReason));
    expect(reasons).toEqual(new Set([null, 'RD1', 'RD2', 'RD3', 'RD4']));
    const some = (name: string, is: (journey: (typeof journeys)[number]) => boolean) => {
      expect(journeys.filter(is).length, name).toBeGreaterThan(3);
    };
    some(
      'placed again after a disruption',
      (each) => each.afterDisruption && each.placedOn !== null,
    );
    some(
      'matched before the order',
      (each) => (each.matchedOn ?? Infinity) < (each.placementOrderOn ?? 0),
    );
    some('placed by consent', (each) => each.placedOn !== null && each.placementOrderOn === null);
    some('in a second period of care', (each) => each.period > 1);
    some('adopted by foster carers', (each) => each.family?.approvedForNamedChild === true);
    some('not born yet', (each) => each.enteredCareOn === null);
    const twice = agency.children.filter(
      (child) => new Set(child.journeys.map(({ decisionOn }) => decisionOn)).size > 1,
    );
    expect(twice.length).toBeGreaterThan(3);
    expect(agency.children.some(({ unaccompanied }) => unaccompanied)).toBe(true);
    expect(agency.children.some(({ journeys: none }) => none.length === 0)).toBe(true);
  });
});
