import type { CsvRecords } from './csv-records.ts';

const LF = 10;
const CR = 13;
const QUOTE = 34;
const BYTE_ORDER_MARK_LENGTH = 3;

/**
 * Counts the rows of a file in which nothing is quoted and every row ends in a line feed, or every
 * one in the two signs Windows writes: most files are like that, and there is nothing to keep track
 * of then. Gives up, for good, at the first byte that says otherwise.
 */
export class PlainRows {
  readonly #blankRows: number[] = [];
  #rowCount = 0;
  #position = 0;
  #rowStart: number;
  #windows: boolean | null = null;
  #last = 0;

  constructor(startsWithMark: boolean) {
    this.#rowStart = startsWithMark ? BYTE_ORDER_MARK_LENGTH : 0;
  }

  /** Takes the next bytes; false when the file is not as plain as that. */
  push(bytes: Uint8Array): boolean {
    let last = this.#last;
    for (let index = 0; index < bytes.length; index++) {
      const byte = bytes[index] ?? 0;
      // Nearly all bytes of a table are letters, digits and commas.
      if (byte <= QUOTE || last === CR) {
        if (byte === QUOTE || (last === CR && byte !== LF)) return false;
        if (byte === LF && !this.#endRow(this.#position + index, last === CR)) return false;
      }
      last = byte;
    }
    this.#last = last;
    this.#position += bytes.length;
    return true;
  }

  finish(): CsvRecords | null {
    if (this.#last === CR) return null;
    return {
      rowCount: this.#rowCount + (this.#position > this.#rowStart ? 1 : 0),
      blankRows: this.#blankRows,
      newline: this.#windows === null ? null : this.#windows ? '\r\n' : '\n',
      mixedNewlineRow: null,
      unclosedQuote: null,
    };
  }

  #endRow(at: number, windows: boolean): boolean {
    this.#windows ??= windows;
    if (windows !== this.#windows) return false;
    this.#rowCount++;
    if (at - (windows ? 1 : 0) === this.#rowStart) this.#blankRows.push(this.#rowCount);
    this.#rowStart = at + 1;
    return true;
  }
}
