import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RememberedKey } from '../../../analytics/contract/workspace.ts';
import { Workbench } from '../../../analytics/workbench.ts';
import { CHEAP, PASSPHRASE, refused } from './contents.ts';
import { filesIn, journeysFile, openAt } from './sessions.ts';

let folder: string;
let path: string;
let key: RememberedKey;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'permanence-remembered-'));
  path = join(folder, 'agency.permanence');
  await using workbench = await openAt(path);
  await workbench.load([journeysFile('own.csv', ['C1', 'C2'])]);
  key = await workbench.keeper.giveKey(PASSPHRASE);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const recall = (remembered: RememberedKey) =>
  Workbench.openFile({ path, remembered, create: false, host: 'script', workFactor: 2 });
const NEXT = 'another-quiet-orchard-58';

describe('a file’s key that is remembered', () => {
  it('opens the file, saves it, and leaves the passphrase as it was', async () => {
    {
      await using workbench = await recall(key);
      expect(await filesIn(workbench)).toEqual(['own.csv']);
      await workbench.load([journeysFile('more.csv', ['C3'])]);
    }
    await using again = await openAt(path, { create: false });
    expect(await filesIn(again)).toEqual(['own.csv', 'more.csv']);
  });

  it('makes no file that is not there', async () => {
    const gone = {
      path: join(folder, 'gone.permanence'),
      remembered: key,
      host: 'script',
    } as const;
    expect((await refused(Workbench.openFile({ ...gone, create: true }))).code).toBe('not_found');
  });

  it('is written down: that it was given, and each opening with it', async () => {
    await using workbench = await recall(key);
    expect(workbench.audit.entries.slice(-2)).toMatchObject([
      { action: 'key_remembered' },
      { action: 'open', detail: { with: 'remembered key' } },
    ]);
  });
});

describe('threat: a key that is had without the passphrase, or works on after it was changed', () => {
  it('is given to nobody without the passphrase, nor of what is in memory', async () => {
    await using workbench = await openAt(path);
    const before = workbench.audit.entries.length;
    const { code } = await refused(workbench.keeper.giveKey('not the passphrase'));
    expect(code).toBe('passphrase_wrong');
    expect(workbench.audit.entries).toHaveLength(before);
    await using other = await Workbench.open({ samples: false, host: 'script' });
    expect((await refused(other.keeper.giveKey(PASSPHRASE))).code).toBe('invalid_request');
  });

  it('opens nothing any more once the passphrase was changed, which whoever keeps it is told', async () => {
    const told = vi.fn();
    {
      await using workbench = await openAt(path);
      workbench.keeper.onNewKey(told);
      await refused(workbench.keeper.changePassphrase({ current: 'wrong', next: NEXT }));
      expect(told).not.toHaveBeenCalled();
      await workbench.keeper.changePassphrase({ current: PASSPHRASE, next: NEXT });
      expect(told).toHaveBeenCalledOnce();
    }
    const bytes = await readFile(path);
    expect((await refused(recall(key))).code).toBe('key_outdated');
    expect((await readFile(path)).equals(bytes)).toBe(true);
  });

  it('opens no other file in its place', async () => {
    const other = join(folder, 'other.permanence');
    await (await openAt(other)).close();
    await copyFile(other, path);
    expect((await refused(recall(key))).code).toBe('key_outdated');
  });

  it('does not take up somebody else’s wrapping of a key, which the next save would make the file’s', async () => {
    const other = join(folder, 'other.permanence');
    await (await openAt(other, { ...CHEAP, passphrase: 'the attacker’s own' })).close();
    const theirs = unzipSync(await readFile(other));
    const ours = unzipSync(await readFile(path));
    const { 'identity.age': wrapped, 'identity.sha256': digest } = theirs;
    if (!wrapped || !digest) throw new Error('A workspace file has a key.');
    const swapped = { ...ours, 'identity.age': wrapped, 'identity.sha256': digest };
    await writeFile(path, zipSync(swapped, { level: 0 }));
    expect((await refused(recall(key))).code).toBe('key_outdated');
  });

  it('does not open a damaged file, which is told from an outdated key', async () => {
    const entries = unzipSync(await readFile(path));
    entries['manifest.json.gz.age']?.fill(0, 300);
    await writeFile(path, zipSync(entries, { level: 0 }));
    expect((await refused(recall(key))).code).toBe('workspace_damaged');
  });
});
