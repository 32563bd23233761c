import type { CsvDialect, Newline } from './csv-dialect.ts';

/** Where the records of a file are. Rows count from 1 and include the header and blank lines. */
export type CsvRecords = {
  /** All rows: header, blank lines, records. A line break inside quotes doesn't start a row. */
  readonly rowCount: number;
  readonly blankRows: readonly number[];
  /** How the first row ends; null when the file has one row at most and no line break. */
  readonly newline: Newline | null;
  /** The first row that ends in another way than the first. */
  readonly mixedNewlineRow: number | null;
  /** The last row and the byte it starts at, when a quotation mark opened in it is never closed. */
  readonly unclosedQuote: { readonly row: number; readonly byte: number } | null;
};

const LF = 10;
const CR = 13;
const SPACE = 32;
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

const FIELD_START = 0;
const AFTER_SPACE = 1;
const UNQUOTED = 2;
const QUOTED = 3;
const AFTER_QUOTE = 4;
const AFTER_RETURN = 5;
/** Not states but what the scanner has to act on: a row ends here, or ended one byte ago. */
const ROW_ENDS = 6;
const ROW_ENDED = 7;

/**
 * Finds the rows of a CSV file without reading its values, byte by byte as they come, following
 * DuckDB's rules for quotes: a field is quoted when it starts with a quote, after one space at
 * most; spaces may follow the closing quote; a quote anywhere else is a character like any other.
 */
export class CsvRecordScanner {
  readonly #transitions: Uint8Array;
  readonly #blankRows: number[] = [];
  #state = FIELD_START;
  #position = 0;
  #rowStart = 0;
  #rowCount = 0;
  #newline: Newline | null = null;
  #mixedNewlineRow: number | null = null;

  constructor({ delimiter, quote }: Pick<CsvDialect, 'delimiter' | 'quote'>) {
    this.#transitions = transitions(
      delimiter.charCodeAt(0),
      quote === '' ? null : quote.charCodeAt(0),
    );
  }

  /** Takes the next bytes of the file. */
  push(bytes: Uint8Array): void {
    const start = this.#lengthOfByteOrderMark(bytes);
    const table = this.#transitions;
    let state = this.#state;
    for (let index = start; index < bytes.length; index++) {
      const byte = bytes[index] ?? 0;
      state = table[(state << 8) | byte] ?? UNQUOTED;
      if (state < ROW_ENDS) continue;
      const position = this.#position + index;
      if (state === ROW_ENDS) {
        this.#endRow(position, position + 1, '\n');
      } else if (byte === LF) {
        this.#endRow(position - 1, position + 1, '\r\n');
      } else {
        this.#endRow(position - 1, position, '\r');
        index--; // this byte is the first of the next row
      }
      state = FIELD_START;
    }
    this.#state = state;
    this.#position += bytes.length;
  }

  /** Closes the last row, whether or not a line break ends it. */
  finish(): CsvRecords {
    if (this.#state === AFTER_RETURN) this.#endRow(this.#position - 1, this.#position, '\r');
    const rowCount = this.#rowCount + (this.#position > this.#rowStart ? 1 : 0);
    return {
      rowCount,
      blankRows: this.#blankRows,
      newline: this.#newline,
      mixedNewlineRow: this.#mixedNewlineRow,
      unclosedQuote: this.#state === QUOTED ? { row: rowCount, byte: this.#rowStart } : null,
    };
  }

  #lengthOfByteOrderMark(bytes: Uint8Array): number {
    let length = 0;
    while (
      this.#position + length < BYTE_ORDER_MARK.length &&
      bytes[length] === BYTE_ORDER_MARK[this.#position + length]
    ) {
      length++;
    }
    if (this.#rowCount === 0 && this.#rowStart === this.#position) this.#rowStart += length;
    return length;
  }

  #endRow(end: number, next: number, newline: Newline): void {
    this.#rowCount++;
    if (end === this.#rowStart) this.#blankRows.push(this.#rowCount);
    this.#newline ??= newline;
    if (newline !== this.#newline) this.#mixedNewlineRow ??= this.#rowCount;
    this.#rowStart = next;
  }
}

/** The state after each byte in each state, at `state << 8 | byte`. */
function transitions(delimiter: number, quote: number | null): Uint8Array {
  const table = new Uint8Array(6 << 8);
  const enter = (state: number, byte: number, next: number): void => {
    table[(state << 8) | byte] = next;
  };
  for (const state of [FIELD_START, AFTER_SPACE, UNQUOTED, AFTER_QUOTE]) {
    table.fill(UNQUOTED, state << 8, (state + 1) << 8);
    if (quote !== null && state !== UNQUOTED) enter(state, quote, QUOTED);
    enter(state, delimiter, FIELD_START);
    enter(state, LF, ROW_ENDS);
    enter(state, CR, AFTER_RETURN);
  }
  enter(FIELD_START, SPACE, delimiter === SPACE ? FIELD_START : AFTER_SPACE);
  enter(AFTER_QUOTE, SPACE, delimiter === SPACE ? FIELD_START : AFTER_QUOTE);
  table.fill(QUOTED, QUOTED << 8, (QUOTED + 1) << 8);
  if (quote !== null) enter(QUOTED, quote, AFTER_QUOTE);
  table.fill(ROW_ENDED, AFTER_RETURN << 8, (AFTER_RETURN + 1) << 8);
  return table;
}
