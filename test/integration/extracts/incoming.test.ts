import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bytesOf, firstBytes, readPieces } from '../../../analytics/extracts/incoming.ts';
import type { IncomingFile } from '../../../analytics/extracts/incoming.ts';

/** Three and a half pieces, no two parts alike. */
const BYTES = Buffer.from(
  Uint32Array.from({ length: 917_504 }, (_, at) => at * 2_654_435_761).buffer,
);

let folder: string;
let file: IncomingFile;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'permanence-incoming-'));
  const path = join(folder, 'returns.csv');
  await writeFile(path, BYTES);
  file = { name: 'returns.csv', size: BYTES.length, path };
});
afterAll(() => rm(folder, { recursive: true }));

describe('a file at a path', () => {
  it.each([0, 17, 2_000_003, BYTES.length])(
    'comes whole in its pieces, from byte %i',
    async (from) => {
      const pieces: Buffer[] = [];
      for await (const piece of readPieces(file, from)) pieces.push(Buffer.from(piece));
      expect(Buffer.concat(pieces).equals(BYTES.subarray(from))).toBe(true);
    },
  );

  it('is had at once by those who need all of it, or its beginning', async () => {
    expect(BYTES.equals(await bytesOf(file))).toBe(true);
    const first = Buffer.from(await firstBytes(file));
    expect(first.equals(BYTES.subarray(0, first.length))).toBe(true);
    expect(first.length).toBeGreaterThan(0);
  });

  it('says by name what is wrong where it is not there', async () => {
    const gone = { ...file, path: join(folder, 'gone.csv') };
    await expect(readPieces(gone).next()).rejects.toMatchObject({
      failure: { code: 'file_unreadable', place: { file: 'returns.csv' } },
    });
  });
});
