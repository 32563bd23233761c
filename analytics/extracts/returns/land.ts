import { resolve } from 'node:path';
import { z } from 'zod';
import { cancelled } from '../../engine/failures.ts';
import { IngestSession } from '../../engine/ingest-session.ts';
import type { Queries } from '../../engine/session.ts';
import type { Fragment } from '../../engine/sql.ts';
import { identifier, join, sql } from '../../engine/sql.ts';
import { PermanenceError } from '../../contract/failure.ts';
import { TableWriter } from '../batch.ts';
import type { ReadOptions } from '../incoming.ts';
import { isBlank, malformation } from '../malformed.ts';
import type { Problem } from '../reject.ts';
import type { TableSource } from '../table-source.ts';
import { checkedRows } from './check-rows.ts';
import { plainRows } from './plain-rows.ts';
import type { Module } from './module.ts';
import { TYPES } from './read-cells.ts';
import type { RecognisedModule } from './recognise-module.ts';

/** Rows of a module that are judged but not yet stored stand in this table of the transaction. */
export const LANDING = identifier('landing');

/** A row that could not even be split into cells. */
export type Malformed = { readonly row: number; readonly problem: Problem };

export type Landed = {
  readonly malformed: readonly Malformed[];
  /** The row of the file that a row of the table `landing` came from. */
  readonly sourceRow: Fragment;
};

/**
 * Brings a module's rows into the table `landing`, each with what is wrong with it, and answers
 * the rows that could not be split. A clean file at a path is read and judged by
 * DuckDB; any other is decoded here and judged by the same SQL.
 */
export async function landRows(
  tx: Queries,
  source: TableSource,
  recognised: RecognisedModule,
  today: string,
  options: ReadOptions,
): Promise<Landed> {
  const { module, places } = recognised;
  const { header, headerRow } = source;
  await dropLanding(tx);
  await tx.run(sql`CREATE TEMP TABLE ${LANDING} (${landingColumns(module)})`);
  const judge: Select = (from, row) => sql`
    SELECT *, NULL::VARCHAR[] AS unread FROM (${checkedRows(module, places, today, from, row)})`;
  const select = (from: Fragment) =>
    plainRows(module, places, header.length, today, from) ?? judge(from, sql`NULL::INTEGER`);
  if (await landByDuckDb(tx, source, select, options)) {
    const row = await rowOfFile(tx, headerRow + 1);
    await judgeUnread(tx, header.length, row, judge);
    return { malformed: [], sourceRow: sql`coalesce(source_row, ${row})` };
  }
  const malformed = await landByRecords(tx, source, judge, options);
  return { malformed, sourceRow: sql`source_row` };
}

/** Rows stand in the order they came; inside a transaction they are numbered from far up. */
async function rowOfFile(tx: Queries, firstRow: number): Promise<Fragment> {
  const [first] = await tx.rows(
    sql`SELECT min(rowid)::VARCHAR AS id FROM ${LANDING}`,
    z.object({ id: z.string().nullable() }),
  );
  return sql`(rowid - ${BigInt(first?.id ?? 0)} + ${firstRow})::INTEGER`;
}

/** Judges thoroughly the rows that a quick look could not vouch for. */
async function judgeUnread(
  tx: Queries,
  width: number,
  row: Fragment,
  judge: Select,
): Promise<void> {
  const cells = Array.from(
    { length: width },
    (_, index) => sql`unread[${index + 1}] AS ${identifier(`c${index}`)}`,
  );
  await tx.run(sql`DROP TABLE IF EXISTS raw_rows`);
  await tx.run(sql`
    CREATE TEMP TABLE raw_rows AS
    SELECT ${row} AS source_row, ${join(cells, ', ')} FROM ${LANDING} WHERE unread IS NOT NULL`);
  await tx.run(sql`DELETE FROM ${LANDING} WHERE unread IS NOT NULL`);
  await tx.run(sql`INSERT INTO ${LANDING} ${judge(sql`raw_rows`, sql`source_row`)}`);
  await tx.run(sql`DROP TABLE raw_rows`);
}

export async function dropLanding(tx: Queries): Promise<void> {
  await tx.run(sql`DROP TABLE IF EXISTS ${LANDING}`);
}

function landingColumns({ identities, columns }: Module): Fragment {
  return join(
    [
      sql`source_row INTEGER, area_text VARCHAR, year_text VARCHAR`,
      ...identities.map(({ keep }) => sql`${identifier(keep)} VARCHAR`),
      ...columns.map(({ keep, kind }) => sql`${identifier(keep)} ${TYPES[kind]}`),
      sql`problem VARCHAR, problem_value VARCHAR, repaired BOOLEAN, left_out VARCHAR`,
      sql`unread VARCHAR[]`,
    ],
    ', ',
  );
}

type Select = (from: Fragment, row: Fragment) => Fragment;

/** Whether DuckDB could take every row; when not, nothing has landed. */
async function landByDuckDb(
  tx: Queries,
  { file, csv, header, headerRow }: TableSource,
  select: (from: Fragment) => Fragment,
  { signal, onProgress }: ReadOptions,
): Promise<boolean> {
  if (!('path' in file) || csv?.encoding !== 'utf-8' || csv.quotedTitles) return false;
  const path = resolve(file.path);
  const ingest = await IngestSession.open([path]);
  try {
    const { delimiter } = csv;
    const selected = await ingest.selectCsv(
      path,
      { delimiter, quote: '"', columns: header, encoding: 'utf-8', headerRow },
      select,
      { signal, onProgress: (done) => onProgress?.((done ?? 0) / 2) },
    );
    if (!selected) return false;
    const landed = await tx.receive('landing', selected.rows, { signal });
    if (landed === selected.rowCount) return true;
  } catch (error) {
    const malformed = error instanceof PermanenceError && error.failure.code !== 'cancelled';
    if (!malformed) throw error;
  } finally {
    await ingest.close();
  }
  await tx.run(sql`DELETE FROM ${LANDING}`);
  return false;
}

async function landByRecords(
  tx: Queries,
  source: TableSource,
  select: Select,
  options: ReadOptions,
): Promise<readonly Malformed[]> {
  const width = source.header.length;
  const names = source.header.map((_, index) => `c${index}`);
  const columns = names.map((name) => sql`${identifier(name)} VARCHAR`);
  await tx.run(sql`DROP TABLE IF EXISTS raw_rows`);
  await tx.run(sql`CREATE TEMP TABLE raw_rows (source_row INTEGER, ${join(columns, ', ')})`);
  const writer = new TableWriter(tx, 'raw_rows', ['source_row', ...names], options.signal);
  const malformed: Malformed[] = [];
  for await (const records of source.records(options)) {
    if (options.signal?.aborted) throw cancelled();
    for (const record of records) {
      if (isBlank(record)) continue;
      const problem = malformation(record, width);
      if (problem) malformed.push({ row: record.row, problem });
      else writer.add([record.row, ...record.cells]);
    }
    await writer.flushWhenFull();
  }
  await writer.flush();
  await tx.run(
    sql`INSERT INTO ${LANDING} ${select(sql`raw_rows`, sql`source_row`)} ORDER BY source_row`,
  );
  await tx.run(sql`DROP TABLE raw_rows`);
  return malformed;
}
