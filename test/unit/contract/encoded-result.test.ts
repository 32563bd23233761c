import { describe, expect, it } from 'vitest';
import { decodeResult, encodeResult } from '../../../analytics/contract/funding/encoded-result.ts';
import { run, simple } from '../funding/scenarios.ts';

const SUPPRESSED = simple({
  partners: ['Ash', 'Birch', 'Cedar', 'Elm'],
  budget: { '2023/24': 1000, '2024/25': 1100.55 },
  rounding: 'pence',
  income: [{ name: 'Grant', kind: 'grant', amounts: 50 }],
  fixed: { Ash: 20 },
  demand: {
    source: 'given',
    values: {
      orders: {
        Ash: { '2021/22': 4, '2022/23': '<5', '2023/24': 3 },
        Birch: { '2021/22': 4, '2022/23': 4, '2023/24': 9 },
        Cedar: { '2021/22': 12, '2022/23': 12, '2023/24': 8 },
        Elm: { '2021/22': 0, '2022/23': 0, '2023/24': 0 },
      },
    },
  },
  exceptions: [
    {
      partner: 'Cedar',
      formula: [{ kind: 'demand', weight: 1, drivers: [{ measure: 'orders', years: 2 }] }],
    },
  ],
  transition: { '2023/24': 0.5 },
  damping: { floor: -0.7, method: 'clamped_proportional' },
});

describe('a result on its way to the page', () => {
  it('arrives as it was sent, whatever of it is not known', () => {
    const result = run(SUPPRESSED);
    const partners = result.years.flatMap((year) => year.partners);
    expect(partners.some(({ previous }) => previous === null)).toBe(true);
    expect(partners.some(({ costPerChild }) => costPerChild === null)).toBe(true);
    expect(partners.some(({ range }) => range !== null && range.lower < range.upper)).toBe(true);
    expect(decodeResult(encodeResult(result))).toEqual(result);
    const plain = run(simple());
    expect(decodeResult(encodeResult(plain))).toEqual(plain);
  });

  it('names no field again for every partner and year', () => {
    const { json } = encodeResult(run(SUPPRESSED));
    for (const field of ['contribution', 'undampedShare', 'changeShare', 'steps']) {
      expect(json).not.toContain(`"${field}"`);
    }
  });

  it('is held against the contract where it arrives', () => {
    const { json } = encodeResult(run(simple()));
    const amiss = json.replace('"Ash",', '"Ash","free",');
    expect(amiss).not.toBe(json);
    expect(() => decodeResult({ json: amiss })).toThrow();
    expect(() => decodeResult({ json: '{}' })).toThrow();
  });
});
