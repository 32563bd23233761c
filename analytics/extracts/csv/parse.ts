/**
 * One record of a CSV file: the row a spreadsheet shows it in (from 1, header and blank lines
 * counted, a record over several lines once) and its cells, or why it could not be read.
 */
export type CsvRecord = {
  readonly row: number;
  readonly cells: readonly string[];
  readonly fault: CsvFault | null;
};

/**
 * A quotation mark that doesn't close properly; a line too long to be one; nothing in any column
 * that a mapped file is read from; another number of cells than the header's.
 */
export type CsvFault = 'quotes' | 'too_long' | 'nothing_mapped' | Ragged;
export type Ragged = { readonly cells: number; readonly header: number };

type Line = { text: string; end: string; tooLong: boolean };

/** What DuckDB's reader takes for a record at most. */
const MAX_RECORD = 2_000_000;
const NONE: readonly string[] = [];

/** Cuts text that arrives in pieces into lines, whichever way they end. */
class Lines {
  #rest = '';
  #skipping = false;

  *push(piece: string, last: boolean): Generator<Line> {
    const text = this.#rest + piece;
    let start = 0;
    const breaks = /\r\n|\n|\r/g;
    for (let match = breaks.exec(text); match; match = breaks.exec(text)) {
      // A carriage return that ends a piece may be half of a line end.
      if (!last && match[0] === '\r' && breaks.lastIndex === text.length) break;
      yield this.#line(text.slice(start, match.index), match[0]);
      start = breaks.lastIndex;
    }
    this.#rest = text.slice(start);
    if (this.#rest.length > MAX_RECORD) {
      this.#skipping = true;
      this.#rest = '';
    }
    if (last && (this.#rest !== '' || this.#skipping)) yield this.#line(this.#rest, '');
  }

  #line(text: string, end: string): Line {
    const tooLong = this.#skipping || text.length > MAX_RECORD;
    this.#skipping = false;
    return { text: tooLong ? '' : text, end, tooLong };
  }
}

/** A record being read: its cells so far, and the text of a quoted cell that is still open. */
type Open = { cells: string[]; cell: string | null };

/**
 * Reads one line's cells onto a record, by the rules of DuckDB's reader: a cell is quoted when it
 * starts with a quote, after one space at most; quoted cells may hold delimiters, doubled quotes
 * and line ends; spaces may follow the closing quote; any other quote is text.
 * Answers false when text follows a closing quote.
 */
function readLine(open: Open, text: string, delimiter: string): boolean {
  let at = 0;
  for (;;) {
    if (open.cell === null) {
      const first = text[at] === ' ' ? at + 1 : at;
      if (text[first] !== '"') {
        const end = text.indexOf(delimiter, at);
        open.cells.push(end < 0 ? text.slice(at) : text.slice(at, end));
        if (end < 0) return true;
        at = end + 1;
        continue;
      }
      at = first + 1;
      open.cell = '';
    }
    const close = text.indexOf('"', at);
    if (close < 0) {
      open.cell += text.slice(at);
      return true;
    }
    open.cell += text.slice(at, close);
    at = close + 1;
    if (text[at] === '"') {
      open.cell += '"';
      at += 1;
      continue;
    }
    open.cells.push(open.cell);
    open.cell = null;
    while (text[at] === ' ') at += 1;
    if (at === text.length) return true;
    if (text[at] !== delimiter) return false;
    at += 1;
  }
}

/**
 * Turns lines into records. A quote that never closes costs its own line only: the lines it would
 * have swallowed are read again by themselves.
 */
class Records {
  readonly #delimiter: string;
  #waiting: Line[] = [];
  #row = 0;

  constructor(delimiter: string) {
    this.#delimiter = delimiter;
  }

  *push(lines: Iterable<Line>, last: boolean): Generator<CsvRecord> {
    for (const line of lines) this.#waiting.push(line);
    let next = 0;
    while (next < this.#waiting.length) {
      const read = this.#read(next, last);
      if (read === null) break;
      this.#row += 1;
      next += read.lines;
      if (read.cells || read.fault) {
        yield { row: this.#row, cells: read.cells ?? NONE, fault: read.fault ?? null };
      }
    }
    this.#waiting = this.#waiting.slice(next);
  }

  /** What starts at a waiting line, and how many lines it takes; null when more are needed to tell. */
  #read(
    from: number,
    last: boolean,
  ): { lines: number; cells?: readonly string[]; fault?: CsvFault } | null {
    const first = this.#waiting[from];
    if (!first) return null;
    if (first.tooLong) return { lines: 1, fault: 'too_long' };
    if (first.text === '') return { lines: 1 };
    if (!first.text.includes('"')) return { lines: 1, cells: first.text.split(this.#delimiter) };

    const open: Open = { cells: [], cell: null };
    for (let count = 0, length = 0; length <= MAX_RECORD; count += 1) {
      const line = this.#waiting[from + count];
      if (!line && !last) return null;
      if (!line || line.tooLong || !readLine(open, line.text, this.#delimiter)) break;
      if (open.cell === null) return { lines: count + 1, cells: open.cells };
      open.cell += line.end;
      length += line.text.length + line.end.length;
    }
    return { lines: 1, fault: 'quotes' };
  }
}

/**
 * Reads CSV text that arrives in pieces (RFC 4180, with the freedoms of {@link readLine}), a list
 * of records a piece. Blank lines are counted as rows but are no records. Memory is bounded by
 * the longest record, two million characters at most.
 */
export async function* parseCsv(
  pieces: AsyncIterable<string> | Iterable<string>,
  delimiter: string,
): AsyncGenerator<CsvRecord[]> {
  const lines = new Lines();
  const records = new Records(delimiter);
  for await (const piece of pieces) {
    const read = [...records.push(lines.push(piece, false), false)];
    if (read.length > 0) yield read;
  }
  const read = [...records.push(lines.push('', true), true)];
  if (read.length > 0) yield read;
}

/** The records of a text held in memory. */
export function parseCsvText(text: string, delimiter: string): CsvRecord[] {
  return [...new Records(delimiter).push(new Lines().push(text, true), true)];
}
