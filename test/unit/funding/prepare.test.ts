import { describe, expect, it } from 'vitest';
import { formulaShares } from '../../../analytics/funding/component-share.ts';
import { meanDemand } from '../../../analytics/funding/driver-demand.ts';
import { prepare } from '../../../analytics/funding/prepare.ts';
import { readScenario } from '../../../analytics/funding/read-scenario.ts';
import { toNumber } from '../../../analytics/statistics/apportionment/fraction.ts';
import { demandIn, refused, simple } from './scenarios.ts';

const prepared = (more = {}) => {
  const document = simple(more);
  return prepare(readScenario(document), demandIn(document));
};

describe('what several years and formulas look at', () => {
  it('is told apart by measure, window, weights and funded year', () => {
    const given = prepared();
    const window = { measure: 'orders', years: 1, lag: 1 };
    const means = (of: typeof window, funded: number) =>
      meanDemand(given, of, funded).map((mean) => mean && toNumber(mean));
    expect(means(window, 2023)).toEqual([6, 4, 12]);
    expect(means(window, 2022)).toEqual([4, 4, 12]);
    expect(means({ ...window, lag: 2 }, 2023)).toEqual([4, 4, 12]);
    expect(means({ ...window, years: 3 }, 2023)).toEqual([4, 4, 12]);
    expect(means({ ...window, measure: 'matches' }, 2023)).toEqual([null, null, null]);

    const drivers = [
      { measure: 'orders', weight: 1, years: 1, lag: 1 },
      { measure: 'orders', weight: 1, years: 1, lag: 2 },
    ];
    const first = (weight: number, funded: number) => {
      const part = drivers.map((driver, at) => (at === 0 ? { ...driver, weight } : driver));
      const formula = [{ kind: 'demand' as const, weight: 1, drivers: part }];
      return toNumber(formulaShares(given, formula, funded, ['formula'])[0]!);
    };
    expect(first(1, 2023)).toBeCloseTo((6 / 22 + 4 / 20) / 2, 12);
    expect(first(3, 2023)).toBeCloseTo((3 * (6 / 22) + 4 / 20) / 4, 12);
    expect(first(1, 2022)).toBeCloseTo((4 / 20 + 2 / 18) / 2, 12);
  });

  it('is not mixed up where the same demand is shared in another order', () => {
    const document = simple();
    const demand = demandIn(document);
    const window = { measure: 'orders', years: 1, lag: 1 };
    const means = (partners: string[]) =>
      meanDemand(prepare(readScenario({ ...document, partners }), demand), window, 2023);
    const [ash, birch, cedar] = means(['Ash', 'Birch', 'Cedar']);
    expect(means(['Cedar', 'Ash', 'Birch'])).toEqual([cedar, ash, birch]);
    expect(means(['Ash', 'Birch', 'Cedar'])).toEqual([ash, birch, cedar]);
  });

  it('is refused where it stands, in the main formula as in an exception', () => {
    const driver = { measure: 'matches', weight: 1, years: 1, lag: 1 };
    const formula = [{ kind: 'demand' as const, weight: 1, drivers: [driver] }];
    const given = prepared();
    for (const path of [['formula'], ['exceptions', 0, 'formula']]) {
      const failure = refused(() => formulaShares(given, formula, 2023, path));
      expect(failure.place?.field).toContain(path[0]);
      expect(failure.message).toContain('no figure of matches');
    }
  });
});
