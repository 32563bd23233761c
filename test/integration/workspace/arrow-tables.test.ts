import { Int32, Int64, Table, Utf8, tableToIPC, vectorFromArray } from 'apache-arrow';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Session } from '../../../analytics/engine/session.ts';
import type { ColumnValue } from '../../../analytics/engine/session.ts';
import { identifier, sql } from '../../../analytics/engine/sql.ts';
import { restoreTables, saveTables } from '../../../analytics/workspace/arrow-tables.ts';
import { createTables } from '../../../analytics/workspace/create-tables.ts';
import { TABLES } from '../../../analytics/workspace/tables.ts';
import type { ColumnType, TableName } from '../../../analytics/workspace/tables.ts';
import { refused } from './contents.ts';

let session: Session;
let other: Session;
beforeEach(async () => {
  [session, other] = await Promise.all([Session.open(), Session.open()]);
  await Promise.all([createTables(session), createTables(other)]);
});
afterEach(async () => {
  await Promise.all([session.close(), other.close()]);
});

const Row = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));
const rowsOf = (from: Session, table: TableName): Promise<z.infer<typeof Row>[]> =>
  from.rows(sql`SELECT * FROM ${identifier(table)}`, Row);

const date = fc
  .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));

const VALUES = {
  VARCHAR: fc.oneof(
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.constantFrom('', 'Croydon', 'Zoë 👩‍👧', '<5', 'a string longer than twelve bytes'),
  ),
  INTEGER: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
  DOUBLE: fc.double({ noNaN: true, noDefaultInfinity: true }),
  DATE: date,
  BOOLEAN: fc.boolean(),
} as const satisfies Record<ColumnType, fc.Arbitrary<ColumnValue>>;

/** A column that repeats a short list of values, so that long tables are cheap to make up. */
const columnOf = (type: ColumnType, rows: number): fc.Arbitrary<ColumnValue[]> =>
  fc
    .array(fc.option<ColumnValue, null>(VALUES[type], { nil: null }), {
      minLength: 1,
      maxLength: 40,
    })
    .map((values) => Array.from({ length: rows }, (_, row) => values[row % values.length] ?? null));

const tableOf = (name: TableName, rows: number): fc.Arbitrary<Record<string, ColumnValue[]>> => {
  const columns = TABLES.find((table) => table.name === name)?.columns ?? [];
  return fc.record(
    Object.fromEntries(columns.map(([column, type]) => [column, columnOf(type, rows)])),
  );
};

const names = TABLES.map(({ name }) => name);

/** Between them these have columns of every type; how a column is kept depends on nothing else. */
const OF_EVERY_TYPE: readonly TableName[] = ['observations', 'adoption_journeys'];

describe('tables kept as Arrow', () => {
  it.each(names)('give back every row of %s exactly, in its order', async (name) => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(0, 1, 3, 2048, 2049, 5000).chain((rows) => tableOf(name, rows)),
        async (columns) => {
          await session.transaction(async (tx) => {
            await tx.run(sql`DELETE FROM ${identifier(name)}`);
            await tx.append(name, columns);
          });
          await restoreTables(other, (await saveTables(session)).tables);
          const [before, after] = [await rowsOf(session, name), await rowsOf(other, name)];
          expect(after).toHaveLength(Object.values(columns)[0]?.length ?? 0);
          expect(JSON.stringify(after)).toBe(JSON.stringify(before));
        },
      ),
      { numRuns: OF_EVERY_TYPE.includes(name) ? 12 : 2 },
    );
  });

  it('keep what was put in, nulls and all', async () => {
    const columns = {
      id: [1, 2, 3],
      period_start: ['2022-04-01', null, '1900-01-01'],
      value: [0.1 + 0.2, null, -0],
      note: ['Zoë 👩‍👧', '', null],
    };
    await session.append('observations', columns);
    await restoreTables(other, (await saveTables(session)).tables);
    expect(await rowsOf(other, 'observations')).toMatchObject([
      { id: 1, period_start: '2022-04-01', value: 0.1 + 0.2, note: 'Zoë 👩‍👧', measure: null },
      { id: 2, period_start: null, value: null, note: '', measure: null },
      { id: 3, period_start: '1900-01-01', value: -0, note: null, measure: null },
    ]);
  });

  it('are longer than one batch', async () => {
    const rows = 70_000;
    const row = Array.from({ length: rows }, (_, index) => index);
    const value = row.map((index) => (index % 7 === 0 ? null : `value ${String(index)}`));
    await session.append('rejects', { source_row: row, value });
    const { tables: saved } = await saveTables(session);
    expect(saved.get('rejects')?.rowCount).toBe(rows);
    await restoreTables(other, saved);
    const sums = sql`SELECT count(*) AS n, count(value) AS present,
      bool_and(value IS NULL OR value = 'value ' || source_row) AS intact,
      bool_and(source_row = rowid) AS ordered FROM rejects`;
    const Sums = z.object({
      n: z.number(),
      present: z.number(),
      intact: z.boolean(),
      ordered: z.boolean(),
    });
    expect(await other.rows(sums, Sums)).toEqual([
      { n: rows, present: rows - 10_000, intact: true, ordered: true },
    ]);
  });

  it('come out the same bytes when nothing has changed, so that a save copies them', async () => {
    const text = Array.from({ length: 5000 }, (_, index) => `text ${String(index % 900)}`);
    await session.append('rejects', { value: text });
    const { tables: saved } = await saveTables(session);
    await restoreTables(other, saved);
    const { tables: again } = await saveTables(other);
    expect([...again.keys()]).toEqual(['rejects']);
    expect(Buffer.from(again.get('rejects')!.bytes).equals(saved.get('rejects')!.bytes)).toBe(true);
  });

  it('are taken out again only where they may have changed', async () => {
    await session.append('rejects', { value: ['one'] });
    await session.append('conflicts', { reason: ['the later file'] });
    const first = await saveTables(session);
    expect([...first.tables.keys()]).toEqual(['rejects', 'conflicts']);
    expect(first.unchanged).toEqual([]);
    await session.run(sql`UPDATE rejects SET value = 'two'`);
    await session.run(sql`CREATE TABLE worked_out AS SELECT * FROM observations`);
    const second = await saveTables(session, first.marks);
    expect([...second.tables.keys()]).toEqual(['rejects']);
    expect(second.unchanged).toEqual(names.filter((name) => name !== 'rejects'));
    await session.transaction((tx) =>
      tx.run(sql`INSERT INTO conflicts BY NAME FROM (SELECT * FROM conflicts)`),
    );
    expect([...(await saveTables(session, second.marks)).tables.keys()]).toEqual(['conflicts']);
  });

  it('are neither taken out nor unchanged when nothing is in them any more', async () => {
    await session.append('rejects', { value: ['one'] });
    const { marks } = await saveTables(session);
    await session.run(sql`DELETE FROM rejects`);
    const { tables, unchanged } = await saveTables(session, marks);
    expect(tables.size).toBe(0);
    expect(unchanged).not.toContain('rejects');
  });

  it('replace what was there, also with nothing', async () => {
    await other.append('rejects', { value: ['before'] });
    await restoreTables(other, new Map());
    expect(await rowsOf(other, 'rejects')).toEqual([]);
  });
});

describe('tables that need more memory than there is', () => {
  it('are refused in a sentence', async () => {
    const row = Array.from({ length: 300_000 }, (_, index) => index);
    await session.append('rejects', {
      source_row: row,
      value: row.map((index) => `a value of its own, number ${String(index)}, and long enough`),
    });
    const { tables } = await saveTables(session);
    await using small = await Session.open({ memoryLimit: '16MB', threads: 1 });
    await createTables(small);
    expect(await refused(restoreTables(small, tables))).toMatchObject({
      code: 'out_of_memory',
      message: 'The work needs more memory than the 16MB the workbench allows itself.',
    });
    expect(await rowsOf(small, 'rejects')).toEqual([]);
  });
});

describe('tables of another version', () => {
  const stream = (columns: ConstructorParameters<typeof Table>[0]): Uint8Array =>
    tableToIPC(new Table(columns as never), 'stream');

  it('are null in a column that they did not have yet', async () => {
    const bytes = stream({ source_row: vectorFromArray([2], new Int32()) } as never);
    await restoreTables(session, new Map([['rejects', { bytes, rowCount: 1 }]]));
    expect(await rowsOf(session, 'rejects')).toEqual([
      { source_id: null, source_row: 2, column_name: null, value: null, code: null, reason: null },
    ]);
  });

  it('are refused for a column or a type that is not known, and nothing is changed', async () => {
    await session.append('rejects', { value: ['before'] });
    for (const columns of [
      { sheet: vectorFromArray(['List 10'], new Utf8()) },
      { source_row: vectorFromArray([2n], new Int64()) },
      { value: vectorFromArray([2], new Int32()) },
    ]) {
      const bytes = stream(columns as never);
      const failure = await refused(
        restoreTables(session, new Map([['rejects', { bytes, rowCount: 1 }]])),
      );
      expect(failure).toMatchObject({
        code: 'workspace_newer',
        message: expect.stringMatching(/table rejects has a column (sheet|source_row|value)/),
      });
    }
    expect(await rowsOf(session, 'rejects')).toMatchObject([{ value: 'before' }]);
  });

  it('are refused as damaged when they can not be read or are not all there', async () => {
    const bytes = stream({ source_row: vectorFromArray([2], new Int32()) } as never);
    for (const table of [
      { bytes: new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8]), rowCount: 0 },
      { bytes: bytes.subarray(0, bytes.length - 40), rowCount: 1 },
      { bytes, rowCount: 2 },
    ]) {
      expect(await refused(restoreTables(session, new Map([['rejects', table]])))).toMatchObject({
        code: 'workspace_damaged',
      });
    }
  });
});
