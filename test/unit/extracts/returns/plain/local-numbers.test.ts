import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SHORT_TEXT, TEXT_WORDS, rowColumn } from '../../../../../analytics/engine/row-chunk.ts';
import type { RowColumn } from '../../../../../analytics/engine/row-chunk.ts';
import { LocalNumbers } from '../../../../../analytics/extracts/returns/plain/local-numbers.ts';

const textIn = ({ words }: RowColumn, row: number) =>
  Buffer.from(words.buffer, row * TEXT_WORDS * 4 + 4, words[row * TEXT_WORDS]).toString();

describe('local numbers', () => {
  it('are found by their text, however many there are and how long', () => {
    const number = fc.string({ minLength: 1, maxLength: 40, unit: fc.constantFrom('0', '1', 'a') });
    fc.assert(
      fc.property(fc.uniqueArray(number, { minLength: 1, maxLength: 3000, size: 'max' }), (all) => {
        const known = new LocalNumbers();
        for (const [at, text] of all.entries()) {
          const bytes = Buffer.from(`<${text}>`);
          expect(known.numberOf(bytes, 1, bytes.length - 1, at + 7)).toBe(at + 7);
        }
        for (const [at, text] of all.entries()) {
          const bytes = Buffer.from(text);
          expect(known.numberOf(bytes, 0, bytes.length, -1)).toBe(at + 7);
        }
        expect(known.count).toBe(all.length);
        const column = rowColumn('VARCHAR');
        for (const [place, text] of all.entries()) {
          expect(known.at(place)).toBe(place + 7);
          expect(known.textAt(place)).toBe(text);
          const fits = known.putText(place, column, 1);
          expect(fits).toBe(text.length <= SHORT_TEXT);
          if (fits) expect(textIn(column, 1)).toBe(text);
        }
      }),
      { numRuns: 20 },
    );
  });
});
