import {
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { IngestSession } from '../../../analytics/engine/ingest-session.ts';
import { openLockedDatabase } from '../../../analytics/engine/locked-database.ts';

const folder = mkdtempSync(join(tmpdir(), 'engine-ingest-security-'));
const chosen = join(folder, 'chosen.csv');
const other = join(folder, 'other.csv');
const link = join(folder, 'link.csv');
const CONTENT = 'child,area\n1,Kent\n';

let session: IngestSession;
let before: string[];
beforeAll(async () => {
  writeFileSync(chosen, CONTENT);
  writeFileSync(other, CONTENT);
  if (process.platform !== 'win32') symlinkSync(other, link); // needs a privilege there
  before = readdirSync(folder).sort();
  session = await IngestSession.open([chosen], { memoryLimit: '256MB' });
});
afterAll(async () => {
  await session.close();
  rmSync(folder, { recursive: true });
});

const anything = z.record(z.string(), z.unknown());

describe('an ingest session', () => {
  it('reads the chosen file', async () => {
    const sql = `SELECT * FROM read_csv('${chosen}', all_varchar = true)`;
    expect(await session.rows({ sql }, anything)).toEqual([{ child: '1', area: 'Kent' }]);
  });

  it.each([
    `read_csv('${other}')`,
    `read_csv('${link}')`,
    `read_csv('${folder}/*.csv')`,
    `read_csv(['${chosen}', '${other}'])`,
    `read_csv('${join(folder, '..')}/${basename(folder)}/other.csv')`,
    `read_csv('${folder}/./other.csv')`,
    `sniff_csv('${other}')`,
    `read_text('${other}')`,
    `read_blob('${other}')`,
    `read_parquet('${other}')`,
    `read_json('${other}')`,
    `glob('${folder}/*')`,
    "read_text('/etc/hostname')",
    "read_csv('/dev/stdin')",
    "read_csv('http://127.0.0.1:9/x.csv')",
  ])('reads nothing else: %s', async (source) => {
    const query = session.rows({ sql: `SELECT * FROM ${source}` }, anything);
    await expect(query).rejects.toThrow(/Permission Error|disabled|not found|does not exist/);
  });

  it('refuses a file it was not opened for before DuckDB is asked', async () => {
    const dialect = { delimiter: ',', quote: '"', columns: ['a'], encoding: 'utf-8' } as const;
    await expect(session.readCsv(other, dialect)).rejects.toThrow('not opened for');
    await expect(session.sniff(other)).rejects.toThrow('not opened for');
    await expect(IngestSession.open(['chosen.csv'])).rejects.toThrow('absolute path');
  });

  it.each([
    `COPY (SELECT 1) TO '${chosen}'`,
    `COPY (SELECT 1) TO '${chosen}' (USE_TMP_FILE false)`,
    `COPY (SELECT 1) TO '${folder}/out.csv'`,
    `ATTACH '${chosen}' AS stolen`,
    `EXPORT DATABASE '${folder}/export'`,
    'CREATE TABLE t (a INTEGER)',
    'SET lock_configuration = false',
    'INSTALL httpfs',
    `CALL enable_logging(storage = 'file', storage_path = '${folder}')`,
  ])('runs nothing but SELECT, not even on the chosen file: %s', async (sql) => {
    await expect(session.rows({ sql }, anything)).rejects.toThrow();
  });

  it('changed no file and left none behind after all that', () => {
    expect(readdirSync(folder).sort()).toEqual(before);
    expect(readFileSync(chosen, 'utf8')).toBe(CONTENT);
    expect(readFileSync(other, 'utf8')).toBe(CONTENT);
  });
});

describe('the database under it', () => {
  it('refuses every write beside the chosen file by itself', async () => {
    const database = await openLockedDatabase({ connections: 1, readable: [chosen] });
    const [connection] = database.connections;
    for (const sql of [
      `COPY (SELECT 1) TO '${other}'`,
      `COPY (SELECT 1) TO '${folder}/out.csv' (USE_TMP_FILE false)`,
      `ATTACH '${folder}/new.duckdb'`,
      `EXPORT DATABASE '${folder}/export'`,
      'INSTALL httpfs',
      'SET enable_external_access = true',
      `SET allowed_paths = ['${other}']`,
    ]) {
      await expect(connection?.run(sql)).rejects.toThrow(/Permission Error|locked/);
    }
    database.close();
    expect(readdirSync(folder).sort()).toEqual(before);
  });
});
