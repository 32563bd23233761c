import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { PermanenceError } from '../../../analytics/contract/failure.ts';
import { Session } from '../../../analytics/engine/session.ts';
import type { RunOptions, Statement } from '../../../analytics/engine/session.ts';
import { sql } from '../../../analytics/engine/sql.ts';

const X = z.object({ x: z.unknown() });

/** Runs for minutes unless it is stopped. */
const ENDLESS: Statement = {
  sql: 'SELECT count(*) AS x FROM range(1000000) a, range(1000000) b WHERE (a.range * b.range) % 7 = 3',
};

let session: Session;
beforeAll(async () => {
  session = await Session.open({ memoryLimit: '512MB', threads: 2 });
});
afterAll(async () => {
  await session.close();
});

async function value(statement: Statement, options?: RunOptions): Promise<unknown> {
  const [row] = await session.rows(statement, X, options);
  return row?.x;
}

describe('rows', () => {
  it('gives plain values by the declared type', async () => {
    const [row] = await session.rows(
      {
        sql: `SELECT true AS yes, 42::BIGINT AS big, sum(1) AS total, 1.50::DECIMAL(9,2) AS money,
          0.1::DOUBLE AS share, DATE '1969-12-31' AS born, TIMESTAMP '2024-02-29 12:30:01.5' AS at,
          'é' AS name, 'b'::ENUM('a', 'b') AS kind, 'x'::BLOB AS bytes, NULL::DATE AS unknown`,
      },
      z.record(z.string(), z.unknown()),
    );
    expect(row).toEqual({
      yes: true,
      big: 42,
      total: 1,
      money: 1.5,
      share: 0.1,
      born: '1969-12-31',
      at: '2024-02-29T12:30:01.500000',
      name: 'é',
      kind: 'b',
      bytes: new Uint8Array([120]),
      unknown: null,
    });
  });

  it('refuses a number it cannot give exactly', async () => {
    expect(await value({ sql: 'SELECT 9007199254740991 AS x' })).toBe(2 ** 53 - 1);
    await expect(value({ sql: 'SELECT 9007199254740993 AS x' })).rejects.toThrow('more digits');
    const wide = { sql: "SELECT '1234567890123456.78'::DECIMAL(38,2) AS x" };
    await expect(value(wide)).rejects.toThrow('more digits');
  });

  it('refuses types that have no plain value, naming the column', async () => {
    await expect(value({ sql: 'SELECT [1, 2] AS x' })).rejects.toThrow('Column x INTEGER[]');
  });

  it('refuses a result of another shape than the schema', async () => {
    const schema = z.object({ x: z.string() });
    await expect(session.rows({ sql: 'SELECT 1 AS x' }, schema)).rejects.toThrow('another shape');
  });

  it('refuses a result in which one column would hide another', async () => {
    await expect(value({ sql: 'SELECT 1 AS x, 2 AS x' })).rejects.toThrow('both called x');
  });

  it('gives more rows than fit one chunk, in order', async () => {
    const rows = await session.rows({ sql: 'SELECT range AS x FROM range(5000)' }, X);
    expect(rows.map(({ x }) => x)).toEqual(Array.from({ length: 5000 }, (_, index) => index));
  });
});

describe('statements', () => {
  it('take values of every kind as parameters', async () => {
    expect(await value(sql`SELECT ${"Robert'); DROP TABLE t; --"} AS x`)).toContain('DROP TABLE');
    expect(await value(sql`SELECT typeof(${3}) AS x`)).toBe('INTEGER');
    expect(await value(sql`SELECT typeof(${2 ** 40}) AS x`)).toBe('BIGINT');
    expect(await value(sql`SELECT typeof(${0.5}) AS x`)).toBe('DOUBLE');
    expect(await value(sql`SELECT typeof(${5n}) AS x`)).toBe('BIGINT');
    expect(await value(sql`SELECT ${null}::VARCHAR AS x`)).toBeNull();
    expect(await value(sql`SELECT ${true} AS x`)).toBe(true);
    expect(await value(sql`SELECT list_sum(${[1, 2.5]}) AS x`)).toBe(3.5);
    expect(await value(sql`SELECT list_contains(${['a', 'b']}, 'b') AS x`)).toBe(true);
    expect(await value(sql`SELECT list_contains(${[]}, 'b') AS x`)).toBe(false);
    expect(await value(sql`SELECT 5 IN (SELECT unnest(${[]})) AS x`)).toBe(false);
    expect(await value(sql`SELECT ${'a\0b'} AS x`)).toBe('a\0b');
  });

  it('come one at a time', async () => {
    await expect(session.run({ sql: 'SELECT 1; SELECT 2' })).rejects.toThrow();
    await expect(value({ sql: 'SELECT 1 AS x; SELECT 2 AS x' })).rejects.toThrow();
  });

  it('other than SELECT give no result, and change nothing when asked for one', async () => {
    await session.run({ sql: 'CREATE TABLE kept (x INTEGER)' });
    const drop = { sql: 'DROP TABLE kept' };
    await expect(session.rows(drop, X)).rejects.toThrow('Only SELECT');
    await expect(session.arrow(drop)).rejects.toThrow('Only SELECT');
    await expect(
      session.rows({ sql: 'INSERT INTO kept VALUES (1) RETURNING x' }, X),
    ).rejects.toThrow('Only SELECT');
    expect(await value({ sql: 'SELECT count(*) AS x FROM kept' })).toBe(0);
  });

  it('see London time on every connection', async () => {
    const zones = await Promise.all(
      Array.from({ length: 3 }, () => value({ sql: "SELECT current_setting('TimeZone') AS x" })),
    );
    expect(zones).toEqual(['Europe/London', 'Europe/London', 'Europe/London']);
  });
});

describe('transaction', () => {
  it('keeps all of its work or none', async () => {
    await session.run({ sql: 'CREATE TABLE paid (x INTEGER)' });
    const failing = session.transaction(async (tx) => {
      await tx.run({ sql: 'INSERT INTO paid VALUES (1)' });
      await tx.append('paid', { x: [2, 3] });
      expect(await tx.rows({ sql: 'SELECT count(*) AS x FROM paid' }, X)).toEqual([{ x: 3 }]);
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await value({ sql: 'SELECT count(*) AS x FROM paid' })).toBe(0);

    const kept = await session.transaction(async (tx) => {
      await tx.append('paid', { x: [2, 3] });
      return 'kept';
    });
    expect(kept).toBe('kept');
    expect(await value({ sql: 'SELECT count(*) AS x FROM paid' })).toBe(2);
  });

  it('rolls back after a statement that failed, and writing goes on', async () => {
    await session.run({ sql: 'CREATE TABLE strict (x INTEGER NOT NULL)' });
    const failing = session.transaction(async (tx) => {
      await tx.run({ sql: 'INSERT INTO strict VALUES (1)' });
      await tx.run({ sql: 'INSERT INTO strict VALUES (NULL)' });
    });
    await expect(failing).rejects.toThrow('NOT NULL');
    await session.run({ sql: 'INSERT INTO strict VALUES (7)' });
    expect(await value({ sql: 'SELECT sum(x) AS x FROM strict' })).toBe(7);
  });

  it('is not seen by others before it is done', async () => {
    await session.run({ sql: 'CREATE TABLE slow (x INTEGER)' });
    await session.transaction(async (tx) => {
      await tx.run({ sql: 'INSERT INTO slow VALUES (1)' });
      expect(await value({ sql: 'SELECT count(*) AS x FROM slow' })).toBe(0);
    });
    expect(await value({ sql: 'SELECT count(*) AS x FROM slow' })).toBe(1);
  });

  it('lets concurrent writes to one table pass one after the other', async () => {
    await session.run({ sql: 'CREATE TABLE counter AS SELECT 0 AS x' });
    const increments = Array.from({ length: 20 }, () =>
      session.run({ sql: 'UPDATE counter SET x = x + 1' }),
    );
    await Promise.all(increments);
    expect(await value({ sql: 'SELECT x FROM counter' })).toBe(20);
  });

  it('refuses a write of the session inside it, which would wait for ever', async () => {
    const stuck = session.transaction(() => session.run({ sql: 'CREATE TABLE never (x INTEGER)' }));
    await expect(stuck).rejects.toThrow('waits for itself');
  });
});

describe('cancelling', () => {
  it('stops the query and leaves the connections usable', async () => {
    for (let round = 0; round < 4; round++) {
      const controller = new AbortController();
      const query = value(ENDLESS, { signal: controller.signal });
      setTimeout(() => controller.abort(), 20 * round);
      await expect(query).rejects.toMatchObject({ failure: { code: 'cancelled' } });
    }
    const answers = Array.from({ length: 6 }, (_, x) => value(sql`SELECT ${x} AS x`));
    expect(await Promise.all(answers)).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('stops that query and no other', async () => {
    const controller = new AbortController();
    const stopped = value(ENDLESS, { signal: controller.signal });
    const other = value({
      sql: 'SELECT count(*) AS x FROM range(3000000) t WHERE hash(range) >= 0',
    });
    setTimeout(() => controller.abort(), 20);
    await expect(stopped).rejects.toMatchObject({ failure: { code: 'cancelled' } });
    expect(await other).toBe(3_000_000);
  });

  it('stops a query that still waits for its turn', async () => {
    const running = new AbortController();
    const busy = Array.from({ length: 3 }, () => value(ENDLESS, { signal: running.signal }));
    const settled = Promise.allSettled(busy);
    const waiting = new AbortController();
    const queries = Array.from({ length: 3 }, () =>
      value({ sql: 'SELECT 1 AS x' }, { signal: waiting.signal }),
    );
    waiting.abort();
    for (const query of queries) {
      await expect(query).rejects.toMatchObject({ failure: { code: 'cancelled' } });
    }
    running.abort();
    expect((await settled).map(({ status }) => status)).toEqual([
      'rejected',
      'rejected',
      'rejected',
    ]);
    expect(await value({ sql: 'SELECT 1 AS x' })).toBe(1);
  });

  it('runs nothing for a signal given too late', async () => {
    const signal = AbortSignal.abort();
    await expect(session.run({ sql: 'CREATE TABLE late (x INTEGER)' }, { signal })).rejects.toThrow(
      PermanenceError,
    );
    await expect(value({ sql: 'SELECT * FROM late' })).rejects.toThrow('does not exist');
  });

  it('stops Arrow results, writes and appends alike', async () => {
    const after = (ms: number): AbortSignal => AbortSignal.timeout(ms);
    const cancelled = { failure: { code: 'cancelled' } };
    await expect(session.arrow(ENDLESS, { signal: after(30) })).rejects.toMatchObject(cancelled);
    const create = { sql: `CREATE TABLE endless AS ${ENDLESS.sql}` };
    await expect(session.run(create, { signal: after(30) })).rejects.toMatchObject(cancelled);

    await session.run({ sql: 'CREATE TABLE appended (x INTEGER)' });
    const controller = new AbortController();
    const rows = { x: new Int32Array(1_000_000) };
    const append = session.append('appended', rows, { signal: controller.signal });
    setImmediate(() => controller.abort());
    await expect(append).rejects.toMatchObject(cancelled);
    expect(await value({ sql: 'SELECT count(*) AS x FROM appended' })).toBe(0);
  });
});

describe('close', () => {
  it('cancels what runs and refuses what comes later', async () => {
    const closing = await Session.open({ threads: 1 });
    const running = [1, 2, 3, 4].map(() => closing.rows(ENDLESS, X));
    const settled = Promise.allSettled(running);
    await closing.close();
    for (const result of await settled) {
      expect(result).toMatchObject({ reason: { failure: { code: 'cancelled' } } });
    }
    await expect(closing.rows({ sql: 'SELECT 1 AS x' }, X)).rejects.toThrow('closed');
  });
});
