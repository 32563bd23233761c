import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IngestSession } from '../../../analytics/engine/ingest-session.ts';
import { sniffDialect } from '../../../analytics/extracts/csv/dialect.ts';
import { decodeHead } from '../../../analytics/extracts/csv/encoding.ts';
import type { CsvRecord } from '../../../analytics/extracts/csv/parse.ts';
import { readCleanly, readRecords } from '../../../analytics/extracts/csv/read.ts';
import { surveyFile } from '../../../analytics/extracts/csv/survey.ts';
import type { IncomingFile } from '../../../analytics/extracts/incoming.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'permanence-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function recordsOf(file: IncomingFile): Promise<CsvRecord[]> {
  const survey = await surveyFile(file);
  const dialect = sniffDialect(survey.head);
  if (!dialect) return [];
  const records: CsvRecord[] = [];
  for await (const batch of readRecords(file, survey.encoding, dialect)) records.push(...batch);
  return records;
}

/** Whether DuckDB's reader takes every row of it. */
async function takenByDuckDb(path: string, text: string): Promise<boolean> {
  const dialect = sniffDialect(decodeHead(Buffer.from(text), 'utf-8', false));
  if (!dialect) return false;
  await using ingest = await IngestSession.open([path]);
  return (await readCleanly(ingest, path, dialect)) !== null;
}

const cell = fc
  .array(fc.constantFrom('a', 'b', ' ', '1', '£', 'é', '"', "'", '\n', '<5'), { maxLength: 5 })
  .map((letters) => letters.join(''));
const quoted = fc
  .array(fc.constantFrom('a', ' ', ',', '""', '\n', '\r\n', ';', 'é'), { maxLength: 6 })
  .map((letters) => `"${letters.join('')}"`);
const plain = fc.array(fc.constantFrom('a', 'b', ' ', '1', '.', 'é', '<'), { maxLength: 5 });
const anyCell = fc.oneof(
  { weight: 6, arbitrary: plain.map((letters) => letters.join('')) },
  { weight: 3, arbitrary: quoted },
  { weight: 1, arbitrary: cell },
);
const row = fc.oneof(
  { weight: 8, arbitrary: fc.array(anyCell, { minLength: 3, maxLength: 3 }) },
  { weight: 1, arbitrary: fc.array(anyCell, { maxLength: 5 }) },
);
const title = fc.constantFrom('', 'Report', 'Run on 3/4/2024', '"two\nlines"', '"open', ' ');
const file = fc.record({
  titles: fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.array(title, { maxLength: 3 }) },
  ),
  header: fc.constantFrom('x,y,z', '"x","y","z"', '\ufeffx,y,z'),
  rows: fc.array(row, { minLength: 1, maxLength: 6 }),
  end: fc.constantFrom('\n', '\n', '\r\n'),
  last: fc.boolean(),
});

describe('the two readers', () => {
  it('give the same records and find the same rows malformed, however dirty the file', async () => {
    let clean = 0;
    let number = 0;
    const compare = async ({
      titles,
      header,
      rows,
      end,
      last,
    }: typeof file extends fc.Arbitrary<infer T> ? T : never) => {
      const text =
        [...titles, header, ...rows.map((cells) => cells.join(','))].join(end) + (last ? end : '');
      const bytes = Buffer.from(text);
      const path = join(folder, `${(number += 1)}.csv`);
      await writeFile(path, bytes);
      const shared = { name: 'file.csv', size: bytes.length };
      expect(await recordsOf({ ...shared, path })).toEqual(await recordsOf({ ...shared, bytes }));
      if (await takenByDuckDb(path, text)) clean += 1;
    };
    await fc.assert(fc.asyncProperty(file, compare), { numRuns: 150 });
    expect(clean).toBeGreaterThan(30);
  }, 240_000);
});
