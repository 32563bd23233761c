import { AREA_COLUMN, YEAR_COLUMN, plainColumn } from './module.ts';
import type { Module } from './module.ts';

/** A header taken for a module. */
export type RecognisedModule = {
  readonly module: Module;
  /** Where its columns stand, by their names in the extract. */
  readonly places: ReadonlyMap<string, number>;
  /** 0–1: the share of the columns it needs that is there. */
  readonly confidence: number;
  readonly missing: readonly string[];
  /** Headers of the file that the module doesn't have. */
  readonly unknown: readonly string[];
  readonly doubled: readonly string[];
};

/** What regional merges call the columns that say whose return a row is of. */
const AREA_AND_YEAR = [
  { name: AREA_COLUMN, aliases: ['LOCAL_AUTHORITY', 'LA_NAME', 'LA_CODE', 'AUTHORITY'] },
  { name: YEAR_COLUMN, aliases: ['COLLECTION_YEAR', 'RETURN_YEAR', 'FINANCIAL_YEAR'] },
];

/** Below this share of the columns it needs, a file is not called a module. */
const LIKELY = 0.7;

/** The module whose columns a header has most of, or null when it is like none. */
export function recogniseModule(
  modules: readonly Module[],
  header: readonly string[],
): RecognisedModule | null {
  const names = header.map(plainColumn);
  const candidates = modules.map((module) => match(module, header, names));
  const best = candidates.reduce<RecognisedModule | null>((a, b) => {
    if (a === null || b.confidence > a.confidence) return b;
    return b.confidence === a.confidence && b.unknown.length < a.unknown.length ? b : a;
  }, null);
  return best && best.confidence >= LIKELY ? best : null;
}

/** A header taken for a module's, however much of it the header has. */
export function readAsModule(module: Module, header: readonly string[]): RecognisedModule {
  return match(module, header, header.map(plainColumn));
}

function match(
  module: Module,
  header: readonly string[],
  names: readonly string[],
): RecognisedModule {
  const known = [
    ...module.identities,
    ...AREA_AND_YEAR,
    ...module.columns,
    ...module.dropped.map((name) => ({ name, aliases: [] })),
  ];
  const places = new Map<string, number>();
  const doubled: string[] = [];
  for (const { name, aliases = [] } of known) {
    const own = [plainColumn(name), ...aliases].find((candidate) => names.includes(candidate));
    if (own === undefined) continue;
    const place = names.indexOf(own);
    if (places.has(name) || [...places.values()].includes(place)) continue;
    places.set(name, place);
    if (names.lastIndexOf(own) !== place) doubled.push(header[place] ?? name);
  }
  const missing = module.needs.filter((name) => !places.has(name));
  const used = new Set(places.values());
  return {
    module,
    places,
    confidence: 1 - missing.length / module.needs.length,
    missing,
    unknown: header.filter((text, at) => text.trim() !== '' && !used.has(at)),
    doubled,
  };
}
