import { describe, expect, it } from 'vitest';
import { boroughTable, check, found, published } from './published.ts';
import type { Written } from './published.ts';

const ENGLAND = { area: 'England', countsRoundedTo: 10 } as const;
const inCare = (value: number, more: Partial<Written> = {}): Written => ({
  ...ENGLAND,
  measure: 'children_in_care',
  value,
  ...more,
});

describe('counts that their publisher rounds to ten', () => {
  const bySex = (female: number, male: number, total: number, countsRoundedTo: number | null) =>
    found(
      inCare(female, { breakdown: { sex: 'female' }, countsRoundedTo, printedTable: 'Sex' }),
      inCare(male, { breakdown: { sex: 'male' }, countsRoundedTo, printedTable: 'Sex' }),
      inCare(total, { countsRoundedTo, printedTable: 'Sex' }),
    );

  it('may miss their total by what each was rounded by, and no further', () => {
    expect(bySex(35_670, 46_110, 81_770, 10)).toEqual([]);
    expect(bySex(35_670, 46_110, 81_800, 10)).toEqual([
      'parts_and_total: children_in_care England 81800 / 81780',
    ]);
    expect(bySex(35_670, 46_110, 81_770, null)).toHaveLength(1);
  });

  it('may be stated exactly elsewhere', () => {
    const exact = (value: number) => inCare(value, { countsRoundedTo: null });
    expect(found(inCare(81_770), exact(81_768))).toEqual([]);
    expect(found(inCare(81_770), exact(81_776))).toHaveLength(1);
    expect(found(inCare(81_770), inCare(81_780, { publication: 'Another' }))).toHaveLength(1);
  });

  it('leave room for another category where exact ones leave none', () => {
    const placed = (countsRoundedTo: number | null) => {
      const more = { area: 'England', countsRoundedTo, measure: 'children_placed' } as const;
      const table = { ...more, printedTable: 'table' };
      return found(
        { ...table, value: 50, breakdown: { source_of_placement: 'in_house' } },
        { ...table, value: 30, breakdown: { source_of_placement: 'other_agency' } },
        { ...table, value: 80 },
        { ...more, value: 3, breakdown: { source_of_placement: 'voluntary_agency' } },
      );
    };
    expect(placed(null)).not.toEqual([]);
    expect(placed(10)).toEqual([]);
  });

  it('give a withheld part away only when rounding leaves no doubt of it', () => {
    const withheld = { value: null, status: 'suppressed', lower: 1, upper: 4 } as const;
    const table = (countsRoundedTo: number | null) =>
      boroughTable('placement_orders', [17, 10, 0], 30, { countsRoundedTo }).map((row) =>
        row.value === 0 ? { ...row, ...withheld } : row,
      );
    expect(found(...table(null))).toHaveLength(1);
    expect(found(...table(10))).toEqual([]);
  });
});

describe('a share of counts that are rounded to ten', () => {
  const adopted = (value: number, numerator: number): Written => ({
    ...ENGLAND,
    measure: 'adopted_share_of_leavers',
    value,
    numerator,
    publication: 'Open data',
  });
  const leavers = (value: number): Written => ({ ...ENGLAND, measure: 'left_care', value });

  it('fits when some counts that round to them give it', () => {
    // 50 of 490 is 10.2%, but 54 of 485 is 11.1%.
    expect(found(adopted(11, 50), leavers(490))).toEqual([]);
    expect(found(adopted(12, 50), leavers(490))).toEqual([
      'share_and_count: adopted_share_of_leavers England 12 / 10.2',
    ]);
    expect(
      found(
        { ...adopted(11, 50), countsRoundedTo: null },
        { ...leavers(490), countsRoundedTo: null },
      ),
    ).toHaveLength(1);
  });

  it('is not held to the base alone where other bases round to it', () => {
    const share = (countsRoundedTo: number | null): Written => ({
      measure: 'ehcp_share',
      value: 46,
      denominator: 10,
      countsRoundedTo,
    });
    expect(found(share(null))).toHaveLength(1);
    // 6 of 13 is 46%.
    expect(found(share(10))).toEqual([]);
  });

  it('that rounds to zero is not given away by a zero', () => {
    const share = {
      area: 'England',
      measure: 'left_care_share',
      breakdown: { reason: 'died' },
    } as const;
    const low = { value: null, status: 'suppressed', lower: 0, upper: 0.5 } as const;
    expect(found({ ...share, ...low }, { ...share, value: 0, publication: 'LAIT' })).toEqual([]);
    expect(found({ ...share, ...low }, { ...share, value: 0.3, publication: 'LAIT' })).toHaveLength(
      1,
    );
  });
});

it('a mean over a rounded number of children may be over another number', () => {
  const mean = (countsRoundedTo: number | null): Written => ({
    measure: 'entry_to_placed_days',
    cohort: 'placed_in_year',
    value: 400.33,
    denominator: 10,
    countsRoundedTo,
  });
  expect(check(published(mean(null)))).toHaveLength(1);
  // No whole number of days among 10 children gives it; 2,402 among 6 do.
  expect(check(published(mean(10)))).toEqual([]);
});
