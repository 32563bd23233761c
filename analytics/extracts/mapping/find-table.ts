import { PermanenceError } from '../../contract/failure.ts';
import { tablesOf } from '../contents/tables.ts';
import { unpack } from '../contents/unpack.ts';
import type { IncomingFile } from '../incoming.ts';
import type { TableSource } from '../table-source.ts';
import { isHeaderFor } from './reading.ts';
import type { ReadingHelp } from './reading.ts';

/**
 * The table of a file, or of a file within the archive it is, by the names a preview gives them.
 * Throws why the file can't be read, or `not_found`.
 */
export async function findTable(
  file: IncomingFile,
  named: { readonly file: string; readonly part: string | null },
  help: ReadingHelp,
): Promise<TableSource> {
  for await (const { file: inner, refusal } of unpack(file)) {
    if (inner.name !== named.file) continue;
    if (refusal) throw new PermanenceError(refusal);
    const tables = await tablesOf(inner, isHeaderFor(help));
    const table = tables.find(({ part }) => part === named.part);
    if (table) return table;
  }
  throw new PermanenceError({
    code: 'not_found',
    message: `There is no ${named.part ?? 'table'} in ${named.file}.`,
    action: 'Choose the file again.',
    place: { file: named.file },
  });
}
