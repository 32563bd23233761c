/** An amount of memory, as DuckDB writes it and in bytes. */
export type MemoryLimit = { readonly text: string; readonly bytes: number };

const UNITS = new Map([
  ['KB', 1e3],
  ['MB', 1e6],
  ['GB', 1e9],
  ['KIB', 2 ** 10],
  ['MIB', 2 ** 20],
  ['GIB', 2 ** 30],
]);

/** Reads `512MB`, `2GB`, `1.5 GiB`; throws for anything else. */
export function memoryLimit(text: string): MemoryLimit {
  const [, amount = '', unit = ''] = /^(\d+(?:\.\d+)?) ?([A-Za-z]+)$/.exec(text) ?? [];
  const size = UNITS.get(unit.toUpperCase());
  if (size === undefined) throw new Error(`${text} is not an amount of memory such as 2GB.`);
  return { text, bytes: Number(amount) * size };
}
