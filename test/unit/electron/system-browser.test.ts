import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  browserCandidates,
  findSystemBrowser,
  openAppWindow,
} from '../../../electron/system-browser.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'permanence-browser-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function program(name: string, script: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, `#!/bin/sh\n${script}\n`);
  await chmod(path, 0o755);
  return path;
}

describe('the browsers looked for', () => {
  it('are Edge before Chrome on Windows, in all three places they install to', () => {
    const found = browserCandidates('win32', {
      'ProgramFiles(x86)': 'C:\\Program Files (x86)',
      ProgramFiles: 'C:\\Program Files',
      LOCALAPPDATA: 'C:\\Users\\a\\AppData\\Local',
    });
    expect(found[0]).toEqual({
      name: 'Microsoft Edge',
      path: 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
    });
    expect(found.map(({ path }) => path)).toContain(
      'C:\\Users\\a\\AppData\\Local\\Google\\Chrome\\Application\\chrome.exe',
    );
    expect(found).toHaveLength(6);
  });

  it('leave out places that a system does not name', () => {
    expect(browserCandidates('win32', {})).toEqual([]);
    expect(browserCandidates('linux', {})).toEqual([]);
  });

  it('are programs of the applications folders on a Mac', () => {
    expect(browserCandidates('darwin', { HOME: '/Users/a' }).map(({ path }) => path)).toContain(
      '/Users/a/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    );
  });

  it('are commands of the path on Linux', () => {
    expect(
      browserCandidates('linux', { PATH: '/usr/bin:/snap/bin' }).map(({ path }) => path),
    ).toContain('/snap/bin/chromium');
  });
});

describe.skipIf(process.platform === 'win32')('a browser of the system', () => {
  it('is the first that is there and may be run', async () => {
    await writeFile(join(folder, 'google-chrome'), 'may not be run');
    const path = await program('chromium', 'exit 0');
    expect(await findSystemBrowser('linux', { PATH: folder })).toEqual({ name: 'Chromium', path });
  });

  it('is null where there is none', async () => {
    expect(await findSystemBrowser('linux', { PATH: folder })).toBeNull();
  });

  it('opens the address as an app with a profile that is deleted afterwards', async () => {
    const path = await program('chromium', `printf '%s\\n' "$@" > '${folder}/arguments'`);
    const window = await openAppWindow({ name: 'Chromium', path }, 'http://127.0.0.1:1/?token=t');
    await window.closed;
    const given = (await readFile(join(folder, 'arguments'), 'utf8')).trim().split('\n');
    expect(given).toContain('--app=http://127.0.0.1:1/?token=t');
    expect(given).toContain('--no-first-run');
    const profile = given.find((text) => text.startsWith('--user-data-dir='))?.split('=')[1] ?? '';
    expect(profile).not.toBe('');
    await expect(stat(profile)).rejects.toThrow();
  });

  it('can be closed', async () => {
    const path = await program('chromium', 'exec sleep 60');
    const window = await openAppWindow({ name: 'Chromium', path }, 'http://127.0.0.1:1/');
    window.close();
    await window.closed;
  });

  it('that cannot be started counts as closed', async () => {
    const browser = { name: 'Chromium', path: join(folder, 'missing') };
    await (
      await openAppWindow(browser, 'http://127.0.0.1:1/')
    ).closed;
  });
});
