import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NORTH, check, found, published } from './published.ts';

const mean = (value: number, more = {}) => ({
  measure: 'entry_to_placed_days',
  cohort: 'placed_in_year' as const,
  value,
  ...more,
});
const placed = (value: number, more = {}) => ({ measure: 'children_placed', value, ...more });

describe('a mean of whole days and the number of children', () => {
  it('is listed when no whole number of days gives it', () => {
    const [only] = check(published(mean(827.78), placed(29)));
    expect(only).toMatchObject({ kind: 'share_and_count', stated: 827.78, computed: 827.79 });
    expect(only?.sources).toHaveLength(2);
  });

  it('is held to the number printed with it before any other', () => {
    expect(found(mean(742.63, { denominator: 16 }), placed(29))).toEqual([]);
    expect(found(mean(742.65, { denominator: 16 }), placed(20))).toEqual([
      `share_and_count: entry_to_placed_days ${NORTH} 742.65 / 742.63`,
    ]);
  });

  it('may be of any of the counts that are stated', () => {
    expect(found(mean(827.78), placed(29), placed(27, { place: 'prose' }))).toEqual([
      `stated_twice: children_placed ${NORTH} 27 / 29`,
    ]);
  });

  it('can be any when it is rounded to whole days, or of many children', () => {
    expect(found(mean(743), placed(1))).toEqual([]);
    expect(found(mean(357.6), placed(29))).toEqual([]);
    expect(found(mean(827.78), placed(101))).toEqual([]);
  });

  it('is not held to the children of another cohort, year, area or publication', () => {
    expect(found(mean(827.78), { measure: 'adoption_orders', value: 29 })).toEqual([]);
    expect(found(mean(827.78), placed(29, { period: '2021/22' }))).toEqual([]);
    expect(found(mean(827.78), placed(29, { area: 'Kent' }))).toEqual([]);
    expect(found(mean(827.78), placed(29, { publication: 'Other' }))).toEqual([]);
  });

  it('leaves months alone, which are no whole numbers to begin with', () => {
    expect(
      found(
        { measure: 'stage_1_to_approval_months', value: 17.83, denominator: 25 },
        { measure: 'adopter_approvals', value: 25 },
      ),
    ).toEqual([]);
  });

  it('is never listed when it is the mean of so many children', () => {
    const days = fc.array(fc.nat({ max: 3000 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(days, fc.nat({ max: 2 }), (each, decimals) => {
        const exact = each.reduce((sum, one) => sum + one, 0) / each.length;
        const printedAs = exact.toFixed(decimals);
        expect(found(mean(Number(printedAs), { printedAs }), placed(each.length))).toEqual([]);
      }),
    );
  });
});
