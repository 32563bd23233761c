import { describe, expect, it } from 'vitest';
import { NORTH, check, found, published } from './published.ts';

const placed = (value: number, source: string | null, more = {}) => ({
  measure: 'children_placed',
  value,
  breakdown: source === null ? {} : { source_of_placement: source },
  place: 'prose',
  ...more,
});
const SPLIT = { printedTable: 'by source' };
/** The 16 children of one paragraph, divided without remainder. */
const SIXTEEN = [
  placed(16, null, SPLIT),
  placed(15, 'in_house_or_regional', SPLIT),
  placed(1, 'voluntary_agency', SPLIT),
];

describe('parts that make up their total', () => {
  it('leave nobody for another category', () => {
    const [other, ...others] = check(
      published(...SIXTEEN, placed(1, 'other_agency'), placed(0, 'voluntary_agency')),
    );
    expect(others).toMatchObject([{ kind: 'stated_twice' }]);
    expect(other).toMatchObject({
      kind: 'parts_and_total',
      breakdown: { source_of_placement: 'other_agency' },
      stated: 1,
      computed: 0,
    });
    expect(other?.explanation).toContain('already make up all 16');
  });

  it('are not listed again where all groups together exceed the total', () => {
    expect(found(...SIXTEEN, placed(1, 'other_agency'))).toEqual([
      `parts_and_total: children_placed ${NORTH} 16 / 17`,
    ]);
  });

  it('say nothing of a category that is inside one of them, or is both', () => {
    expect(found(...SIXTEEN, placed(10, 'in_house'), placed(1, 'inter_agency'))).toEqual([]);
  });

  it('say nothing of a category nobody knows the meaning of', () => {
    expect(found(...SIXTEEN, placed(9, 'activity_day'))).toEqual([]);
  });

  it('say nothing where one category may lie within another of another name', () => {
    const split = (value: number, ethnicity: string | null, more = {}) =>
      placed(value, null, { breakdown: ethnicity === null ? {} : { ethnicity }, ...more });
    expect(
      found(
        split(16, null, SPLIT),
        split(10, 'white', SPLIT),
        split(6, 'black', SPLIT),
        split(8, 'white_british'),
      ),
    ).toEqual([]);
  });

  it('agree with none', () => {
    expect(found(...SIXTEEN, placed(0, 'other_agency'))).toEqual([]);
  });

  it('leave room when they fall short of the total', () => {
    const [total, ...parts] = SIXTEEN;
    expect(found({ ...total, measure: 'children_placed', value: 17 }, ...parts)).toHaveLength(1);
    expect(
      found(
        placed(17, null),
        placed(15, 'in_house_or_regional'),
        placed(1, 'voluntary_agency'),
        placed(1, 'other_agency'),
      ),
    ).toEqual([]);
  });

  it('are held to nobody in another year, area or publication', () => {
    expect(found(...SIXTEEN, placed(1, 'other_agency', { period: '2021/22' }))).toEqual([]);
    expect(found(...SIXTEEN, placed(1, 'other_agency', { area: 'Kent' }))).toEqual([]);
    expect(found(...SIXTEEN, placed(1, 'other_agency', { publication: 'Other' }))).toEqual([]);
  });

  it('are not taken for all there is when they are money or shares', () => {
    const share = (value: number, structure: string | null, more = {}) => ({
      measure: 'adopter_approvals_share',
      value,
      breakdown: structure === null ? {} : { structure },
      ...more,
    });
    expect(
      found(
        share(85, 'couple', { printedTable: 'structure' }),
        share(15, 'single', { printedTable: 'structure' }),
        share(31, 'same_sex_couple'),
      ),
    ).toEqual([]);
  });
});
