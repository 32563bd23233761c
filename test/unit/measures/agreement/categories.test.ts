import { describe, expect, it } from 'vitest';
import { exhaustive, overlap } from '../../../../analytics/measures/agreement/categories.ts';

describe('whether somebody can be in both of two categories', () => {
  it.each([
    ['age_band', 'under_16', '16_17', false],
    ['age_band', 'under_16', '10_to_15', true],
    ['age_band', '1_to_4', '5_to_9', false],
    ['age_band', 'up_to_4', '1_to_4', true],
    ['age_band', '16_and_over', '17_18', true],
    ['age_band', '21_or_under', '19_21', true],
    ['age_band', 'school_age', 'under_16', null],
    ['source_of_placement', 'via_activity_day', 'in_house', null],
    ['duration_band', '0_to_6_months', 'over_6_months', false],
    ['duration_band', '0_to_6_months', '0_to_5_months', true],
    ['source_of_placement', 'in_house', 'in_house_or_regional', true],
    ['source_of_placement', 'voluntary_agency', 'in_house_or_regional', false],
    ['source_of_placement', 'inter_agency', 'voluntary_agency', true],
    ['sibling_group', 'yes', 'group_of_2', true],
    ['sibling_group', 'yes', 'no', false],
    ['structure', 'couple', 'same_sex_couple', true],
    ['structure', 'couple', 'single', null],
    ['sex', 'male', 'female', false],
  ] as const)('%s: %s and %s: %s', (dimension, a, b, both) => {
    expect(overlap(dimension, a, b)).toBe(both);
    expect(overlap(dimension, b, a)).toBe(both);
  });

  it('knows which categories leave nobody out', () => {
    expect(exhaustive(['female', 'male'])).toBe(true);
    expect(exhaustive(['female', 'male', 'unknown'])).toBe(true);
    expect(exhaustive(['female'])).toBe(false);
    expect(exhaustive(['eligible', 'relevant'])).toBe(false);
  });
});
