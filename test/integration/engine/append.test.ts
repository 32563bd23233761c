import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Session } from '../../../analytics/engine/session.ts';
import type { ColumnBatch } from '../../../analytics/engine/session.ts';

let session: Session;
beforeAll(async () => {
  session = await Session.open({ memoryLimit: '512MB', threads: 2 });
});
afterAll(async () => {
  await session.close();
});
beforeEach(async () => {
  await session.run({
    sql: `CREATE OR REPLACE TABLE children
      (id INTEGER NOT NULL, area VARCHAR, born DATE, cost DECIMAL(9,2))`,
  });
});

function stored(): Promise<Record<string, unknown>[]> {
  return session.rows(
    { sql: 'SELECT * FROM children ORDER BY id' },
    z.record(z.string(), z.unknown()),
  );
}

async function refused(columns: ColumnBatch, message: string): Promise<void> {
  await expect(session.append('children', columns)).rejects.toThrow(message);
  expect(await stored()).toEqual([]);
}

describe('append', () => {
  it('puts columns where their names say, and null where none is given', async () => {
    await session.append('children', { born: ['1969-12-31', null], id: Int32Array.of(1, 2) });
    expect(await stored()).toEqual([
      { id: 1, area: null, born: '1969-12-31', cost: null },
      { id: 2, area: null, born: null, cost: null },
    ]);
  });

  it('takes exact decimals from numbers and from text', async () => {
    await session.append('children', { id: [1, 2, 3], cost: [0.07, '1234567.80', -2] });
    expect((await stored()).map(({ cost }) => cost)).toEqual([0.07, 1234567.8, -2]);
  });

  it('takes no rows', async () => {
    await session.append('children', {});
    await session.append('children', { id: [], area: [] });
    expect(await stored()).toEqual([]);
  });

  it('refuses a value that does not fit its column exactly, naming the place and not the value', async () => {
    const ids = [1, 2];
    await refused({ id: ids, born: ['2020-01-01', '2023-02-29'] }, 'row 2 of column born');
    await refused({ id: ids, cost: [1, 0.075] }, 'row 2 of column cost');
    await refused({ id: ids, cost: [1, 12_345_678] }, 'row 2 of column cost');
    await refused({ id: ids, area: ['Kent', 7] }, 'row 2 of column area');
    await refused({ id: [1, 2.5] }, 'row 2 of column id');
    await refused({ id: [1, 2 ** 31] }, 'row 2 of column id');
    await refused({ id: [1, '2'] }, 'row 2 of column id');
    await expect(session.append('children', { id: [1], area: [7] })).rejects.not.toThrow('7 ');
  });

  it('refuses unknown columns, columns of different lengths and unknown tables', async () => {
    await refused({ id: [1], adress: ['x'] }, 'no column adress');
    await refused({ id: [1, 2], area: ['x'] }, 'different lengths');
    await expect(session.append('nowhere', { id: [1] })).rejects.toThrow('nowhere');
    await expect(session.append('children; DROP TABLE children', { id: [1] })).rejects.toThrow(
      'not the name of a table',
    );
  });

  it('keeps all rows or none, however late it fails', async () => {
    const id = Array.from({ length: 300_000 }, (_, index) => index);
    const area = id.map((index) => (index === 299_999 ? 1 : 'Kent'));
    await refused({ id, area }, 'row 300000 of column area');
    await refused({ id: [...id, null] }, 'NOT NULL');

    await session.append('children', { id: [1] });
    expect(await stored()).toHaveLength(1);
  });
});
