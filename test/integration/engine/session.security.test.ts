import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Session } from '../../../analytics/engine/session.ts';

const folder = mkdtempSync(join(tmpdir(), 'engine-security-'));
const secret = join(folder, 'children.csv');
const home = process.cwd();

let session: Session;
beforeAll(async () => {
  writeFileSync(secret, 'child,area\n1,Kent\n');
  process.chdir(folder);
  session = await Session.open({ memoryLimit: '100MB', threads: 2 });
});
afterAll(async () => {
  await session.close();
  process.chdir(home);
  rmSync(folder, { recursive: true });
});

const READS = [
  `SELECT * FROM '${secret}'`,
  `SELECT * FROM read_csv('${secret}')`,
  `SELECT * FROM read_csv('children.csv')`,
  `SELECT * FROM read_text('${secret}')`,
  `SELECT * FROM read_blob('${secret}')`,
  `SELECT * FROM read_parquet('${secret}')`,
  `SELECT * FROM read_json('${secret}')`,
  `SELECT * FROM sniff_csv('${secret}')`,
  `SELECT * FROM glob('${folder}/*')`,
  `SELECT * FROM read_text('/etc/hostname')`,
  `SELECT * FROM read_csv('http://127.0.0.1:9/children.csv')`,
];

const EFFECTS = [
  `COPY (SELECT 1) TO '${folder}/out.csv'`,
  `COPY (SELECT 1) TO '${folder}/out.csv' (USE_TMP_FILE false)`,
  `COPY (SELECT 1) TO '${folder}/out.parquet' (FORMAT parquet)`,
  `COPY (SELECT 1) TO '/dev/stdout'`,
  `EXPORT DATABASE '${folder}/export'`,
  `IMPORT DATABASE '${folder}'`,
  `ATTACH '${folder}/other.duckdb'`,
  `ATTACH '${secret}' AS stolen`,
  'INSTALL httpfs',
  'LOAD httpfs',
  `LOAD '${folder}/evil.duckdb_extension'`,
  'SET lock_configuration = false',
  'RESET lock_configuration',
  'SET enable_external_access = true',
  `SET temp_directory = '${folder}'`,
  `PRAGMA temp_directory = '${folder}'`,
  "SET memory_limit = '64GB'",
  "SET TimeZone = 'UTC'",
  `SET allowed_paths = ['${secret}']`,
  `SET allowed_directories = ['${folder}']`,
  'SET autoload_known_extensions = true',
  `SET log_query_path = '${folder}/queries.log'`,
  `SET profiling_output = '${folder}/profile.json'`,
  `SET secret_directory = '${folder}'`,
  "CREATE PERSISTENT SECRET s (TYPE http, BEARER_TOKEN 'x')",
];

describe('an analysis session', () => {
  it.each(READS)('cannot read a file: %s', async (sql) => {
    await expect(session.rows({ sql }, z.unknown())).rejects.toThrow(
      /Permission Error|disabled|does not exist|not found/,
    );
  });

  it.each(EFFECTS)('cannot reach outside itself: %s', async (sql) => {
    await expect(session.run({ sql })).rejects.toThrow(
      /Permission Error|disabled|locked|not found|does not exist/i,
    );
  });

  it('left no file behind after all that', () => {
    expect(readdirSync(folder)).toEqual(['children.csv']);
  });
});

describe('a query beyond the memory limit', () => {
  const HUNGRY = [
    "CREATE TABLE big AS SELECT range::VARCHAR || repeat('x', 100) AS t FROM range(5000000)",
    'CREATE TABLE sorted AS SELECT range AS n FROM range(50000000) ORDER BY hash(range)',
  ];

  it.each(HUNGRY)('fails with a sentence and spills nothing: %s', async (sql) => {
    await expect(session.run({ sql })).rejects.toMatchObject({
      failure: {
        code: 'out_of_memory',
        message: 'The work needs more memory than the 100MB the workbench allows itself.',
        action: expect.stringContaining('try again') as string,
      },
    });
    expect(readdirSync(folder)).toEqual(['children.csv']);
  });

  it('counts a result that has already left DuckDB', async () => {
    const wide = { sql: "SELECT range::VARCHAR || repeat('x', 100) AS t FROM range(5000000)" };
    await expect(session.arrow(wide)).rejects.toMatchObject({
      failure: { code: 'out_of_memory' },
    });
  });

  it('leaves the session usable', async () => {
    const rows = await session.rows({ sql: 'SELECT 1 AS x' }, z.object({ x: z.number() }));
    expect(rows).toEqual([{ x: 1 }]);
  });
});
