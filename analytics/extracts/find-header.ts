import type { TableSource } from './table-source.ts';

/** Rows among which a header is looked for: titles and notes may stand above it. */
export const TITLE_ROWS = 20;

/** A row at the top of a table, with the number a spreadsheet shows it under. */
export type TopRow = {
  readonly row: number;
  readonly cells: readonly string[];
  /** Set where the row could not be split into cells. */
  readonly fault?: unknown;
};

/** Where a header stands. */
export type FoundHeader = {
  readonly at: TopRow;
  /** Whether it is one the workbench knows, and not just the likeliest row. */
  readonly known: boolean;
  /** How many rows with something in them stand above it. */
  readonly titles: number;
};

const WORD = /[\p{L}\p{N}]/u;

/** How many cells of a row have a letter or a digit in them. */
const filled = ({ cells }: TopRow) => cells.filter((cell) => WORD.test(cell)).length;

/**
 * Finds the header among the first rows of a table: the first row that `isHeader` knows, or else
 * the first with more than one cell filled in, as titles and notes have one. Null without either.
 */
export function findHeader(
  rows: readonly TopRow[],
  isHeader: (header: readonly string[]) => boolean,
): FoundHeader | null {
  const top = rows.filter(({ row }) => row <= TITLE_ROWS);
  const wide = top.filter((row) => filled(row) > 1);
  const known = wide.find(({ cells }) => isHeader(cells));
  const at = known ?? wide[0];
  if (!at) return null;
  const above = top.filter((row) => row.row < at.row && (row.fault || filled(row) > 0));
  return { at, known: known !== undefined, titles: above.length };
}

/** What people are told of text above a table's header. */
export function titlesNote({
  titles = 0,
  headerRow,
}: Pick<TableSource, 'titles' | 'headerRow'>): string[] {
  if (titles === 0) return [];
  const [rows, are] = titles === 1 ? ['row', 'is'] : ['rows', 'are'];
  return [
    `The header stands in row ${headerRow}: ${titles} ${rows} of text above it ${are} left out.`,
  ];
}
