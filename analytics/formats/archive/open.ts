import { damaged, notRead, tooLarge, unsafe } from '../failures.ts';
import type { OpenFile } from '../file.ts';
import type { Directory, DirectoryEntry } from './directory.ts';
import { readDirectory } from './directory.ts';
import { isHousekeeping, troubleWithName } from './entry-name.ts';
import type { ArchiveLimits } from './limits.ts';
import { ARCHIVE_LIMITS } from './limits.ts';
import { LOCAL_HEADER_SIZE, unpack } from './unpack.ts';

/** A file inside an archive: its path there, with `/` between folders, and its unpacked bytes. */
export type ArchiveEntry = { readonly path: string; readonly size: number };

export type Archive = {
  /** The files in it, in the archive's order; folders and a Mac's own files are left out. */
  readonly entries: readonly ArchiveEntry[];
  /** One file's bytes, unpacked piece by piece. Throws when the entry is not as declared. */
  readonly pieces: (entry: ArchiveEntry) => AsyncGenerator<Uint8Array>;
};

/**
 * Opens a zip and checks all that can be known before anything is unpacked: names that lead out
 * of it, entries that share bytes, and the sizes it declares against the limits. Throws
 * `file_damaged`, `file_unsafe` or `file_too_large`; an entry's own faults show when it is read.
 */
export async function openArchive(
  file: OpenFile,
  limits: ArchiveLimits = ARCHIVE_LIMITS,
): Promise<Archive> {
  const directory = await readDirectory(file, limits.entries);
  checkNames(file, directory.entries);
  const ends = endsOf(file, directory);
  const files = directory.entries.filter(({ name }) => !isHousekeeping(name));
  checkSizes(file, files, limits);

  const listed = files.map((entry) => ({ path: entry.name, size: entry.size, entry }));
  const entryOf = new Map(listed.map(({ path, entry }) => [path, entry]));
  return {
    entries: listed.map(({ path, size }) => ({ path, size })),
    pieces: ({ path }) => {
      const entry = entryOf.get(path);
      const end = entry && ends.get(entry);
      if (!entry || end === undefined) throw new Error(`${file.name} holds no ${path}`);
      if (entry.size > limits.entry) throw entryTooLarge(`${file.name}/${path}`, limits);
      return unpack(file, entry, end);
    },
  };
}

function checkNames(file: OpenFile, entries: readonly DirectoryEntry[]): void {
  const seen = new Set<string>();
  for (const { name, isLink } of entries) {
    const trouble = troubleWithName(name);
    if (trouble) throw unsafe(file.name, trouble);
    if (isLink) throw unsafe(file.name, 'it holds a link to another place instead of a file');
    if (seen.has(name)) throw unsafe(file.name, 'it holds two files of the same name and place');
    seen.add(name);
  }
}

/** Where each entry has to end: where the next one starts, or the directory. */
function endsOf(file: OpenFile, { entries, start }: Directory): Map<DirectoryEntry, number> {
  const ordered = entries.toSorted((one, other) => one.start - other.start);
  const ends = new Map<DirectoryEntry, number>();
  ordered.forEach((entry, index) => {
    const end = ordered[index + 1]?.start ?? start;
    if (entry.start >= start) throw damaged(file.name, 'its list of files contradicts itself');
    if (entry.start + LOCAL_HEADER_SIZE + entry.packedSize > end) {
      throw unsafe(
        file.name,
        'its files share their bytes, as an archive does that unpacks to much more',
      );
    }
    ends.set(entry, end);
  });
  return ends;
}

function checkSizes(
  file: OpenFile,
  entries: readonly DirectoryEntry[],
  limits: ArchiveLimits,
): void {
  const total = entries.reduce((sum, { size }) => sum + size, 0);
  if (total > limits.harmless && total > file.size * limits.ratio) {
    throw unsafe(
      file.name,
      `it would unpack to more than ${String(limits.ratio)} times its own size`,
    );
  }
  if (total > limits.total) {
    throw tooLarge(
      file.name,
      `would unpack to ${megabytes(total)}, and at most ${megabytes(limits.total)} are read from one file`,
      'Split it into several, for example by year, and load the parts.',
    );
  }
}

const entryTooLarge = (name: string, limits: ArchiveLimits): Error =>
  tooLarge(
    name,
    `is larger than ${megabytes(limits.entry)} when unpacked`,
    'Split it, for example by year, and load the parts.',
  );

const megabytes = (bytes: number): string =>
  `${Math.round(bytes / 1024 ** 2).toLocaleString('en-GB')} MB`;

/** The refusal of an archive that lies inside another. */
export const nestedArchive = (name: string): Error =>
  notRead(
    name,
    'is an archive inside an archive, and those are not opened',
    'Unpack it, and load the files inside or one archive with all of them.',
  );
