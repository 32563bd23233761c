import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FormatFile } from '../../../analytics/formats/file.ts';
import { readParquet } from '../../../analytics/formats/parquet/read.ts';
import { readsOrRefuses, refusalOf } from '../../unit/formats/refusal.ts';

let folder: string;
let database: DuckDBConnection;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parquet-'));
  database = await (await DuckDBInstance.create(':memory:')).connect();
  await database.run(`
    CREATE TABLE everything AS SELECT
      9007199254740993 + i AS big,
      -(i % 100)::TINYINT AS small,
      18446744073709551615::UBIGINT AS unsigned,
      (i * 1.01)::DECIMAL(38, 7) AS exact,
      -(i * 1.01)::DECIMAL(9, 2) AS money,
      i * 0.1 + 1e-9 AS double,
      (i * 0.1)::FLOAT AS single,
      i % 2 = 0 AS flag,
      CASE WHEN i % 3 = 0 THEN NULL ELSE 'Kingston £' || (i % 7) END AS name,
      DATE '1899-12-25' + (i * 13)::INTEGER AS day,
      TIMESTAMP '1969-12-31 00:00:00' + INTERVAL (i * 12) HOUR AS moment,
      TIMESTAMP '2020-06-01 12:00:00.250' AS fraction,
      TIMESTAMPTZ '2020-06-01 12:00:00+01' AS zoned,
      TIME '12:30:05' AS clock,
      UUID '0a1b2c3d-0000-4000-8000-00000000ffff' AS id,
      '\\xAA\\xFF'::BLOB AS bytes,
      [1, 2] AS list,
      {'a': 1} AS structure
    FROM range(0, 6000) t(i)`);
});

afterAll(async () => {
  database.disconnectSync();
  await rm(folder, { recursive: true });
});

async function written(
  select: string,
  options = "codec 'snappy'",
): Promise<FormatFile & { path: string }> {
  const path = join(folder, 'file.parquet');
  await database.run(`COPY (${select}) TO '${path}' (FORMAT parquet, ${options})`);
  return { name: 'file.parquet', path };
}

async function rowsOf(file: FormatFile): Promise<string[][]> {
  const rows: string[][] = [];
  for await (const batch of (await readParquet(file)).batches()) rows.push(...batch);
  return rows;
}

const EXPECTED = `SELECT big, small, unsigned, exact, money,
    flag, coalesce(name, '') AS name, day,
    CASE WHEN moment::TIME = TIME '00:00:00' THEN strftime(moment, '%Y-%m-%d') ELSE strftime(moment, '%Y-%m-%dT%H:%M:%S') END AS moment
  FROM everything`;
const COMPARED = ['big', 'small', 'unsigned', 'exact', 'money', 'flag', 'name', 'day', 'moment'];

describe('a Parquet file', () => {
  it.each([
    ["codec 'snappy'"],
    ["codec 'zstd'"],
    ["codec 'gzip', parquet_version 'V2'"],
    ["codec 'uncompressed', parquet_version 'V2'"],
    ["codec 'lz4_raw'"],
    ["codec 'brotli'"],
    ["codec 'snappy', row_group_size 2048"],
  ])('gives every value as DuckDB itself writes it (%s)', async (options) => {
    const file = await written(`SELECT ${COMPARED.join(', ')} FROM everything`, options);
    const expected = await database.runAndReadAll(`SELECT COLUMNS(*)::VARCHAR FROM (${EXPECTED})`);
    expect(await rowsOf(file)).toEqual(expected.getRows());
  });

  it('says what its columns hold, and which it leaves out', async () => {
    const table = await readParquet(await written('SELECT * FROM everything'));
    expect(table.rowCount).toBe(6000);
    expect(table.omitted).toEqual(['list', 'structure']);
    expect(table.columns.map(({ name, kind }) => `${name} ${kind}`)).toEqual([
      'big integer',
      'small integer',
      'unsigned integer',
      'exact decimal',
      'money decimal',
      'double number',
      'single number',
      'flag boolean',
      'name text',
      'day date',
      'moment timestamp',
      'fraction timestamp',
      'zoned timestamp',
      'clock time',
      'id text',
      'bytes text',
    ]);
  });

  it('has numbers, times and bytes in one plain form', async () => {
    const select =
      'SELECT double, single, fraction, zoned, clock, id, bytes FROM everything LIMIT 4';
    expect((await rowsOf(await written(select)))[3]).toEqual([
      '0.300000001',
      '0.3',
      '2020-06-01T12:00:00.25',
      '2020-06-01T11:00:00Z',
      '12:30:05',
      '0a1b2c3d-0000-4000-8000-00000000ffff',
      '0xaaff',
    ]);
  });

  it('is read from bytes as from its path', async () => {
    const file = await written('SELECT * FROM everything');
    const bytes = await readFile(file.path);
    expect(await rowsOf({ name: file.name, bytes })).toEqual(await rowsOf(file));
  });

  it('may hold no rows', async () => {
    const file = await written('SELECT * FROM everything LIMIT 0');
    expect(await rowsOf(file)).toEqual([]);
    expect((await readParquet(file)).columns).toHaveLength(16);
  });

  it('comes in batches, so that no caller holds all rows at once', async () => {
    const file = await written('SELECT range AS i FROM range(0, 20000)');
    const sizes: number[] = [];
    for await (const batch of (await readParquet(file)).batches()) sizes.push(batch.length);
    expect(sizes).toEqual([8192, 8192, 3616]);
  });
});

describe('a Parquet file that nobody vouches for', () => {
  it.each([
    ['text', Buffer.from('CHILD,DECOM\n1,01/04/2020\n'), 'file_damaged'],
    ['an empty file', Buffer.alloc(0), 'file_damaged'],
    ['only the magic words', Buffer.from('PAR1\0\0\0\0PAR1'), 'file_damaged'],
    [
      'a description longer than the file',
      Buffer.from('PAR1xxxx\xff\xff\xff\x7fPAR1', 'latin1'),
      'file_damaged',
    ],
    ['an encrypted one', Buffer.from('PAREabcdabcdPARE'), 'file_encrypted'],
  ])('is refused when it is %s', async (_, bytes, code) => {
    const refusal = await refusalOf(() => rowsOf({ name: 'a.parquet', bytes }));
    expect(refusal).toMatchObject({ code, place: { file: 'a.parquet' } });
  });

  it('is refused wherever it is cut', async () => {
    const bytes = await readFile((await written('SELECT * FROM everything LIMIT 300')).path);
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), async (length) => {
        const file = { name: 'a.parquet', bytes: bytes.subarray(0, length) };
        expect(await readsOrRefuses(() => rowsOf(file))).toBe(false);
      }),
    );
  });

  it.each([
    ["codec 'snappy'"],
    ["codec 'uncompressed'"],
    ["codec 'uncompressed', parquet_version 'V2'"],
  ])('is read or refused in a sentence, whatever bytes are changed (%s)', async (options) => {
    const select = 'SELECT * EXCLUDE (list, structure) FROM everything LIMIT 300';
    const bytes = await readFile((await written(select, options)).path);
    const change = fc.tuple(fc.nat(bytes.length - 1), fc.nat(255));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
        const broken = Uint8Array.from(bytes);
        for (const [at, byte] of changes) broken[at] = byte;
        await readsOrRefuses(() => rowsOf({ name: 'a.parquet', bytes: broken }));
      }),
      { numRuns: 200 },
    );
  });

  it('is refused when a run claims more values than the column has', async () => {
    const select = 'SELECT CASE WHEN range % 50 = 0 THEN NULL ELSE 7 END AS n FROM range(0, 100)';
    const bytes = await readFile((await written(select, "codec 'uncompressed'")).path);
    const honest = await rowsOf({ name: 'a.parquet', bytes });
    expect(honest).toHaveLength(100);
    // Wherever the levels stand, a run of 2^27 values in their place is found out.
    let found = 0;
    for (let at = 4; at < 120; at += 1) {
      const broken = Uint8Array.from(bytes);
      broken.set([0x80, 0x80, 0x80, 0x80, 0x01], at);
      try {
        await rowsOf({ name: 'a.parquet', bytes: broken });
      } catch (error) {
        found += String(error).includes('longer than the column') ? 1 : 0;
      }
    }
    expect(found).toBeGreaterThan(0);
  });

  it('is refused when two of its columns have one name', async () => {
    const bytes = await readFile((await written('SELECT 1 AS first, 2 AS other')).path);
    const text = Buffer.from(bytes);
    for (let at = text.indexOf('other'); at >= 0; at = text.indexOf('other'))
      text.write('first', at);
    expect(await refusalOf(() => rowsOf({ name: 'a.parquet', bytes: text }))).toMatchObject({
      code: 'column_doubled',
      place: { column: 'first' },
    });
  });
});
