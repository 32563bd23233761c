import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filesAt } from '../../../electron/chosen-files.ts';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'permanence-chosen-'));
  await mkdir(join(folder, 'returns', '2023', '.hidden'), { recursive: true });
  for (const name of [
    'one.csv',
    'returns/episodes.csv',
    'returns/2023/header.csv',
    'returns/2023/.DS_Store',
    'returns/2023/.hidden/x.csv',
  ]) {
    await writeFile(join(folder, name), 'x');
  }
  await symlink(join(folder, 'one.csv'), join(folder, 'returns', 'link.csv')).catch(
    () => undefined,
  );
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const namesAt = async (...names: string[]) =>
  (await filesAt(names.map((name) => join(folder, name)))).map(({ name }) => name);

describe('the files that were chosen', () => {
  it('are themselves', async () => {
    const path = join(folder, 'one.csv');
    expect(await filesAt([path])).toEqual([{ name: 'one.csv', path }]);
  });

  it('are those within a folder, under names that begin with the folder’s', async () => {
    expect(await namesAt('returns')).toEqual(['returns/2023/header.csv', 'returns/episodes.csv']);
  });

  it('keep the order in which they were chosen', async () => {
    expect(await namesAt('returns', 'one.csv')).toEqual([
      'returns/2023/header.csv',
      'returns/episodes.csv',
      'one.csv',
    ]);
  });

  it('are refused with a sentence when one is gone', async () => {
    await expect(namesAt('one.csv', 'gone.csv')).rejects.toMatchObject({
      failure: { code: 'not_found', place: { file: 'gone.csv' } },
    });
  });

  it('are never looked up from wherever the program happens to run', async () => {
    await expect(filesAt(['package.json'])).rejects.toMatchObject({
      failure: { code: 'not_found' },
    });
  });

  it('are refused when they are more than can be loaded at once', async () => {
    await mkdir(join(folder, 'many'));
    await Promise.all(
      Array.from({ length: 501 }, (_, index) =>
        writeFile(join(folder, 'many', `${index}.csv`), ''),
      ),
    );
    await expect(namesAt('many')).rejects.toMatchObject({
      failure: { message: expect.stringContaining('501') },
    });
  });
});
