import { CHUNK_ROWS } from '../../../engine/row-chunk.ts';
import type { RowColumn } from '../../../engine/row-chunk.ts';
import type { Codes } from './codes.ts';
import { NO_DAY, dayAt } from './days.ts';

/** What the cells of a column of the file are read as; null where nobody needs them. */
export type PlainCell =
  | {
      readonly read: 'day' | 'month';
      readonly into: RowColumn;
      readonly required: boolean;
      readonly latest: number;
    }
  | {
      readonly read: 'code';
      readonly into: RowColumn;
      readonly required: boolean;
      readonly codes: Codes;
    }
  | { readonly read: 'identity' | 'area' | 'year' }
  | null;

/** The columns every row has, whatever its module. */
export type OwnColumns = {
  readonly row: RowColumn;
  readonly returned: RowColumn;
  readonly number: RowColumn;
};

export type PlainLayout = {
  readonly delimiter: string;
  readonly cells: readonly PlainCell[];
  readonly own: OwnColumns;
  /** Days of which the second can't come first. */
  readonly order: readonly (readonly [first: RowColumn, then: RowColumn])[];
};

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

const LF = 10;
const CR = 13;
const SPACE = 32;
const QUOTE = 34;

/** Text that is there, without space around it or two spaces in a row. */
const PLAIN_TEXT = /^\S+(?: \S+)*$/;

/** Letters and digits are 2; the other signs local numbers hold, though not at their start, are 1. */
const NUMBER_SIGNS = new Uint8Array(256);
for (let sign = 33; sign < 127; sign += 1) {
  const text = String.fromCharCode(sign);
  NUMBER_SIGNS[sign] = /[A-Za-z0-9]/.test(text) ? 2 : '/_-'.includes(text) ? 1 : 0;
}

/**
 * Reads a module's records from bytes straight into the columns of its table where nothing needs a
 * second look: days of the calendar, codes that exist, a number that is there. They are nearly all
 * there are, and read so they take a fraction of the time. Any other is handed on as it stands.
 */
export class PlainReader {
  readonly others: OtherRecord[] = [];
  /** How many rows of the chunk are filled. */
  count = 0;
  /** The row of the file that was read last. */
  row: number;
  /**
   * Whether a quotation mark stands where it takes more to tell what it means. What follows has to
   * be read by those who can.
   */
  stuck = false;
  readonly #layout: PlainLayout;
  readonly #whose: WhoseRow;
  readonly #stops: Uint8Array;
  readonly #identity = new Cell();
  readonly #area = new Cell();
  readonly #year = new Cell();
  #owner: ReturnType<WhoseRow> = null;
  #number = -1;
  #known = false;

  /** `row` is the row of the header. */
  constructor(layout: PlainLayout, row: number, whose: WhoseRow) {
    this.#layout = layout;
    this.#whose = whose;
    this.row = row;
    this.#stops = new Uint8Array(256);
    for (const stop of [LF, CR, QUOTE, layout.delimiter.charCodeAt(0)]) this.#stops[stop] = 1;
  }

  /**
   * Reads on from a place in the bytes until the chunk is full, the bytes end or it is stuck.
   * Answers how far it came: to the start of a record, which the next bytes have to begin with.
   */
  read(bytes: Uint8Array, from: number, last: boolean): number {
    const { cells, delimiter } = this.#layout;
    const parting = delimiter.charCodeAt(0);
    const width = cells.length;
    const stops = this.#stops;
    const size = bytes.length;
    let at = from;
    while (this.count < CHUNK_ROWS && at < size) {
      const start = at;
      let plain = true;
      let field = 0;
      for (;;) {
        let textAt = at;
        let textEnd: number;
        if (bytes[at] === QUOTE) {
          textAt += 1;
          at += 1;
          while (at < size && bytes[at] !== QUOTE && bytes[at] !== LF && bytes[at] !== CR) at += 1;
          textEnd = at;
          const open = at >= size;
          const closed = bytes[at] === QUOTE;
          at += 1;
          if (open && !last) return start;
          const next = bytes[at];
          const ends = next === parting || next === LF || next === CR || (at >= size && last);
          if (closed && at >= size && !last) return start;
          if (!closed || !ends) return this.#stop(start);
        } else {
          while (at < size && stops[bytes[at] ?? 0] === 0) at += 1;
          while (at < size && bytes[at] === QUOTE) {
            // After a space, a quotation mark opens a cell; elsewhere it is a sign like any other.
            if (at === textAt + 1 && bytes[textAt] === SPACE) return this.#stop(start);
            plain = false;
            at += 1;
            while (at < size && stops[bytes[at] ?? 0] === 0) at += 1;
          }
          textEnd = at;
        }
        if (plain)
          plain = field < width && this.#take(cells[field] ?? null, bytes, textAt, textEnd);
        field += 1;
        if (at >= size || bytes[at] !== parting) break;
        at += 1;
      }
      if (at >= size && !last) return start;
      const end = at;
      if (bytes[at] === CR) {
        if (at + 1 >= size && !last) return start;
        at += bytes[at + 1] === LF ? 2 : 1;
      } else {
        at += 1;
      }
      this.row += 1;
      if (end === start) continue;
      if (plain && field === width && this.#finish()) this.count += 1;
      else this.others.push({ row: this.row, text: textOf(bytes, start, end) });
    }
    return Math.min(at, size);
  }

  #stop(at: number): number {
    this.stuck = true;
    return at;
  }

  /** Reads a cell into the row that is being filled; whether it is plain. */
  #take(cell: PlainCell, bytes: Uint8Array, from: number, to: number): boolean {
    if (cell === null) return true;
    switch (cell.read) {
      case 'code': {
        const { into } = cell;
        const blank = from === to;
        into.nulls[this.count] = blank ? 1 : 0;
        if (blank) return !cell.required;
        return cell.codes.write(bytes, from, to, into.words, this.count);
      }
      case 'day':
      case 'month': {
        const { into } = cell;
        const blank = from === to;
        into.nulls[this.count] = blank ? 1 : 0;
        if (blank) return !cell.required;
        const day = dayAt(bytes, from, to, cell.read === 'month');
        into.words[this.count] = day;
        return day !== NO_DAY && day <= cell.latest;
      }
      case 'identity':
        if (this.#identity.take(bytes, from, to)) this.#number = -1;
        return from < to;
      case 'area':
        if (this.#area.take(bytes, from, to)) this.#known = false;
        return from < to;
      case 'year':
        if (this.#year.take(bytes, from, to)) this.#known = false;
        return from < to;
    }
  }

  /** Whether the row is plain as a whole; if so, it is complete. */
  #finish(): boolean {
    const { own, order } = this.#layout;
    const { count } = this;
    for (const [first, then] of order) {
      if (first.nulls[count] === 1 || then.nulls[count] === 1) continue;
      if ((then.words[count] ?? 0) < (first.words[count] ?? 0)) return false;
    }
    if (!this.#known) this.#findOwner();
    if (this.#owner === null) return false;
    if (this.#number < 0) {
      const { bytes, length } = this.#identity;
      if (!isPlainNumber(bytes, length)) return false;
      this.#number = this.#owner.numberOf(bytes, 0, length);
    }
    own.row.words[count] = this.row;
    own.returned.words[count] = this.#owner.returnId;
    own.number.words[count] = this.#number;
    return true;
  }

  #findOwner(): void {
    this.#known = true;
    this.#number = -1;
    const [area, year] = [this.#area.text(), this.#year.text()];
    const plain = [area, year].every((text) => text === null || PLAIN_TEXT.test(text));
    this.#owner = plain ? this.#whose(area, year) : null;
  }
}

/** Nothing to trim, no formula. */
function isPlainNumber(bytes: Uint8Array, length: number): boolean {
  if (NUMBER_SIGNS[bytes[0] ?? 0] !== 2) return false;
  for (let at = 1; at < length; at += 1) if (NUMBER_SIGNS[bytes[at] ?? 0] === 0) return false;
  return true;
}

function textOf(bytes: Uint8Array, from: number, to: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString('utf8');
}

/** The text of a column's cell, which most rows share with the row above. */
class Cell {
  bytes = new Uint8Array(64);
  /** Negative while there was none. */
  length = -1;

  /** Takes the text of a row; whether it is another than in the row above. */
  take(bytes: Uint8Array, from: number, to: number): boolean {
    const length = to - from;
    let same = length === this.length;
    for (let at = length - 1; same && at >= 0; at -= 1) same = this.bytes[at] === bytes[from + at];
    if (same) return false;
    if (length > this.bytes.length) this.bytes = new Uint8Array(length * 2);
    for (let at = 0; at < length; at += 1) this.bytes[at] = bytes[from + at] ?? 0;
    this.length = length;
    return true;
  }

  /** Null where the file has no such column. */
  text(): string | null {
    return this.length < 0 ? null : textOf(this.bytes, 0, this.length);
  }
}
