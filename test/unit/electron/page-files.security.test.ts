import fc from 'fast-check';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listPageFiles, readPageFile, type PageFiles } from '../../../electron/page-files.ts';

let folder = '';
let files: PageFiles = new Map();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'permanence-page-'));
  const page = join(folder, 'page');
  await mkdir(join(page, 'assets'), { recursive: true });
  await writeFile(join(folder, 'outside.js'), 'secret');
  await writeFile(join(page, 'index.html'), '<p>page</p>');
  await writeFile(join(page, 'assets', 'a b.js'), 'script');
  await writeFile(join(page, '.env.js'), 'secret');
  await writeFile(join(page, 'notes.md'), 'not of the page');
  await symlink(join(folder, 'outside.js'), join(page, 'link.js')).catch(() => undefined);
  files = await listPageFiles(page);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const textAt = async (address: string) => {
  const file = await readPageFile(files, address);
  return file && new TextDecoder().decode(file.bytes);
};

describe('the page’s files', () => {
  it('are found by their addresses, with their types', async () => {
    expect(await textAt('/')).toBe('<p>page</p>');
    expect(await textAt('/index.html')).toBe('<p>page</p>');
    expect(await readPageFile(files, '/assets/a%20b.js')).toMatchObject({
      type: 'text/javascript; charset=utf-8',
    });
  });

  it('are said to be missing when the page has not been built', async () => {
    await expect(listPageFiles(join(folder, 'nowhere'))).rejects.toThrow('npm run build');
  });
});

describe('threat: an address that leads out of the page (path traversal)', () => {
  it.each([
    '/../outside.js',
    '/assets/../../outside.js',
    '/%2e%2e/outside.js',
    '/..%2foutside.js',
    '/assets/..%5c..%5coutside.js',
    '//outside.js',
    '/assets',
    '/assets/',
    '/index.html/',
    '/index.html%00.js',
    '/C:/windows/win.ini',
    '/etc/passwd',
    'file:///etc/passwd',
    '',
  ])('finds nothing at %j', async (address) => {
    expect(await textAt(address)).toBeNull();
  });

  it('serves no hidden file, no link and no file of an unknown type', () => {
    expect([...files.keys()].sort()).toEqual(['/', '/assets/a%20b.js', '/index.html']);
  });

  it('finds nothing at any address that is not listed', async () => {
    const parts = fc.constantFrom(
      '..',
      '.',
      '/',
      '\\',
      '%2e',
      '%2f',
      'outside.js',
      'assets',
      'etc',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(parts, { maxLength: 8 }), async (address) => {
        const text = await textAt(`/${address.join('')}`);
        expect(text === null || text === '<p>page</p>').toBe(true);
      }),
    );
  });
});
