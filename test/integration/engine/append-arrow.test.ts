import {
  Bool,
  DateDay,
  Dictionary,
  Float64,
  Int32,
  RecordBatch,
  Schema,
  Struct,
  Table,
  Uint8,
  Utf8,
  Vector,
  makeData,
  tableFromIPC,
  tableToIPC,
  vectorFromArray,
} from 'apache-arrow';
import type { Data } from 'apache-arrow';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { InvalidArrow, Session } from '../../../analytics/engine/session.ts';

let session: Session;
beforeAll(async () => {
  session = await Session.open({ memoryLimit: '512MB', threads: 2 });
});
afterAll(() => session.close());
beforeEach(() =>
  session.run({
    sql: `CREATE OR REPLACE TABLE taken
      (n INTEGER, name VARCHAR, born DATE, cost DOUBLE, agreed BOOLEAN)`,
  }),
);

const Row = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));
const stored = () => session.rows({ sql: 'SELECT * FROM taken' }, Row);

const tableOf = (columns: Record<string, Vector | Data>): Table => {
  const data = Object.values(columns).map((column) =>
    column instanceof Vector ? column.data[0]! : column,
  );
  const length = data[0]?.length ?? 0;
  const fields = new Table(
    Object.fromEntries(Object.keys(columns).map((name, i) => [name, new Vector([data[i]!])])),
  ).schema.fields;
  const struct = makeData({ type: new Struct(fields), length, nullCount: 0, children: data });
  return new Table(new Schema(fields), [new RecordBatch(new Schema(fields), struct)]);
};

describe('appending Arrow', () => {
  it('takes columns by name in any order, and a column that is missing as null', async () => {
    const table = tableOf({
      name: vectorFromArray(['Zoë', null, 'a text of more than twelve bytes'], new Utf8()),
      n: vectorFromArray([1, 2, null], new Int32()),
      agreed: vectorFromArray([true, null, false], new Bool()),
    });
    await session.appendArrow('taken', table);
    expect(await stored()).toEqual([
      { n: 1, name: 'Zoë', born: null, cost: null, agreed: true },
      { n: 2, name: null, born: null, cost: null, agreed: null },
      {
        n: null,
        name: 'a text of more than twelve bytes',
        born: null,
        cost: null,
        agreed: false,
      },
    ]);
  });

  it('takes several batches, each with its own dictionary and nulls', async () => {
    const batch = (from: number) =>
      tableToIPC(
        tableOf({
          n: vectorFromArray(
            Array.from({ length: 3000 }, (_, row) => from + row),
            new Int32(),
          ),
          name: vectorFromArray(
            Array.from({ length: 3000 }, (_, row) =>
              row % 7 ? `word ${String(from + (row % 3))}` : null,
            ),
            new Dictionary(new Utf8(), new Uint8()),
          ),
        }),
        'stream',
      );
    await session.appendArrow('taken', tableFromIPC(batch(0)));
    await session.appendArrow('taken', tableFromIPC(batch(3000)));
    const [sums] = await session.rows(
      {
        sql: `SELECT count(*) AS n, count(name) AS named, min(n) = 0 AND max(n) = 5999 AS ends,
          bool_and(name IS NULL OR name IN ('word 0', 'word 1', 'word 2', 'word 3000', 'word 3001',
            'word 3002')) AS words FROM taken`,
      },
      Row,
    );
    expect(sums).toEqual({ n: 6000, named: 2 * 2571, ends: true, words: true });
  });

  it('refuses columns that the table lacks or has of another type, and changes nothing', async () => {
    for (const columns of [
      { stray: vectorFromArray([1], new Int32()) },
      { n: vectorFromArray([1], new Float64()) },
      { name: vectorFromArray([1], new Int32()) },
    ]) {
      await expect(session.appendArrow('taken', tableOf(columns))).rejects.toThrow(TypeError);
    }
    expect(await stored()).toEqual([]);
  });
});

const utf8 = (text: string) => new TextEncoder().encode(text);
const texts = (bytes: Uint8Array, offsets: number[]) =>
  makeData({
    type: new Utf8(),
    length: offsets.length - 1,
    nullCount: 0,
    data: bytes,
    valueOffsets: Int32Array.from(offsets),
  });
const long = utf8('one text of many bytes and another one');

describe('Arrow that does not hold what it says', () => {
  it.each<[string, Record<string, Data>]>([
    ['texts beyond their bytes', { name: texts(long, [0, 20, 4000]) }],
    ['texts before their bytes', { name: texts(long, [-40, 20, 30]) }],
    ['texts that run backwards', { name: texts(long, [0, 30, 4, 38]) }],
    ['a text cut inside a character', { name: texts(utf8('ZoëZoëZoëZoëZoë'), [0, 3, 20]) }],
    ['bytes that are no UTF-8', { name: texts(Uint8Array.of(0xff, 0xfe, 0x41), [0, 3]) }],
    [
      'fewer numbers than rows',
      { n: makeData({ type: new Int32(), length: 9, nullCount: 0, data: Int32Array.of(1) }) },
    ],
    [
      'fewer bits than rows',
      { agreed: makeData({ type: new Bool(), length: 90, nullCount: 0, data: Uint8Array.of(1) }) },
    ],
    [
      'fewer validity bits than rows',
      {
        n: makeData({
          type: new Int32(),
          length: 40,
          nullCount: 3,
          data: new Int32Array(40),
          nullBitmap: Uint8Array.of(0xff),
        }),
      },
    ],
    [
      'days without a date',
      {
        born: makeData({
          type: new DateDay(),
          length: 1,
          nullCount: 0,
          data: Int32Array.of(2 ** 31 - 1),
        }),
      },
    ],
    [
      'codes beyond their dictionary',
      {
        name: makeData({
          type: new Dictionary(new Utf8(), new Uint8()),
          length: 2,
          nullCount: 0,
          data: Uint8Array.of(0, 9),
          dictionary: new Vector([texts(long, [0, 20, 38])]),
        }),
      },
    ],
  ])('is refused for %s', async (_, columns) => {
    await expect(session.appendArrow('taken', tableOf(columns))).rejects.toThrow(InvalidArrow);
    expect(await stored()).toEqual([]);
  });

  it('is refused or taken, whatever was done to its bytes, and never ends the process', async () => {
    const values = Array.from({ length: 300 }, (_, row) => `value ${String(row % 90)} of a column`);
    const intact = tableToIPC(
      tableOf({
        n: vectorFromArray(
          values.map((_, row) => (row % 5 ? row : null)),
          new Int32(),
        ),
        name: vectorFromArray(values, new Utf8()),
      }),
      'stream',
    );
    const changes = fc.array(
      fc.tuple(fc.nat(intact.length - 1), fc.integer({ min: 1, max: 255 })),
      {
        minLength: 1,
        maxLength: 4,
      },
    );
    const outcomes = { taken: 0, refused: 0 };
    await fc.assert(
      fc.asyncProperty(changes, fc.nat(intact.length), async (bytes, cut) => {
        const mutated = Uint8Array.from(intact);
        for (const [at, by] of bytes) mutated[at]! ^= by;
        const kept = cut % 4 === 0 ? mutated.subarray(0, cut) : mutated;
        try {
          const table = tableFromIPC(kept);
          if (table.numRows > 100_000) return;
          await session.appendArrow('taken', table);
          await session.rows({ sql: 'SELECT max(name) AS m, sum(n) AS s FROM taken' }, Row);
          outcomes.taken += 1;
        } catch (error) {
          expect(error).toBeInstanceOf(Error);
          outcomes.refused += 1;
        }
        await session.run({ sql: 'DELETE FROM taken' });
      }),
      { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 300) },
    );
    expect(Math.min(outcomes.taken, outcomes.refused)).toBeGreaterThan(10);
  });
});
