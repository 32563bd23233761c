import { describe, expect, it } from 'vitest';
import { NORTH, check, found, published } from './published.ts';

describe('the same figure stated twice', () => {
  it('lists two values, prose against table, with every place of either', () => {
    const [only, ...others] = check(
      published(
        { measure: 'adopter_approvals', value: 19, place: 'table', locator: 'row Total' },
        { measure: 'adopter_approvals', value: 18, place: 'prose', locator: 'first paragraph' },
        { measure: 'adopter_approvals', value: 18, place: 'prose', locator: 'last paragraph' },
      ),
    );
    expect(others).toEqual([]);
    expect(only).toMatchObject({ kind: 'stated_twice', stated: 18, computed: 19 });
    expect(only?.sources.map(({ locator }) => locator)).toEqual([
      'first paragraph',
      'last paragraph',
      'row Total',
    ]);
    expect(only?.explanation).toMatch(/given as 18 \(.*\) but as 19 \(row Total/);
  });

  it('holds prose to the table that follows it', () => {
    expect(
      found(
        { measure: 'adopter_approvals', value: 18, place: 'prose' },
        { measure: 'adopter_approvals', value: 19, place: 'table' },
      ),
    ).toEqual([`stated_twice: adopter_approvals ${NORTH} 18 / 19`]);
  });

  it('holds a later paragraph to an earlier one', () => {
    expect(
      found(
        { measure: 'registrations_of_interest', value: 25, place: 'prose' },
        { measure: 'registrations_of_interest', value: 26, place: 'prose' },
      ),
    ).toEqual([`stated_twice: registrations_of_interest ${NORTH} 26 / 25`]);
  });

  it('lists each pair of three values', () => {
    expect(
      found(
        { measure: 'adopter_approvals', value: 17 },
        { measure: 'adopter_approvals', value: 18 },
        { measure: 'adopter_approvals', value: 19 },
      ),
    ).toHaveLength(3);
  });

  it('finds it across publications, and names them', () => {
    const [only] = check(
      published(
        { measure: 'matches', value: 29, publication: 'Report of the north' },
        { measure: 'matches', value: 31, publication: 'Report of the east' },
      ),
    );
    expect(only?.explanation).toContain('Report of the north');
    expect(only?.explanation).toContain('Report of the east');
  });

  it('says when the number is the one of another cohort', () => {
    const days = { measure: 'entry_to_placed_days' } as const;
    const [only] = check(
      published(
        { ...days, cohort: 'adopted_in_year', value: 427 },
        { ...days, cohort: 'placed_in_year', value: 481 },
        { ...days, cohort: 'adopted_in_year', value: 481, place: 'prose' },
      ),
    );
    expect(only).toMatchObject({ stated: 481, computed: 427, cohort: 'adopted_in_year' });
    expect(only?.explanation).toContain('children placed in the period');
  });
});

describe('what is not the same figure, or not another value', () => {
  const days = { measure: 'entry_to_placed_days', cohort: 'placed_in_year' } as const;

  it('takes a rounded figure for the exact one', () => {
    expect(found({ ...days, value: 742.63 }, { ...days, value: 743 })).toEqual([]);
    expect(found({ ...days, value: 457.19 }, { ...days, value: 457 })).toEqual([]);
    expect(found({ ...days, value: 742.63 }, { ...days, value: 742 })).toHaveLength(1);
  });

  it('does not take neighbouring percentages for each other', () => {
    const share = { measure: 'dental_checks_share' } as const;
    expect(found({ ...share, value: 45 }, { ...share, value: 46 })).toHaveLength(1);
    expect(found({ ...share, value: 45.5 }, { ...share, value: 46 })).toEqual([]);
  });

  it('reads how precisely money is printed', () => {
    const spent = { measure: 'actual_total' } as const;
    const exact = { ...spent, value: 896_915, printedAs: '£896,915' };
    expect(found(exact, { ...spent, value: 897_000, printedAs: '£897k' })).toEqual([]);
    expect(found(exact, { ...spent, value: 897_000, printedAs: '£897,000' })).toHaveLength(1);
  });

  it.each([
    ['areas', { area: 'Barnet' }, { area: 'Camden' }],
    ['periods', { period: '2024-06-30' }, { period: '2024-09-30' }],
    ['breakdowns', { breakdown: { sex: 'male' } }, { breakdown: { sex: 'female' } }],
    ['kinds of statement', {}, { statistic: 'change' }],
    ['statuses, the first provisional', { status: 'provisional' }, {}],
    ['precision, one approximate', { statistic: 'approximate' }, {}],
  ] as const)('leaves apart different %s', (_, first, second) => {
    const waiting = { measure: 'adopters_waiting', place: 'prose' } as const;
    expect(
      found({ ...waiting, value: 24, ...first }, { ...waiting, value: 19, ...second }),
    ).toEqual([]);
  });

  it('leaves apart cohorts and a range', () => {
    expect(
      found(
        { ...days, value: 340 },
        { ...days, cohort: 'adopted_in_year', value: 427 },
        { measure: 'adopters_waiting', value: null, lower: 15, upper: 25 },
        { measure: 'adopters_waiting', value: 30 },
      ),
    ).toEqual([]);
  });
});
