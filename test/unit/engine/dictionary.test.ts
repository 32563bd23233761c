import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dictionaryEncode } from '../../../analytics/engine/dictionary.ts';
import type { Utf8Column } from '../../../analytics/engine/vectors.ts';

function column(texts: readonly string[]): Utf8Column {
  const encoded = texts.map((text) => new TextEncoder().encode(text));
  const offsets = new Int32Array(texts.length + 1);
  for (const [row, text] of encoded.entries()) offsets[row + 1] = (offsets[row] ?? 0) + text.length;
  const bytes = new Uint8Array(offsets[texts.length] ?? 0);
  for (const [row, text] of encoded.entries()) bytes.set(text, offsets[row]);
  return { bytes, offsets };
}

function texts({ bytes, offsets }: Utf8Column): string[] {
  return Array.from({ length: offsets.length - 1 }, (_, row) =>
    new TextDecoder('utf-8', { ignoreBOM: true }).decode(
      bytes.subarray(offsets[row], offsets[row + 1]),
    ),
  );
}

describe('dictionaryEncode', () => {
  it('gives back every text through its code', () => {
    const words = fc.uniqueArray(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 20 });
    const chosen = words.chain((values) =>
      fc.array(fc.constantFrom(...values), { minLength: values.length * 4, maxLength: 400 }),
    );
    fc.assert(
      fc.property(chosen, (rows) => {
        const encoded = dictionaryEncode(column(rows));
        const values = encoded ? texts(encoded.values) : [];
        expect(Array.from(encoded?.codes ?? [], (code) => values[code])).toEqual(rows);
        expect(values).toEqual([...new Set(rows)]);
      }),
    );
  });

  it('declines texts that seldom repeat', () => {
    expect(dictionaryEncode(column(['a', 'b', 'c', 'a']))).toBeNull();
    expect(dictionaryEncode(column([]))).toBeNull();
    const many = Array.from({ length: 4097 * 4 }, (_, row) => String(row % 4097));
    expect(dictionaryEncode(column(many))).toBeNull();
  });

  it('uses one byte a row up to 256 texts and two beyond', () => {
    const rows = (count: number): string[] =>
      Array.from({ length: count * 4 }, (_, row) => String(row % count));
    expect(dictionaryEncode(column(rows(256)))?.codes).toBeInstanceOf(Uint8Array);
    const wide = dictionaryEncode(column(rows(4096)));
    expect(wide?.codes).toBeInstanceOf(Uint16Array);
    expect(wide?.codes.at(-1)).toBe(4095);
  });
});
