import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { sql } from '../../../analytics/engine/sql.ts';
import { GOOD, TestWorkspace, csv, figures } from './workspace.ts';

let workspace: TestWorkspace;
beforeEach(async () => {
  workspace = await TestWorkspace.open();
});
afterEach(async () => {
  await workspace[Symbol.asyncDispose]();
});

/** A Parquet file of what a query gives, as the statement of DuckDB that it is. */
async function parquet(query: string): Promise<{ name: string; size: number; path: string }> {
  const path = join(workspace.folder, 'export.parquet');
  const instance = await DuckDBInstance.create(':memory:');
  const database = await instance.connect();
  await database.run(`COPY (${query}) TO '${path}' (FORMAT parquet)`);
  database.closeSync();
  instance.closeSync();
  return { name: 'export.parquet', size: (await readFile(path)).length, path };
}

const FIGURES = `SELECT 'placement_orders' AS measure, area, '2022/23' AS period, value
  FROM (VALUES ('Croydon', 12), ('Nowhere', 3), ('Merton', NULL)) AS t(area, value)`;

describe('a Parquet file', () => {
  it('is read like the CSV file of the same rows, from a path and from bytes', async () => {
    const onDisk = await parquet(FIGURES);
    const bytes = await readFile(onDisk.path);
    const same = figures(
      GOOD,
      'placement_orders,Nowhere,2022/23,3',
      'placement_orders,Merton,2022/23,',
    );
    const outcomes = [];
    for (const file of [same, onDisk, { name: onDisk.name, size: bytes.length, bytes }]) {
      await using own = await TestWorkspace.open();
      const report = { ...(await own.loadOne(file)), file: '' };
      const rows = await own.rows(
        sql`SELECT area, value, status, source_row FROM observations ORDER BY id`,
        z.unknown(),
      );
      const rejects = (await own.rejects()).map((reject) => ({ ...reject, file: '' }));
      outcomes.push({ report, rows, rejects });
    }
    expect(outcomes[1]).toEqual(outcomes[0]);
    expect(outcomes[2]).toEqual(outcomes[0]);
    expect(outcomes[0]?.rejects).toMatchObject([{ row: 3, code: 'unknown_area' }]);
  });

  it('keeps its types as text: days, truths and numbers are read as written', async () => {
    const file = await parquet(
      `SELECT 4711 AS child_id, 'Croydon' AS area, DATE '2021-04-01' AS birth_month,
        TIMESTAMP '2022-01-05 00:00:00' AS decision_on, true AS foster_carer_adoption`,
    );
    expect(await workspace.loadOne(file)).toMatchObject({ family: 'journeys', loaded: 1 });
    const rows = await workspace.rows(
      sql`SELECT decision_on::VARCHAR AS decided, birth_month::VARCHAR AS born,
        foster_carer_adoption AS by_carer FROM adoption_journeys`,
      z.unknown(),
    );
    expect(rows).toEqual([{ decided: '2022-01-05', born: '2021-04-01', by_carer: true }]);
  });

  it('lists the columns no table can hold among what was left out', async () => {
    const file = await parquet(`SELECT *, [1, 2] AS visits FROM (${FIGURES})`);
    expect((await workspace.loadOne(file)).dropped).toEqual(['visits']);
  });

  it('is refused with a reason when it is damaged or has no rows', async () => {
    const { path } = await parquet(FIGURES);
    const bytes = (await readFile(path)).subarray(0, 60);
    const cut = await workspace.loadOne(csv(bytes, 'export.parquet'));
    expect(cut.refusal).toMatchObject({ code: 'file_damaged', place: { file: 'export.parquet' } });
    const empty = await workspace.loadOne(await parquet(`${FIGURES} WHERE false`));
    expect(empty.refusal).toMatchObject({ code: 'file_empty' });
    expect(await workspace.count('sources')).toBe(0);
  });

  it('can be stopped', async () => {
    const file = await parquet(`SELECT t.* FROM (${FIGURES}) AS t, range(20000)`);
    const stop = new AbortController();
    const work = workspace.loadOne(file, {
      signal: stop.signal,
      onProgress: (event) => {
        if (event.type === 'progress' && event.phase === 'loading') stop.abort();
      },
    });
    await expect(work).rejects.toMatchObject({ failure: { code: 'cancelled' } });
    expect(await workspace.count('observations')).toBe(0);
  });
});
