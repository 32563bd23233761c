import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readWorkbook } from '../../analytics/formats/workbook/read.ts';
import { Workbench } from '../../analytics/workbench.ts';
import { launchChromium } from './chromium.ts';
import { accessibilityViolations, hostedPage, type HostedPage } from './hosted-workbench.ts';

/** A board's meeting on the samples: open, compare, ask for a price, sign off, take it home. */
let browser: Browser;
let hosted: HostedPage;

beforeAll(async () => {
  browser = await launchChromium();
  const workbench = await Workbench.open({ samples: true, host: 'browser' });
  hosted = await hostedPage(browser, workbench);
});
afterAll(async () => {
  await hosted.close();
  await browser.close();
});

describe('the board', () => {
  it('opens a scenario, compares three, asks for one more order, locks one and exports it', async () => {
    const { page, complaints } = hosted;
    const grid = (name: RegExp) => page.getByRole('grid', { name });
    const tab = (name: string) => page.getByRole('tab', { name });

    // Opens with an answer.
    await page.getByRole('link', { name: 'Funding' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /What does each partner pay in/ }).waitFor();
    await grid(/Contributions in 2023\/24/)
      .getByText('All partners')
      .waitFor();
    expect(await page.locator('.canvas-answer').textContent()).toContain('£4,225,411');
    expect(await page.locator('.funding-formula').textContent()).toContain('60% by demand');
    expect(page.url()).toContain('scenario=ready');

    // A weight moved by keyboard changes the answer; what is moved can be taken back.
    const before = await page.locator('.canvas-answer').textContent();
    const weight = page.getByRole('slider', { name: 'Demand, share of the budget', exact: true });
    await weight.focus();
    for (let step = 0; step < 10; step += 1) await page.keyboard.press('ArrowRight');
    await page.getByText(/70% by demand/).waitFor();
    await expect.poll(() => page.locator('.canvas-answer').textContent()).not.toBe(before);
    for (let step = 0; step < 10; step += 1) await page.keyboard.press('Control+z');
    await page.getByText(/60% by demand/).waitFor();
    await expect.poll(() => page.locator('.canvas-answer').textContent()).toBe(before);

    // What can't be worked out is said at its field, and the last that could stays.
    const typed = page.getByRole('textbox', { name: 'Demand, share of the budget, in %' });
    await typed.fill('-5');
    await page.locator('.share-field .field-error').waitFor();
    expect(await grid(/Contributions in/).count()).toBe(1);
    await page.keyboard.press('Control+z');
    await page.locator('.field-error').waitFor({ state: 'detached' });

    // Three side by side.
    await tab('Compare').click();
    await page.getByRole('button', { name: /Compare with/ }).click();
    for (const name of [/^Demand only/, /^Equal split/]) {
      await page.getByRole('option', { name }).first().click();
    }
    await page.keyboard.press('Escape');
    const compared = grid(/Scenarios side by side/);
    await compared.getByRole('columnheader', { name: 'Equal split: difference' }).waitFor();
    expect(await page.locator('.funding-legend li').count()).toBe(3);
    expect(page.url()).toContain('with=ready');

    // The price of one more order, once the formula counts orders.
    await page.getByRole('button', { name: 'Count placement orders as well' }).click();
    await tab('Price of one more').click();
    await page.getByText(/^One more placement order costs from £/).waitFor();
    await grid(/The price of one more/)
      .getByText('Croydon')
      .waitFor();

    // Signed off: by whom, under a hash, and closed to changes.
    await page.getByRole('button', { name: 'Lock…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Lock this version' }).click();
    await dialog.getByText('Say who locks it.').waitFor();
    await dialog.getByRole('textbox', { name: 'Locked by' }).fill('A. Director');
    await dialog.getByRole('textbox', { name: 'Note' }).fill('Agreed by the board');
    expect(await accessibilityViolations(page, '[role="dialog"]')).toEqual([]);
    await dialog.getByRole('button', { name: 'Lock this version' }).click();
    await page.getByText(/^Locked by A\. Director on/).waitFor();
    await page.getByText(/unchanged; this release comes to the same/).waitFor();
    const hash = (await page.locator('.locked-hash').textContent()) ?? '';
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(await weight.isDisabled()).toBe(true);

    // Taken home.
    const exported = async (name: RegExp) => {
      await page.getByRole('button', { name: 'Export' }).click();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('option', { name }).click(),
      ]);
      return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
    };
    const { name, bytes } = await exported(/Workbook/);
    expect(name).toBe('hybrid-with-smoothing.xlsx');
    const workbook = JSON.stringify(await readWorkbook(bytes, name));
    expect(workbook).toContain('Side by side');
    expect(workbook).toContain(hash);
    const picture = await exported(/PNG/);
    expect([...picture.bytes.subarray(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47]);
    expect((await exported(/document/)).bytes.toString('utf8')).toContain(hash);
    expect(complaints).toEqual([]);
  });

  it('is shown it large and quiet, and leaves with Escape', async () => {
    const { page, complaints } = hosted;
    await page.getByRole('button', { name: 'Present' }).click();
    await page.getByRole('button', { name: 'Leave the presentation' }).waitFor();
    expect(page.url()).toContain('present=1');
    expect(await page.locator('.builder, .rail:visible').count()).toBe(0);
    await page.getByRole('tab', { name: 'Contributions' }).click();
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('region', { name: 'The formula' }).waitFor();
    expect(complaints).toEqual([]);
  });
});

describe('every tab', () => {
  const TABS = {
    light: ['pays', 'compare', 'price', 'outturn'],
    dark: ['pays', 'years', 'limits', 'fairness', 'volatility'],
  } as const;

  it.each(['light', 'dark'] as const)('is free of accessibility violations, %s', async (scheme) => {
    const { page, complaints } = hosted;
    await page.emulateMedia({ colorScheme: scheme });
    for (const name of TABS[scheme]) {
      await page.evaluate(
        (hash) => (location.hash = hash),
        `#/funding?scenario=ready%3Aals-hybrid-with-smoothing&with=ready%3Aals-equal-split&tab=${name}`,
      );
      await page.locator('.funding-tab figure svg').first().waitFor();
      expect(await accessibilityViolations(page), name).toEqual([]);
    }
    expect(complaints).toEqual([]);
  });
});
