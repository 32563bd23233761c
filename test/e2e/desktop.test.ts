import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installedElectron } from '../../electron/electron-binary.ts';

const root = resolve(import.meta.dirname, '../..');
const program = await installedElectron();
const display = process.platform !== 'linux' || Boolean(process.env['DISPLAY']);
const reason = !program
  ? 'Electron’s program is not installed'
  : !display
    ? 'there is no display'
    : null;

if (reason !== null) process.stdout.write(`The desktop app is not tested here: ${reason}.\n`);

describe.skipIf(reason !== null)('the desktop app', () => {
  let app: ElectronApplication;
  let page: Page;

  beforeAll(async () => {
    if (!existsSync(join(root, 'dist/page/index.html'))) {
      throw new Error('The workbench has not been built: run "npm run build" first.');
    }
    const asRoot = process.platform === 'linux' && process.getuid?.() === 0;
    app = await _electron.launch({
      executablePath: program ?? '',
      args: [...(asRoot ? ['--no-sandbox'] : []), root],
    });
    page = await app.firstWindow();
    await page.waitForLoadState();
  });
  afterAll(() => app.close());

  it('opens the page under its own address', async () => {
    expect(page.url()).toMatch(/^app:\/\/permanence\//);
    expect(await page.title()).toContain('Permanence Workbench');
  });

  it('shows the samples, which the engine’s process has loaded', async () => {
    await expect.poll(() => page.locator('body').innerText()).toContain('Samples');
  });

  it('gives the page the bridge and nothing of Node', async () => {
    const seen = await page.evaluate(() => ({
      bridge: Object.keys(window.permanence ?? {}).sort(),
      node: ['require', 'process', 'Buffer', 'global'].filter((name) => name in window),
    }));
    expect(seen).toEqual({
      bridge: ['acceptFiles', 'chooseFiles', 'connect', 'host', 'porter'],
      node: [],
    });
  });

  it('reaches nothing but itself, opens no window and stays where it is', async () => {
    const reached = await page.evaluate(async () => ({
      fetched: await fetch('https://example.com/').then(
        () => true,
        () => false,
      ),
      opened: window.open('https://example.com/') !== null,
    }));
    expect(reached).toEqual({ fetched: false, opened: false });
    await page.evaluate(() => window.location.assign('https://example.com/'));
    expect(page.url()).toMatch(/^app:\/\/permanence\//);
    expect(app.windows()).toHaveLength(1);
  });

  it('works again after the page is loaded again', async () => {
    await page.reload();
    await expect.poll(() => page.locator('body').innerText()).toContain('Samples');
  });
});
