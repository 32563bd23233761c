import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ageOn } from '../../../analytics/synthetic/day.ts';
import type { Day } from '../../../analytics/synthetic/day.ts';
import { windowOf } from '../../../analytics/synthetic/options.ts';
import { FEW_RUNS, anyAgency, journeysOf } from './agencies.ts';

/** Whether the days that are known come in this order; equal days may. */
function inOrder(...days: readonly (Day | null)[]): boolean {
  const known = days.filter((day) => day !== null);
  return known.every((day, index) => index === 0 || day >= (known[index - 1] ?? day));
}

describe('plans for adoption', () => {
  it('go through their steps in order', () => {
    fc.assert(
      fc.property(anyAgency(), (agency) => {
        for (const each of journeysOf(agency)) {
          expect(inOrder(each.enteredCareOn, each.decisionOn, each.placementOrderOn)).toBe(true);
          expect(inOrder(each.decisionOn, each.linkedOn, each.matchedOn, each.placedOn)).toBe(true);
          expect(inOrder(each.placementOrderOn, each.placedOn, each.adoptionOrderOn)).toBe(true);
          expect(inOrder(each.placedOn, each.disruptedOn)).toBe(true);
          expect(inOrder(each.decisionOn, each.planChangedOn, each.orderEndedOn)).toBe(true);
          expect(inOrder(each.enteredCareOn, each.earlyPermanenceOn, each.placedOn)).toBe(true);
          expect(inOrder(each.enteredCareOn, each.adoptingFosterPlacementOn, each.placedOn)).toBe(
            true,
          );
        }
      }),
      FEW_RUNS,
    );
  });

  it('end in one way only, and know nothing of the time to come', () => {
    fc.assert(
      fc.property(anyAgency(), (agency) => {
        const { to } = windowOf(agency.options);
        for (const each of journeysOf(agency)) {
          const ends = [each.adoptionOrderOn, each.planChangedOn, each.disruptedOn];
          expect(ends.filter((day) => day !== null).length).toBeLessThanOrEqual(1);
          if (each.placedOn !== null) expect(each.planChangedOn).toBeNull();
          for (const day of Object.values(each)) {
            if (typeof day === 'number') expect(day).toBeLessThanOrEqual(to);
          }
          if (each.matchedOn !== null) expect(each.family).not.toBeNull();
        }
      }),
      FEW_RUNS,
    );
  });

  it('go on after a disruption under the same decision and order', () => {
    fc.assert(
      fc.property(anyAgency(), ({ children }) => {
        for (const { journeys } of children) {
          expect(journeys.map(({ attempt }) => attempt)).toEqual(journeys.map((_, i) => i + 1));
          for (const [index, each] of journeys.entries()) {
            const next = journeys[index + 1];
            expect(each.disruptedOn !== null).toBe(next?.afterDisruption ?? false);
            if (!next?.afterDisruption) continue;
            expect(next.decisionOn).toBe(each.decisionOn);
            expect(next.placementOrderOn).toBe(each.placementOrderOn);
            expect(inOrder(each.disruptedOn, next.matchedOn)).toBe(true);
          }
        }
      }),
      FEW_RUNS,
    );
  });

  it('keep siblings whose plan is together in one family on the same days', () => {
    fc.assert(
      fc.property(anyAgency(), ({ children }) => {
        const groups = new Map<string, typeof children>();
        for (const child of children) {
          const group = child.placementGroup;
          if (group !== null) groups.set(group, [...(groups.get(group) ?? []), child]);
        }
        for (const siblings of groups.values()) {
          const [first, ...others] = siblings;
          expect(siblings.length).toBeLessThanOrEqual(first?.siblingGroupSize ?? 0);
          for (const other of others) {
            expect(other.borough).toBe(first?.borough);
            expect(other.journeys.map((each) => [each.placedOn, each.family?.id])).toEqual(
              first?.journeys.map((each) => [each.placedOn, each.family?.id]),
            );
          }
        }
      }),
      FEW_RUNS,
    );
  });
});

describe('adopter families', () => {
  it('go through their stages in order, and leave or match but not both', () => {
    fc.assert(
      fc.property(anyAgency(), ({ families, options }) => {
        expect(families.length).toBe(options.families);
        for (const each of families) {
          const stages = [
            ...[each.enquiredOn, each.informationSessionOn, each.registeredOn],
            ...[each.stage1StartedOn, each.stage1EndedOn, each.stage2StartedOn, each.stage2EndedOn],
          ];
          expect(inOrder(...stages, each.approvedOn, each.matchedOn, each.placedOn)).toBe(true);
          const reached = stages.filter((_, step) => step !== 1);
          const last = reached.findLastIndex((day) => day !== null);
          expect(reached.slice(0, last + 1)).not.toContain(null);
          if (each.leftOn !== null) expect(each.matchedOn).toBeNull();
          expect(inOrder(...stages, each.leftOn)).toBe(true);
          expect(each.people.length).toBe(each.structure.startsWith('single') ? 1 : 2);
        }
      }),
      FEW_RUNS,
    );
  });

  it('take only children they could take, and one group of them', () => {
    fc.assert(
      fc.property(anyAgency(), ({ children }) => {
        const taken = new Map<string, Set<string>>();
        for (const child of children) {
          for (const { family, matchedOn, earlyPermanenceOn } of child.journeys) {
            if (family?.origin !== 'in_house') continue;
            const group = child.placementGroup ?? `${child.borough.code} ${child.localId}`;
            taken.set(family.id, (taken.get(family.id) ?? new Set()).add(group));
            expect(family.listedBy).toBe(child.borough);
            const together = children.filter(
              (each) => each.placementGroup === child.placementGroup,
            );
            const size = child.placementGroup === null ? 1 : together.length;
            expect(family.siblingsMax).toBeGreaterThanOrEqual(size);
            const age = ageOn(child.bornOn ?? 0, earlyPermanenceOn ?? matchedOn ?? 0);
            expect(age).toBeGreaterThanOrEqual(family.ageRange[0]);
            expect(age).toBeLessThanOrEqual(family.ageRange[1]);
            expect(inOrder(family.approvedOn, earlyPermanenceOn ?? matchedOn)).toBe(true);
            if (earlyPermanenceOn !== null) expect(family.earlyPermanenceApproved).toBe(true);
          }
        }
        for (const groups of taken.values()) expect(groups.size).toBe(1);
      }),
      FEW_RUNS,
    );
  });
});
