import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shapeOf } from '../../../../analytics/extracts/cells/shape.ts';

describe('shapeOf', () => {
  it.each([
    ['1234567', '9999999'],
    ['AB-1234', 'AA-9999'],
    ['31/02/2022', '99/99/9999'],
    ['Zoë Älm', 'Aaa Aaa'],
    ['SW1A 1AA', 'AA9A 9AA'],
  ])('keeps of “%s” only “%s”', (value, shape) => {
    expect(shapeOf(value)).toBe(shape);
  });

  it('keeps no letter and no digit of anything', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (value) => {
        expect(shapeOf(value).replaceAll(/[Aa9]/g, '')).not.toMatch(/[\p{L}\p{N}]/u);
      }),
    );
  });
});
