import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keptLockTime, settingsFolder } from '../../../electron/settings.ts';

let base = '';
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'permanence-settings-'));
});
afterEach(() => rm(base, { recursive: true }));

describe('the time until the lock, between starts', () => {
  it('is what was kept last, and nothing before', async () => {
    const time = keptLockTime(join(base, 'new', 'folder'));
    expect(await time.read()).toBeNull();
    await time.keep(5);
    await time.keep(30);
    expect(await keptLockTime(join(base, 'new', 'folder')).read()).toBe(30);
  });

  it('is all that is written', async () => {
    await keptLockTime(base).keep(5);
    expect(await readdir(base)).toEqual(['settings.json']);
    expect(JSON.parse(await readFile(join(base, 'settings.json'), 'utf8'))).toEqual({
      lockAfterMinutes: 5,
    });
  });

  it.each(['', '{', '[]', '{"lockAfterMinutes":0}', '{"lockAfterMinutes":1e9}', '{"other":1}'])(
    'is the usual one where what was kept is %j: nobody puts the lock off for ever',
    async (text) => {
      await writeFile(join(base, 'settings.json'), text);
      expect(await keptLockTime(base).read()).toBeNull();
    },
  );
});

describe('the folder of a person’s settings', () => {
  it.each([
    ['win32', { APPDATA: 'C:/Users/o/AppData/Roaming' }, /^C:.*Roaming.permanence-workbench$/],
    ['win32', {}, /^.home.o.AppData.Roaming.permanence-workbench$/],
    ['darwin', {}, /^.home.o.Library.Application Support.permanence-workbench$/],
    ['linux', { XDG_CONFIG_HOME: '/cfg' }, /^.cfg.permanence-workbench$/],
    ['linux', { XDG_CONFIG_HOME: '' }, /^.home.o.\.config.permanence-workbench$/],
  ] as const)('is where %s keeps such: %j', (platform, environment, folder) => {
    expect(settingsFolder(platform, environment, '/home/o')).toMatch(folder);
  });
});
