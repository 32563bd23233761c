import { cancelled } from '../../engine/failures.ts';
import type { IncomingFile, ReadOptions } from '../incoming.ts';
import type { TableSource } from '../table-source.ts';
import { sha256Of } from './digest.ts';

/** A Parquet file as a table. Rows are counted as in a spreadsheet whose header is row 1. */
export async function parquetTable(
  file: IncomingFile,
  { signal }: ReadOptions,
): Promise<TableSource> {
  const sha256 = await sha256Of(file, signal);
  // Few files are Parquet, and its decoders take long to load.
  const { readParquet } = await import('../../formats/parquet/read.ts');
  const { columns, omitted, rowCount, batches } = await readParquet(file);
  return {
    file,
    part: null,
    sha256,
    header: columns.map(({ name }) => name),
    headerRow: 1,
    csv: null,
    omitted,
    records: async function* (options = {}) {
      let row = 1;
      for await (const rows of batches()) {
        if (options.signal?.aborted) throw cancelled();
        yield rows.map((cells) => ({ row: (row += 1), cells, fault: null }));
        options.onProgress?.((row - 1) / rowCount);
      }
    },
  };
}
