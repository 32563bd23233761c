import { spawnSync } from 'node:child_process';
import {
  chmod,
  mkdtemp,
  readFile,
  readdir,
  rm,
  stat,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Workbench } from '../../../analytics/workbench.ts';
import { CHEAP, PASSPHRASE, RECIPE, VIEW, refused } from './contents.ts';
import { filesIn, journeysFile, openAt } from './sessions.ts';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'permanence-keeping-'));
  path = join(folder, 'agency.permanence');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const FIRST = journeysFile('first.csv', ['C1', 'C2', 'C3']);
const SECOND = journeysFile('second.csv', ['C4', 'C5']);

async function savedWith(...files: (typeof FIRST)[]): Promise<void> {
  await using workbench = await openAt(path);
  for (const file of files) {
    await workbench.load([file]);
    await workbench.save();
  }
}

describe('a workspace that is kept', () => {
  it('is saved by itself after each change, and says so', async () => {
    await using workbench = await openAt(path);
    await vi.waitFor(() => expect(workbench.keeper.state.status).toBe('saved'), 10_000);
    await workbench.load([FIRST]);
    expect(workbench.keeper.state).toMatchObject({ status: 'unsaved', failure: null });
    await vi.waitFor(() => expect(workbench.keeper.state.status).toBe('saved'), 10_000);
    const before = (await stat(path)).mtimeMs;
    workbench.saveView(VIEW);
    workbench.saveRecipe(RECIPE);
    await vi.waitFor(() => expect(workbench.keeper.state.status).toBe('saved'), 10_000);
    expect((await stat(path)).mtimeMs).toBeGreaterThan(before);
    await using other = await openAt(path);
    expect(await filesIn(other)).toEqual(['first.csv']);
    expect(other.views()).toMatchObject([{ name: VIEW.name }]);
    expect(other.recipes()).toMatchObject([{ name: RECIPE.name }]);
  });

  it('is saved once for changes that come together, and not at all when nothing changed', async () => {
    await using workbench = await openAt(path);
    await workbench.save();
    for (let n = 0; n < 5; n++) workbench.saveView({ ...VIEW, name: `View ${String(n)}` });
    await Promise.all([workbench.save(), workbench.save(), workbench.save()]);
    const { mtimeMs } = await stat(path);
    expect((await readdir(folder)).sort()).toEqual([
      'agency.permanence',
      'agency.permanence.1',
      'agency.permanence.lock',
    ]);
    await workbench.save();
    expect((await stat(path)).mtimeMs).toBe(mtimeMs);
  });

  it('has a part for each table in which anything is, and for no other', async () => {
    await savedWith(FIRST);
    const names = Object.keys(unzipSync(await readFile(path)));
    const parts = names.filter((name) => name.endsWith('.arrows.gz.age')).sort();
    expect(parts).toEqual(['adoption_journeys.arrows.gz.age', 'sources.arrows.gz.age']);
  });

  it('is not lost when it is closed at once', async () => {
    const workbench = await openAt(path);
    await workbench.load([FIRST]);
    await workbench.close();
    expect((await readdir(folder)).filter((name) => name.endsWith('.lock'))).toEqual([]);
    await using again = await openAt(path);
    expect(await filesIn(again)).toEqual(['first.csv']);
  });

  it('says that a save failed, keeps what was changed, and saves it when it can', async () => {
    await using workbench = await openAt(path);
    await workbench.save();
    const before = await readFile(path);
    await writeFile(path, 'somebody else');
    workbench.saveView(VIEW);
    expect(await refused(workbench.save())).toMatchObject({ code: 'workspace_changed' });
    expect(workbench.keeper.state).toMatchObject({
      status: 'failed',
      failure: { code: 'workspace_changed' },
    });
    await writeFile(path, before);
    await workbench.save();
    expect(workbench.keeper.state).toMatchObject({ status: 'saved', failure: null });
  });

  it('waits with saving until a load is done, so that half of one is never saved', async () => {
    await using workbench = await openAt(path);
    const loading = workbench.load([FIRST, SECOND]);
    await workbench.save();
    await loading;
    await using other = await openAt(path);
    expect(await filesIn(other)).toEqual(['first.csv', 'second.csv']);
  });

  it('is cleared of what a save left that was cut off', async () => {
    await savedWith(FIRST);
    await writeFile(`${path}.0123abcd.saving`, 'part of a save');
    await writeFile(join(folder, 'other.permanence.0123abcd.saving'), 'of another workspace');
    await using workbench = await openAt(path);
    expect((await readdir(folder)).filter((name) => name.endsWith('.saving'))).toEqual([
      'other.permanence.0123abcd.saving',
    ]);
    expect(await filesIn(workbench)).toEqual(['first.csv']);
  });

  it('is in memory only when it has no file', async () => {
    await using workbench = await Workbench.open({ samples: false, host: 'script' });
    expect(workbench.keeper.state).toEqual({
      status: 'in_memory',
      savedAt: null,
      failure: null,
    });
    await workbench.save();
  });
});

describe('a workspace that somebody else has open', () => {
  it('can be read and not changed, until it is closed there', async () => {
    const first = await openAt(path);
    await first.load([FIRST]);
    await first.save();
    const bytes = await readFile(path);
    {
      await using second = await openAt(path);
      expect(await filesIn(second)).toEqual(['first.csv']);
      expect(second.keeper.state).toMatchObject({
        status: 'read_only',
        failure: {
          code: 'workspace_locked',
          message: expect.stringMatching(/is open in another window, since .* on /),
        },
      });
      for (const change of [
        () => second.load([SECOND]),
        () => second.save(),
        async () => second.saveView(VIEW),
        () => second.keeper.changePassphrase({ current: PASSPHRASE, next: 'another' }),
        () => second.casework.localNumber({ key: 'x', reason: 'To mend it' }),
      ]) {
        expect(await refused(change())).toMatchObject({ code: 'workspace_locked' });
      }
    }
    expect((await readFile(path)).equals(bytes)).toBe(true);
    await first.close();
    await using third = await openAt(path);
    expect(third.keeper.state.status).not.toBe('read_only');
  });

  const lockOf = (pid: number, computer: string) =>
    writeFile(
      `${path}.lock`,
      JSON.stringify({ pid, computer, user: 'officer', since: '2026-03-31', token: 't' }),
    );
  const statusOf = async () => {
    await using workbench = await openAt(path);
    return workbench.keeper.state.status;
  };

  it('is taken over from a process that is no more', async () => {
    await savedWith(FIRST);
    await lockOf(spawnSync(process.execPath, ['-e', '']).pid, hostname());
    expect(await statusOf()).not.toBe('read_only');
    expect(await readdir(folder)).not.toContain('agency.permanence.lock');
  });

  it('is taken over from another computer once that has gone quiet', async () => {
    await savedWith(FIRST);
    await lockOf(1, 'another-laptop');
    expect(await statusOf()).toBe('read_only');
    const longAgo = new Date(Date.now() - 10 * 60_000);
    await utimes(`${path}.lock`, longAgo, longAgo);
    expect(await statusOf()).not.toBe('read_only');
  });

  it('is held by a lock that is just being written, and freed of one that was cut off', async () => {
    await savedWith(FIRST);
    await writeFile(`${path}.lock`, '{"pi');
    expect(await statusOf()).toBe('read_only');
    const longAgo = new Date(Date.now() - 10 * 60_000);
    await utimes(`${path}.lock`, longAgo, longAgo);
    expect(await statusOf()).not.toBe('read_only');
  });

  it('lets only one of many in at once', async () => {
    await savedWith(FIRST);
    await lockOf(spawnSync(process.execPath, ['-e', '']).pid, hostname());
    const opened = await Promise.all(Array.from({ length: 6 }, () => openAt(path)));
    const writers = opened.filter(({ keeper }) => keeper.state.status !== 'read_only');
    expect(writers).toHaveLength(1);
    await Promise.all(opened.map((workbench) => workbench.close()));
  });
});

describe('a workspace that may only be read', () => {
  it.skipIf(process.platform === 'win32')('is opened, and says why', async () => {
    await savedWith(FIRST);
    await chmod(path, 0o444);
    const names = await readdir(folder);
    const bytes = await readFile(path);
    {
      await using workbench = await openAt(path);
      expect(await filesIn(workbench)).toEqual(['first.csv']);
      expect(workbench.keeper.state).toMatchObject({
        status: 'read_only',
        failure: {
          code: 'workspace_read_only',
          message: 'agency.permanence can only be read: it is write-protected.',
        },
      });
      expect(await refused(workbench.load([SECOND]))).toMatchObject({
        code: 'workspace_read_only',
      });
    }
    expect((await readFile(path)).equals(bytes)).toBe(true);
    expect(await readdir(folder)).toEqual(names);
  });
});

describe('opening a workspace without changing it', () => {
  it('is logged in the file, and leaves the states kept from before', async () => {
    await savedWith(FIRST, SECOND);
    const [file, kept] = await Promise.all([readFile(path), readFile(`${path}.1`)]);
    for (let round = 0; round < 2; round += 1) {
      await using workbench = await openAt(path);
      expect(await filesIn(workbench)).toEqual(['first.csv', 'second.csv']);
    }
    expect((await readFile(path)).equals(file)).toBe(false);
    expect((await readFile(`${path}.1`)).equals(kept)).toBe(true);
    await using again = await openAt(path);
    expect(again.audit.page({ action: 'open' }).total).toBeGreaterThanOrEqual(3);
  });
});

describe('a damaged workspace', () => {
  it('offers the states kept from before, which save in its place', async () => {
    await savedWith(FIRST, SECOND);
    await truncate(path, 700);
    const damaged = await readFile(path);
    expect(await refused(openAt(path))).toMatchObject({ code: 'workspace_damaged' });
    expect((await readFile(path)).equals(damaged)).toBe(true);
    const [kept] = await Workbench.generations(path);
    expect(kept).toMatchObject({ generation: 1, file: 'agency.permanence.1' });
    {
      await using workbench = await openAt(path, { generation: 1 });
      expect(await filesIn(workbench)).toEqual(['first.csv']);
      await workbench.load([SECOND]);
    }
    await using again = await openAt(path);
    expect(await filesIn(again)).toEqual(['first.csv', 'second.csv']);
    expect(again.audit.page({ action: 'recover' }).total).toBe(1);
  });

  it('offers them as well when the file itself is gone', async () => {
    await savedWith(FIRST, SECOND);
    await rm(path);
    expect(await Workbench.generations(path)).toHaveLength(1);
    await using workbench = await openAt(path, { generation: 1, create: false });
    expect(await filesIn(workbench)).toEqual(['first.csv']);
    await workbench.save();
  });
});

describe('another passphrase', () => {
  it('opens the workspace from then on, and the old one opens nothing any more', async () => {
    await savedWith(FIRST, SECOND);
    const before = await readFile(path);
    {
      await using workbench = await openAt(path);
      expect(
        await refused(workbench.keeper.changePassphrase({ current: 'wrong', next: 'new one' })),
      ).toMatchObject({ code: 'passphrase_wrong' });
      await workbench.keeper.changePassphrase({ current: PASSPHRASE, next: 'new one' });
      expect(await readdir(folder)).toEqual(['agency.permanence', 'agency.permanence.lock']);
      workbench.saveView(VIEW);
    }
    expect(await refused(openAt(path))).toMatchObject({ code: 'passphrase_wrong' });
    {
      await using workbench = await openAt(path, { passphrase: 'new one' });
      expect(await filesIn(workbench)).toEqual(['first.csv', 'second.csv']);
      expect(workbench.audit.page({ action: 'passphrase_change' }).total).toBe(1);
    }
    // Who kept a copy of the file has its key, which must not open what was saved since.
    const copy = join(folder, 'copy.permanence');
    await writeFile(copy, before);
    const [old, now] = [unzipSync(before), unzipSync(await readFile(path))];
    const { 'identity.age': key, 'identity.sha256': digest } = old;
    const grafted = { ...now, 'identity.age': key!, 'identity.sha256': digest! };
    await writeFile(copy, zipSync(grafted, { level: 0 }));
    expect(await refused(openAt(copy, CHEAP))).toMatchObject({ code: 'workspace_damaged' });
  });
});
