import type { LoadReport } from '../contract/load.ts';
import type { Queries } from '../engine/session.ts';
import { TableWriter } from './batch.ts';
import { isBlank } from './malformed.ts';
import type { TableSource } from './table-source.ts';

/** Keeps note of the rows of a sheet that nothing is made of, without what stands in them. */
export async function loadUnused(tx: Queries, table: TableSource, sourceId: number) {
  const rejects = new TableWriter(tx, 'rejects', ['source_id', 'source_row', 'code', 'reason']);
  let read = 0;
  for await (const records of table.records()) {
    for (const record of records) {
      if (isBlank(record)) continue;
      read += 1;
      rejects.add([
        sourceId,
        record.row,
        'table_not_used',
        'The workbench has no use for this sheet; its rows stay out.',
      ]);
    }
    if (rejects.full) await rejects.flush();
  }
  await rejects.flush();
  return {
    read,
    loaded: 0,
    repaired: 0,
    rejected: read,
    reasons: read === 0 ? {} : { table_not_used: read },
    assumptions: [],
    dropped: [],
  } satisfies Partial<LoadReport>;
}
