import { putText } from '../../../engine/row-chunk.ts';
import type { RowColumn } from '../../../engine/row-chunk.ts';

const FIRST_SLOTS = 1024;

/** Sixteen places are read from memory together. */
const BLOCK_BITS = 4;

/**
 * Local numbers (ASCII texts) and the workspace's own for them, found by their bytes: a text and a
 * map's entry for each of a million rows would take longer than reading the file.
 */
export class LocalNumbers {
  /** Every local number known here, end to end, in the order they were met. */
  #bytes = new Uint8Array(FIRST_SLOTS * 8);
  #ends = new Int32Array(FIRST_SLOTS);
  #numbers = new Int32Array(FIRST_SLOTS);
  #count = 0;
  /** The place of a local number plus one, by a hash of its bytes. */
  #slots = new Int32Array(FIRST_SLOTS);

  /** How many there are. */
  get count(): number {
    return this.#count;
  }

  /** The workspace's number for a local one; a local number that isn't there yet gets `fresh`. */
  numberOf(bytes: Uint8Array, from: number, to: number, fresh: number): number {
    const slot = this.#slotOf(bytes, from, to);
    const found = this.#slots[slot] ?? 0;
    if (found !== 0) return this.#numbers[found - 1] ?? 0;
    this.#keep(bytes, from, to, fresh);
    if (this.#count * 2 > this.#slots.length) this.#spread();
    else this.#slots[slot] = this.#count;
    return fresh;
  }

  /** The workspace's number for the local one at a place, by the order they were met in. */
  at(place: number): number {
    return this.#numbers[place] ?? 0;
  }

  /** The local number at a place. */
  textAt(place: number): string {
    const bytes = this.#bytes.subarray(this.#startOf(place), this.#ends[place]);
    return Buffer.from(bytes).toString();
  }

  /** Writes the local number at a place into a row of a column; false when it is too long for it. */
  putText(place: number, column: RowColumn, row: number): boolean {
    return putText(column, row, this.#bytes, this.#startOf(place), this.#ends[place] ?? 0);
  }

  #keep(bytes: Uint8Array, from: number, to: number, number: number): void {
    const start = this.#startOf(this.#count);
    const end = start + to - from;
    if (end > this.#bytes.length) this.#bytes = grown(this.#bytes, end * 2);
    if (this.#count === this.#ends.length) {
      this.#ends = grown(this.#ends, this.#count * 2);
      this.#numbers = grown(this.#numbers, this.#count * 2);
    }
    for (let at = from; at < to; at += 1) this.#bytes[start + at - from] = bytes[at] ?? 0;
    this.#ends[this.#count] = end;
    this.#numbers[this.#count] = number;
    this.#count += 1;
  }

  #startOf(place: number): number {
    return place === 0 ? 0 : (this.#ends[place - 1] ?? 0);
  }

  /** Where a local number is, or would be. */
  #slotOf(bytes: Uint8Array, from: number, to: number): number {
    const mask = this.#slots.length - 1;
    let hash = 0;
    for (let at = from; at < to; at += 1) hash = Math.imul(hash, 31) + (bytes[at] ?? 0);
    // A few numbers that follow each other stand side by side, where memory is quickest, and no
    // more than a few: long runs would have to be walked along.
    const block = Math.imul(hash >>> BLOCK_BITS, 0x9e3779b1);
    let slot = ((block ^ (block >>> 15)) << BLOCK_BITS) | (hash & ((1 << BLOCK_BITS) - 1));
    slot &= mask;
    for (;;) {
      const known = this.#slots[slot] ?? 0;
      if (known === 0 || this.#holds(known - 1, bytes, from, to)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #holds(place: number, bytes: Uint8Array, from: number, to: number): boolean {
    const start = this.#startOf(place);
    if ((this.#ends[place] ?? 0) - start !== to - from) return false;
    for (let at = from; at < to; at += 1) {
      if (this.#bytes[start + at - from] !== bytes[at]) return false;
    }
    return true;
  }

  #spread(): void {
    this.#slots = new Int32Array(this.#slots.length * 4);
    for (let place = 0; place < this.#count; place += 1) {
      const slot = this.#slotOf(this.#bytes, this.#startOf(place), this.#ends[place] ?? 0);
      this.#slots[slot] = place + 1;
    }
  }
}

function grown<T extends Int32Array | Uint8Array>(values: T, length: number): T {
  const larger = new (values.constructor as new (length: number) => T)(length);
  larger.set(values);
  return larger;
}
