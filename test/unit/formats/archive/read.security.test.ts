import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { ARCHIVE_LIMITS } from '../../../../analytics/formats/archive/limits.ts';
import { readArchive } from '../../../../analytics/formats/archive/read.ts';
import { readsOrRefuses, refusalOf } from '../refusal.ts';
import { headerOf, renamed, withHeader, zipOf } from '../zips.ts';

async function readAll(bytes: Uint8Array, limits = ARCHIVE_LIMITS): Promise<number> {
  let unpacked = 0;
  for await (const file of readArchive({ name: 'a.zip', bytes }, limits)) {
    if ('bytes' in file) unpacked += file.bytes.length;
  }
  return unpacked;
}

const MIB = 1024 ** 2;

describe('path traversal in an archive', () => {
  it.each([
    '../../evil.csv',
    'a/../evil.csv',
    '/etc/passwd.csv',
    'C:/evil/a.csv',
    'c:evil-file.csv',
    '..\\evil\\a.csv',
    'a\\evil-file.csv',
    './evil-file.csv',
    'a\0evil-file.csv',
    'a\nevil-file.csv',
  ])('refuses an archive with a file called %j', async (name) => {
    const stand = 'x'.repeat(name.length);
    const zip = zipOf({ 'good.csv': 'a', [stand]: 'b' });
    const refusal = await refusalOf(() => readAll(renamed(zip, stand, name)));
    expect(refusal.code).toBe('file_unsafe');
  });

  it('accepts dots that are part of a name', async () => {
    expect(await readAll(zipOf({ 'a..b/...c.csv': 'a' }))).toBe(1);
  });

  it('refuses a link', async () => {
    const zip = withHeader(zipOf({ 'a.csv': '/etc/passwd' }), 'a.csv', 38, () => 0xa1ff0000);
    const byUnix = withHeader(zip, 'a.csv', 4, () => 0x0314, 2);
    expect(await refusalOf(() => readAll(byUnix))).toMatchObject({
      code: 'file_unsafe',
      message: expect.stringMatching(/a link to another place/),
    });
  });

  it('refuses two files of one name', async () => {
    const zip = renamed(zipOf({ 'a.csv': 'a', 'b.csv': 'b' }), 'b.csv', 'a.csv');
    expect((await refusalOf(() => readAll(zip))).code).toBe('file_unsafe');
  });
});

describe('a zip bomb', () => {
  it('is refused before it is unpacked when it is flat', async () => {
    const bomb = zipOf({ 'a.csv': new Uint8Array(60 * MIB) });
    expect(bomb.length).toBeLessThan(MIB);
    expect(await refusalOf(() => readAll(bomb))).toMatchObject({
      code: 'file_unsafe',
      message: expect.stringMatching(/unpack to more than 250 times its own size/),
    });
  });

  it('is refused when it lies about its size, at the first byte beyond what it says', async () => {
    const bomb = zipOf({ 'a.csv': new Uint8Array(60 * MIB) });
    const lying = withHeader(bomb, 'a.csv', 24, () => 1000);
    let refused: unknown;
    for await (const file of readArchive({ name: 'a.zip', bytes: lying })) {
      refused = 'refused' in file && file.refused.code;
    }
    expect(refused).toBe('file_damaged');
  });

  it('is not opened when it is an archive in an archive', async () => {
    const inner = zipOf({ 'a.csv': new Uint8Array(20 * MIB) });
    let layered = inner;
    for (let layer = 0; layer < 5; layer += 1)
      layered = zipOf({ 'a.zip': layered, 'b.zip': inner });
    expect(await readAll(layered)).toBe(0);
  });

  it('is refused when its files share their bytes', async () => {
    const names = Array.from({ length: 50 }, (_, at) => `part${String(at)}.csv`);
    const zip = zipSync({
      'first.csv': new Uint8Array(100_000).fill(7),
      ...Object.fromEntries(names.map((name) => [name, Uint8Array.of(1)])),
    });
    const view = new DataView(zip.buffer);
    const first = headerOf(zip, 'first.csv');
    for (const name of names) {
      for (const field of [16, 20, 24, 42]) {
        view.setUint32(headerOf(zip, name) + field, view.getUint32(first + field, true), true);
      }
    }
    expect(await refusalOf(() => readAll(zip))).toMatchObject({
      code: 'file_unsafe',
      message: expect.stringMatching(/share their bytes/),
    });
  });

  it('is refused when a file reaches into the next one’s header (quoting it)', async () => {
    const zip = zipOf({ 'a.csv': 'a'.repeat(500), 'b.csv': 'b'.repeat(500) });
    const quoting = withHeader(zip, 'a.csv', 20, (size) => size + 20);
    expect((await refusalOf(() => readAll(quoting))).code).toBe('file_unsafe');
  });
});

describe('an archive beyond the limits', () => {
  it('is refused for the number of its files', async () => {
    const many = Object.fromEntries(
      Array.from({ length: ARCHIVE_LIMITS.entries + 1 }, (_, at) => [`${String(at)}.csv`, '']),
    );
    expect(await refusalOf(() => readAll(zipOf(many)))).toMatchObject({
      code: 'file_too_large',
      message: 'a.zip holds 5001 files, and at most 5000 are read from one archive.',
    });
  });

  it('is refused for what it unpacks to', async () => {
    const limits = { ...ARCHIVE_LIMITS, total: 2 * MIB };
    const noise = Uint8Array.from({ length: 900_000 }, (_, at) => (at * at * 31) >> 3);
    const zip = zipOf({ 'a.csv': noise, 'b.csv': noise, 'c.csv': noise });
    expect(await refusalOf(() => readAll(zip, limits))).toMatchObject({ code: 'file_too_large' });
  });

  it('gives the files that are within when one of them is too large', async () => {
    const limits = { ...ARCHIVE_LIMITS, entry: 1000 };
    const zip = zipOf({ 'a.csv': 'a'.repeat(1001), 'b.csv': 'b' });
    expect(await readAll(zip, limits)).toBe(1);
  });
});

describe('a damaged archive', () => {
  const zip = zipOf({
    'episodes.csv': 'CHILD,DECOM\n'.repeat(500),
    'header.csv': deflateRawSync(Buffer.from('noise'.repeat(50))),
    'folder/reviews.csv': 'CHILD,REVIEW\n',
  });

  it('is refused wherever it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(zip.length - 1), async (length) => {
        expect(await readsOrRefuses(() => readAll(zip.subarray(0, length)))).toBe(false);
      }),
    );
  });

  it('is read or refused in a sentence, whatever bytes are changed', async () => {
    const change = fc.tuple(fc.nat(zip.length - 1), fc.nat(255));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async (changes) => {
        const broken = Uint8Array.from(zip);
        for (const [at, byte] of changes) broken[at] = byte;
        await readsOrRefuses(() => readAll(broken));
      }),
    );
  });
});
