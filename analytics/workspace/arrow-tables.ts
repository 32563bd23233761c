import { tableFromIPC } from 'apache-arrow';
import type { Table as ArrowData } from 'apache-arrow';
import { z } from 'zod';
import { PermanenceError } from '../contract/failure.ts';
import { InvalidArrow } from '../engine/session.ts';
import type { Queries, Session } from '../engine/session.ts';
import { identifier, join, sql } from '../engine/sql.ts';
import { isOfType } from './arrow-values.ts';
import type { ArrowTable } from './file/contents.ts';
import { TABLES } from './tables.ts';
import type { Table, TableName } from './tables.ts';

/** How often each table may have been changed, as of a moment. */
export type TableMarks = ReadonlyMap<TableName, number>;

export function tableMarks({ changes }: Session): TableMarks {
  return new Map(TABLES.map(({ name }) => [name, changes.of(name)]));
}

/**
 * The canonical tables as Arrow IPC streams, all as they are at one moment, and the marks of that
 * moment. A table that hasn't changed since the marks given is left out, and so is a column in
 * which nothing stands: half the columns of a table of journeys, in most agencies.
 */
export function saveTables(
  session: Session,
  since: TableMarks = new Map(),
): Promise<{ tables: Map<TableName, ArrowTable>; marks: TableMarks }> {
  return session.transaction(async (tx) => {
    // Nothing is written while this transaction holds the line of writers.
    const marks = tableMarks(session);
    const tables = new Map<TableName, ArrowTable>();
    for (const table of TABLES) {
      if (since.get(table.name) === marks.get(table.name)) continue;
      const selected = (await filledColumns(tx, table)).map(identifier);
      const { bytes, rowCount } = await tx.arrow(
        sql`SELECT ${join(selected, ', ')} FROM ${identifier(table.name)}`,
      );
      tables.set(table.name, { bytes, rowCount });
    }
    return { tables, marks };
  });
}

const Counts = z.record(z.string(), z.number());

/** The columns in which anything stands; one at least, for the number of rows. */
async function filledColumns(tx: Queries, { name, columns }: Table): Promise<string[]> {
  const counts = columns.map(
    ([column]) => sql`count(${identifier(column)}) AS ${identifier(column)}`,
  );
  const [filled] = await tx.rows(
    sql`SELECT ${join(counts, ', ')} FROM ${identifier(name)}`,
    Counts,
  );
  const names = columns.map(([column]) => column);
  const some = names.filter((column) => filled?.[column] !== 0);
  return some.length > 0 ? some : names.slice(0, 1);
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

async function restoreTable(tx: Queries, table: Table, saved: ArrowTable): Promise<void> {
  const data = decoded(table.name, saved);
  requireKnownColumns(data, table);
  try {
    await tx.appendArrow(table.name, data);
  } catch (error) {
    throw error instanceof InvalidArrow ? damagedTable(table.name, error) : error;
  }
}

function requireKnownColumns({ schema }: ArrowData, table: Table): void {
  const types = new Map(table.columns);
  for (const { name, type } of schema.fields) {
    const declared = types.get(name);
    if (!declared || !isOfType(type, declared)) throw unknownColumn(table.name, name);
  }
}

function decoded(table: string, { bytes, rowCount }: ArrowTable): ArrowData {
  let data: ArrowData;
  try {
    data = tableFromIPC(bytes);
  } catch (error) {
    throw damagedTable(table, error);
  }
  // Rows without columns would take no room, however many there are said to be.
  const rows = data.schema.fields.length === 0 ? 0 : rowCount;
  if (data.numRows !== rows) throw damagedTable(table);
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
