import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPassphrase } from '../../../../analytics/workspace/file/passphrase.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'permanence-passphrase-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function fileWith(content: string | Uint8Array): Promise<string> {
  const path = join(folder, 'passphrase.txt');
  await writeFile(path, content);
  return path;
}

const utf16 = (text: string, mark: [number, number]): Uint8Array => {
  const bytes = Buffer.from(text, 'utf16le');
  return Buffer.concat([Buffer.from(mark), mark[0] === 0xfe ? bytes.swap16() : bytes]);
};

describe('a passphrase file', () => {
  it.each([
    ['as it is', 'four words and spaces'],
    ['before a line end', 'four words and spaces\n'],
    ['before a Windows line end', 'four words and spaces\r\n'],
    ['before an old Mac line end', 'four words and spaces\rmore'],
    ['with other lines after it', 'four words and spaces\nsomething else\n'],
    ['after a byte order mark', '\ufefffour words and spaces\r\n'],
    ['in UTF-16 as PowerShell writes it', utf16('four words and spaces\r\n', [0xff, 0xfe])],
    ['in UTF-16, big end first', utf16('four words and spaces\r\n', [0xfe, 0xff])],
  ])('gives its first line %s', async (_, content) => {
    expect(await readPassphrase(await fileWith(content))).toBe('four words and spaces');
  });

  it('keeps spaces at either end and letters beyond ASCII', async () => {
    expect(await readPassphrase(await fileWith(' Zoë’s £5 \n'))).toBe(' Zoë’s £5 ');
  });

  it.each(['', '\n', '\r\nsecret', '\ufeff\n', '   \n'])(
    'is refused when its first line is blank: %j',
    async (content) => {
      await expect(readPassphrase(await fileWith(content))).rejects.toMatchObject({
        failure: { code: 'file_empty', message: 'The first line of passphrase.txt is blank.' },
      });
    },
  );

  it('is refused when it is not text', async () => {
    await expect(
      readPassphrase(await fileWith(new Uint8Array([0x70, 0xe9, 0x0a]))),
    ).rejects.toMatchObject({ failure: { code: 'file_binary' } });
  });

  it('is refused when it is far larger than a passphrase', async () => {
    await expect(readPassphrase(await fileWith('x'.repeat(65_537)))).rejects.toMatchObject({
      failure: { code: 'file_too_large' },
    });
    expect(await readPassphrase(await fileWith('x'.repeat(65_536)))).toHaveLength(65_536);
  });

  it('is refused with a sentence when it is missing or a folder', async () => {
    await expect(readPassphrase(join(folder, 'none.txt'))).rejects.toMatchObject({
      failure: { code: 'not_found', message: 'There is no file none.txt in that folder.' },
    });
    await expect(readPassphrase(folder)).rejects.toMatchObject({
      failure: { code: 'file_unreadable', message: expect.stringContaining('a folder') },
    });
  });
});
