import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from './chromium.ts';
import { accessibilityViolations, startWorkbench, watchedPage } from './hosted-workbench.ts';

const FIGURES = 'measure,area,period,value,source\nmatches,Southwark,2030/31,8,Our own count\n';
const EXPLORE = '#/explore?measure=matches&period=2030%2F31&areas=Southwark';

let browser: Browser;
let workbench: { address: string; stop: () => Promise<void> };
let page: Page;
let complaints: string[];

beforeAll(async () => {
  [browser, workbench] = await Promise.all([launchChromium(), startWorkbench()]);
  const viewport = { width: 1280, height: 720 };
  ({ page, complaints } = await watchedPage(browser, workbench.address, { viewport }));
});
afterAll(async () => {
  await browser.close();
  await workbench.stop();
});

async function violations(): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    found.push(...(await accessibilityViolations(page)));
  }
  return found;
}

describe('a workspace in memory', () => {
  it('says in its menu what becomes of it, and how to keep it', async () => {
    await page
      .locator('.context-bar')
      .getByRole('button', { name: /In memory/ })
      .click();
    await page.getByRole('button', { name: 'Cover the screen' }).waitFor();
    expect(await page.locator('body').innerText()).toContain('npm start -- croydon.permanence');
    await page.keyboard.press('Escape');
  });

  it('is covered with Ctrl L: the page forgets it, and it is there again when it is asked for', async () => {
    await page.evaluate(() => (location.hash = '#/data'));
    const file = { name: 'own.csv', mimeType: 'text/csv', buffer: Buffer.from(FIGURES) };
    await page.locator('input[type="file"]').first().setInputFiles(file);
    await page.getByRole('button', { name: /^Load 1 file/ }).click();
    await page
      .getByText(/1 row loaded|1 row/)
      .first()
      .waitFor();
    await page.evaluate((to) => (location.hash = to), EXPLORE);
    await page.getByRole('grid').getByText('Southwark').first().waitFor();
    await page.evaluate(() => Object.assign(window, { held: 'something the page remembers' }));

    await page.keyboard.press('Control+l');
    await page.getByRole('heading', { level: 1, name: 'The screen is covered' }).waitFor();
    expect(await page.locator('body').innerText()).not.toContain('Southwark');
    expect(await page.evaluate(() => 'held' in window)).toBe(false);
    expect(await violations()).toEqual([]);
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'The screen is covered' }).waitFor();

    await page.getByRole('button', { name: 'Show it again' }).click();
    await page.getByRole('grid').getByText('Southwark').first().waitFor();
    expect(page.url()).toContain(EXPLORE);
    expect(complaints).toEqual([]);
  });
});
