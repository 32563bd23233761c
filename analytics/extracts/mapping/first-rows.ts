import { z } from 'zod';
import type { MappingPreview } from '../../contract/recipe.ts';
import type { Queries } from '../../engine/session.ts';
import { sql } from '../../engine/sql.ts';
import { shapeOf } from '../cells/shape.ts';
import { nextNumbers } from '../ledger.ts';
import { loadModule } from '../load-module.ts';
import { loadRows } from '../load-rows.ts';
import type { LoadContext } from '../load.ts';
import type { Recognised } from '../recognise-table.ts';
import { Returns } from '../returns/returns.ts';
import type { TableSource } from '../table-source.ts';
import type { MappedTable } from './mapped-table.ts';
import { nameRejectsAsInFile } from './original-names.ts';
import type { Column } from './targets.ts';

type Problem = NonNullable<MappingPreview['rows'][number]['problem']>;

const Rejected = z.object({
  row: z.number(),
  column: z.string().nullable(),
  reason: z.string(),
});

/**
 * What is wrong with which row of a short mapped table: the rows are loaded like any others, and
 * taken out again before anybody sees them.
 */
export async function problemsOf(
  { table, originals }: MappedTable,
  recognised: Recognised,
  context: Pick<LoadContext, 'session' | 'workspaceKey' | 'now' | 'stated'>,
): Promise<Map<number, Problem>> {
  const problems = new Map<number, Problem>();
  const undone = new Error('These rows were only looked at.');
  const work = context.session.transaction(async (tx) => {
    const numbers = await nextNumbers(tx);
    await tryRows(tx, table, recognised, numbers, context);
    await nameRejectsAsInFile(tx, numbers.sourceId, originals);
    const rejects = await tx.rows(
      sql`SELECT source_row AS row, column_name AS column, reason FROM rejects
        WHERE source_id = ${numbers.sourceId}`,
      Rejected,
    );
    for (const { row, ...problem } of rejects) problems.set(row, problem);
    throw undone;
  });
  await work.catch((error: unknown) => {
    if (error !== undone) throw error;
  });
  return problems;
}

async function tryRows(
  tx: Queries,
  table: TableSource,
  recognised: Recognised,
  numbers: { readonly sourceId: number; readonly firstObservation: number },
  { workspaceKey, now, stated = {} }: Pick<LoadContext, 'workspaceKey' | 'now' | 'stated'>,
): Promise<void> {
  const today = now().toISOString().slice(0, 10);
  if (recognised.by === 'rows') {
    const { recognition } = recognised;
    await loadRows(tx, table.records(), recognition, { workspaceKey, today }, numbers);
    return;
  }
  const returns = new Returns(recognised.family, table.file.name, stated);
  const { sourceId } = numbers;
  await loadModule(tx, table, recognised.recognised, { sourceId, returns, today }, {});
}

/** The rows of a short mapped table as they are shown: what points to a person as its shape. */
export async function cellsShown(
  table: TableSource,
  columns: readonly Column[],
  problems: ReadonlyMap<number, Problem>,
): Promise<MappingPreview['rows']> {
  const rows: MappingPreview['rows'] = [];
  for await (const records of table.records()) {
    for (const { row, cells } of records) {
      rows.push({
        row,
        cells: columns.map(({ personal }, at) => {
          const cell = cells[at] ?? '';
          return personal ? shapeOf(cell) : cell;
        }),
        problem: problems.get(row) ?? null,
      });
    }
  }
  return rows;
}
