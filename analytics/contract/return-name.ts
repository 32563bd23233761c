/**
 * Whether a return is more of another: a return is named by its folder, or where that holds a module
 * twice by what its files' names share, and `fake/errors` (of `fake/decisions_errors.csv`) stands
 * beside `fake/` (of `fake/decisions.csv`).
 */
export function isMoreOf(name: string, of: string): boolean {
  const isFolder = of === '' || of.endsWith('/');
  return isFolder && name.startsWith(of) && !name.slice(of.length).includes('/');
}
