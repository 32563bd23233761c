import { findHeader } from '../find-header.ts';
import { parseCsvText } from './parse.ts';

/** How a CSV file is written: what parts its cells, and in which row its header stands. */
export type Dialect = {
  readonly delimiter: string;
  readonly header: readonly string[];
  readonly headerRow: number;
  /** How many rows with text stand above the header: titles and notes. */
  readonly titles: number;
  /**
   * Whether a quotation mark stands above the header. One that is never closed costs its own line
   * here and any number of lines elsewhere, so that others would look for the header in another row.
   */
  readonly quotedTitles: boolean;
};

const DELIMITERS = [',', ';', '\t', '|'] as const;

export const DELIMITER_LABELS: Readonly<Record<string, string>> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'vertical bar',
};

const WORD = /[\p{L}\p{N}]/u;

/** More characters than any header has. */
const HEADER_LENGTH = 1 << 15;

/** Excel's own hint, alone on the first line: `sep=;`. */
const HINT = /^sep=([,;|\t])\r?(?:\n|$)/i;

const none = () => false;

/**
 * Reads the dialect off a file's first lines: of comma, semicolon, tab and vertical bar, the one
 * that parts the header into most cells. The header is the first row that `isHeader` knows, or else
 * the first with more than one cell filled in, or with a word in it. Null when there is none.
 */
export function sniffDialect(
  head: string,
  isHeader: (header: readonly string[]) => boolean = none,
): Dialect | null {
  const hint = HINT.exec(head);
  const offered = hint?.[1] ? [hint[1]] : DELIMITERS;
  const text = head.slice(0, HEADER_LENGTH);
  const candidates: Candidate[] = [];
  for (const delimiter of offered) {
    const records = parseCsvText(text, delimiter).slice(hint ? 1 : 0);
    const found = findHeader(records, isHeader);
    const at = found?.at ?? records.find(({ cells }) => cells.some((cell) => WORD.test(cell)));
    if (!at) continue;
    const { known = false, titles = 0 } = found ?? {};
    const dialect = {
      delimiter,
      header: withoutPadding(at.cells),
      headerRow: at.row,
      titles,
      quotedTitles: linesAbove(head, at.row).includes('"'),
    };
    // Nothing that other delimiters make of it can be likelier than a known header at the very top.
    if (known && titles === 0) return dialect;
    candidates.push({ dialect, known });
  }
  const best = candidates.reduce<Candidate | null>(
    (a, b) => (a === null || isLikelier(b, a) ? b : a),
    null,
  );
  return best?.dialect ?? null;
}

/** The first lines of a text; up to the first with a quotation mark, lines are rows. */
const linesAbove = (text: string, row: number) => text.split(/\r\n|\n|\r/, row - 1).join('\n');

type Candidate = { readonly dialect: Dialect; readonly known: boolean };

const isLikelier = (one: Candidate, other: Candidate) =>
  one.known === other.known ? one.dialect.header.length > other.dialect.header.length : one.known;

/** Cells without the empty ones spreadsheets leave at a row's end. */
export function withoutPadding(cells: readonly string[], atLeast = 0): readonly string[] {
  let length = cells.length;
  while (length > atLeast && cells[length - 1]?.trim() === '') length -= 1;
  return length === cells.length ? cells : cells.slice(0, length);
}
