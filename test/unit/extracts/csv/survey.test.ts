import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { PermanenceError } from '../../../../analytics/contract/failure.ts';
import { surveyFile } from '../../../../analytics/extracts/csv/survey.ts';

const file = (bytes: Uint8Array, name = 'figures.csv') => ({ name, size: bytes.length, bytes });
const survey = (bytes: Uint8Array) => surveyFile(file(bytes));

async function refusal(bytes: Uint8Array, name?: string) {
  const error: unknown = await surveyFile(file(bytes, name)).catch((reason: unknown) => reason);
  if (error instanceof PermanenceError) return error.failure;
  throw new Error('The file was not refused.');
}

const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');

describe('surveyFile', () => {
  it('reads UTF-8 with and without a byte order mark', async () => {
    expect(await survey(Buffer.from('area\nKöln\n'))).toMatchObject({
      encoding: 'utf-8',
      head: 'area\nKöln\n',
    });
    expect(await survey(Buffer.from('\ufeffarea\n'))).toMatchObject({
      encoding: 'utf-8',
      head: 'area\n',
    });
  });

  it('reads UTF-16 with a byte order mark, either way round', async () => {
    expect(await survey(utf16('area\n£5\n'))).toMatchObject({
      encoding: 'utf-16le',
      head: 'area\n£5\n',
    });
    expect(await survey(utf16('area\n£5\n').swap16())).toMatchObject({
      encoding: 'utf-16be',
      head: 'area\n£5\n',
    });
  });

  it('takes what is not UTF-8 for Windows-1252, as Excel saves it', async () => {
    const bytes = Buffer.from([0x61, 0x0a, 0xa3, 0x35, 0x20, 0x93, 0x78, 0x94, 0x0a]);
    expect(await survey(bytes)).toMatchObject({ encoding: 'windows-1252', head: 'a\n£5 “x”\n' });
  });

  it('sees a byte that is not UTF-8 however late it comes, even as the very last', async () => {
    const late = Buffer.concat([Buffer.from('a\n'.repeat(400_000)), Buffer.from([0xe9])]);
    expect((await survey(late)).encoding).toBe('windows-1252');
  });

  it.each(['é', '€', '😀'])(
    'does not mistake %s, cut anywhere between two pieces, for damage',
    async (sign) => {
      const length = Buffer.byteLength(sign);
      for (let inFirst = 0; inFirst <= length; inFirst += 1) {
        const text = `${'a'.repeat(2 ** 18 - inFirst)}${sign}\n`;
        expect((await survey(Buffer.from(text))).encoding).toBe('utf-8');
        const torn = Buffer.concat([
          Buffer.from('a'.repeat(2 ** 18 - inFirst)),
          Buffer.from(sign).subarray(0, length - 1),
          Buffer.from('\n'),
        ]);
        expect((await survey(torn)).encoding).toBe('windows-1252');
      }
    },
  );

  it('names a file by the hash of all its bytes', async () => {
    const bytes = Buffer.from('a,b\n1,2\n'.repeat(100_000));
    expect((await survey(bytes)).sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
  });

  it('cuts the head after a whole line', async () => {
    const { head } = await survey(Buffer.from('0123456789\n'.repeat(60_000)));
    expect(head.length).toBeLessThan(600_000);
    expect(head.endsWith('0123456789\n')).toBe(true);
  });

  it.each([
    ['an Excel workbook', [0x50, 0x4b, 0x03, 0x04, 0x14, 0x00], 'Excel workbook'],
    ['an old Excel file', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1], 'old Excel'],
    ['a PDF', [...Buffer.from('%PDF-1.7\n1 0 obj')], 'PDF'],
    ['a picture', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], 'picture'],
    ['a compressed file', [0x1f, 0x8b, 0x08, 0x00], 'compressed'],
    ['bytes with zeros among them', [0x61, 0x00, 0x62], 'no text'],
    ['bytes full of control characters', [0xff, 0x01, 0x02, 0x03, 0x80, 0x05], 'no text'],
  ])('refuses %s named .csv', async (_, bytes, what) => {
    const failure = await refusal(Uint8Array.from(bytes), 'return.csv');
    expect(failure).toMatchObject({ code: 'file_binary', place: { file: 'return.csv' } });
    expect(failure.message).toContain('return.csv');
    expect(failure.message).toContain(what);
    expect(failure.action).toContain('CSV UTF-8');
  });

  it.each([
    ['no bytes', ''],
    ['blank lines', '\r\n \n\t\n'],
    ['a byte order mark alone', '\ufeff'],
  ])('refuses a file of %s as empty', async (_, text) => {
    expect(await refusal(Buffer.from(text))).toMatchObject({
      code: 'file_empty',
      place: { file: 'figures.csv' },
    });
  });

  it('refuses a file beyond two gigabytes without reading it', async () => {
    const huge = { name: 'huge.csv', size: 2 ** 31 + 1, path: '/nowhere/huge.csv' };
    await expect(surveyFile(huge)).rejects.toMatchObject({ failure: { code: 'file_too_large' } });
  });

  it('says why a file can not be read', async () => {
    const gone = { name: 'gone.csv', size: 5, path: '/nowhere/gone.csv' };
    await expect(surveyFile(gone)).rejects.toMatchObject({
      failure: {
        code: 'file_unreadable',
        message: "gone.csv can't be read: it is not there any more.",
      },
    });
    const folder = { name: 'folder.csv', size: 5, path: import.meta.dirname };
    await expect(surveyFile(folder)).rejects.toMatchObject({
      failure: { code: 'file_unreadable', message: "folder.csv can't be read: it is a folder." },
    });
  });

  it('stops when it is cancelled', async () => {
    const controller = new AbortController();
    const reading = surveyFile(file(Buffer.alloc(2 ** 20, 'a')), {
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    await expect(reading).rejects.toMatchObject({ failure: { code: 'cancelled' } });
  });
});
