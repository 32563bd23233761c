import { tableFromIPC } from 'apache-arrow';
import type { Table as ArrowData } from 'apache-arrow';
import { PermanenceError } from '../contract/failure.ts';
import type { Queries, Session } from '../engine/session.ts';
import { identifier, join, sql } from '../engine/sql.ts';
import { valuesOf } from './arrow-values.ts';
import type { ArrowTable } from './file/contents.ts';
import { TABLES } from './tables.ts';
import type { Table, TableName } from './tables.ts';

/** Every canonical table as an Arrow IPC stream, all as they are at one moment. */
export function saveTables(session: Session): Promise<Map<TableName, ArrowTable>> {
  return session.transaction(async (tx) => {
    const tables = new Map<TableName, ArrowTable>();
    for (const { name, columns } of TABLES) {
      const selected = columns.map(([column]) => identifier(column));
      const { bytes, rowCount } = await tx.arrow(
        sql`SELECT ${join(selected, ', ')} FROM ${identifier(name)}`,
      );
      tables.set(name, { bytes, rowCount });
    }
    return tables;
  });
}

/**
 * Makes the canonical tables, which have to exist, hold exactly these rows, in this order; all of
 * it or nothing. A table that isn't given becomes empty and a column that a stream lacks becomes
 * null, as they do for a file saved before they existed. Throws `workspace_newer` for a column
 * this version doesn't know, `workspace_damaged` for a stream that can't be read.
 */
export function restoreTables(
  session: Session,
  tables: ReadonlyMap<TableName, ArrowTable>,
): Promise<void> {
  return session.transaction(async (tx) => {
    for (const table of TABLES) {
      await tx.run(sql`DELETE FROM ${identifier(table.name)}`);
      const saved = tables.get(table.name);
      if (saved) await restoreTable(tx, table, saved);
    }
  });
}

/** Plain values take many times the room of a column: so many rows of them at a time. */
const BATCH_ROWS = 32_768;

async function restoreTable(tx: Queries, table: Table, saved: ArrowTable): Promise<void> {
  const data = decoded(table.name, saved);
  const columns = columnsOf(data, table);
  for (let start = 0; start < data.numRows; start += BATCH_ROWS) {
    const length = Math.min(BATCH_ROWS, data.numRows - start);
    const batch = columns.map(([name, value]) => [
      name,
      Array.from({ length }, (_, row) => value(start + row)),
    ]);
    await tx.append(table.name, Object.fromEntries(batch));
  }
}

function columnsOf(data: ArrowData, table: Table) {
  const types = new Map(table.columns);
  return data.schema.fields.map(({ name }, index) => {
    const type = types.get(name);
    const vector = data.getChildAt(index);
    const values = type && vector && valuesOf(vector, type);
    if (!values) throw unknownColumn(table.name, name);
    return [name, values] as const;
  });
}

function decoded(table: string, { bytes, rowCount }: ArrowTable): ArrowData {
  let data: ArrowData;
  try {
    data = tableFromIPC(bytes);
  } catch (error) {
    throw damagedTable(table, error);
  }
  if (data.numRows !== rowCount) throw damagedTable(table);
  return data;
}

function unknownColumn(table: string, column: string): PermanenceError {
  return new PermanenceError({
    code: 'workspace_newer',
    message: `The workspace's table ${table} has a column ${column} that this version of the workbench does not know.`,
    action: 'Open it with the newer version of the workbench that saved it.',
  });
}

function damagedTable(table: string, cause?: unknown): PermanenceError {
  return new PermanenceError(
    {
      code: 'workspace_damaged',
      message: `The workspace's table ${table} can't be read.`,
      action: 'Open the copy kept from the save before, or a backup.',
    },
    { cause },
  );
}
