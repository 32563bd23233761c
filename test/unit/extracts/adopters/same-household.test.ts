import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { householdKeys } from '../../../../analytics/extracts/adopters/same-household.ts';
import type { Numbered } from '../../../../analytics/extracts/adopters/same-household.ts';

const CROYDON = 'E09000008';
const KENT = 'E10000016';
const AGENCY = 'adopt-london-south';

let next = 0;
const household = (
  areaCode: string,
  days: Readonly<Record<string, string>>,
  localId = 'F1',
): Numbered => ({
  ...{ number: (next += 1), areaCode, localId },
  key: `${areaCode} ${localId}`,
  days: new Map(Object.entries(days).map(([step, day]) => [step, new Set([day])])),
});

const keysOf = (...all: Numbered[]) => {
  const keys = householdKeys(all);
  return all.map(({ number }) => keys.get(number));
};

describe('numbers of households', () => {
  it('mean one household in an agency and its boroughs when a date agrees', () => {
    expect(
      keysOf(
        household(CROYDON, { approved_on: '2020-12-01' }),
        household(AGENCY, { approved_on: '2020-12-01', enquired_on: '2020-01-01' }),
      ),
    ).toEqual([`${AGENCY} F1`, `${AGENCY} F1`]);
  });

  it('mean one household when nobody said whose the log is', () => {
    expect(
      keysOf(
        household('unknown', { enquired_on: '2020-01-01' }),
        household(CROYDON, { enquired_on: '2020-01-01' }),
      ),
    ).toEqual([`${CROYDON} F1`, `${CROYDON} F1`]);
  });

  it('need two dates in common in two authorities, since numbers read alike by chance', () => {
    const one = { enquired_on: '2020-01-01' };
    const two = { ...one, stage_1_started_on: '2020-03-01' };
    expect(new Set(keysOf(household(CROYDON, one), household(KENT, one))).size).toBe(2);
    expect(new Set(keysOf(household(CROYDON, two), household(KENT, two))).size).toBe(1);
  });

  it('mean two households where more dates differ than agree, or none is there', () => {
    const croydon = household(CROYDON, { enquired_on: '2020-01-01', approved_on: '2020-12-01' });
    const other = household(AGENCY, { enquired_on: '2020-01-01', approved_on: '2021-12-01' });
    expect(new Set(keysOf(croydon, other)).size).toBe(2);
    expect(new Set(keysOf(croydon, household(AGENCY, {}))).size).toBe(2);
  });

  it('are never of one household when they read otherwise', () => {
    const days = { enquired_on: '2020-01-01', approved_on: '2020-12-01' };
    const keys = keysOf(household(CROYDON, days), household(AGENCY, days, 'F2'));
    expect(new Set(keys).size).toBe(2);
  });

  it('give the same keys in whatever order they come', () => {
    const day = fc.constantFrom('2020-01-01', '2020-01-02');
    const days = fc.dictionary(fc.constantFrom('enquired_on', 'approved_on', 'placed_on'), day);
    const areas = [CROYDON, KENT, AGENCY, 'unknown'];
    fc.assert(
      fc.property(
        fc.tuple(...areas.map(() => days)),
        fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }),
        (all, order) => {
          const households = all.map((told, at) => household(areas[at] ?? '', told));
          const shuffled = order.flatMap((at) => households[at] ?? []);
          expect([...householdKeys(shuffled)].sort()).toEqual(
            [...householdKeys(households)].sort(),
          );
        },
      ),
    );
  });
});
