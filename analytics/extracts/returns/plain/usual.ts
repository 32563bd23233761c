import type { CellText } from './cell-text.ts';
import { putCode } from './codes.ts';
import { DAY_BYTES, NO_DAY, dayAt } from './days.ts';
import type { PlainLayout } from './layout.ts';
import { CR, LF, QUOTE } from './signs.ts';

/** What {@link UsualRecords.read} answers where a record takes a closer look. */
export const CLOSER_LOOK = -1;

const CODE = 1;
const DAY = 2;
const MONTH = 3;
const TEXT = 4;
const KINDS = { skipped: 0, code: CODE, day: DAY, month: MONTH, text: TEXT } as const;

/**
 * Reads records as nearly all are written: no quotation marks but those around a cell, nothing that
 * isn't plain. Cells are read while their end is looked for, in one loop over arrays by column: a
 * call or an object for each of ten million cells would take longer than reading them.
 */
export class UsualRecords {
  readonly #stops: Uint8Array;
  readonly #parting: number;
  readonly #kinds: Uint8Array;
  readonly #required: Uint8Array;
  readonly #latest: Int32Array;
  readonly #words: readonly Int32Array[];
  readonly #nulls: readonly Uint8Array[];
  readonly #codes: readonly Int32Array[];
  readonly #texts: readonly CellText[];

  /** `stops` are the bytes that end a cell; quotation marks are among them. */
  constructor({ cells, delimiter }: PlainLayout, stops: Uint8Array) {
    this.#stops = stops;
    this.#parting = delimiter.charCodeAt(0);
    this.#kinds = Uint8Array.from(cells, ({ read }) => KINDS[read]);
    this.#required = Uint8Array.from(cells, ({ required }) => Number(required));
    this.#latest = Int32Array.from(cells, ({ latest }) => latest);
    this.#words = cells.map(({ words }) => words);
    this.#nulls = cells.map(({ nulls }) => nulls);
    this.#codes = cells.map(({ codes }) => codes.table);
    this.#texts = cells.map(({ text }) => text);
  }

  /**
   * Reads the record at a place into a row: where the next one begins, or {@link CLOSER_LOOK}. A
   * line feed has to follow somewhere.
   */
  read(bytes: Uint8Array, from: number, row: number): number {
    const stops = this.#stops;
    const parting = this.#parting;
    const kinds = this.#kinds;
    const last = kinds.length - 1;
    let at = from;
    for (let field = 0; ; field += 1) {
      const quoted = bytes[at] === QUOTE;
      if (quoted) at += 1;
      const kind = kinds[field];
      if (kind === CODE) {
        let first = 0;
        let second = 0;
        let length = 0;
        for (let sign = bytes[at] ?? 0; stops[sign] === 0; sign = bytes[at + length] ?? 0) {
          if (length < 4) first |= sign << (length * 8);
          else second |= sign << (length * 8);
          length += 1;
        }
        if (length > 0) {
          const [table, words] = [this.#codes[field], this.#words[field]];
          if (!table || !words || !putCode(table, first, second, length, words, row)) {
            return CLOSER_LOOK;
          }
        } else if (this.#required[field] === 1) {
          return CLOSER_LOOK;
        }
        const nulls = this.#nulls[field];
        if (nulls) nulls[row] = length > 0 ? 0 : 1;
        at += length;
      } else if (kind === DAY || kind === MONTH) {
        const blank = stops[bytes[at] ?? 0] === 1;
        if (blank) {
          if (this.#required[field] === 1) return CLOSER_LOOK;
        } else {
          const day = dayAt(bytes, at, at + DAY_BYTES, kind === MONTH);
          if (day === NO_DAY || day > (this.#latest[field] ?? 0)) return CLOSER_LOOK;
          const words = this.#words[field];
          if (words) words[row] = day;
          at += DAY_BYTES;
        }
        const nulls = this.#nulls[field];
        if (nulls) nulls[row] = blank ? 1 : 0;
      } else if (kind === TEXT) {
        const length = this.#texts[field]?.takeUpTo(stops, bytes, at) ?? 0;
        if (length <= 0) return CLOSER_LOOK;
        at += length;
      } else {
        while (stops[bytes[at] ?? 0] === 0) at += 1;
      }
      if (quoted) {
        if (bytes[at] !== QUOTE) return CLOSER_LOOK;
        at += 1;
      }
      const stop = bytes[at];
      if (field === last) {
        if (stop === LF) return at + 1;
        return stop === CR && bytes[at + 1] === LF ? at + 2 : CLOSER_LOOK;
      }
      if (stop !== parting) return CLOSER_LOOK;
      at += 1;
    }
  }
}
