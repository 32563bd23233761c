import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LocalNumbers } from '../../../../../analytics/extracts/returns/plain/local-numbers.ts';

describe('local numbers', () => {
  it('are found by their text, however many there are and how long', () => {
    const number = fc.string({ minLength: 1, maxLength: 40, unit: fc.constantFrom('0', '1', 'a') });
    fc.assert(
      fc.property(
        fc.uniqueArray(number, { minLength: 1, maxLength: 3000, size: 'max' }),
        fc.nat(),
        (all, cut) => {
          const known = new LocalNumbers();
          for (const [at, text] of all.entries()) {
            const bytes = Buffer.from(`<${text}>`);
            expect(known.find(bytes, 1, bytes.length - 1)).toBe(0);
            known.add(bytes, 1, bytes.length - 1, at + 7);
          }
          for (const [at, text] of all.entries()) {
            const bytes = Buffer.from(text);
            expect(known.find(bytes, 0, bytes.length)).toBe(at + 7);
          }
          const place = cut % all.length;
          const added = known.from(place);
          expect(added.texts).toEqual(all.slice(place));
          expect([...added.numbers]).toEqual(all.slice(place).map((_, at) => place + at + 7));
        },
      ),
      { numRuns: 20 },
    );
  });
});
