import { parsePeriod } from '../../../analytics/contract/period.ts';
import { countOf } from '../../format/number.ts';
import { listed } from '../words.ts';

/** The cells of a block as a spreadsheet puts it on the clipboard: tabs between, quotes where needed. */
export function blockOf(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let isQuoted = false;
  const endCell = () => {
    rows.at(-1)?.push(cell.trim());
    cell = '';
  };
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (isQuoted) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else isQuoted = false;
    } else if (sign === '"' && cell === '') isQuoted = true;
    else if (sign === '\t') endCell();
    else if (sign === '\n') {
      endCell();
      rows.push([]);
    } else if (sign !== '\r') cell += sign;
  }
  endCell();
  // A spreadsheet ends its last line as well.
  if (rows.length > 1 && rows.at(-1)?.join('') === '') rows.pop();
  return rows;
}

/** What is written into a cell, by its place in the grid; the first column and row are 0. */
export type Written = { readonly row: number; readonly column: number; readonly text: string };

/** What a block is pasted into. */
export type Target = {
  /** By what the rows and columns are called, where a block may name them itself. */
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** The first cell, or the range that is chosen; both ends are part of it. */
  readonly from: { readonly row: number; readonly column: number };
  readonly to: { readonly row: number; readonly column: number };
  /** How many rows there may come to be. */
  readonly mostRows: number;
};

export type Placed = {
  readonly cells: readonly Written[];
  /** How many cells of the block lie beyond the grid. */
  readonly beyond: number;
  /** Names in the block that no row or column has. */
  readonly strangers: readonly string[];
};

/** Names are matched as people write them: 2021-22 is 2021/22, and capitals make no difference. */
function sameName(name: string): string {
  const period = parsePeriod(name);
  return period?.kind === 'financial_year' ? period.label : name.trim().toLowerCase();
}

const placeOf = (names: readonly string[]) => {
  const places = new Map(names.map((name, at) => [sameName(name), at]));
  return (name: string) => places.get(sameName(name)) ?? null;
};

/** Whether some of these are names of the grid, and more than are not. */
const areNames = (texts: readonly string[], find: (name: string) => number | null): boolean => {
  const said = texts.filter((text) => text !== '');
  const known = said.filter((text) => find(text) !== null).length;
  return known > 0 && known * 2 > said.length;
};

/**
 * Where each cell of a block goes. A block that brings the names of its rows or columns is placed by
 * them, in whatever order they come; any other from the chosen cell on. A single cell fills a range.
 */
export function placed(block: readonly (readonly string[])[], target: Target): Placed {
  const findRow = placeOf(target.rows);
  const findColumn = placeOf(target.columns);
  const [first = []] = block;
  const hasHeader = block.length > 1 && areNames(first, findColumn);
  const body = hasHeader ? block.slice(1) : block;
  const width = Math.max(...block.map((row) => row.length));
  const hasLabels =
    width > 1 &&
    areNames(
      body.map(([label = '']) => label),
      findRow,
    );
  const [only] = first;
  const { from, to } = target;
  if (block.length === 1 && width === 1 && only !== undefined) {
    return { cells: filled(from, to, only), beyond: 0, strangers: [] };
  }
  const skip = hasLabels ? 1 : 0;
  const columns = Array.from({ length: width - skip }, (_, at) =>
    hasHeader ? findColumn(first[at + skip] ?? '') : from.column + at,
  );
  const strangers = hasHeader
    ? first.slice(skip).filter((name) => name !== '' && findColumn(name) === null)
    : [];
  const cells: Written[] = [];
  let beyond = 0;
  body.forEach((texts, at) => {
    const [label = ''] = texts;
    const row = hasLabels ? findRow(label) : from.row + at;
    if (row === null) {
      if (label !== '') strangers.push(label);
      return;
    }
    texts.slice(skip).forEach((text, place) => {
      const column = columns[place];
      if (column === null || column === undefined) return;
      if (row >= target.mostRows || column >= target.columns.length) beyond += 1;
      else cells.push({ row, column, text });
    });
  });
  return { cells, beyond, strangers };
}

/** The same text in every cell of a range, both ends included. */
export function filled(from: Target['from'], to: Target['to'], text: string): Written[] {
  return Array.from({ length: to.row - from.row + 1 }, (_, down) =>
    Array.from({ length: to.column - from.column + 1 }, (_other, along) => ({
      row: from.row + down,
      column: from.column + along,
      text,
    })),
  ).flat();
}

/** What became of a paste, in words: how much was taken, and what not and why. */
export function pastedWords(
  { cells, beyond, strangers }: Placed,
  unread: readonly Written[],
  why: (cell: Written) => string,
): string {
  const [first] = unread;
  return [
    `${countOf(cells.length - unread.length, 'cell')} pasted.`,
    first && `${countOf(unread.length, 'cell')} left alone: “${first.text}”. ${why(first)}`,
    strangers.length > 0 && `Not found here: ${listed(strangers.slice(0, 5))}.`,
    beyond > 0 && `${countOf(beyond, 'cell')} lay beyond the table.`,
  ]
    .filter(Boolean)
    .join(' ');
}
