import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readArchive } from '../../../../analytics/formats/archive/read.ts';
import { refusalOf } from '../refusal.ts';
import { asZip64, withHeader, zipOf } from '../zips.ts';

const EPISODES = 'CHILD,DECOM\n1,01/04/2020\n';

async function contents(bytes: Uint8Array): Promise<unknown[]> {
  const found: unknown[] = [];
  for await (const file of readArchive({ name: 'return.zip', bytes })) {
    found.push([file.path, 'bytes' in file ? Buffer.from(file.bytes).toString() : file.refused]);
  }
  return found;
}

describe('an archive of files', () => {
  it('gives its files one after another, with their folders, as they are inside', async () => {
    const zip = zipOf({ '2020/episodes.csv': EPISODES, 'notes.txt': '', 'é.csv': 'a' });
    expect(await contents(zip)).toEqual([
      ['2020/episodes.csv', EPISODES],
      ['notes.txt', ''],
      ['é.csv', 'a'],
    ]);
  });

  it('reads files that are not compressed', async () => {
    const zip = zipSync({ 'a.csv': [strToU8(EPISODES), { level: 0 }] });
    expect(await contents(zip)).toEqual([['a.csv', EPISODES]]);
  });

  it('reads zip64, as cloud drives write it for small archives too', async () => {
    const zip = asZip64(zipOf({ 'a.csv': EPISODES, 'b.csv': 'b' }));
    expect(await contents(zip)).toEqual([
      ['a.csv', EPISODES],
      ['b.csv', 'b'],
    ]);
  });

  it('reads an archive with a comment at its end', async () => {
    const zip = Buffer.concat([zipOf({ 'a.csv': 'a' }), Buffer.from('a comment')]);
    zip.writeUInt16LE(9, zip.length - 9 - 2);
    expect(await contents(zip)).toEqual([['a.csv', 'a']]);
  });

  it('leaves out folders and what a Mac adds', async () => {
    const zip = zipOf({
      'returns/': '',
      'returns/.DS_Store': 'x',
      '__MACOSX/returns/._a.csv': 'x',
      'returns/a.csv': 'a',
    });
    expect(await contents(zip)).toEqual([['returns/a.csv', 'a']]);
  });

  it('reads from a path what it reads from bytes', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'archive-'));
    const path = join(folder, 'return.zip');
    const large = Buffer.alloc(900_000, 'CHILD,DECOM\n');
    await writeFile(path, zipOf({ 'a.csv': large, 'b.csv': 'b' }));
    const found: [string, number][] = [];
    for await (const file of readArchive({ name: 'return.zip', path })) {
      expect('bytes' in file && (file.path !== 'a.csv' || large.equals(file.bytes))).toBe(true);
      found.push([file.path, file.size]);
    }
    await rm(folder, { recursive: true });
    expect(found).toEqual([
      ['a.csv', 900_000],
      ['b.csv', 1],
    ]);
  });

  it('says of a path where nothing is that it can not be read', async () => {
    const refusal = await refusalOf(() =>
      readArchive({ name: 'gone.zip', path: '/nowhere/gone.zip' }).next(),
    );
    expect(refusal).toMatchObject({ code: 'file_unreadable', place: { file: 'gone.zip' } });
  });

  it('refuses an archive inside it and gives the other files', async () => {
    const zip = zipOf({ 'old.zip': zipOf({ 'a.csv': 'a' }), 'b.csv': 'b' });
    expect(await contents(zip)).toEqual([
      [
        'old.zip',
        expect.objectContaining({
          message: expect.stringMatching(/^return\.zip\/old\.zip is an archive inside an archive/),
        }),
      ],
      ['b.csv', 'b'],
    ]);
  });

  it.each([
    ['7z', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
    ['rar', [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07]],
    ['gz', [0x1f, 0x8b, 8]],
  ])('refuses a .%s inside it', async (kind, head) => {
    const zip = zipOf({ [`a.${kind}`]: Uint8Array.from(head) });
    expect(await contents(zip)).toEqual([
      [`a.${kind}`, expect.objectContaining({ code: 'file_not_recognised' })],
    ]);
  });

  it('gives a workbook inside it, which is a zip but no archive of files', async () => {
    const workbook = zipOf({ '[Content_Types].xml': '<Types/>', 'xl/workbook.xml': '<workbook/>' });
    const [first] = await contents(zipOf({ 'annex a.xlsx': workbook }));
    expect(first).toEqual(['annex a.xlsx', Buffer.from(workbook).toString()]);
  });

  it('refuses an encrypted file in a sentence and gives the others', async () => {
    const zip = withHeader(
      zipOf({ 'a.csv': 'a', 'b.csv': 'b' }),
      'a.csv',
      8,
      (flags) => flags | 1,
      2,
    );
    expect(await contents(zip)).toEqual([
      [
        'a.csv',
        expect.objectContaining({
          code: 'file_encrypted',
          message: 'return.zip/a.csv is protected with a password.',
        }),
      ],
      ['b.csv', 'b'],
    ]);
  });

  it('refuses a file packed by a method that is not read', async () => {
    const zip = withHeader(zipOf({ 'a.csv': 'a' }), 'a.csv', 10, () => 9, 2);
    expect(await contents(zip)).toEqual([
      [
        'a.csv',
        expect.objectContaining({
          message: expect.stringMatching(/method that is not read here \(number 9\)/),
        }),
      ],
    ]);
  });

  it.each([
    ['with another checksum', 16, (sum: number) => sum ^ 1],
    ['said to be shorter than it is', 24, (size: number) => size - 1],
    ['said to be longer than it is', 24, (size: number) => size + 1],
    ['whose packed bytes are cut', 20, (size: number) => size - 2],
  ])('refuses a file %s as damaged', async (_, field, change) => {
    const zip = withHeader(
      zipOf({ 'a.csv': EPISODES.repeat(50), 'b.csv': 'b' }),
      'a.csv',
      field,
      change,
    );
    expect(await contents(zip)).toEqual([
      [
        'a.csv',
        expect.objectContaining({
          code: 'file_damaged',
          message: expect.stringMatching(/^return\.zip\/a\.csv is damaged/),
        }),
      ],
      ['b.csv', 'b'],
    ]);
  });

  it('says of bytes that are no zip that its list of files is missing', async () => {
    const refusal = await refusalOf(() => contents(strToU8(EPISODES)));
    expect(refusal).toMatchObject({ code: 'file_damaged', place: { file: 'return.zip' } });
  });

  it('holds nothing when it is empty', async () => {
    expect(await contents(zipOf({}))).toEqual([]);
  });
});
