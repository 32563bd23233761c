import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from './chromium.ts';
import { accessibilityViolations, startWorkbench, watchedPage } from './hosted-workbench.ts';

const PASSPHRASE = 'correct horse battery staple';
const AREAS = ['Croydon', 'Lambeth', 'Lewisham', 'Southwark', 'Greenwich'];
const COUNTS = [1, 3, 5, 8, 23];
const FIGURES = [
  'measure,area,period,value,source',
  ...AREAS.map((area, at) => `matches,${area},2022/23,${COUNTS[at]},Our own count`),
].join('\n');
const EXPLORE = '#/explore?measure=matches&period=2022%2F23';

let browser: Browser;
let workbench: { address: string; stop: () => Promise<void> };
let folder = '';
let file = '';
let page: Page;
let complaints: string[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'permanence-workspace-'));
  file = join(folder, 'croydon.permanence');
  [browser, workbench] = await Promise.all([launchChromium(), startWorkbench(file)]);
  const viewport = { width: 1280, height: 720 };
  ({ page, complaints } = await watchedPage(browser, workbench.address, { viewport }));
});
afterAll(async () => {
  await browser.close();
  await workbench.stop();
  await rm(folder, { recursive: true, force: true });
});

const heading = (name: RegExp) => page.getByRole('heading', { level: 1, name });
const words = () => page.locator('body').innerText();

async function goTo(hash: string): Promise<void> {
  await page.evaluate((to) => (location.hash = to), hash);
}

async function unlock(passphrase = PASSPHRASE): Promise<void> {
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await page.keyboard.press('Enter');
}

async function present(audience: 'Officer' | 'Presentation'): Promise<void> {
  await page
    .locator('.context-bar')
    .getByRole('button', { name: /Officer|Presentation/ })
    .click();
  await page.getByText(audience, { exact: true }).last().click();
  await page.keyboard.press('Escape');
}

/** The values in the table of figures, as they are shown. */
async function shown(): Promise<string[]> {
  await page.getByRole('grid').first().waitFor();
  return page.getByRole('grid').first().getByRole('gridcell').allInnerTexts();
}

describe('a workspace in one encrypted file', () => {
  it('is made with a passphrase, and saved before anything is loaded', async () => {
    await heading(/Make croydon\.permanence/).waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.getByLabel('New passphrase').fill(PASSPHRASE);
    await page.getByLabel('The same again').fill(PASSPHRASE);
    await page.getByRole('button', { name: 'Make the workspace' }).click();
    await page.getByRole('navigation', { name: 'Screens' }).waitFor();
    expect((await readFile(file)).subarray(0, 2).toString()).toBe('PK');
  });

  it('is saved after a load, which the context bar says', async () => {
    await goTo('#/data');
    const input = page.locator('input[type="file"]').first();
    await input.setInputFiles({
      name: 'own.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(FIGURES),
    });
    await page.getByRole('button', { name: /^Load 1 file/ }).click();
    await page
      .getByText(/rows loaded|5 rows/)
      .first()
      .waitFor();
    await page.locator('.save-mark', { hasText: 'Saved' }).waitFor();
    expect(await readFile(file).then((bytes) => bytes.includes('Our own count'))).toBe(false);
  });

  it('shows no count of 1 to 5 while presenting, and no list of single records', async () => {
    await goTo(EXPLORE);
    await page.getByRole('grid').getByText('Southwark').first().waitFor();
    expect(await shown()).toEqual(expect.arrayContaining(['1', '3', '5', '8', '23']));
    await present('Presentation');
    await page.getByRole('grid').getByText('Southwark').first().waitFor();
    const cells = await shown();
    expect(cells.filter((cell) => /^[1-5]$/.test(cell.trim()))).toEqual([]);
    expect(cells).toEqual(expect.arrayContaining(['10', '25']));
    expect(cells).not.toContain('23');
    await goTo('#/data');
    await page.getByText('Not shown while presenting').waitFor();
    expect(await words()).not.toContain('own.csv');
    await goTo('#/home');
    await heading(/What do the loaded figures say/).waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
    await present('Officer');
    await goTo(EXPLORE);
    await page.getByRole('grid').getByText('Southwark').first().waitFor();
    expect(await shown()).toContain('23');
  });

  it('locks on demand, forgets what it showed, and comes back to the same view', async () => {
    const address = page.url();
    await page.evaluate(() => Object.assign(window, { held: 'something the page remembers' }));
    await page.keyboard.press('Control+l');
    await heading(/Unlock croydon\.permanence/).waitFor();
    expect(await words()).not.toContain('Southwark');
    expect(await page.evaluate(() => 'held' in window)).toBe(false);
    expect(await accessibilityViolations(page)).toEqual([]);
    await unlock('not the passphrase');
    await page.getByText('The passphrase does not open croydon.permanence.').waitFor();
    await unlock();
    await page.getByRole('grid').getByText('Southwark').first().waitFor();
    expect(page.url()).toBe(address);
    expect(await shown()).toContain('23');
  });

  it('writes down what was done with it, and says that nothing of that was changed', async () => {
    await goTo('#/audit');
    await page.getByRole('grid', { name: 'Audit log' }).waitFor();
    const log = await words();
    for (const told of ['Made the workspace', 'own.csv: 5 rows loaded', 'Opened it']) {
      expect(log).toContain(told);
    }
    expect(log).toContain('none was changed, taken out or moved');
    expect(await accessibilityViolations(page)).toEqual([]);
  });

  it('says what an information governance lead asks', async () => {
    await page.keyboard.press('Control+k');
    await page.keyboard.type('dpia');
    await page.keyboard.press('Enter');
    await heading(/What happens to children’s data here/).waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
  });

  it('offers the states from before when the newest is damaged', async () => {
    await page.keyboard.press('Control+l');
    await heading(/Unlock/).waitFor();
    await copyFile(file, join(folder, 'backup'));
    const bytes = await readFile(file);
    bytes.fill(0, bytes.length - 4000);
    await writeFile(file, bytes);
    await unlock();
    await page.getByText('Earlier states of it are kept beside it').waitFor();
    expect((await readFile(file)).equals(bytes)).toBe(true);
    await page.getByRole('button', { name: 'Open this state' }).first().click();
    await heading(/What happens to children’s data here/).waitFor();
  });

  it('raised no complaint and asked for nothing beyond its own host', () => {
    expect(complaints).toEqual([]);
  });
});
