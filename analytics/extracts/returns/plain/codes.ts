import { TEXT_WORDS } from '../../../engine/row-chunk.ts';

/** A power of two. */
const SLOTS = 1024;

/** The longest code that is looked for here: two numbers of four bytes. */
const LONGEST_CODE = 8;

/** The codes of a column, found by their bytes without making a text of them. */
export class Codes {
  /**
   * By a number made of its bytes, each code as a table keeps it: its length, then its bytes, four
   * to a number. A length of 0 is an empty slot.
   */
  readonly table = new Int32Array(SLOTS * TEXT_WORDS);

  /** Codes of more than eight bytes are left out: cells that hold them are read elsewhere. */
  constructor(codes: readonly string[]) {
    const written = codes
      .map((code) => Buffer.from(code))
      .filter(({ length }) => length > 0 && length <= LONGEST_CODE);
    if (written.length > SLOTS / 2) throw new RangeError('There are too many codes.');
    for (const code of written) {
      const words = new Int32Array(TEXT_WORDS);
      words[0] = code.length;
      new Uint8Array(words.buffer).set(code, 4);
      const [, first = 0, second = 0] = words;
      let slot = slotOf(first, second);
      while (this.table[slot * TEXT_WORDS]) slot = (slot + 1) & (SLOTS - 1);
      this.table.set(words, slot * TEXT_WORDS);
    }
  }

  /** Writes the code that the bytes hold into a row; false when they hold none. */
  write(bytes: Uint8Array, from: number, to: number, words: Int32Array, row: number): boolean {
    let first = 0;
    let second = 0;
    for (let at = from; at < to; at += 1) {
      if (at < from + 4) first |= (bytes[at] ?? 0) << ((at - from) * 8);
      else second |= (bytes[at] ?? 0) << ((at - from) * 8);
    }
    return putCode(this.table, first, second, to - from, words, row);
  }
}

/**
 * Writes the code of a {@link Codes.table} that has these bytes (the first four, and the next four)
 * and this length into a row; false when there is none.
 */
export function putCode(
  table: Int32Array,
  first: number,
  second: number,
  length: number,
  words: Int32Array,
  row: number,
): boolean {
  // What is longer than any code may have come to the same numbers, never to the same length.
  for (let slot = slotOf(first, second); ; slot = (slot + 1) & (SLOTS - 1)) {
    const at = slot * TEXT_WORDS;
    const known = table[at];
    if (known === 0) return false;
    if (known === length && table[at + 1] === first && table[at + 2] === second) break;
  }
  const place = row * TEXT_WORDS;
  words[place] = length;
  words[place + 1] = first;
  words[place + 2] = second;
  words[place + 3] = 0;
  return true;
}

function slotOf(first: number, second: number): number {
  return (Math.imul(first ^ Math.imul(second, 31), 0x9e3779b1) >>> 16) & (SLOTS - 1);
}
