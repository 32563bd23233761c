import { CHUNK_ROWS } from '../../../engine/row-chunk.ts';
import { NO_DAY, dayAt } from './days.ts';
import type { PlainCell, PlainLayout } from './layout.ts';
import { CR, LF, QUOTE, SPACE } from './signs.ts';
import { CLOSER_LOOK, UsualRecords } from './usual.ts';

/** Which return a row belongs to and the number of the child it is about; null when that isn't plain. */
export type WhoseRow = (
  area: string | null,
  year: string | null,
) => {
  readonly returnId: number;
  numberOf(bytes: Uint8Array, from: number, to: number): number;
} | null;

/** A record that is not plain, as it stands in the file. */
export type OtherRecord = { readonly row: number; readonly text: string };

/** Text that is there, without space around it or two spaces in a row. */
const PLAIN_TEXT = /^\S+(?: \S+)*$/;

/** Letters and digits are 2; the other signs local numbers hold, though not at their start, are 1. */
const NUMBER_SIGNS = new Uint8Array(256);
for (let sign = 33; sign < 127; sign += 1) {
  const text = String.fromCharCode(sign);
  NUMBER_SIGNS[sign] = /[A-Za-z0-9]/.test(text) ? 2 : '/_-'.includes(text) ? 1 : 0;
}

/**
 * Chunks are stored side by side in any order: one that ends where a child's rows do leaves them
 * together, in their order.
 */
const NEARLY_FULL = CHUNK_ROWS - 64;

/**
 * Reads a module's records from bytes straight into the columns of its table where nothing needs a
 * second look: days of the calendar, codes that exist, a number that is there. They are nearly all
 * there are, and read so they take a fraction of the time. Any other is handed on as it stands.
 */
export class PlainReader {
  readonly others: OtherRecord[] = [];
  /** How many rows of the chunk are filled. */
  count = 0;
  /** Whether the chunk takes no more: {@link NEARLY_FULL} already where a child's rows end. */
  full = false;
  /** The row of the file that was read last. */
  row: number;
  /**
   * Whether a quotation mark stands where it takes more to tell what it means. What follows has to
   * be read by those who can.
   */
  stuck = false;
  readonly #layout: PlainLayout;
  readonly #whose: WhoseRow;
  readonly #stops = new Uint8Array(256);
  readonly #usual: UsualRecords;
  #owner: ReturnType<WhoseRow> = null;
  #number = 0;

  /** `row` is the row of the header. */
  constructor(layout: PlainLayout, row: number, whose: WhoseRow) {
    this.#layout = layout;
    this.#whose = whose;
    this.row = row;
    for (const stop of [LF, CR, QUOTE, layout.delimiter.charCodeAt(0)]) this.#stops[stop] = 1;
    this.#usual = new UsualRecords(layout, this.#stops);
  }

  /** Makes ready for the next rows. */
  clear(): void {
    this.count = 0;
    this.full = false;
  }

  /**
   * Reads on from a place in the bytes until the chunk is full, it is stuck, or the bytes hold no
   * more whole records: none is read that no line feed comes after. Answers how far it came: to the
   * start of a record, which the next bytes have to begin with.
   */
  read(bytes: Uint8Array, from: number): number {
    // Every loop over bytes ends at a line feed, so that none has to look for the bytes' end.
    const size = bytes.lastIndexOf(LF) + 1;
    let at = from;
    while (!this.full && at < size) {
      const start = at;
      let plain = true;
      at = this.#usual.read(bytes, start, this.count);
      if (at === CLOSER_LOOK) {
        const record = this.#lookCloser(bytes, start);
        if (record === null) {
          this.stuck = true;
          return start;
        }
        at = record.next;
        plain = record.plain;
        if (record.blank) {
          this.row += 1;
          continue;
        }
      }
      this.row += 1;
      if (!plain || !this.#finish()) {
        this.others.push({ row: this.row, text: recordText(bytes, start, at) });
      } else if (this.count >= NEARLY_FULL && this.#begins()) {
        this.row -= 1;
        this.full = true;
        return start;
      } else {
        this.count += 1;
        this.full = this.count === CHUNK_ROWS;
      }
    }
    return at;
  }

  /** Reads any record; null where a quotation mark takes more to tell what it means. */
  #lookCloser(
    bytes: Uint8Array,
    from: number,
  ): { readonly next: number; readonly plain: boolean; readonly blank: boolean } | null {
    const { cells, delimiter } = this.#layout;
    const parting = delimiter.charCodeAt(0);
    const stops = this.#stops;
    let at = from;
    let plain = true;
    let field = 0;
    for (;;) {
      let textAt = at;
      let textEnd: number;
      if (bytes[at] === QUOTE) {
        textAt += 1;
        at += 1;
        while (bytes[at] !== QUOTE && bytes[at] !== LF && bytes[at] !== CR) at += 1;
        textEnd = at;
        const closed = bytes[at] === QUOTE;
        at += 1;
        const next = bytes[at];
        if (!closed || !(next === parting || next === LF || next === CR)) return null;
      } else {
        while (stops[bytes[at] ?? 0] === 0) at += 1;
        while (bytes[at] === QUOTE) {
          // After a space, a quotation mark opens a cell; elsewhere it is a sign like any other.
          if (at === textAt + 1 && bytes[textAt] === SPACE) return null;
          plain = false;
          at += 1;
          while (stops[bytes[at] ?? 0] === 0) at += 1;
        }
        textEnd = at;
      }
      const cell = cells[field];
      if (plain) plain = cell !== undefined && this.#take(cell, bytes, textAt, textEnd);
      field += 1;
      if (bytes[at] !== parting) break;
      at += 1;
    }
    const next = at + (bytes[at] === CR && bytes[at + 1] === LF ? 2 : 1);
    return { next, plain: plain && field === cells.length, blank: at === from };
  }

  /** Reads a cell into the row that is being filled; whether it is plain. */
  #take(cell: PlainCell, bytes: Uint8Array, from: number, to: number): boolean {
    const { words, nulls } = cell;
    const blank = from === to;
    if (blank && cell.required) return false;
    switch (cell.read) {
      case 'skipped':
        return true;
      case 'code':
        nulls[this.count] = blank ? 1 : 0;
        return blank || cell.codes.write(bytes, from, to, words, this.count);
      case 'day':
      case 'month': {
        nulls[this.count] = blank ? 1 : 0;
        if (blank) return true;
        const day = dayAt(bytes, from, to, cell.read === 'month');
        words[this.count] = day;
        return day !== NO_DAY && day <= cell.latest;
      }
      case 'text':
        cell.text.take(bytes, from, to);
        return true;
    }
  }

  /** Whether the row is plain as a whole; if so, it is complete. */
  #finish(): boolean {
    const { own, order, owner } = this.#layout;
    const { count } = this;
    for (const { first, then } of order) {
      if (first.nulls[count] === 1 || then.nulls[count] === 1) continue;
      if ((then.words[count] ?? 0) < (first.words[count] ?? 0)) return false;
    }
    if (owner.area.fresh || owner.year.fresh) this.#findOwner();
    if (this.#owner === null) return false;
    if (owner.localNumber.fresh) {
      const { bytes, length } = owner.localNumber;
      if (!isPlainNumber(bytes, length)) return false;
      this.#number = this.#owner.numberOf(bytes, 0, length);
      owner.localNumber.fresh = false;
    }
    own.row.words[count] = this.row;
    own.returned.words[count] = this.#owner.returnId;
    own.number.words[count] = this.#number;
    return true;
  }

  /** Whether the row that was read last is about another child than the one before. */
  #begins(): boolean {
    const { words } = this.#layout.own.number;
    return words[this.count] !== words[this.count - 1];
  }

  #findOwner(): void {
    const { localNumber, area, year } = this.#layout.owner;
    area.fresh = false;
    year.fresh = false;
    localNumber.fresh = true;
    const texts = [area.text(), year.text()] as const;
    const plain = texts.every((text) => text === null || PLAIN_TEXT.test(text));
    this.#owner = plain ? this.#whose(...texts) : null;
  }
}

/** Nothing to trim, no formula. */
function isPlainNumber(bytes: Uint8Array, length: number): boolean {
  if (NUMBER_SIGNS[bytes[0] ?? 0] !== 2) return false;
  for (let at = 1; at < length; at += 1) if (NUMBER_SIGNS[bytes[at] ?? 0] === 0) return false;
  return true;
}

/** A record without what ends it. */
function recordText(bytes: Uint8Array, from: number, next: number): string {
  let to = next;
  if (bytes[to - 1] === LF) to -= 1;
  if (bytes[to - 1] === CR) to -= 1;
  return Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString('utf8');
}
