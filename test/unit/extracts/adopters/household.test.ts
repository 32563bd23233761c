import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ethnicitiesConsidered,
  householdOf,
} from '../../../../analytics/extracts/adopters/household.ts';
import type { FamilySaying, Person } from '../../../../analytics/extracts/adopters/household.ts';
import type { Teller } from '../../../../analytics/extracts/journeys/agree.ts';

const person = (id: string | null, sex: string | null): Person => ({
  ...{ id, sex, ethnicity: null, disability: null },
  place: { sourceId: 1, row: 2 },
});

const says = (
  teller: Teller,
  told: FamilySaying['says'],
  people: readonly Person[] = [],
  { returnId = 1, latestOn = '2023-03-31' } = {},
): FamilySaying => ({
  ...{ teller, returnId, latestOn, people, says: told },
  place: { sourceId: returnId, row: 2 },
});

describe('a household of adopters', () => {
  it('has the adopters that list 11 gives a row each, once however many lists repeat them', () => {
    const couple = [
      says('annex_a', {}, [person('A1', 'male')]),
      says('annex_a', {}, [person('A2', 'female')]),
    ];
    const again = couple.map((one) => ({ ...one, returnId: 2, latestOn: '2023-06-30' }));
    const household = householdOf([...couple, ...again]);
    expect(household?.people.map(({ id }) => id)).toEqual(['A1', 'A2']);
    expect(household?.says.structure).toBe('couple_female_male');
  });

  it('has the adopters of its log, not those of a list besides', () => {
    const household = householdOf([
      says('annex_a', {}, [person('A1', 'male')]),
      says('annex_a', {}, [person('A2', 'male')]),
      says('adopter_log', {}, [person(null, 'male'), person(null, 'male')], { returnId: 9 }),
    ]);
    expect(household?.people).toHaveLength(2);
    expect(household?.says.structure).toBe('couple_male');
  });

  it.each([
    [['female'], 'single_female'],
    [[null], 'single'],
    [['female', null], 'couple'],
    [['female', 'female'], 'couple_female'],
    [['female', 'female', 'male'], null],
    [[], null],
  ])('of adopters with the sexes %j is %s', (sexes, structure) => {
    const people = sexes.map((sex, at) => person(`A${at}`, sex));
    expect(householdOf([says('annex_a', {}, people)])?.says.structure ?? null).toBe(structure);
  });

  it('is described by its log first, and a coarser word is no contradiction', () => {
    const household = householdOf([
      says('asg', { approved_on: '2020-12-09', structure: 'couple_male' }),
      says('adopter_log', { approved_on: '2020-12-01', structure: 'couple' }),
    ]);
    expect(household?.says).toMatchObject({ approved_on: '2020-12-01', structure: 'couple_male' });
    expect(household?.differences).toMatchObject([
      { field: 'approved_on', kept: '2020-12-01', other: '2020-12-09' },
    ]);
  });

  it('is the same in whatever order its rows come', () => {
    const rows = [
      says('annex_a', { enquired_on: '2020-02-03' }, [person('A2', 'male')]),
      says('annex_a', { enquired_on: '2020-02-01' }, [person('A1', 'female')]),
      says('annex_a', { enquired_on: '2020-02-05' }, [person('A1', 'female')], {
        returnId: 2,
        latestOn: '2022-01-01',
      }),
      says('asg', { approved_on: '2020-12-01' }, [], { returnId: 3 }),
      says('asg', { approved_on: '2020-12-03' }, [], { returnId: 4 }),
    ];
    const content = (order: readonly FamilySaying[]) => {
      const household = householdOf(order);
      const differences = household?.differences ?? [];
      return [
        household?.says,
        household?.people,
        differences.map(({ field, kept, other }) => [field, kept, other]),
      ];
    };
    fc.assert(
      fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), (order) => {
        expect(content(order)).toEqual(content(rows));
      }),
    );
  });
});

describe('the ethnicities a household considers', () => {
  it.each([
    ['any', 'any'],
    ['No preference', 'any'],
    ['white; mixed', 'white; mixed'],
    ['White British, Black African', 'white; black'],
    ['somebody nice', null],
    [null, null],
  ])('%s are %s', (text, groups) => {
    expect(ethnicitiesConsidered(text)).toBe(groups);
  });
});
