import { parseCsvText } from './parse.ts';

/** How a CSV file is written: what parts its cells, and in which row its header stands. */
export type Dialect = {
  readonly delimiter: string;
  readonly header: readonly string[];
  readonly headerRow: number;
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

/**
 * Reads the dialect off a file's first lines: of comma, semicolon, tab and vertical bar, the one
 * that parts the header into most cells. The header is the first row with a word in it. Null when
 * there is none.
 */
export function sniffDialect(head: string): Dialect | null {
  const hint = HINT.exec(head);
  const offered = hint?.[1] ? [hint[1]] : DELIMITERS;
  const candidates = offered.flatMap((delimiter): Dialect[] => {
    const records = parseCsvText(head.slice(0, HEADER_LENGTH), delimiter).slice(hint ? 1 : 0);
    const header = records.find((record) => record.cells.some((cell) => WORD.test(cell)));
    if (!header) return [];
    return [{ delimiter, header: withoutPadding(header.cells), headerRow: header.row }];
  });
  return candidates.reduce<Dialect | null>(
    (best, candidate) =>
      best === null || candidate.header.length > best.header.length ? candidate : best,
    null,
  );
}

/** Cells without the empty ones spreadsheets leave at a row's end. */
export function withoutPadding(cells: readonly string[], atLeast = 0): readonly string[] {
  let length = cells.length;
  while (length > atLeast && cells[length - 1]?.trim() === '') length -= 1;
  return length === cells.length ? cells : cells.slice(0, length);
}
