import type { LoadReport } from '../contract/load.ts';
import { cancelled } from '../engine/failures.ts';
import type { Queries } from '../engine/session.ts';
import { TableWriter } from './batch.ts';
import type { CsvRecord } from './csv/parse.ts';
import type { ReadingContext } from './families/family.ts';
import { isBlank, malformation } from './malformed.ts';
import type { Recognition } from './recognise.ts';
import type { Problem } from './reject.ts';
import { Row } from './row.ts';

/** How many rows came and what became of them, with how many for which reason: read = loaded + rejected. */
export type Tally = Pick<LoadReport, 'read' | 'loaded' | 'rejected' | 'reasons'> & {
  /** The rows a value of which was read out of writing that had to be set right. */
  readonly repairedRows: number[];
};

/** What numbers a file's rows get. */
export type Numbers = { readonly sourceId: number; readonly firstObservation: number };

/**
 * Reads every record of a file into the family's table or among the rejects, inside the caller's
 * transaction. Rows are counted as the file has them: one that gives several rows of the table is
 * loaded once, and with all of them or none.
 */
export async function loadRows(
  tx: Queries,
  batches: AsyncIterable<readonly CsvRecord[]>,
  recognition: Recognition,
  context: ReadingContext,
  numbers: Numbers,
  signal?: AbortSignal,
): Promise<Tally> {
  const { family, layout } = recognition;
  const { sourceId, firstObservation } = numbers;
  const width = layout.header.length;
  const tally: Tally = { read: 0, loaded: 0, rejected: 0, reasons: {}, repairedRows: [] };
  const row = new Row(layout);
  const reader = family.open(layout, context);
  const numbered = family.table === 'observations';
  const added = numbered ? ['source_id', 'source_row', 'id'] : ['source_id', 'source_row'];
  let next = firstObservation;
  const rows = new TableWriter(tx, family.table, [...added, ...reader.columns], signal);
  const rejects = new TableWriter(tx, 'rejects', REJECT_COLUMNS, signal);

  const reject = (number: number, problem: Problem) => {
    tally.rejected += 1;
    tally.reasons[problem.code] = (tally.reasons[problem.code] ?? 0) + 1;
    const { column, value, code, reason } = problem;
    rejects.add([sourceId, number, column, value, code, reason]);
  };

  for await (const records of batches) {
    if (signal?.aborted) throw cancelled();
    for (const record of records) {
      const { row: number, cells } = record;
      if (isBlank(record)) continue;
      tally.read += 1;
      const malformed = malformation(record, width);
      if (malformed) {
        reject(number, malformed);
        continue;
      }
      row.take(cells);
      const values = reader.read(row);
      if (row.problem) {
        reject(number, row.problem);
        continue;
      }
      if (!values?.length) throw new Error(`Row ${number} was left out without a reason.`);
      for (const one of values) {
        rows.add(numbered ? [sourceId, number, next, ...one] : [sourceId, number, ...one]);
        next += 1;
      }
      tally.loaded += 1;
      if (row.repaired) tally.repairedRows.push(number);
    }
    if (rows.full) await rows.flush();
    if (rejects.full) await rejects.flush();
  }
  await rows.flush();
  await rejects.flush();
  return tally;
}

const REJECT_COLUMNS = ['source_id', 'source_row', 'column_name', 'value', 'code', 'reason'];
