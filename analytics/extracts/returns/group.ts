import { SSDA903_MODULES } from '../../reference/ssda903/modules.ts';

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
