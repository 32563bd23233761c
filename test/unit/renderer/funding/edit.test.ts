import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  copyOf,
  missingParts,
  sharesOf,
  withDamping,
  withException,
  withNewPart,
  withShare,
  withTransition,
} from '../../../../renderer/funding/edit.ts';
import { scenarioWith } from './sample-funding.ts';

const weights = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 2, maxLength: 6 });

describe('the share of one part', () => {
  it('is what was asked for, with the others making room in proportion', () => {
    expect(withShare([0.6, 0.3, 0.1], 0, 0.8)).toEqual([0.8, 0.15, 0.05]);
    expect(withShare([1, 0, 0], 0, 0.5)).toEqual([0.5, 0.25, 0.25]);
  });

  it('leaves weights that add up to 1, none of them negative', () => {
    fc.assert(
      fc.property(weights, fc.nat(), fc.integer({ min: 0, max: 100 }), (all, place, percent) => {
        const at = place % all.length;
        const after = withShare(all, at, percent / 100);
        expect(after.every((weight) => weight >= 0)).toBe(true);
        expect(after.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 3);
        expect(sharesOf(after)[at]).toBeCloseTo(percent / 100, 3);
      }),
    );
  });

  it('is written as it is where it can’t be, so that it is refused with its reason', () => {
    expect(withShare([0.6, 0.4], 0, -0.05)).toEqual([-0.05, 0.4]);
    expect(withShare([0.6, 0.4], 1, 1.5)).toEqual([0.6, 1.5]);
  });
});

describe('a scenario', () => {
  const scenario = scenarioWith({
    damping: { floor: -0.05, ceiling: 0.1, method: 'clamped_proportional' },
  });

  it('gets a part that is seen at once, of a kind it doesn’t have', () => {
    expect(missingParts(scenario.formula)).toEqual(['population']);
    const without = scenario.formula.filter(({ kind }) => kind !== 'demand');
    const longer = withNewPart(without, 'demand', 'placement_orders');
    expect(longer.at(-1)).toMatchObject({ kind: 'demand', weight: 0.1 });
  });

  it('loses a limit that is taken out, and says nothing of a transition that is over at once', () => {
    expect(withDamping(scenario, { floor: undefined }).damping).toEqual({
      ceiling: 0.1,
      method: 'clamped_proportional',
    });
    const under = withTransition(scenario, '2023/24', 0.5);
    expect(under.transition).toEqual({ '2023/24': 0.5 });
    expect(withTransition(under, '2023/24', 1)).not.toHaveProperty('transition');
  });

  it('keeps one exception a partner, in its place', () => {
    const equal = [{ kind: 'equal' as const, weight: 1 }];
    const historic = [{ kind: 'historic' as const, weight: 1 }];
    const two = withException(withException(scenario, 'Merton', equal), 'Croydon', equal);
    const changed = withException(two, 'Merton', historic);
    expect(changed.exceptions).toEqual([
      { partner: 'Merton', formula: historic },
      { partner: 'Croydon', formula: equal },
    ]);
    expect(
      withException(withException(changed, 'Merton', null), 'Croydon', null),
    ).not.toHaveProperty('exceptions');
  });

  it('is copied under a name nobody has', () => {
    expect(copyOf(scenario, ['Hybrid']).name).toBe('Hybrid (copy)');
    expect(copyOf(scenario, ['Hybrid', 'Hybrid (copy)']).name).toBe('Hybrid (copy 2)');
    expect(copyOf({ ...scenario, name: 'Hybrid (copy)' }, ['Hybrid (copy)']).name).toBe(
      'Hybrid (copy 2)',
    );
  });
});
