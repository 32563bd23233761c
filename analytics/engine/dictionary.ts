import type { Utf8Column } from './vectors.ts';

/** The distinct texts in the order they first come, and for each row which one it is. */
export type DictionaryColumn = {
  readonly values: Utf8Column;
  readonly codes: Uint8Array | Uint16Array;
};

const MAX_VALUES = 4096;
const ROWS_PER_VALUE = 4;
const SLOTS = 4 * MAX_VALUES;

/**
 * Replaces texts by codes where that pays: at most 4,096 distinct ones, each coming four times on
 * average. Null otherwise. An open-addressing hash table over the bytes; no string is made.
 */
export function dictionaryEncode({ bytes, offsets }: Utf8Column): DictionaryColumn | null {
  const rowCount = offsets.length - 1;
  const limit = Math.min(MAX_VALUES, Math.floor(rowCount / ROWS_PER_VALUE));
  // A table has columns that nothing ever filled.
  if (bytes.length === 0 && limit > 0) {
    return { values: { bytes, offsets: new Int32Array(2) }, codes: new Uint8Array(rowCount) };
  }
  const slots = new Int16Array(SLOTS).fill(-1);
  const firstRows: number[] = [];
  const codes = new Uint16Array(rowCount);
  for (let row = 0; row < rowCount; row++) {
    let slot = hash(bytes, offsets[row] ?? 0, offsets[row + 1] ?? 0) % SLOTS;
    let code = slots[slot] ?? -1;
    while (code >= 0 && !sameText(bytes, offsets, firstRows[code] ?? 0, row)) {
      slot = (slot + 1) % SLOTS;
      code = slots[slot] ?? -1;
    }
    if (code < 0) {
      if (firstRows.length === limit) return null;
      code = firstRows.push(row) - 1;
      slots[slot] = code;
    }
    codes[row] = code;
  }
  if (firstRows.length === 0) return null;
  return {
    values: rowsAt({ bytes, offsets }, firstRows),
    codes: firstRows.length <= 256 ? Uint8Array.from(codes) : codes,
  };
}

/** FNV-1a, 32 bits. */
function hash(bytes: Uint8Array, start: number, end: number): number {
  let value = 0x811c9dc5;
  for (let at = start; at < end; at++) value = Math.imul(value ^ (bytes[at] ?? 0), 0x01000193);
  return value >>> 0;
}

function sameText(bytes: Uint8Array, offsets: Int32Array, one: number, other: number): boolean {
  const start = offsets[one] ?? 0;
  const length = (offsets[one + 1] ?? 0) - start;
  const from = offsets[other] ?? 0;
  if ((offsets[other + 1] ?? 0) - from !== length) return false;
  for (let index = 0; index < length; index++) {
    if (bytes[start + index] !== bytes[from + index]) return false;
  }
  return true;
}

function rowsAt({ bytes, offsets }: Utf8Column, rows: readonly number[]): Utf8Column {
  const texts = rows.map((row) => bytes.subarray(offsets[row], offsets[row + 1]));
  const chosen = new Int32Array(rows.length + 1);
  for (const [index, text] of texts.entries())
    chosen[index + 1] = (chosen[index] ?? 0) + text.length;
  const all = new Uint8Array(chosen[rows.length] ?? 0);
  for (const [index, text] of texts.entries()) all.set(text, chosen[index]);
  return { bytes: all, offsets: chosen };
}
