import {
  chmod,
  link,
  mkdtemp,
  readFile,
  readdir,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WorkspaceFile } from '../../../analytics/workspace/file/workspace-file.ts';
import type { WorkspaceContents } from '../../../analytics/workspace/file/workspace-file.ts';
import { CHEAP, NOW, PASSPHRASE, comparable, contentsWith, refused, rejects } from './contents.ts';

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

describe('a workspace file', () => {
  it('gives back what was saved in it', async () => {
    const contents = contentsWith(['<5', 'n/a', 'Zoë', '']);
    await saved(contents);
    expect(await opened()).toEqual(comparable(contents));
  });

  it('starts empty, with a key of its own, and appears with the first save', async () => {
    const one = await WorkspaceFile.create(path, { ...CHEAP, now: NOW });
    const other = await WorkspaceFile.create(path, { ...CHEAP, now: NOW });
    expect(one.contents.workspaceKey).toHaveLength(32);
    expect(one.contents.workspaceKey).not.toEqual(other.contents.workspaceKey);
    expect(one.contents).toMatchObject({ tables: new Map(), views: [] });
    expect(await readdir(folder)).toEqual([]);
    await one.file.save(one.contents);
    expect(await opened()).toEqual(comparable(one.contents));
  });

  it('can be saved again and again, by the one who created it and by who opened it', async () => {
    const file = await saved(contentsWith(['a']));
    await file.save(contentsWith(['b']));
    const reopened = await WorkspaceFile.open(path, CHEAP);
    const last = contentsWith(['c']);
    await reopened.file.save(last);
    expect(await opened()).toEqual(comparable(last));
  });

  it('saves one after the other when asked twice at once', async () => {
    const file = await saved(contentsWith(['a']));
    const last = contentsWith(['c']);
    await Promise.all([file.save(contentsWith(['b'])), file.save(last)]);
    expect(await opened()).toEqual(comparable(last));
  });

  it('keeps its identity, and the tables that did not change as they are', async () => {
    const first = contentsWith(['a']);
    const file = await saved(first);
    const before = unzipSync(await readFile(path));
    await file.save({ ...first, tables: new Map(first.tables).set('rejects', rejects(['b'])) });
    await (await WorkspaceFile.open(path, CHEAP)).file.save(first);
    const after = unzipSync(await readFile(path));
    expect(Object.keys(after)).toEqual(Object.keys(before));
    expect(
      Object.keys(after).filter((name) => Buffer.from(after[name]!).equals(before[name]!)),
    ).toEqual(['identity.age', 'identity.sha256', 'sources.arrows.gz.age']);
  });

  it('holds no part of a table in which nothing is left', async () => {
    const first = contentsWith(['a']);
    const file = await saved(first);
    const tables = new Map(first.tables);
    tables.delete('rejects');
    const last = { ...first, tables };
    await file.save(last);
    expect(Object.keys(unzipSync(await readFile(path)))).not.toContain('rejects.arrows.gz.age');
    expect(await opened()).toEqual(comparable(last));
  });

  it('holds nothing readable: neither content, nor names, nor the key that opens it', async () => {
    const marker = 'PLAINTEXT-MARKER-4711';
    const contents = contentsWith([marker, marker]);
    await saved({ ...contents, views: contents.views.map((view) => ({ ...view, name: marker })) });
    const bytes = await readFile(path);
    for (const secret of [marker, 'Croydon', 'AGE-SECRET-KEY', PASSPHRASE, '2026-03-31', 'ARROW']) {
      expect(bytes.includes(secret)).toBe(false);
    }
    expect(bytes.includes(Buffer.from(contents.workspaceKey))).toBe(false);
    expect(bytes.includes(Buffer.from(contents.workspaceKey).toString('hex'))).toBe(false);
  });

  it('is the officer’s alone, unless its permissions were changed', async () => {
    const file = await saved(contentsWith(['a']));
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    await chmod(path, 0o660);
    await file.save(contentsWith(['b']));
    expect((await stat(path)).mode & 0o777).toBe(0o660);
  });

  it('is replaced where it lies when it is opened through a link', async () => {
    await saved(contentsWith(['a']));
    const elsewhere = join(folder, 'link.permanence');
    await symlink(path, elsewhere);
    const contents = contentsWith(['b']);
    await (await WorkspaceFile.open(elsewhere, CHEAP)).file.save(contents);
    expect(await opened()).toEqual(comparable(contents));
    expect(await opened(elsewhere)).toEqual(comparable(contents));
  });
});

describe('the generations of a workspace file', () => {
  it('are the two saves before, each a workspace that opens', async () => {
    const states = ['a', 'b', 'c', 'd'].map((value) => contentsWith([value]));
    const file = await saved(states[0]!);
    expect(await readdir(folder)).toEqual(['agency.permanence']);
    for (const state of states.slice(1)) await file.save(state);
    expect((await readdir(folder)).sort()).toEqual([
      'agency.permanence',
      'agency.permanence.1',
      'agency.permanence.2',
    ]);
    expect(await opened()).toEqual(comparable(states[3]!));
    expect(await opened(`${path}.1`)).toEqual(comparable(states[2]!));
    expect(await opened(`${path}.2`)).toEqual(comparable(states[1]!));
  });

  it('are not pushed out by a save that was interrupted half-way', async () => {
    const states = ['a', 'b', 'c'].map((value) => contentsWith([value]));
    const file = await saved(states[0]!);
    await file.save(states[1]!);
    // What a save leaves that is killed after keeping the generation and before replacing the file.
    await rm(`${path}.1`);
    await link(path, `${path}.1`);
    await writeFile(`${path}.2`, 'the generation before');
    await file.save(states[2]!);
    expect(await opened(`${path}.1`)).toEqual(comparable(states[1]!));
    expect(await readFile(`${path}.2`, 'utf8')).toBe('the generation before');
  });
});

describe('opening a workspace or making one', () => {
  const options = { ...CHEAP, now: NOW };

  it('makes one only where that is allowed and nothing is there yet', async () => {
    expect(
      await refused(WorkspaceFile.openOrCreate({ ...options, path, create: false })),
    ).toMatchObject({
      code: 'not_found',
      message: 'There is no file agency.permanence in that folder.',
    });
    const made = await WorkspaceFile.openOrCreate({ ...options, path, create: true });
    const contents = contentsWith(['a']);
    await made.file.save(contents);
    for (const create of [true, false]) {
      const again = await WorkspaceFile.openOrCreate({ ...options, path, create });
      expect(comparable(again.contents)).toEqual(comparable(contents));
    }
  });

  it('never takes the place of a file it can not open', async () => {
    await writeFile(path, 'something else');
    expect(
      await refused(WorkspaceFile.openOrCreate({ ...options, path, create: true })),
    ).toMatchObject({ code: 'workspace_not_ours' });
    expect(await readFile(path, 'utf8')).toBe('something else');
  });
});
