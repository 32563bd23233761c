import type { ExtractFamily } from '../../contract/load.ts';
import { SSDA903_MODULES } from '../../reference/ssda903/modules.ts';
import type { TableSource } from '../table-source.ts';

const WORDS = SSDA903_MODULES.flatMap(({ id, words }) => words.map((word) => ({ id, word }))).sort(
  (a, b) => b.word.length - a.word.length,
);

type Named = { readonly folder: string; readonly module: string | null; readonly stem: string };

/**
 * The return each of the files handed over together belongs to. Files of one folder are one
 * return, unless a module is there twice: then it is the names that tell, once the word for the
 * module is taken out (`2017-episodes.csv` and `2017-header.csv` are one return).
 */
export function returnNames(paths: readonly string[]): ReadonlyMap<string, string> {
  const named = new Map(paths.map((path) => [path, nameOf(path)]));
  const crowded = new Set<string>();
  const seen = new Set<string>();
  for (const { folder, module } of named.values()) {
    const key = `${folder}\u0000${module}`;
    if (module !== null && seen.has(key)) crowded.add(folder);
    seen.add(key);
  }
  return new Map(
    [...named].map(([path, { folder, stem }]) => [
      path,
      crowded.has(folder) ? `${folder}${stem}` : folder,
    ]),
  );
}

/**
 * The return a table is part of. Modules of an SSDA903 return come as files of their own; a file
 * that holds several tables, or is of another family, is a return by itself.
 */
export function returnOf(
  family: ExtractFamily,
  { file, part }: Pick<TableSource, 'file' | 'part'>,
  names: ReadonlyMap<string, string>,
): string {
  return family === 'ssda903' && part === null ? (names.get(file.name) ?? file.name) : file.name;
}

/** Whether the files of these names may be more than one return. */
export function mayBeSeveral(
  paths: readonly string[],
  names: ReadonlyMap<string, string>,
): boolean {
  const wholes = paths.filter((path) => nameOf(path).module === null);
  return wholes.length > 1 || new Set(paths.map((path) => names.get(path))).size > 1;
}

function nameOf(path: string): Named {
  const at = path.lastIndexOf('/') + 1;
  const file = path
    .slice(at)
    .replace(/\.[^.]*$/, '')
    .toLowerCase();
  const plain = file.replaceAll(/[\s_-]+/g, '');
  const found = WORDS.find(({ word }) => plain.includes(word));
  return {
    folder: path.slice(0, at),
    module: found?.id ?? null,
    stem: found ? plain.replace(found.word, '') : file,
  };
}
