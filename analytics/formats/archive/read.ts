import type { Failure } from '../../contract/failure.ts';
import { PermanenceError } from '../../contract/failure.ts';
import { damaged } from '../failures.ts';
import type { FormatFile, OpenFile } from '../file.ts';
import { openFile } from '../file.ts';
import { signatureOf } from '../signature.ts';
import type { ArchiveLimits } from './limits.ts';
import { ARCHIVE_LIMITS } from './limits.ts';
import type { Archive, ArchiveEntry } from './open.ts';
import { nestedArchive, openArchive } from './open.ts';

/** A file out of an archive: its bytes, or why this one is refused while the others are not. */
export type ArchivedFile = { readonly path: string; readonly size: number } & (
  { readonly bytes: Uint8Array } | { readonly refused: Failure }
);

/**
 * The files in a zip, one after another, so that only one is in memory at a time. A file that is
 * damaged, encrypted, too large or an archive itself comes as `refused`; an archive that is
 * damaged or hostile as a whole throws.
 */
export async function* readArchive(
  file: FormatFile,
  limits: ArchiveLimits = ARCHIVE_LIMITS,
): AsyncGenerator<ArchivedFile> {
  const opened = await openFile(file);
  try {
    const archive = await openArchive(opened, limits);
    for (const entry of archive.entries) yield await readEntry(opened, archive, entry);
  } finally {
    await opened.close();
  }
}

async function readEntry(
  file: OpenFile,
  archive: Archive,
  entry: ArchiveEntry,
): Promise<ArchivedFile> {
  try {
    const bytes = await entryBytes(file, archive, entry);
    if (await isArchive(entry.path, bytes)) throw nestedArchive(`${file.name}/${entry.path}`);
    return { ...entry, bytes };
  } catch (error) {
    if (error instanceof PermanenceError) return { ...entry, refused: error.failure };
    throw error;
  }
}

/** All of an entry's bytes at once. */
export async function entryBytes(
  file: OpenFile,
  archive: Archive,
  entry: ArchiveEntry,
): Promise<Uint8Array> {
  const pieces = archive.pieces(entry);
  const bytes = Buffer.allocUnsafeSlow(entry.size);
  let filled = 0;
  for await (const piece of pieces) {
    if (filled + piece.length > bytes.length) throw damaged(file.name, 'a file in it is longer');
    bytes.set(piece, filled);
    filled += piece.length;
  }
  return bytes;
}

/** Whether bytes are an archive of files, rather than a workbook or another document in a zip. */
async function isArchive(name: string, bytes: Uint8Array): Promise<boolean> {
  const signature = signatureOf(bytes);
  if (signature === 'other_archive') return true;
  return signature === 'zip' && !(await isDocument({ name, bytes }));
}

/** What office programs write into their zips, and no collection of files has. */
const DOCUMENT_PARTS = new Set(['[Content_Types].xml', 'mimetype']);

/**
 * Whether a zip is one document (a workbook, say) rather than a collection of files. One that
 * can't be opened counts as a document, so that its reader says what is wrong with it.
 */
export async function isDocument(file: FormatFile): Promise<boolean> {
  const opened = await openFile(file);
  try {
    const { entries } = await openArchive(opened);
    return entries.some(({ path }) => DOCUMENT_PARTS.has(path));
  } catch (error) {
    if (error instanceof PermanenceError) return true;
    throw error;
  } finally {
    await opened.close();
  }
}
