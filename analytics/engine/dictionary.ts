import { INLINE_BYTES, isValid, stringWords, utf8Column } from './vectors.ts';
import type { RawVector, Utf8Column } from './vectors.ts';

const FIRST_VALUES = 64;
const MAX_VALUES = 4096;
const ROWS_PER_VALUE = 4;
const SLOTS = 4 * MAX_VALUES;
const MASK = SLOTS - 1;
/** The 16 bytes DuckDB keeps for a text, as `stringWords` gives them. */
const WORDS = 4;

/**
 * The distinct texts of a column in the order they first come, a null as the empty text. A text of
 * up to 12 bytes is told by what DuckDB keeps of it, without a look at its bytes.
 */
export class TextDictionary {
  /** Open addressing; the number of the text that lies in a slot, or -1. */
  readonly #slots = new Int16Array(SLOTS).fill(-1);
  /** Four words a text: its 16 bytes when it is short, otherwise its length and its hash. */
  #keys = new Uint32Array(FIRST_VALUES * WORDS);
  readonly #texts: Uint8Array[] = [];

  /** For each row of a chunk which text it is; null once there are more than 4,096. */
  codesOf(raw: RawVector): Uint16Array | null {
    const codes = new Uint16Array(raw.rowCount);
    const words = stringWords(raw);
    let long: Utf8Column | null = null;
    for (let row = 0, at = 0; row < raw.rowCount; row++, at += WORDS) {
      let code: number;
      if (!isValid(raw.validity, row)) {
        code = this.#shortText(0, 0, 0, 0);
      } else if ((words[at] ?? 0) <= INLINE_BYTES) {
        code = this.#shortText(
          words[at] ?? 0,
          words[at + 1] ?? 0,
          words[at + 2] ?? 0,
          words[at + 3] ?? 0,
        );
      } else {
        long ??= utf8Column(raw);
        code = this.#longText(long.bytes, long.offsets[row] ?? 0, long.offsets[row + 1] ?? 0);
      }
      if (code < 0) return null;
      codes[row] = code;
    }
    return codes;
  }

  /** Whether codes take less room than the texts: each comes four times on average. */
  pays(rowCount: number): boolean {
    const { length } = this.#texts;
    return length > 0 && length <= rowCount / ROWS_PER_VALUE;
  }

  values(): Utf8Column {
    return this.textsOf(this.#texts.keys());
  }

  /** The texts that codes stand for. */
  textsOf(codes: Iterable<number>): Utf8Column {
    const texts = Array.from(codes, (code) => this.#texts[code] ?? EMPTY);
    const offsets = new Int32Array(texts.length + 1);
    for (const [row, { length }] of texts.entries())
      offsets[row + 1] = (offsets[row] ?? 0) + length;
    const bytes = new Uint8Array(offsets[texts.length] ?? 0);
    for (const [row, text] of texts.entries()) bytes.set(text, offsets[row]);
    return { bytes, offsets };
  }

  #shortText(length: number, one: number, two: number, three: number): number {
    const keys = this.#keys;
    let slot = mixed(mixed(mixed(length, one), two), three) & MASK;
    for (;;) {
      const code = this.#slots[slot] ?? -1;
      if (code < 0) break;
      const at = code * WORDS;
      const same =
        keys[at] === length &&
        keys[at + 1] === one &&
        keys[at + 2] === two &&
        keys[at + 3] === three;
      if (same) return code;
      slot = (slot + 1) & MASK;
    }
    const key = Uint32Array.of(length, one, two, three);
    return this.#added(slot, key, new Uint8Array(key.buffer, 4, length));
  }

  #longText(bytes: Uint8Array, start: number, end: number): number {
    const digest = hash(bytes, start, end);
    let slot = digest & MASK;
    for (;;) {
      const code = this.#slots[slot] ?? -1;
      if (code < 0) break;
      const at = code * WORDS;
      const alike = this.#keys[at] === end - start && this.#keys[at + 1] === digest;
      if (alike && sameText(this.#texts[code] ?? EMPTY, bytes, start)) return code;
      slot = (slot + 1) & MASK;
    }
    return this.#added(slot, [end - start, digest], bytes.slice(start, end));
  }

  #added(slot: number, key: ArrayLike<number>, text: Uint8Array): number {
    const code = this.#texts.length;
    if (code === MAX_VALUES) return -1;
    this.#slots[slot] = code;
    if (code * WORDS === this.#keys.length) this.#keys = doubled(this.#keys);
    this.#keys.set(key, code * WORDS);
    this.#texts.push(text);
    return code;
  }
}

const EMPTY = new Uint8Array(0);

function doubled(words: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const more = new Uint32Array(words.length * 2);
  more.set(words);
  return more;
}

function mixed(value: number, word: number): number {
  const next = Math.imul(value ^ word, 0x9e3779b1);
  return next ^ (next >>> 15);
}

/** FNV-1a, 32 bits. */
function hash(bytes: Uint8Array, start: number, end: number): number {
  let value = 0x811c9dc5;
  for (let at = start; at < end; at++) value = Math.imul(value ^ (bytes[at] ?? 0), 0x01000193);
  return value >>> 0;
}

function sameText(text: Uint8Array, bytes: Uint8Array, start: number): boolean {
  for (let index = 0; index < text.length; index++) {
    if (text[index] !== bytes[start + index]) return false;
  }
  return true;
}
