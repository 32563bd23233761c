import { SHORT_TEXT, TEXT_WORDS } from '../../../engine/row-chunk.ts';

const SLOTS = 1024;

/** The codes of a column, found by their bytes without making a text of them. */
export class Codes {
  /**
   * By a number made of its bytes, each code as a table keeps it: its length, then its bytes, four
   * to a number. A length of 0 is an empty slot.
   */
  readonly #slots = new Int32Array(SLOTS * TEXT_WORDS);

  /** Codes too long for a short text are left out: cells that hold them are read elsewhere. */
  constructor(codes: readonly string[]) {
    const written = codes
      .map((code) => Buffer.from(code))
      .filter(({ length }) => length > 0 && length <= SHORT_TEXT);
    if (written.length > SLOTS / 2) throw new RangeError('There are too many codes.');
    for (const code of written) {
      const words = new Int32Array(TEXT_WORDS);
      words[0] = code.length;
      new Uint8Array(words.buffer).set(code, 4);
      const [, first = 0, second = 0, third = 0] = words;
      let slot = slotOf(first, second, third);
      while (this.#slots[slot * TEXT_WORDS]) slot = (slot + 1) % SLOTS;
      this.#slots.set(words, slot * TEXT_WORDS);
    }
  }

  /**
   * Writes the code that stands from a place up to the next of the stops into a row. Answers how
   * long it is, 0 where there is none; negative where it is no code.
   */
  read(bytes: Uint8Array, from: number, stops: Uint8Array, words: Int32Array, row: number): number {
    let first = 0;
    let second = 0;
    let length = 0;
    for (let sign = bytes[from] ?? 0; stops[sign] === 0; sign = bytes[from + length] ?? 0) {
      if (length < 4) first |= sign << (length * 8);
      else if (length < 8) second |= sign << (length * 8);
      else return -1;
      length += 1;
    }
    return length === 0 || this.#put(first, second, 0, length, words, row) ? length : -1;
  }

  /** Writes the code that the bytes hold into a row; false when they hold none. */
  write(bytes: Uint8Array, from: number, to: number, words: Int32Array, row: number): boolean {
    const length = to - from;
    if (length > SHORT_TEXT) return false;
    const first = wordAt(bytes, from, to);
    const second = length > 4 ? wordAt(bytes, from + 4, to) : 0;
    const third = length > 8 ? wordAt(bytes, from + 8, to) : 0;
    return this.#put(first, second, third, length, words, row);
  }

  #put(
    first: number,
    second: number,
    third: number,
    length: number,
    words: Int32Array,
    row: number,
  ): boolean {
    const slots = this.#slots;
    for (let slot = slotOf(first, second, third); ; slot = (slot + 1) % SLOTS) {
      const at = slot * TEXT_WORDS;
      const known = slots[at];
      if (known === 0) return false;
      if (known !== length || slots[at + 1] !== first) continue;
      if (slots[at + 2] !== second || slots[at + 3] !== third) continue;
      const place = row * TEXT_WORDS;
      words[place] = length;
      words[place + 1] = first;
      words[place + 2] = second;
      words[place + 3] = third;
      return true;
    }
  }
}

/** Up to four bytes as the number they are in memory. */
function wordAt(bytes: Uint8Array, from: number, to: number): number {
  let word = bytes[from] ?? 0;
  if (from + 1 < to) word |= (bytes[from + 1] ?? 0) << 8;
  if (from + 2 < to) word |= (bytes[from + 2] ?? 0) << 16;
  if (from + 3 < to) word |= (bytes[from + 3] ?? 0) << 24;
  return word;
}

function slotOf(first: number, second: number, third: number): number {
  const hash = Math.imul(first ^ Math.imul(second ^ Math.imul(third, 31), 31), 0x9e3779b1);
  return (hash >>> 16) % SLOTS;
}
