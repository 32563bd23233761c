import { createHash } from 'node:crypto';
import { cancelled } from '../../engine/failures.ts';
import type { IncomingFile, ReadOptions } from '../incoming.ts';
import { readPieces } from '../incoming.ts';
import { readSsda903Xml } from '../ssda903/xml.ts';
import type { TableSource } from '../table-source.ts';

const BATCH = 8192;

/** The modules of an SSDA903 return in XML as tables, each a part of the file; read in one go. */
export async function xmlTables(
  file: IncomingFile,
  { signal, onProgress }: ReadOptions,
): Promise<TableSource[]> {
  const hash = createHash('sha256');
  const pieces = async function* () {
    let bytes = 0;
    for await (const piece of readPieces(file)) {
      if (signal?.aborted) throw cancelled();
      hash.update(piece);
      yield piece;
      bytes += piece.length;
      onProgress?.(bytes / file.size);
    }
  };
  const modules = await readSsda903Xml(pieces(), file.name);
  const sha256 = hash.digest('hex');
  return modules.map(({ module, header, rows }) => ({
    file,
    part: module,
    sha256,
    header,
    // Rows are the lines their elements stand on; the names of the columns stand on none.
    headerRow: 1,
    csv: null,
    records: async function* () {
      for (let from = 0; from < rows.length; from += BATCH) {
        yield rows.slice(from, from + BATCH).map(({ row, cells }) => ({ row, cells, fault: null }));
      }
    },
  }));
}
