import { tableFromIPC } from 'apache-arrow';
import type { Table as ArrowData } from 'apache-arrow';
import { z } from 'zod';
import { PermanenceError } from '../contract/failure.ts';
import { InvalidArrow } from '../engine/session.ts';
import type { Queries, Session } from '../engine/session.ts';
import { identifier, join, sql } from '../engine/sql.ts';
import type { Fragment } from '../engine/sql.ts';
import { isOfType } from './arrow-values.ts';
import type { ArrowTable } from './file/contents.ts';
import { TABLES } from './tables.ts';
import type { Table, TableName } from './tables.ts';

/** How often each table may have been changed, as of a moment. */
export type TableMarks = ReadonlyMap<TableName, number>;

export function tableMarks({ changes }: Session): TableMarks {
  return new Map(TABLES.map(({ name }) => [name, changes.of(name)]));
}

/** Tables as they are at one moment; one in neither list is empty. */
type SavedTables = {
  readonly tables: ReadonlyMap<TableName, ArrowTable>;
  /** Those that haven't changed since the marks given. */
  readonly unchanged: readonly TableName[];
  /** The marks of that moment. */
  readonly marks: TableMarks;
};

/**
 * The canonical tables as Arrow IPC streams, without the columns in which nothing stands: half
 * those of a table of journeys, in most agencies.
 */
export function saveTables(session: Session, since: TableMarks = new Map()): Promise<SavedTables> {
  return session.transaction(async (tx) => {
    // Nothing is written while this transaction holds the line of writers.
    const marks = tableMarks(session);
    const isUnchanged = ({ name }: { name: TableName }) => since.get(name) === marks.get(name);
    const tables = new Map<TableName, ArrowTable>();
    for (const table of await filledTables(
      tx,
      TABLES.filter((one) => !isUnchanged(one)),
    )) {
      const selected = (await filledColumns(tx, table)).map(identifier);
      const { bytes, rowCount } = await tx.arrow(
        sql`SELECT ${join(selected, ', ')} FROM ${identifier(table.name)}`,
      );
      tables.set(table.name, { bytes, rowCount });
    }
    return { tables, unchanged: TABLES.filter(isUnchanged).map(({ name }) => name), marks };
  });
}

async function filledTables<T extends Table>(tx: Queries, tables: readonly T[]): Promise<T[]> {
  const filled = await whereAnythingIs(
    tx,
    tables.map(({ name }) => [name, sql`SELECT 1 FROM ${identifier(name)}`]),
  );
  return tables.filter(({ name }) => filled.has(name));
}

/** The columns in which anything stands; one at least, for the number of rows. */
async function filledColumns(tx: Queries, { name, columns }: Table): Promise<string[]> {
  const names = columns.map(([column]) => column);
  const filled = await whereAnythingIs(
    tx,
    names.map((column) => [
      column,
      sql`SELECT 1 FROM ${identifier(name)} WHERE ${identifier(column)} IS NOT NULL`,
    ]),
  );
  const some = names.filter((column) => filled.has(column));
  return some.length > 0 ? some : names.slice(0, 1);
}

const Found = z.record(z.string(), z.boolean());

/** The names of the queries that have a row; asked together, they stop at the first. */
async function whereAnythingIs(
  tx: Queries,
  queries: readonly (readonly [string, Fragment])[],
): Promise<Set<string>> {
  if (queries.length === 0) return new Set();
  const asked = queries.map(([name, query]) => sql`EXISTS (${query}) AS ${identifier(name)}`);
  const [found = {}] = await tx.rows(sql`SELECT ${join(asked, ', ')}`, Found);
  return new Set(queries.flatMap(([name]) => (found[name] ? [name] : [])));
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
