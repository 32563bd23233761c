import { CHUNK_ROWS } from '../../../engine/row-chunk.ts';
import type { RowColumn } from '../../../engine/row-chunk.ts';
import type { Codes } from './codes.ts';
import { DAY_BYTES, NO_DAY, dayAt } from './days.ts';

/**
 * What the cells of a column of the file are read as. All have the same shape, because telling
 * shapes from each other would take longer than reading most cells.
 */
export type PlainCell = {
  readonly read: 'skipped' | 'code' | 'day' | 'month' | 'identity' | 'area' | 'year';
  readonly words: Int32Array;
  readonly nulls: Uint8Array;
  readonly required: boolean;
  /** The last day there may be. */
  readonly latest: number;
  readonly codes: Codes;
};

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
 * Chunks are stored side by side in any order: one that ends where a child's rows do leaves them
 * together, in their order.
 */
const NEARLY_FULL = CHUNK_ROWS - 64;

/** What a cell's length is when it takes another look to tell where it ends. */
const UNTOLD = -1;

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
    const { cells, delimiter } = this.#layout;
    const parting = delimiter.charCodeAt(0);
    const width = cells.length;
    const stops = this.#stops;
    // Every loop over bytes ends at a line feed, so that none has to look for the bytes' end.
    const size = bytes.lastIndexOf(LF) + 1;
    let at = from;
    while (!this.full && at < size) {
      const start = at;
      let plain = true;
      let field = 0;
      for (;;) {
        const cell = field < width ? cells[field] : undefined;
        const length = cell && plain ? this.#quick(cell, bytes, at) : UNTOLD;
        if (length !== UNTOLD) {
          at += length;
        } else {
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
            if (!closed || !(next === parting || next === LF || next === CR)) {
              return this.#stop(start);
            }
          } else {
            while (stops[bytes[at] ?? 0] === 0) at += 1;
            while (bytes[at] === QUOTE) {
              // After a space, a quotation mark opens a cell; elsewhere it is a sign like any other.
              if (at === textAt + 1 && bytes[textAt] === SPACE) return this.#stop(start);
              plain = false;
              at += 1;
              while (stops[bytes[at] ?? 0] === 0) at += 1;
            }
            textEnd = at;
          }
          if (plain) plain = cell !== undefined && this.#take(cell, bytes, textAt, textEnd);
        }
        field += 1;
        if (bytes[at] !== parting) break;
        at += 1;
      }
      const end = at;
      at += bytes[at] === CR && bytes[at + 1] === LF ? 2 : 1;
      this.row += 1;
      if (end === start) continue;
      if (!plain || field !== width || !this.#finish()) {
        this.others.push({ row: this.row, text: textOf(bytes, start, end) });
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

  #stop(at: number): number {
    this.stuck = true;
    return at;
  }

  /**
   * The length of a cell that is read while its end is looked for, as nearly all are: one nobody
   * needs, a code, a day, the number of the row above. {@link UNTOLD} where it isn't one of these.
   */
  #quick(cell: PlainCell, bytes: Uint8Array, from: number): number {
    const { count } = this;
    switch (cell.read) {
      case 'skipped': {
        const stops = this.#stops;
        let at = from;
        while (stops[bytes[at] ?? 0] === 0) at += 1;
        return bytes[at] === QUOTE ? UNTOLD : at - from;
      }
      case 'code': {
        const length = cell.codes.read(bytes, from, this.#stops, cell.words, count);
        if (length < 0 || bytes[from + length] === QUOTE) return UNTOLD;
        if (length === 0 && cell.required) return UNTOLD;
        cell.nulls[count] = length === 0 ? 1 : 0;
        return length;
      }
      case 'day': {
        if (!this.#ends(bytes, from + DAY_BYTES)) return UNTOLD;
        const day = dayAt(bytes, from, from + DAY_BYTES, false);
        if (day === NO_DAY || day > cell.latest) return UNTOLD;
        cell.nulls[count] = 0;
        cell.words[count] = day;
        return DAY_BYTES;
      }
      case 'identity': {
        const { length } = this.#identity;
        // A number that was looked at closely holds nothing that ends a cell.
        const same = this.#number > 0 && this.#identity.isAt(bytes, from);
        return same && this.#ends(bytes, from + length) ? length : UNTOLD;
      }
      default:
        return UNTOLD;
    }
  }

  /** Whether a cell ends at a place. */
  #ends(bytes: Uint8Array, at: number): boolean {
    const sign = bytes[at] ?? 0;
    return this.#stops[sign] === 1 && sign !== QUOTE;
  }

  /** Reads a cell into the row that is being filled; whether it is plain. */
  #take(cell: PlainCell, bytes: Uint8Array, from: number, to: number): boolean {
    const { words, nulls } = cell;
    const blank = from === to;
    switch (cell.read) {
      case 'skipped':
        return true;
      case 'code':
        nulls[this.count] = blank ? 1 : 0;
        return blank ? !cell.required : cell.codes.write(bytes, from, to, words, this.count);
      case 'day':
      case 'month': {
        nulls[this.count] = blank ? 1 : 0;
        if (blank) return !cell.required;
        const day = dayAt(bytes, from, to, cell.read === 'month');
        words[this.count] = day;
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

  /** Whether the row that was read last is about another child than the one before. */
  #begins(): boolean {
    const { words } = this.#layout.own.number;
    return words[this.count] !== words[this.count - 1];
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
    if (length === this.length && this.isAt(bytes, from)) return false;
    if (length > this.bytes.length) this.bytes = new Uint8Array(length * 2);
    for (let at = 0; at < length; at += 1) this.bytes[at] = bytes[from + at] ?? 0;
    this.length = length;
    return true;
  }

  /** Whether the same text is there. */
  isAt(bytes: Uint8Array, from: number): boolean {
    // Numbers that follow each other differ at their end.
    for (let at = this.length - 1; at >= 0; at -= 1) {
      if (this.bytes[at] !== bytes[from + at]) return false;
    }
    return true;
  }

  /** Null where the file has no such column. */
  text(): string | null {
    return this.length < 0 ? null : textOf(this.bytes, 0, this.length);
  }
}
