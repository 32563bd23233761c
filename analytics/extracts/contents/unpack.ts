import type { Failure } from '../../contract/failure.ts';
import { failureOf } from '../../contract/failure.ts';
import { openArchive } from '../../formats/archive/open.ts';
import { isDocument, readArchive } from '../../formats/archive/read.ts';
import { openFile } from '../../formats/file.ts';
import { signatureOf } from '../../formats/signature.ts';
import type { IncomingFile } from '../incoming.ts';
import { firstBytes } from '../incoming.ts';
import { returnNames } from '../returns/group.ts';

/** A file to load, or one that can't be opened and why. */
export type Unpacked =
  | { readonly file: IncomingFile; readonly refusal: null }
  | { readonly file: Pick<IncomingFile, 'name' | 'size'>; readonly refusal: Failure };

/** The file itself, or the files inside it when it is an archive, one in memory at a time. */
export async function* unpack(file: IncomingFile): AsyncGenerator<Unpacked> {
  try {
    const head = await firstBytes(file);
    if (signatureOf(head) !== 'zip' || (await isDocument(file))) {
      yield { file, refusal: null };
      return;
    }
  } catch (error) {
    yield { file, refusal: failureOf(error) };
    return;
  }
  try {
    for await (const entry of readArchive(file)) {
      const name = `${file.name}/${entry.path}`;
      yield 'bytes' in entry
        ? {
            file: { name, size: entry.size, bytes: entry.bytes, stated: file.stated },
            refusal: null,
          }
        : { file: { name, size: entry.size }, refusal: entry.refused };
    }
  } catch (error) {
    yield { file, refusal: failureOf(error) };
  }
}

/** The return each file belongs to, by its name, the files inside archives included. */
export async function namesWithin(
  files: readonly IncomingFile[],
): Promise<ReadonlyMap<string, string>> {
  const names: string[] = [];
  for (const file of files) names.push(file.name, ...(await entryNames(file)));
  return returnNames(names);
}

/** Nothing for what is no archive; an archive that can't be opened is refused when it is read. */
async function entryNames(file: IncomingFile): Promise<string[]> {
  try {
    if (signatureOf(await firstBytes(file)) !== 'zip' || (await isDocument(file))) return [];
    const opened = await openFile(file);
    try {
      const { entries } = await openArchive(opened);
      return entries.map(({ path }) => `${file.name}/${path}`);
    } finally {
      await opened.close();
    }
  } catch {
    return [];
  }
}
