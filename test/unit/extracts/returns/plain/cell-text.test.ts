import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CellText } from '../../../../../analytics/extracts/returns/plain/cell-text.ts';

const STOPS = new Uint8Array(256);
for (const stop of [',', '\n']) STOPS[stop.charCodeAt(0)] = 1;

const text = fc.oneof(
  fc.string({ maxLength: 6, unit: fc.constantFrom('a', 'b', 'é') }),
  fc.constantFrom('x'.repeat(64), 'x'.repeat(65), 'x'.repeat(200)),
);

describe("a cell's text", () => {
  it('is what was taken last, whichever way, and fresh where it is another', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(text, fc.boolean())), (taken) => {
        const cell = new CellText();
        let before: string | null = null;
        for (const [next, quickly] of taken) {
          const bytes = Buffer.from(`,${next},`);
          const length = bytes.length - 2;
          const told = quickly ? cell.takeUpTo(STOPS, bytes, 1) : -1;
          if (told === -1) cell.take(bytes, 1, 1 + length);
          else expect(told).toBe(length);
          expect(cell.text()).toBe(next);
          if (next !== before) expect(cell.fresh).toBe(true);
          else if (told !== -1) expect(cell.fresh).toBe(false);
          cell.fresh = false;
          before = next;
        }
      }),
    );
  });

  it('is not there until one was taken', () => {
    expect(new CellText().text()).toBeNull();
  });
});
