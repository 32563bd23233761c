import { PermanenceError, failureOf } from '../contract/failure.ts';
import type { Failure } from '../contract/failure.ts';
import { isMoreOf } from '../contract/return-name.ts';
import { resolveArea } from '../reference/areas.ts';
import { tablesOf } from './contents/tables.ts';
import { unpack } from './contents/unpack.ts';
import type { IncomingFile } from './incoming.ts';
import { isHeaderFor, readingsOf } from './mapping/reading.ts';
import type { ReadingHelp } from './mapping/reading.ts';
import { mayBeSeveral, returnOf } from './returns/group.ts';
import { AREA_COLUMN, YEAR_COLUMN } from './returns/module.ts';
import { yearEndOf } from './returns/returns.ts';
import { statedOf } from './stated.ts';
import type { Stated } from './stated.ts';

/** A module of a return, with what was stated of it because it doesn't say it itself. */
type StatedModule = {
  readonly file: string;
  readonly sha256: string;
  readonly returnName: string;
  readonly stated: Stated;
  /** What a return has once: the module, of the area, of the year. */
  readonly once: string;
};

/**
 * The files of one drop that may not be loaded because what was stated would make several returns
 * the same one: each of them has a module, and an authority returns it once a year. One area and
 * year stated of a zip of many boroughs would silently give one borough the children of all.
 * Answers why, by the name of the file. Files are looked into only where that may be so.
 */
export async function statedAlike(
  files: readonly IncomingFile[],
  names: ReadonlyMap<string, string>,
  help: ReadingHelp & { readonly signal?: AbortSignal | undefined },
): Promise<ReadonlyMap<string, Failure>> {
  if (!mayBeAlike(files, names, help.stated)) return new Map();
  const modules: StatedModule[] = [];
  for (const file of files) modules.push(...(await modulesIn(file, names, help)));
  const refused = new Map<string, Failure>();
  for (const alike of groups(modules, ({ once }) => once)) {
    const returns = distinct(alike.map(({ returnName }) => returnName));
    const contents = distinct(alike.map(({ sha256 }) => sha256));
    if (contents.length < 2 || !areApart(returns)) continue;
    for (const { file, returnName, stated } of modules) {
      const isOfThese = alike.some(
        (one) => one.returnName === returnName && same(one.stated, stated),
      );
      if (isOfThese) refused.set(file, failure(file, returns, stated));
    }
  }
  return refused;
}

/** Whether any two are returns of their own, and not more of one. */
const areApart = (returns: readonly string[]) =>
  returns.some((a) => returns.some((b) => a !== b && !isMoreOf(a, b) && !isMoreOf(b, a)));

const same = (a: Stated, b: Stated) => a.area === b.area && a.period === b.period;
const distinct = (texts: readonly string[]) => [...new Set(texts)];

/** Without a year that was stated, the year follows from the dates, which differ. */
function mayBeAlike(
  files: readonly IncomingFile[],
  names: ReadonlyMap<string, string>,
  statedOfAll: Stated = {},
): boolean {
  const dated = [...names].flatMap(([path, returnName]) => {
    const file = files.find(({ name }) => path === name || path.startsWith(`${name}/`));
    const stated = { ...statedOfAll, ...statedOf(file?.stated, returnName) };
    return stated.period === undefined ? [] : [{ path, key: keyOf(stated) }];
  });
  return [...groups(dated, ({ key }) => key)].some((of) =>
    mayBeSeveral(
      of.map(({ path }) => path),
      names,
    ),
  );
}

const keyOf = ({ area = '', period = '' }: Stated) =>
  JSON.stringify([resolveArea(area)?.code ?? area, yearEndOf(period) ?? period]);

function groups<T>(items: readonly T[], keyOfItem: (item: T) => string): Iterable<readonly T[]> {
  const found = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOfItem(item);
    const known = found.get(key);
    if (known) known.push(item);
    else found.set(key, [item]);
  }
  return found.values();
}

async function modulesIn(
  file: IncomingFile,
  names: ReadonlyMap<string, string>,
  help: ReadingHelp & { readonly signal?: AbortSignal | undefined },
): Promise<StatedModule[]> {
  const found: StatedModule[] = [];
  for await (const { file: inner, refusal } of unpack(file)) {
    if (refusal) continue;
    for (const { table, recognised } of await readingsWithin(inner, help)) {
      if (recognised?.by !== 'module' || recognised.family !== 'ssda903') continue;
      const { module, places } = recognised.recognised;
      const returnName = returnOf('ssda903', table, names);
      const stated = { ...help.stated, ...statedOf(inner.stated, returnName) };
      if (places.has(AREA_COLUMN) || places.has(YEAR_COLUMN)) continue;
      if (stated.period === undefined) continue;
      const once = `${module.id} ${keyOf(stated)}`;
      found.push({ file: inner.name, sha256: table.sha256, returnName, stated, once });
    }
  }
  return found;
}

/** A file that can't be read is refused for that when its turn comes. */
async function readingsWithin(
  file: IncomingFile,
  help: ReadingHelp & { readonly signal?: AbortSignal | undefined },
) {
  try {
    return readingsOf(await tablesOf(file, isHeaderFor(help), { signal: help.signal }), help);
  } catch (error) {
    const reason = failureOf(error);
    if (reason.code === 'cancelled') throw new PermanenceError(reason);
    return [];
  }
}

/** How people know a return: its folder, or what the names of its files share. */
const plainName = (returnName: string) => `“${returnName.replace(/\/$/, '') || 'no folder'}”`;

function failure(file: string, returns: readonly string[], { area, period = '' }: Stated): Failure {
  const whose = area === undefined ? 'of an authority nobody named' : `of ${area}`;
  const others = returns.length > 3 ? ` and ${returns.length - 3} more` : '';
  return {
    code: 'returns_alike',
    message: `${file} is not loaded: what is stated would make ${returns.length} returns the one ${whose} for ${period}: ${returns.slice(0, 3).map(plainName).join(', ')}${others}.`,
    action:
      'State the area and the year of each return, or load them one at a time with their own. Files that are parts of one return belong in one file.',
    place: { file },
  };
}
