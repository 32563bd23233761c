import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from './chromium.ts';
import { accessibilityViolations, startWorkbench, watchedPage } from './hosted-workbench.ts';

const ORDERS = `measure,area,period,value,source,section,locator
placement_orders,Rutland,2021/22,6,Rutland return,Orders,row 1
placement_orders,Rutland,2022/23,9,Rutland return,Orders,row 2
placement_orders,Nowhere,2022/23,5,Rutland return,Orders,row 3
placement_orders,Rutland,2020/21,<5,Rutland return,Orders,row 4
`;

let browser: Browser;
let workbench: Awaited<ReturnType<typeof startWorkbench>>;

beforeAll(async () => {
  [browser, workbench] = await Promise.all([launchChromium(), startWorkbench()]);
});
afterAll(async () => {
  await browser.close();
  await workbench.stop();
});

describe("an officer's main job, on the built page", () => {
  it('loads a file, slices it, explains a figure, exports it and finds the view again', async () => {
    const { page, complaints } = await watchedPage(browser, workbench.address);
    await page.getByRole('link', { name: 'Data' }).click();
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({
        name: 'rutland.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(ORDERS),
      });
    await page.getByText('Published figures').first().waitFor();
    await page.getByRole('button', { name: 'Load 1 file' }).click();
    await page.getByText('rutland.csv').first().waitFor();
    await page.getByRole('tab', { name: /Rejected rows/ }).click();
    await page
      .getByRole('gridcell', { name: /Nowhere/ })
      .first()
      .waitFor();
    expect(await page.getByRole('tab', { name: /Rejected rows/ }).textContent()).toContain('1');

    await page.evaluate(() => {
      location.hash = '#/explore?measure=placement_orders&area=Rutland';
    });
    await page.getByRole('heading', { level: 1, name: /Placement orders.*Rutland/ }).waitFor();
    const cell = page.locator('[data-figure]', { hasText: /^9$/ }).first();
    await cell.waitFor();
    await cell.click();
    const card = page.getByRole('complementary');
    await card.getByText('Rutland return').first().waitFor();
    expect(await card.textContent()).toContain('rutland.csv');
    expect(await card.textContent()).toContain('row 2');
    expect(page.url()).toContain('figure');

    const address = page.url();
    await page.getByRole('button', { name: 'Export' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page
        .getByRole('option', { name: /CSV/ })
        .or(page.getByRole('menuitem', { name: /CSV/ }))
        .or(page.getByRole('button', { name: /CSV/ }))
        .first()
        .click(),
    ]);
    const exported = await readFile(await download.path(), 'utf8');
    expect(exported).toMatch(/placement_orders/);
    expect(exported).toMatch(/suppressed/);
    expect(exported).not.toContain('Nowhere');

    await page.reload();
    await page.getByRole('heading', { level: 1, name: /Placement orders.*Rutland/ }).waitFor();
    await page.getByRole('complementary').getByText('Rutland return').first().waitFor();
    expect(page.url()).toBe(address);

    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it.each(['light', 'dark'] as const)(
    'has no accessibility violation on any screen, %s',
    async (colorScheme) => {
      const host = await startWorkbench();
      const { page } = await watchedPage(browser, host.address, { colorScheme });
      const screens = {
        home: '#/',
        sources: '#/data',
        explore: '#/explore?measure=placement_orders&area=Croydon&area=Kent',
        means: '#/explore?measure=entry_to_placed_days&area=Leicestershire',
        stages: '#/explore?measure=children_in_stage&by=stage',
      };
      const found: Record<string, string[]> = {};
      for (const [name, hash] of Object.entries(screens)) {
        await page.evaluate((to) => {
          location.hash = to;
        }, hash);
        await page.getByRole('heading', { level: 1 }).waitFor();
        await page.waitForLoadState('networkidle');
        if (name === 'explore' || name === 'means')
          await page.locator('[data-figure]').first().waitFor();
        if (name === 'explore') await page.locator('[data-figure]').first().click();
        await page.waitForTimeout(500);
        found[name] = await accessibilityViolations(page);
      }
      expect(found).toEqual(Object.fromEntries(Object.keys(screens).map((name) => [name, []])));
      await page.context().close();
      await host.stop();
    },
  );

  it('opens the palette with the keyboard and goes where it says', async () => {
    const host = await startWorkbench();
    const { page } = await watchedPage(browser, host.address);
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.type('matches approved');
    await page
      .getByRole('option', { name: /Matches approved/ })
      .first()
      .waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /Matches approved/ }).waitFor();
    await page.context().close();
    await host.stop();
  });
});
