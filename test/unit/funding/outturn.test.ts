import { describe, expect, it } from 'vitest';
import type { OutturnDocument } from '../../../analytics/contract/funding/outturn.ts';
import { workOutturn } from '../../../analytics/funding/outturn.ts';
import { readOutturn } from '../../../analytics/funding/read-scenario.ts';
import { readyDocuments } from '../../../analytics/funding/ready.ts';
import { refused } from './scenarios.ts';

const OUTTURN: OutturnDocument = {
  schema: 1,
  kind: 'outturn',
  name: 'A year',
  year: '2023/24',
  expenditure: [
    { category: 'Staff', budget: 900, actual: 950.5 },
    { category: 'Panels', budget: 100, actual: 80 },
  ],
  inter_agency_fees: [{ category: 'Fees', budget: 62, actual: 93, children: 3 }],
  income: [
    {
      category: 'Contributions',
      kind: 'contribution',
      budget: 900,
      actual: 900,
      payments: { Ash: 600, Birch: 300 },
    },
    { category: 'Carried forward', kind: 'carried_forward', budget: 100, actual: 120 },
  ],
  children_placed: 10,
};

const work = (more: Partial<OutturnDocument> = {}) =>
  workOutturn(readOutturn({ ...OUTTURN, ...more }));

describe('the outturn of a year', () => {
  it('holds actual against budget by line and in all, fees for placements elsewhere on their own', () => {
    expect(work()).toMatchObject({
      expenditure: { budget: 1000, actual: 1030.5, variance: 30.5 },
      interAgencyFees: { budget: 62, actual: 93, variance: 31 },
      income: { budget: 1000, actual: 1020, variance: 20 },
      net: { budget: 62, actual: 103.5, variance: 41.5 },
      payments: [
        { partner: 'Ash', amount: 600 },
        { partner: 'Birch', amount: 300 },
      ],
      costPerChild: { children: 10, withFees: 112.35, withoutFees: 103.05, feePerChild: 31 },
      differences: [],
      warnings: [],
    });
  });

  it.each([
    [{ rule: 'equal' as const }, [20.75, 20.75]],
    [{ rule: 'contributions' as const }, [27.67, 13.83]],
    [{ rule: 'shares' as const, shares: { Ash: 1, Birch: 3 } }, [10.37, 31.13]],
    [{ rule: 'host' as const, partner: 'Ash' }, [41.5]],
  ])('shares an overspend to the penny by %o', (sharing, amounts) => {
    expect(work({ sharing }).shared.map(({ amount }) => amount)).toEqual(amounts);
  });

  it('gives an underspend back by the same rule, or carries it forward', () => {
    const expenditure = [{ category: 'Staff', budget: 1000, actual: 900 }];
    expect(
      work({ expenditure, inter_agency_fees: [], sharing: { rule: 'equal' } }).shared.map(
        ({ amount }) => amount,
      ),
    ).toEqual([-60, -60]);
    expect(
      work({ expenditure, inter_agency_fees: [], sharing: { rule: 'carry_forward' } }),
    ).toMatchObject({ carriedForward: 120, shared: [] });
  });

  it('refuses a rule with nothing to share by, and a document that is none', () => {
    const sharing = { rule: 'shares' as const, shares: { Ash: 0 } };
    expect(refused(() => work({ sharing })).place?.field).toBe('sharing');
    expect(refused(() => readOutturn({ schema: 1, kind: 'outturn' })).code).toBe(
      'scenario_refused',
    );
    expect(refused(() => readOutturn({ ...OUTTURN, schema: 3 })).place?.field).toBe('schema');
  });

  it('has no cost per child where nobody was placed', () => {
    expect(work({ children_placed: 0 }).costPerChild).toBeNull();
  });

  it('tells payments that their line does not come to', () => {
    const [first, second] = OUTTURN.income;
    expect(work({ income: [{ ...first!, payments: { Ash: 1 } }, second!] }).warnings).toEqual([
      'What partners paid of Contributions does not add up to its actual of £900.',
    ]);
  });

  it('reproduces the printed outturn of Adopt London East, and tells its £1 and £2', () => {
    const printed = readyDocuments().find(({ id }) => id === 'ale-2019-20-outturn');
    if (printed?.kind !== 'outturn') throw new Error('The outturn is missing.');
    const result = workOutturn(printed.outturn);
    expect(result).toMatchObject({
      expenditure: { budget: 870_347, actual: 896_915, variance: 26_568 },
      income: { actual: 671_074 },
      net: { budget: 217_397, actual: 225_841, variance: 8444 },
      inKind: [{ partner: 'Havering', amount: 190_240 }],
    });
    expect(result.warnings).toEqual([
      'What partners paid adds up to £652,949, £1 less than the £652,950 budgeted for it. It is used as printed.',
    ]);
    expect(result.differences.map(({ stated, computed }) => [stated, computed])).toEqual([
      [1, -1],
      [8442, 8444],
    ]);
  });
});
