import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { findElectron } from '../../../electron/electron-binary.ts';

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'permanence-electron-'));
  await writeFile(join(folder, 'package.json'), '{"engines":{"node":">= 22.12.0"}}');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const installProgram = async () => {
  await mkdir(join(folder, 'dist'));
  await writeFile(join(folder, 'dist', 'electron'), '');
  await writeFile(join(folder, 'path.txt'), 'electron');
};
const installer = (script: string) => writeFile(join(folder, 'install.js'), script);
const find = (nodeVersion = '24.1.0', seconds = 30) =>
  findElectron({ folder, nodeVersion, seconds });

/** What the real installer does when the network lets it. */
const WORKS = `
  const { mkdirSync, writeFileSync } = require('node:fs');
  mkdirSync(__dirname + '/dist');
  writeFileSync(__dirname + '/dist/electron', '');
  writeFileSync(__dirname + '/path.txt', 'electron');`;

describe('finding Electron’s program', () => {
  it('finds the one that is installed, whatever Node runs', async () => {
    await installProgram();
    expect(await find('20.20.2')).toEqual({ found: true, path: join(folder, 'dist', 'electron') });
  });

  it('does not take a program for installed that has been deleted', async () => {
    await installProgram();
    await rm(join(folder, 'dist'), { recursive: true });
    expect(await find('20.20.2')).toMatchObject({ found: false });
  });

  it('says so when the package is not there at all', async () => {
    expect(await findElectron({ folder: null })).toEqual({
      found: false,
      reason: 'Electron is not among the installed packages',
    });
  });

  it('does not try an installer that cannot run on this Node, and says which it needs', async () => {
    await installer('require("node:fs").writeFileSync(__dirname + "/ran", "")');
    for (const version of ['20.20.2', '22.11.9', '9.99.0']) {
      const answer = await find(version);
      expect(answer).toMatchObject({ found: false });
      expect(answer).toHaveProperty('reason', expect.stringContaining('needs Node 22.12.0'));
      expect(answer).toHaveProperty('reason', expect.stringContaining(`this is Node ${version}`));
    }
    await expect(find('22.12.0')).resolves.toHaveProperty(
      'reason',
      expect.stringContaining('nothing was installed'),
    );
  });

  it('installs the program when it is missing, and says that it does', async () => {
    await installer(WORKS);
    const say = vi.fn();
    expect(await findElectron({ folder, nodeVersion: '24.1.0', say })).toMatchObject({
      found: true,
    });
    expect(say).toHaveBeenCalledOnce();
  });

  it('says what the installer said when it fails, and tries only once', async () => {
    await installer(`
      require('node:fs').appendFileSync(__dirname + '/tries', 'x');
      console.error('getaddrinfo ENOTFOUND github.com');
      process.exit(1);`);
    expect(await find()).toHaveProperty('reason', expect.stringContaining('ENOTFOUND github.com'));
    await installer(WORKS);
    expect(await find()).toHaveProperty('reason', expect.stringContaining('earlier'));
  });

  it('does not wait for an installer that hangs', async () => {
    await installer('setInterval(() => undefined, 1000)');
    expect(await find('24.1.0', 0.2)).toHaveProperty(
      'reason',
      expect.stringContaining('0.2 seconds'),
    );
  });
});
