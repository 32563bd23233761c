import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WorkspaceFile } from '../../../analytics/workspace/file/workspace-file.ts';
import type { WorkspaceContents } from '../../../analytics/workspace/file/workspace-file.ts';
import { CHEAP, NOW, comparable, contentsWith, refused } from './contents.ts';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'permanence-workspace-'));
  path = join(folder, 'agency.permanence');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function saved(contents: WorkspaceContents): Promise<WorkspaceFile> {
  const { file } = await WorkspaceFile.create(path, { ...CHEAP, now: NOW });
  await file.save(contents);
  return file;
}

const opened = async (at = path): Promise<unknown> =>
  comparable((await WorkspaceFile.open(at, CHEAP)).contents);

describe('a save that can not be made', () => {
  it('is refused when the name is taken, before and after creating', async () => {
    const late = await WorkspaceFile.create(path, { ...CHEAP, now: NOW });
    const contents = contentsWith(['first']);
    await saved(contents);
    expect(await refused(WorkspaceFile.create(path, { ...CHEAP, now: NOW }))).toMatchObject({
      code: 'workspace_exists',
    });
    expect(await refused(late.file.save(late.contents))).toMatchObject({
      code: 'workspace_exists',
    });
    expect(await opened()).toEqual(comparable(contents));
    expect(await readdir(folder)).toEqual(['agency.permanence']);
  });

  it('is refused when somebody else has saved since', async () => {
    await saved(contentsWith(['a']));
    const mine = await WorkspaceFile.open(path, CHEAP);
    const theirs = await WorkspaceFile.open(path, CHEAP);
    const contents = contentsWith(['theirs']);
    await theirs.file.save(contents);
    const before = (await readdir(folder)).sort();
    expect(await refused(mine.file.save(contentsWith(['mine'])))).toMatchObject({
      code: 'workspace_changed',
      message: expect.stringContaining('another program or window'),
    });
    expect(await opened()).toEqual(comparable(contents));
    expect((await readdir(folder)).sort()).toEqual(before);
  });

  it('is refused when the file has been taken away since', async () => {
    const file = await saved(contentsWith(['a']));
    await rm(path);
    expect(await refused(file.save(contentsWith(['b'])))).toMatchObject({
      code: 'workspace_changed',
    });
    expect(await readdir(folder)).toEqual([]);
  });

  it('leaves the file and no temporary one when the generation can not be kept', async () => {
    const contents = contentsWith(['a']);
    const file = await saved(contents);
    await mkdir(`${path}.1`);
    await mkdir(join(`${path}.2`, 'in the way'), { recursive: true });
    expect(await refused(file.save(contentsWith(['b'])))).toMatchObject({
      code: 'workspace_unwritable',
    });
    expect(await opened()).toEqual(comparable(contents));
    expect((await readdir(folder)).filter((name) => name.endsWith('.saving'))).toEqual([]);
    await rm(`${path}.1`, { recursive: true });
    await rm(`${path}.2`, { recursive: true });
    await file.save(contentsWith(['b']));
  });

  it('says that the folder is not there', async () => {
    const nowhere = join(folder, 'gone', 'agency.permanence');
    expect(await refused(WorkspaceFile.create(nowhere, { ...CHEAP, now: NOW }))).toMatchObject({
      code: 'workspace_unwritable',
      message: "agency.permanence can't be saved: its folder is not there.",
    });
    await writeFile(join(folder, 'gone'), '');
    expect(await refused(WorkspaceFile.create(nowhere, { ...CHEAP, now: NOW }))).toMatchObject({
      code: 'workspace_unwritable',
    });
  });

  it.skipIf(process.platform === 'win32')(
    'says that the folder may not be written to',
    async () => {
      const contents = contentsWith(['a']);
      const file = await saved(contents);
      await chmod(path, 0o644);
      await chmod(folder, 0o555);
      await asOrdinaryUser(async () => {
        const message = "agency.permanence can't be saved: this account is not allowed to.";
        expect(await refused(file.save(contentsWith(['b'])))).toMatchObject({
          code: 'workspace_unwritable',
          message,
        });
        const beside = join(folder, 'new.permanence');
        expect(await refused(WorkspaceFile.create(beside, { ...CHEAP, now: NOW }))).toMatchObject({
          code: 'workspace_unwritable',
        });
        expect(await opened()).toEqual(comparable(contents));
      });
      await chmod(folder, 0o755);
      expect(await readdir(folder)).toEqual(['agency.permanence']);
    },
  );

  it.skipIf(process.platform === 'win32')('says that the file may not be read', async () => {
    await saved(contentsWith(['a']));
    await chmod(folder, 0o755);
    await chmod(path, 0o000);
    await asOrdinaryUser(async () => {
      expect(await refused(WorkspaceFile.open(path, CHEAP))).toMatchObject({
        code: 'file_unreadable',
        message: "agency.permanence can't be read: this account is not allowed to.",
      });
    });
  });
});

/** The superuser may write everywhere, so that permissions have to be tested as somebody else. */
async function asOrdinaryUser(work: () => Promise<void>): Promise<void> {
  if (process.getuid?.() !== 0) return work();
  const nobody = 65_534;
  process.seteuid?.(nobody);
  try {
    await work();
  } finally {
    process.seteuid?.(0);
  }
}
