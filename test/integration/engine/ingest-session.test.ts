import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { IngestSession } from '../../../analytics/engine/ingest-session.ts';
import type { CsvDialect, CsvReject } from '../../../analytics/engine/ingest-session.ts';
import { Session } from '../../../analytics/engine/session.ts';

const folder = mkdtempSync(join(tmpdir(), 'engine-ingest-'));
const file = join(folder, "the [2022] officer's file.csv");

const DIALECT: CsvDialect = {
  delimiter: ',',
  quote: '"',
  columns: ['child', 'area', 'date'],
  encoding: 'utf-8',
};

let session: IngestSession;
beforeAll(async () => {
  session = await IngestSession.open([file], { memoryLimit: '512MB', threads: 2 });
});
afterAll(async () => {
  await session.close();
  rmSync(folder, { recursive: true });
});

type Read = {
  /** Each accepted record after the row it stands on. */
  records: [row: number, ...values: (string | null)[]][];
  rejects: readonly CsvReject[];
  blanks: number;
};

async function read(
  content: string | Uint8Array,
  dialect: Partial<CsvDialect> = {},
): Promise<Read> {
  writeFileSync(file, content);
  const reading = await session.readCsv(file, { ...DIALECT, ...dialect });
  const records: Read['records'] = [];
  for await (const { columns, rowCount, rows } of reading.chunks()) {
    for (let index = 0; index < rowCount; index++) {
      records.push([rows[index]!, ...columns.map((column) => column[index]!)]);
    }
  }
  expect(records).toHaveLength(reading.acceptedCount);
  return { records, rejects: reading.rejects, blanks: reading.blankCount };
}

const HEADER = 'child,area,date\n';

describe('readCsv', () => {
  it('gives every record with the row it stands on, and empty values as null', async () => {
    const { records, blanks } = await read(`${HEADER}007,Kent,\n\n\n2,"Barking, and",x\n`);
    expect(records).toEqual([
      [2, '007', 'Kent', null],
      [5, '2', 'Barking, and', 'x'],
    ]);
    expect(blanks).toBe(2);
  });

  it('counts a record with line breaks inside quotes as one row', async () => {
    const { records, rejects } = await read(`${HEADER}1,"a\n\nb",x\n2,y\n3,"c ""d""",z\n`);
    expect(records).toEqual([
      [2, '1', 'a\n\nb', 'x'],
      [4, '3', 'c "d"', 'z'],
    ]);
    expect(rejects).toEqual([
      {
        row: 3,
        column: 'date',
        reason: 'missing_columns',
        message: 'The row has too few values: 2 values where there are 3 columns.',
        raw: '2,y',
      },
    ]);
  });

  it('keeps every kind of broken record with its row and reason', async () => {
    const broken = [
      '1,2',
      '1,2,3,4',
      '"1"x,2,3',
      '1,"2,3\n4,5,"6"',
      `1,${'x'.repeat(2_100_000)},3`,
    ];
    const { records, rejects } = await read(`${HEADER}a,b,c\n${broken.join('\n')}\nd,e,f\n`);
    expect(records).toEqual([
      [2, 'a', 'b', 'c'],
      [8, 'd', 'e', 'f'],
    ]);
    expect(rejects.map(({ row, reason }) => [row, reason])).toEqual([
      [3, 'missing_columns'],
      [4, 'too_many_columns'],
      [5, 'broken_quotes'],
      [6, 'broken_quotes'],
      [7, 'too_long'],
    ]);
    expect(rejects[4]?.raw).toHaveLength(4096);
  });

  it('rejects what is not UTF-8 and goes on', async () => {
    const { records, rejects } = await read(Buffer.from(`${HEADER}1,\x96,x\n2,y,z\n`, 'latin1'));
    expect(records).toEqual([[3, '2', 'y', 'z']]);
    expect(rejects).toMatchObject([{ row: 2, column: 'area', reason: 'not_utf8' }]);
  });

  it('rejects a last record whose quotes are never closed, which DuckDB drops', async () => {
    const { records, rejects } = await read(`${HEADER}1,2,3\n"4,5,6\n7,8,9\n`);
    expect(records).toEqual([[2, '1', '2', '3']]);
    expect(rejects).toMatchObject([{ row: 3, reason: 'broken_quotes', raw: '"4,5,6\n7,8,9\n' }]);
  });

  it('reads a header with a line break in it, which makes DuckDB lose every record', async () => {
    const { records } = await read('"child\nid",area,date\r\n1,2,3\r\n\r\n4,5,6\r\n');
    expect(records).toEqual([
      [2, '1', '2', '3'],
      [4, '4', '5', '6'],
    ]);
  });

  it('skips what stands above the header', async () => {
    const preamble = 'Report for the board\n"made on,\n1 April"\n\n';
    const { records, rejects } = await read(`${preamble}${HEADER}1,2,3\n4,5\n`, { headerRow: 4 });
    expect(records).toEqual([[5, '1', '2', '3']]);
    expect(rejects).toMatchObject([{ row: 6 }]);
  });

  it('takes other delimiters, other quotes and a byte order mark', async () => {
    const semicolons = await read("\ufeffchild;area;date\n1;'Kent; east';3\n", {
      delimiter: ';',
      quote: "'",
    });
    expect(semicolons.records).toEqual([[2, '1', 'Kent; east', '3']]);
    const unquoted = await read('child\tarea\tdate\n1\t5" nail\t"3\n', {
      delimiter: '\t',
      quote: '',
    });
    expect(unquoted.records).toEqual([[2, '1', '5" nail', '"3']]);
  });

  it('takes a header whose names repeat or hold anything', async () => {
    const columns = ['a', 'A', `"; DROP TABLE x; --`];
    expect((await read('x,y,z\n1,2,3\n', { columns })).records).toEqual([[2, '1', '2', '3']]);
  });

  it('finds nothing in an empty file, a header alone or blank lines', async () => {
    for (const content of ['', HEADER, 'child,area,date', `${HEADER}\n\n`]) {
      expect(await read(content)).toMatchObject({ records: [], rejects: [] });
    }
  });

  it('takes a blank line for a record without a value where there is one column', async () => {
    const { records } = await read('child\n1\n\n2\n', { columns: ['child'] });
    expect(records).toEqual([
      [2, '1'],
      [3, null],
      [4, '2'],
    ]);
  });

  it('refuses a file whose rows end in different ways, naming the first that differs', async () => {
    await expect(read('child,area,date\r\n1,2,3\r\n4,5,6\n7,8,9\r\n')).rejects.toMatchObject({
      failure: { code: 'file_unreadable', place: { row: 3 } },
    });
  });

  it('refuses a file when DuckDB loses rows of it unseen', async () => {
    await expect(read('"child"x,area,date\n1,2,3\n')).rejects.toMatchObject({
      failure: { code: 'file_unreadable', message: expect.stringContaining('account') as string },
    });
  });

  it('refuses a file that changes while it is read', async () => {
    writeFileSync(file, `${HEADER}1,2,3\n`);
    const reading = await session.readCsv(file, DIALECT);
    appendFileSync(file, '4,5,6\n');
    const all = (async (): Promise<void> => {
      for await (const { rowCount } of reading.chunks()) expect(rowCount).toBeGreaterThan(0);
    })();
    await expect(all).rejects.toMatchObject({ failure: { code: 'file_unreadable' } });
  });

  it('says when a file is no longer there', async () => {
    rmSync(file, { force: true });
    await expect(session.readCsv(file, DIALECT)).rejects.toMatchObject({
      failure: { code: 'file_unreadable', message: expect.stringContaining('no longer') as string },
    });
  });

  it('refuses a dialect that cannot be meant', async () => {
    for (const dialect of [
      { delimiter: ',,' },
      { delimiter: '"' },
      { columns: [] },
      { headerRow: 0 },
    ]) {
      await expect(read(HEADER, dialect)).rejects.toThrow(TypeError);
    }
  });

  it('has DuckDB reckon how far a query is, which it does for those who ask only', async () => {
    const setting = { sql: "SELECT current_setting('enable_progress_bar') AS told" };
    const Told = z.object({ told: z.boolean() });
    expect(await session.rows(setting, Told)).toEqual([{ told: true }]);
    await using workspace = await Session.open();
    expect(await workspace.rows(setting, Told)).toEqual([{ told: false }]);
  });

  it('can be cancelled, and reports how far it has come', async () => {
    writeFileSync(file, HEADER + '1,2,3\n'.repeat(500_000));
    const signal = AbortSignal.abort();
    await expect(session.readCsv(file, DIALECT, { signal })).rejects.toMatchObject({
      failure: { code: 'cancelled' },
    });
    const seen: (number | null)[] = [];
    const reading = await session.readCsv(file, DIALECT, {
      onProgress: (fraction) => seen.push(fraction),
    });
    expect(reading.acceptedCount).toBe(500_000);
    expect(seen.length).toBeGreaterThan(0);
    expect(seen.every((fraction) => fraction !== null && fraction >= 0 && fraction <= 1)).toBe(
      true,
    );

    const controller = new AbortController();
    const some = (async (): Promise<void> => {
      for await (const chunk of reading.chunks({ signal: controller.signal })) {
        if (chunk.rowCount > 0) controller.abort();
      }
    })();
    await expect(some).rejects.toMatchObject({ failure: { code: 'cancelled' } });
  });

  it('numbers the rows of any file as they were written', async () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'é', '"', ',', '\n', ' ') });
    const value = text.map((inner) => ({
      value: inner === '' ? null : inner,
      written: `"${inner.replaceAll('"', '""')}"`,
    }));
    const record = fc.array(value, { minLength: 3, maxLength: 3 });
    const ragged = fc.oneof(
      fc.array(value, { minLength: 1, maxLength: 2 }),
      fc.array(value, { minLength: 4, maxLength: 6 }).filter((row) => row[3]!.value !== null),
    );
    const row = fc.oneof(
      { weight: 5, arbitrary: record.map((values) => ({ kind: 'record', values }) as const) },
      { weight: 2, arbitrary: ragged.map((values) => ({ kind: 'ragged', values }) as const) },
      { weight: 1, arbitrary: fc.constant({ kind: 'blank', values: [] } as const) },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { maxLength: 30 }),
        fc.constantFrom('\n', '\r\n'),
        async (rows, newline) => {
          const lines = rows.map(({ values }) => values.map(({ written }) => written).join(','));
          const { records, rejects, blanks } = await read(
            ['child,area,date', ...lines].map((line) => line + newline).join(''),
          );
          const numbered = rows.map((each, index) => ({ ...each, row: index + 2 }));
          expect(records).toEqual(
            numbered
              .filter(({ kind }) => kind === 'record')
              .map((each) => [each.row, ...each.values.map((inner) => inner.value)]),
          );
          expect(rejects.map((reject) => reject.row)).toEqual(
            numbered.filter(({ kind }) => kind === 'ragged').map((each) => each.row),
          );
          expect(blanks).toBe(numbered.filter(({ kind }) => kind === 'blank').length);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('accounts for every row of any file, however broken', async () => {
    const atom = fc.constantFrom(
      'a',
      ',',
      ',',
      '\n',
      '"',
      '"',
      ' ',
      'x,y,z\n',
      '"q" ',
      '"a\nb",1,2\n',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(atom, { maxLength: 20 }), async (atoms) => {
        const { records, rejects } = await read(HEADER + atoms.join(''));
        const rows = [...records.map(([row]) => row), ...rejects.map(({ row }) => row)];
        expect(new Set(rows).size).toBe(rows.length);
        const letters = atoms.join('').replace(/[^abqxyz12]/g, '').length;
        const kept = [
          ...records.flatMap(([, ...values]) => values),
          ...rejects.map(({ raw }) => raw),
        ];
        expect(kept.join('').replace(/[^abqxyz12]/g, '')).toHaveLength(letters);
      }),
      { numRuns: 300 },
    );
  });
});

describe('sniff', () => {
  it('guesses the dialect from the first rows', async () => {
    writeFileSync(file, 'child;area\n1;"Kent; east"\n2;Surrey\n');
    expect(await session.sniff(file)).toEqual({
      delimiter: ';',
      quote: '"',
      headerRow: 1,
      hasHeader: true,
      columns: ['child', 'area'],
    });
  });

  it('says so when a file cannot be read as text', async () => {
    writeFileSync(file, Buffer.from([0xff, 0xfe, 0x00, 0x96, 0x0a, 0x96, 0x2c]));
    await expect(session.sniff(file)).rejects.toMatchObject({
      failure: { code: 'file_unreadable' },
    });
  });
});
