import { tableFromIPC } from 'apache-arrow';
import type { Table } from 'apache-arrow';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Session } from '../../../analytics/engine/session.ts';
import type { ColumnValue, Statement } from '../../../analytics/engine/session.ts';

let session: Session;
beforeAll(async () => {
  session = await Session.open({ memoryLimit: '512MB', threads: 2 });
});
afterAll(async () => {
  await session.close();
});

async function table(statement: Statement): Promise<Table> {
  return tableFromIPC((await session.arrow(statement)).bytes);
}

const integer = (min: number, max: number): fc.Arbitrary<number> => fc.integer({ min, max });

const decimal = (digits: number, scale: number): fc.Arbitrary<string> =>
  fc
    .bigInt({ min: -(10n ** BigInt(digits)) + 1n, max: 10n ** BigInt(digits) - 1n })
    .map((value) => {
      const text = String(value)
        .replace('-', '')
        .padStart(scale + 1, '0');
      return `${value < 0n ? '-' : ''}${text.slice(0, -scale)}.${text.slice(-scale)}`;
    });

const DAY_MS = 86_400_000;
const isoDay = integer(-719_528, 2_932_896).map((days) =>
  new Date(days * DAY_MS).toISOString().slice(0, 10),
);
const isoSecond = integer(-62_167_219_200, 253_402_300_799).map((seconds) =>
  new Date(seconds * 1000).toISOString().slice(0, 19),
);

const identity = (value: unknown): unknown => value;

/** A column of every type: what goes in, and what must come out of Arrow for it. */
const COLUMNS: Record<
  string,
  { type: string; arrow: string; values: fc.Arbitrary<ColumnValue>; out: (value: never) => unknown }
> = {
  yes: { type: 'BOOLEAN', arrow: 'Bool', values: fc.boolean(), out: identity },
  i8: { type: 'TINYINT', arrow: 'Int8', values: integer(-128, 127), out: identity },
  i16: { type: 'SMALLINT', arrow: 'Int16', values: integer(-32_768, 32_767), out: identity },
  i32: { type: 'INTEGER', arrow: 'Int32', values: integer(-(2 ** 31), 2 ** 31 - 1), out: identity },
  i64: {
    type: 'BIGINT',
    arrow: 'Int64',
    values: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
    out: identity,
  },
  u8: { type: 'UTINYINT', arrow: 'Uint8', values: integer(0, 255), out: identity },
  u16: { type: 'USMALLINT', arrow: 'Uint16', values: integer(0, 65_535), out: identity },
  u32: { type: 'UINTEGER', arrow: 'Uint32', values: integer(0, 2 ** 32 - 1), out: identity },
  u64: {
    type: 'UBIGINT',
    arrow: 'Uint64',
    values: fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
    out: identity,
  },
  total: {
    type: 'HUGEINT',
    arrow: 'Int64',
    values: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
    out: identity,
  },
  f32: { type: 'FLOAT', arrow: 'Float32', values: fc.float({ noNaN: true }), out: identity },
  f64: { type: 'DOUBLE', arrow: 'Float64', values: fc.double({ noNaN: true }), out: identity },
  d4: { type: 'DECIMAL(4,1)', arrow: 'Float64', values: decimal(4, 1), out: Number },
  d5: { type: 'DECIMAL(5,1)', arrow: 'Float64', values: decimal(5, 1), out: Number },
  d9: { type: 'DECIMAL(9,2)', arrow: 'Float64', values: decimal(9, 2), out: Number },
  d10: { type: 'DECIMAL(10,2)', arrow: 'Float64', values: decimal(10, 2), out: Number },
  d15: { type: 'DECIMAL(15,2)', arrow: 'Float64', values: decimal(15, 2), out: Number },
  d16: { type: 'DECIMAL(16,2)', arrow: 'Utf8', values: decimal(16, 2), out: String },
  d18: { type: 'DECIMAL(18,3)', arrow: 'Utf8', values: decimal(18, 3), out: String },
  d19: { type: 'DECIMAL(19,2)', arrow: 'Utf8', values: decimal(19, 2), out: String },
  d38: { type: 'DECIMAL(38,10)', arrow: 'Utf8', values: decimal(38, 10), out: String },
  day: { type: 'DATE', arrow: 'Date32<DAY>', values: isoDay, out: (day) => Date.parse(day) },
  moment: {
    type: 'TIMESTAMP',
    arrow: 'Timestamp<MICROSECOND>',
    values: isoSecond,
    out: (second) => Date.parse(`${String(second)}Z`),
  },
  zoned: {
    type: 'TIMESTAMP WITH TIME ZONE',
    arrow: 'Timestamp<MICROSECOND, UTC>',
    values: isoSecond.map((second) => `${second}Z`),
    out: (second) => Date.parse(second),
  },
  text: { type: 'VARCHAR', arrow: 'Utf8', values: fc.string({ unit: 'binary' }), out: identity },
  kind: {
    type: "ENUM('white', 'mixed', 'über')",
    arrow: 'Dictionary<Uint8, Utf8>',
    values: fc.constantFrom('white', 'mixed', 'über'),
    out: identity,
  },
  bytes: {
    type: 'BLOB',
    arrow: 'Binary',
    values: fc.uint8Array({ maxLength: 40 }),
    out: (bytes) => Array.from(bytes),
  },
};
const NAMES = Object.keys(COLUMNS);

const row = fc.record(
  Object.fromEntries(NAMES.map((name) => [name, fc.option(COLUMNS[name]!.values)])),
);

type Row = Record<string, ColumnValue>;

async function roundTrip(rows: readonly Row[]): Promise<void> {
  await session.run({ sql: 'DELETE FROM every_type' });
  await session.append(
    'every_type',
    Object.fromEntries(NAMES.map((name) => [name, rows.map((each) => each[name] ?? null)])),
  );
  const result = await table({ sql: 'SELECT * FROM every_type' });
  expect(result.numRows).toBe(rows.length);
  for (const name of NAMES) {
    const { out } = COLUMNS[name]!;
    const expected = rows.map((each) =>
      (each[name] ?? null) === null ? null : out(each[name] as never),
    );
    const actual = Array.from(result.getChild(name) ?? [], (value: unknown) =>
      value instanceof Uint8Array ? Array.from(value) : value,
    );
    expect(actual, name).toEqual(expected);
  }
}

describe('values appended and read back as Arrow', () => {
  beforeAll(async () => {
    const columns = NAMES.map((name) => `${name} ${COLUMNS[name]!.type}`).join(', ');
    await session.run({ sql: `CREATE TABLE every_type (${columns})` });
  });

  it('are the same for every type, nulls and all', async () => {
    const rows = fc.array(row, { maxLength: 40 });
    await fc.assert(fc.asyncProperty(rows, roundTrip), { numRuns: 40 });
  });

  it('are the same over many chunks', async () => {
    const some = fc.sample(row, { numRuns: 101, seed: 7 });
    await roundTrip(Array.from({ length: 5000 }, (_, index) => some[(index * index) % 101]!));
  });

  it('keep their nulls where chunks are cut at odd places', async () => {
    await session.run({
      sql: `CREATE TABLE gaps AS SELECT range AS n, CASE WHEN range % 5 = 0 THEN NULL ELSE range END
        AS maybe, CASE WHEN range % 7 = 0 THEN NULL ELSE range % 2 = 0 END AS even
        FROM range(20000)`,
    });
    const result = await table({ sql: 'SELECT * FROM gaps WHERE n % 3 <> 1 ORDER BY n' });
    expect(result.numRows).toBe(13_333);
    for (const { n, maybe, even } of result.toArray() as {
      n: bigint;
      maybe: bigint | null;
      even: boolean | null;
    }[]) {
      expect(maybe).toBe(n % 5n === 0n ? null : n);
      expect(even).toBe(n % 7n === 0n ? null : n % 2n === 0n);
    }
  });

  it('have the declared types even when there are no rows', async () => {
    await session.run({ sql: 'DELETE FROM every_type' });
    const result = await table({ sql: 'SELECT * FROM every_type' });
    expect(result.numRows).toBe(0);
    expect(result.schema.fields.map((field) => [field.name, String(field.type)])).toEqual(
      NAMES.map((name) => [name, COLUMNS[name]!.arrow]),
    );
  });

  it('have the declared types even when every value is null', async () => {
    const nothing = Object.fromEntries(NAMES.map((name) => [name, null]));
    await roundTrip([nothing, nothing, nothing]);
  });
});

describe('arrow', () => {
  it('says how many rows there are, of which types, and where the time went', async () => {
    const result = await session.arrow({
      sql: 'SELECT range AS n, (range / 2)::DECIMAL(9,2) AS half FROM range(3000)',
    });
    expect(result.rowCount).toBe(3000);
    expect(result.columns).toEqual([
      { name: 'n', type: 'BIGINT' },
      { name: 'half', type: 'DECIMAL(9,2)' },
    ]);
    expect(result.timings.duckdbMs).toBeGreaterThan(0);
    expect(result.timings.encodeMs).toBeGreaterThan(0);
  });

  it('writes texts that repeat as codes, short and long, and others as they are', async () => {
    const result = await table({
      sql: `SELECT 'LA ' || (range % 3) AS short,
          CASE WHEN range % 4 = 0 THEN NULL ELSE 'a text of more than twelve bytes ' || (range % 2)
          END AS long, 'child ' || range AS distinct_text
        FROM range(3000)`,
    });
    const types = result.schema.fields.map(({ type }) => String(type));
    expect(types).toEqual(['Dictionary<Uint8, Utf8>', 'Dictionary<Uint8, Utf8>', 'Utf8']);
    expect(result.get(2999)?.toJSON()).toEqual({
      short: 'LA 2',
      long: 'a text of more than twelve bytes 1',
      distinct_text: 'child 2999',
    });
    expect(result.get(4)?.toJSON()).toMatchObject({ long: null });
  });

  it('refuses what it could only give with a loss', async () => {
    const refused = (sql: string): Promise<unknown> => session.arrow({ sql });
    await expect(refused('SELECT 9223372036854775807::HUGEINT AS x')).resolves.toBeDefined();
    await expect(refused("SELECT '9223372036854775808'::HUGEINT AS x")).rejects.toThrow('64 bits');
    await expect(refused("SELECT 'infinity'::DATE AS x")).rejects.toThrow('infinite');
    await expect(refused("SELECT '-infinity'::TIMESTAMP AS x")).rejects.toThrow('infinite');
    await expect(refused('SELECT [1] AS x')).rejects.toThrow('Column x is a INTEGER[]');
    await expect(refused("SELECT INTERVAL '1 day' AS x")).rejects.toThrow('cast it');
  });
});
