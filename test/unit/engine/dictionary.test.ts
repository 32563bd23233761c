import { DuckDBDataChunk, VARCHAR } from '@duckdb/node-api';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TextDictionary } from '../../../analytics/engine/dictionary.ts';
import { rawVector } from '../../../analytics/engine/vectors.ts';
import type { RawVector, Utf8Column } from '../../../analytics/engine/vectors.ts';

const ROWS_PER_CHUNK = 2048;

/** The texts as DuckDB holds them, chunk by chunk. */
function vectors(texts: readonly (string | null)[]): RawVector[] {
  const count = Math.ceil(texts.length / ROWS_PER_CHUNK);
  return Array.from({ length: count }, (_, index) => {
    const rows = texts.slice(index * ROWS_PER_CHUNK, (index + 1) * ROWS_PER_CHUNK);
    const chunk = DuckDBDataChunk.create([VARCHAR], rows.length);
    chunk.setColumnValues(0, rows);
    return rawVector(chunk, 0);
  });
}

function textsIn({ bytes, offsets }: Utf8Column): string[] {
  return Array.from({ length: offsets.length - 1 }, (_, row) =>
    new TextDecoder('utf-8', { ignoreBOM: true }).decode(
      bytes.subarray(offsets[row], offsets[row + 1]),
    ),
  );
}

/** The codes of all rows; null when there were too many texts. */
function codesOf(dictionary: TextDictionary, texts: readonly (string | null)[]): number[] | null {
  const codes = vectors(texts).map((vector) => dictionary.codesOf(vector));
  return codes.includes(null) ? null : codes.flatMap((some) => [...(some ?? [])]);
}

const numbers = (count: number): string[] => Array.from({ length: count }, (_, row) => `${row}`);

/** Around the twelve bytes that DuckDB keeps in place. */
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 14 }),
  fc.stringMatching(/^[ab]{9,15}$/),
  fc.string({ unit: 'binary', minLength: 30, maxLength: 60 }),
);

describe('a dictionary of texts', () => {
  it('gives back every text through its code, a null as the empty text', () => {
    const chosen = fc
      .uniqueArray(text, { minLength: 1, maxLength: 20 })
      .chain((values) => fc.array(fc.constantFrom(...values, null), { maxLength: 200 }));
    fc.assert(
      fc.property(chosen, (rows) => {
        const dictionary = new TextDictionary();
        const codes = codesOf(dictionary, rows) ?? [];
        const texts = rows.map((row) => row ?? '');
        expect(textsIn(dictionary.textsOf(codes))).toEqual(texts);
        expect(textsIn(dictionary.values())).toEqual([...new Set(texts)]);
      }),
    );
  });

  it.each([
    ['short', (row: string) => row],
    ['long', (row: string) => row.padStart(30, '·')],
  ])('has room for 4,096 %s texts and gives up at the next', (_, made) => {
    const dictionary = new TextDictionary();
    const rows = numbers(4096).map(made);
    const codes = codesOf(dictionary, [...rows, ...rows]) ?? [];
    expect(codes).toHaveLength(8192);
    expect(textsIn(dictionary.textsOf(codes))).toEqual([...rows, ...rows]);
    expect(codesOf(dictionary, rows)).toEqual([...rows.keys()]);
    expect(codesOf(dictionary, [made('one more')])).toBeNull();
  });

  it('tells texts apart that differ only beyond what DuckDB keeps in place', () => {
    const rows = ['ethnic group 1', 'ethnic group 2', 'ethnic group 1', 'ethnic group'];
    expect(codesOf(new TextDictionary(), rows)).toEqual([0, 1, 0, 2]);
  });

  it('pays where each text comes four times on average', () => {
    const dictionary = new TextDictionary();
    expect(dictionary.pays(0)).toBe(false);
    codesOf(dictionary, ['a', 'b', 'c']);
    expect(dictionary.pays(11)).toBe(false);
    expect(dictionary.pays(12)).toBe(true);
  });
});
