import type { ExtractFamily, Preview } from '../../analytics/contract/load.ts';
import { groupBy } from './group-by.ts';

/** Tables of one drop that belong together: one return, or the sheets of one workbook. */
export type TableGroup = {
  readonly key: string;
  /** The folder, archive or file the tables stand in, without the folders all of the drop share. */
  readonly name: string;
  /** The same in full. */
  readonly path: string;
  /** The folders all of its tables share, in full; their names start with it. */
  readonly folder: string;
  readonly family: ExtractFamily | null;
  readonly tables: readonly Preview[];
  /** The files behind them; what is stated is stated of each. */
  readonly tickets: readonly string[];
  /** What the names of its files share, where a folder holds several returns. */
  readonly stem: string;
  /** The return it is of those an archive holds; null where it is all of its files. */
  readonly within: string | null;
  readonly asks: Preview['asks'];
};

/** A table's own name among all that are previewed: several may share a ticket. */
export function tableKey({
  ticket,
  file,
  part,
}: Pick<Preview, 'ticket' | 'file' | 'part'>): string {
  return JSON.stringify([ticket, file, part]);
}

/** "lambeth.xlsx › List 10", without the folders that are told elsewhere. */
export function tableNameIn(preview: Pick<Preview, 'file' | 'part'>, folder: string): string {
  return tableName({ ...preview, file: preview.file.slice(folder.length) });
}

/** "lambeth.xlsx › List 10" */
export function tableName({ file, part }: Pick<Preview, 'file' | 'part'>): string {
  return part === null ? file : `${file} › ${part}`;
}

const folderOf = (path: string) => path.slice(0, path.lastIndexOf('/') + 1);

/**
 * The tables as people think of them. Those of one file or workbook stay together, and those of an
 * archive return by return; other files are grouped as the engine makes returns of them: by folder
 * and, where a folder holds a module twice, by what their names share. What somebody has to see to
 * comes first.
 */
export function groupTables(previews: readonly Preview[]): TableGroup[] {
  const root = sharedFolder(previews);
  const groups = groupsOf(previews, root);
  const isLone = ({ tables, asks }: TableGroup) => tables.length === 1 && asks.length === 0;
  const lone = groups.filter(isLone).flatMap(({ tables }) => tables);
  const others = groups.filter((group) => !isLone(group));
  const asking = others.filter(({ asks }) => asks.length > 0);
  const refused = lone.filter(({ refusal }) => refusal !== null);
  const ready = lone.filter(({ refusal }) => refusal === null);
  return [
    ...together('Not to be loaded as they are', refused, root),
    ...asking,
    ...others.filter(({ asks }) => asks.length === 0),
    ...together('Single files', ready, root),
  ];
}

/** Tables that have nothing in common but that each stands by itself. */
function together(name: string, tables: readonly Preview[], folder: string): TableGroup[] {
  const tickets = tables.map(({ ticket }) => ticket);
  const group = { key: name, name, path: folder, folder, family: null, within: null, stem: '' };
  return tables.length === 0 ? [] : [{ ...group, tables, tickets, asks: [] }];
}

function groupsOf(previews: readonly Preview[], root: string): TableGroup[] {
  const byTicket = groupBy(previews, ({ ticket }) => ticket);
  const single = [...byTicket.values()].flatMap((tables) => (tables.length === 1 ? tables : []));
  const stems = stemsOf(single);
  const returns = new Map([...byTicket].flatMap(([, tables]) => [...returnsWithin(tables)]));
  const groups = groupBy(previews, (preview) => {
    const { ticket, family, file } = preview;
    const hasOthers = (byTicket.get(ticket)?.length ?? 0) > 1;
    if (hasOthers || family === null) return JSON.stringify([ticket, returns.get(preview)]);
    return JSON.stringify([family, folderOf(file), stems.get(preview) ?? '']);
  });
  return [...groups].map(([key, tables]) => {
    const within = tables[0] ? (returns.get(tables[0]) ?? null) : null;
    const path = within?.replace(/\/$/, '') ?? pathOf(tables, stems);
    return {
      key,
      within,
      stem: within === null && tables[0] ? (stems.get(tables[0]) ?? '') : '',
      name: path.slice(root.length) || lastOf(path) || 'Files without a folder',
      path,
      folder: sharedFolder(tables),
      family: tables.find(({ family }) => family !== null)?.family ?? null,
      tables,
      tickets: [...new Set(tables.map(({ ticket }) => ticket))],
      asks: (['area', 'period'] as const).filter((fact) =>
        tables.some(({ asks, refusal }) => refusal === null && asks.includes(fact)),
      ),
    };
  });
}

/** The return each table of an archive belongs to; nothing for a file that holds but one. */
function returnsWithin(tables: readonly Preview[]): Map<Preview, string> {
  const byFile = new Map(tables.map(({ file, returnName }) => [file, returnName] as const));
  for (const { file, returnName } of tables) if (returnName !== null) byFile.set(file, returnName);
  // A sheet nobody has a use for stays with the others of its workbook.
  const found = tables.flatMap((table) => {
    const name = byFile.get(table.file) ?? null;
    return name === null ? [] : [[table, name] as const];
  });
  const names = new Set(found.map(([, name]) => name));
  const isOne = names.size < 2 && tables.every(({ file }) => file === tables[0]?.file);
  return new Map(isOne ? [] : found);
}

const lastOf = (path: string) => path.slice(path.lastIndexOf('/') + 1);

function pathOf(tables: readonly Preview[], stems: ReadonlyMap<Preview, string>): string {
  const [first, ...others] = tables;
  if (!first) return '';
  if (others.every(({ file }) => file === first.file)) return first.file;
  const stem = stems.get(first) ?? '';
  return `${sharedFolder(tables)}${stem}`.replace(/\/$/, '');
}

/** The folders that all of the tables stand in, up to the last slash. */
function sharedFolder(tables: readonly Preview[]): string {
  const folders = tables.map(({ file }) => folderOf(file));
  return folders.slice(1).reduce((shared, folder) => {
    let above = shared;
    while (!folder.startsWith(above)) above = folderOf(above.slice(0, -1));
    return above;
  }, folders[0] ?? '');
}

/**
 * What tells the returns of one folder apart, for files of folders that hold some module more than
 * once: the name without the words that stand for the module, which all files of that module have
 * and no others. `2017-episodes.csv` and `2017-header.csv` share `2017`.
 */
function stemsOf(previews: readonly Preview[]): Map<Preview, string> {
  const stems = new Map<Preview, string>();
  const folders = groupBy(previews, ({ family, file }) => `${family} ${folderOf(file)}`);
  for (const members of folders.values()) {
    const asking = members.filter(({ asks }) => asks.length > 0);
    const modules = [...groupBy(asking, ({ reason }) => reason).values()];
    if (modules.every((files) => files.length < 2)) continue;
    for (const files of modules) {
      const others = new Set(modules.filter((one) => one !== files).flatMap(wordsOfAll));
      const all = wordsOfAll(files);
      const isOfModule = (word: string) =>
        !others.has(word) && all.filter((one) => one === word).length === files.length;
      for (const file of files) {
        stems.set(
          file,
          wordsOf(file)
            .filter((word) => !isOfModule(word))
            .join(' '),
        );
      }
    }
  }
  return stems;
}

function wordsOf({ file }: Preview): string[] {
  const name = file.slice(folderOf(file).length).replace(/\.[^.]*$/, '');
  return [...new Set(name.toLowerCase().split(/[\s_.-]+/))];
}

const wordsOfAll = (files: readonly Preview[]) => files.flatMap(wordsOf);
