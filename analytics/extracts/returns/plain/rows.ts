import type { RowSource } from '../../../engine/session.ts';
import type { PieceReader } from '../../incoming.ts';
import type { PlainTable } from './layout.ts';
import { PlainReader } from './reader.ts';
import type { OtherRecord, WhoseRow } from './reader.ts';
import { CR, LF, QUOTE } from './signs.ts';

/** So many records that are not plain are handed on together. */
const ENOUGH = 16_384;

/** What a record is at most; a longer one is left to those who can skip it. */
const LONGEST = 2_000_000;

const NO_BYTES = new Uint8Array();

/** The plain rows of a file, read as they are asked for. */
export class PlainRows implements RowSource {
  readonly names: readonly string[];
  readonly chunk: PlainTable['chunk'];
  readonly #pieces: PieceReader;
  readonly #reader: PlainReader;
  #bytes: Uint8Array = NO_BYTES;
  #at = 0;
  /** How far into the file `#bytes` begins. */
  #offset = 0;
  #last = false;
  #over = false;

  private constructor(table: PlainTable, pieces: PieceReader, headerRow: number, whose: WhoseRow) {
    this.names = table.names;
    this.chunk = table.chunk;
    this.#pieces = pieces;
    this.#reader = new PlainReader(table, headerRow, whose);
  }

  /** From below the header; null when it isn't plain where that ends. */
  static below(
    headerRow: number,
    table: PlainTable,
    pieces: PieceReader,
    whose: WhoseRow,
  ): PlainRows | null {
    const rows = new PlainRows(table, pieces, headerRow, whose);
    rows.#readOn();
    const start = afterRows(rows.#bytes, headerRow, rows.#last);
    if (start === null) return null;
    rows.#at = start;
    return rows;
  }

  /** Whether there is nothing more to read here. */
  get over(): boolean {
    return this.#over;
  }

  /** Where it got stuck: the place in the file, and the row before it. Null when it did not. */
  get stuck(): { readonly byte: number; readonly row: number } | null {
    return this.#reader.stuck ? { byte: this.#offset + this.#at, row: this.#reader.row } : null;
  }

  /** The records read so far that are not plain, each once. */
  takeOthers(): OtherRecord[] {
    return this.#reader.others.splice(0);
  }

  next(): number {
    const reader = this.#reader;
    reader.clear();
    while (!reader.full && !this.#over && reader.others.length < ENOUGH) {
      this.#at = reader.read(this.#bytes, this.#at);
      if (reader.stuck) this.#over = true;
      else if (!reader.full) this.#readOn();
    }
    return reader.count;
  }

  /** What is left at the end of the file, which may lack the line feed that ends its last record. */
  #lastOf(left: Uint8Array): Uint8Array {
    this.#last = true;
    const ended = left.length === 0 || left.at(-1) === LF;
    return ended ? left : Buffer.concat([left, LINE_FEED]);
  }

  /** Reads more of the file behind what is left of a record. */
  #readOn(): void {
    if (this.#last) {
      this.#over = true;
      return;
    }
    if (this.#bytes.length - this.#at > LONGEST) {
      this.#reader.stuck = true;
      this.#over = true;
      return;
    }
    // A copy: the pieces' reader moves what is left, which is needed as it is when nothing follows.
    const left = this.#bytes.slice(this.#at);
    const bytes = this.#pieces.read(left) ?? this.#lastOf(left);
    this.#offset += this.#at;
    this.#at = 0;
    this.#bytes = bytes;
  }
}

const LINE_FEED = Uint8Array.of(LF);

/** Where the bytes go on after so many lines; null where a quotation mark is left open in one. */
function afterRows(bytes: Uint8Array, rows: number, last: boolean): number | null {
  let at = 0;
  for (let row = 0; row < rows; row += 1) {
    let quotes = 0;
    while (at < bytes.length && bytes[at] !== LF && bytes[at] !== CR) {
      if (bytes[at] === QUOTE) quotes += 1;
      at += 1;
    }
    if (quotes % 2 === 1 || (at + 1 >= bytes.length && !last)) return null;
    at += bytes[at] === CR && bytes[at + 1] === LF ? 2 : 1;
  }
  return Math.min(at, bytes.length);
}
