import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Codes } from '../../../../../analytics/extracts/returns/plain/codes.ts';

/** The code written into the second row, or null. */
function found(codes: Codes, cell: string): string | null {
  const words = new Int32Array(8);
  const bytes = Buffer.from(`x${cell}y`);
  if (!codes.write(bytes, 1, bytes.length - 1, words, 1)) return null;
  const length = bytes.length - 2;
  expect([...new Uint8Array(words.buffer, 20 + length)].every((byte) => byte === 0)).toBe(true);
  return Buffer.from(words.buffer, 20, length).toString();
}

const code = fc.string({ minLength: 1, maxLength: 10, unit: fc.constantFrom('A', 'B', '1', 'Z') });

describe('codes', () => {
  it('are found as they are written, and nothing else is', () => {
    fc.assert(
      fc.property(fc.uniqueArray(code, { maxLength: 200 }), code, (known, other) => {
        const codes = new Codes(known);
        for (const one of known) expect(found(codes, one)).toBe(one.length <= 8 ? one : null);
        expect(found(codes, other)).toBe(other.length <= 8 && known.includes(other) ? other : null);
      }),
    );
  });

  it('do not hold what is too long, blank or written otherwise', () => {
    const codes = new Codes(['E1', 'ABCDEFGHI', '']);
    for (const cell of ['ABCDEFGHI', '', 'e1', 'E1 ', 'E', 'É1', 'E\u00001']) {
      expect(found(codes, cell)).toBeNull();
    }
  });
});
