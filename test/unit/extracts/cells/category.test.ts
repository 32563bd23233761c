import { describe, expect, it } from 'vitest';
import { categoryId } from '../../../../analytics/extracts/cells/category.ts';

describe('categoryId', () => {
  it.each([
    ['White British', 'white_british'],
    ['white_british', 'white_british'],
    ['Mixed: White & Asian', 'mixed_white_and_asian'],
    ["Own carer's assessment", 'own_carers_assessment'],
    ['5 to 9', '5_to_9'],
    ['<1', 'under_1'],
    ['16+', '16_and_over'],
  ])('makes %s into %s', (text, id) => {
    expect(categoryId(text)).toBe(id);
  });

  it.each(['', '  ', '-', 'Total', 'ALL'])('takes “%s” for the total', (text) => {
    expect(categoryId(text)).toBeNull();
  });
});
