/** A column a family knows, by the names it is written under. */
export type KnownColumn = {
  /** What the column means, and its first name. */
  readonly id: string;
  /** Other names it goes by, the likelier first. */
  readonly aliases?: readonly string[];
  /** Whether its content points to a child, so that only its shape may be shown or kept. */
  readonly personal?: boolean;
  /** For a coded column: what a source may write, and what is kept for it. */
  readonly choices?: Readonly<Record<string, string>>;
};

/** Which cell of a row holds what: the header as a family reads it. */
export type Layout = {
  readonly header: readonly string[];
  /** Where a column stands: known ones by what they mean, others by their header. */
  readonly places: ReadonlyMap<string, number>;
  /** Headers the family does not know. */
  readonly unknown: readonly string[];
  readonly personal: ReadonlySet<string>;
  /** What the officer said for columns the file doesn't have: its one area, its one period. */
  readonly stated: ReadonlyMap<string, string>;
  /** Headers that stand twice where only one can be meant. */
  readonly doubled: readonly string[];
};

/** A column's name as it is compared: lower case, words joined by underscores. */
export function columnName(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '_')
    .replaceAll(/^_+|_+$/g, '');
}

/**
 * Reads a header the way a family does. A column is found under its own name before its aliases;
 * an alias that isn't needed is left alone.
 */
export function readLayout(
  columns: readonly KnownColumn[],
  header: readonly string[],
  stated: ReadonlyMap<string, string>,
): Layout {
  const names = header.map(columnName);
  const places = new Map<string, number>();
  const doubled: string[] = [];
  for (const { id, aliases = [] } of columns) {
    const name = [id, ...aliases].find((candidate) => names.includes(candidate));
    if (name === undefined) continue;
    const place = names.indexOf(name);
    if (names.lastIndexOf(name) !== place) doubled.push(header[place] ?? name);
    places.set(id, place);
  }
  const known = new Set(columns.flatMap(({ id, aliases = [] }) => [id, ...aliases]));
  const unknown = header.filter(
    (text, place) => text.trim() !== '' && !known.has(names[place] ?? ''),
  );
  for (const text of unknown) if (!places.has(text)) places.set(text, header.indexOf(text));
  return {
    header,
    places,
    unknown,
    personal: new Set(columns.filter(({ personal }) => personal).map(({ id }) => id)),
    stated: new Map([...stated].filter(([id]) => !places.has(id))),
    doubled,
  };
}
