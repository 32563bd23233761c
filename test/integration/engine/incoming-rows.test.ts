import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { DuckDBInstance } from '@duckdb/node-api';
import { IncomingRows } from '../../../analytics/engine/incoming-rows.ts';
import { CHUNK_ROWS, RowChunk } from '../../../analytics/engine/row-chunk.ts';
import { Session } from '../../../analytics/engine/session.ts';
import type { RowSource } from '../../../analytics/engine/session.ts';

let session: Session;
beforeAll(async () => {
  session = await Session.open({ memoryLimit: '512MB', threads: 2 });
});
afterAll(() => session.close());
beforeEach(() =>
  session.run({
    sql: 'CREATE OR REPLACE TABLE taken (n INTEGER, born DATE, code VARCHAR, x DOUBLE)',
  }),
);

/** So many rows, numbered; every third has no day and every fifth no code. */
function numbered(count: number, failAt = Infinity): RowSource {
  const chunk = new RowChunk(['VARCHAR', 'INTEGER', 'DATE']);
  const [code, n, born] = chunk.columns;
  let next = 0;
  return {
    names: ['code', 'n', 'born'],
    chunk,
    next: () => {
      let row = 0;
      for (; row < CHUNK_ROWS && next < count; row += 1, next += 1) {
        if (next === failAt) throw new Error('The disk was pulled out.');
        n!.words[row] = next;
        n!.nulls[row] = 0;
        born!.words[row] = next % 20_000;
        born!.nulls[row] = next % 3 === 0 ? 1 : 0;
        code!.words.set([2, 0x3145, 0, 0], row * 4);
        code!.nulls[row] = next % 5 === 0 ? 1 : 0;
      }
      return row;
    },
  };
}

const counted = async () => {
  const [row] = await session.rows(
    {
      sql: `SELECT count(DISTINCT n) AS n, count(*) AS rows, count(born) AS days, count(x) AS x,
        count(*) FILTER (code = 'E1') AS codes, bool_and(born - DATE '1970-01-01' = n % 20000) AS right
        FROM taken`,
    },
    z.record(z.string(), z.unknown()),
  );
  return row;
};

describe('rows made here', () => {
  it('all arrive, each once, with their nulls and with null where no column is given', async () => {
    const count = 400_001;
    await session.receive('taken', numbered(count));
    expect(await counted()).toEqual({
      n: count,
      rows: count,
      days: count - Math.ceil(count / 3),
      codes: count - Math.ceil(count / 5),
      x: 0,
      right: true,
    });
  });

  it('may be none', async () => {
    await session.receive('taken', numbered(0));
    expect(await counted()).toMatchObject({ rows: 0 });
  });

  it('leave nothing behind where making them fails, and the session goes on', async () => {
    const failing = session.receive('taken', numbered(100_000, 70_000));
    await expect(failing).rejects.toThrow('The disk was pulled out.');
    expect(await counted()).toMatchObject({ rows: 0 });
    await session.receive('taken', numbered(10));
    expect(await counted()).toMatchObject({ rows: 10 });
  });

  it('are refused where fewer were stored than were handed over', async () => {
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    const incoming = IncomingRows.on(connection);
    const losing = incoming.take(numbered(5000), async (number) => {
      const { sql, parameters } = IncomingRows.of(number);
      const kept = await connection.run(
        `CREATE TABLE kept AS SELECT * FROM (${sql}) WHERE n <> 7`,
        { ...parameters } as Record<string, number>,
      );
      return Number((await kept.getRows())[0]?.[0]);
    });
    await expect(losing).rejects.toThrow('Of 5000 rows that were handed over 4999 were stored.');
    connection.closeSync();
    instance.closeSync();
  });

  it('stop coming when the work is cancelled', async () => {
    const cancel = new AbortController();
    const source = numbered(Infinity);
    let asked = 0;
    const receiving = session.receive(
      'taken',
      {
        ...source,
        next: () => {
          if (++asked === 20) cancel.abort();
          return source.next();
        },
      },
      { signal: cancel.signal },
    );
    await expect(receiving).rejects.toMatchObject({ failure: { code: 'cancelled' } });
    expect(await counted()).toMatchObject({ rows: 0 });
  });

  it('of two sources at once stay apart', async () => {
    await session.run({ sql: 'CREATE OR REPLACE TABLE others AS FROM taken' });
    await Promise.all([
      session.receive('taken', numbered(5000)),
      session.receive('others', numbered(7000)),
    ]);
    expect(await counted()).toMatchObject({ rows: 5000, n: 5000 });
  });
});
