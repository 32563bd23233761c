import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Workbench } from '../../analytics/workbench.ts';
import { launchChromium } from './chromium.ts';
import { accessibilityViolations, hostedPage, type HostedPage } from './hosted-workbench.ts';

/** Charts and tables of the samples, drawn by a real browser under the page's real policy. */
let browser: Browser;
let hosted: HostedPage;
let page: Page;
let complaints: string[] = [];

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
});

beforeEach(async () => {
  hosted = await hostedPage(browser, await Workbench.open({ samples: true, host: 'browser' }));
  ({ page, complaints } = hosted);
});
afterEach(() => hosted.close());

async function explore(query: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `#/explore?${query}`);
  await page.locator('.plot-graphic .main-svg .point').first().waitFor();
}

const ORDERS = 'measure=placement_orders&area=Adopt+London+South&area=Croydon&area=Bexley';
const cell = (text: string) => page.getByRole('gridcell', { name: text, exact: true });

async function exported(kind: 'PNG' | 'SVG'): Promise<Buffer> {
  await page.getByRole('button', { name: 'Export' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('option', { name: new RegExp(kind) }).click(),
  ]);
  return readFile(await download.path());
}

describe('a chart of the samples', () => {
  it('offers nothing that could send it anywhere, and asks for nothing beyond the host', async () => {
    await explore(ORDERS);
    await page.locator('.plot').hover();
    expect(await page.locator('.modebar, .modebar-btn, .plotly-cloud-dialog').count()).toBe(0);
    expect(await page.locator('.plot').getByRole('button').count()).toBe(0);
    expect(await page.locator('.plot a').count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('is laid out by the linked styles: its parts lie over each other under the strict policy', async () => {
    await explore(ORDERS);
    const position = await page
      .locator('.plot-graphic .main-svg')
      .first()
      .evaluate((svg) => getComputedStyle(svg).position);
    expect(position).toBe('absolute');
    expect(await page.locator('head style').count()).toBe(0);
  });

  it('hatches what is suppressed', async () => {
    await explore(ORDERS);
    expect(await page.locator('.plot-graphic pattern').count()).toBe(1);
    expect(await page.getByText(/Hatched: suppressed/).count()).toBe(1);
  });

  it('leaves as a picture with its finding and its source', async () => {
    await explore(ORDERS);
    const finding = (await page.locator('#finding').textContent()) ?? '';
    const svg = (await exported('SVG')).toString('utf8');
    expect(svg).toContain('<svg');
    const words = svg.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
    for (const word of finding.split(' ')) expect(words).toContain(word);
    expect(words).toContain('Source:');
    const png = await exported('PNG');
    expect([...png.subarray(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47]);
    expect(complaints).toEqual([]);
  });
});

describe('chart and table', () => {
  it('show in one what is pointed at in the other', async () => {
    await explore(ORDERS);
    await cell('85').hover();
    await page.locator('.hoverlayer .hovertext').waitFor();
    expect(await page.locator('.hoverlayer').textContent()).toContain('2019/20: 85');

    await page.mouse.move(0, 0);
    await page.locator('.scatterlayer .point').first().hover({ force: true });
    await page.locator('.figure-cell.is-pointed').waitFor();
    expect(await page.locator('.figure-cell.is-pointed').textContent()).toBe('85');
  });

  it('open the same card from either, and ring the figure it is about', async () => {
    await explore(ORDERS);
    await page.locator('.scatterlayer .point').first().click({ force: true });
    const card = page.getByRole('complementary');
    await card.getByText('adopt-london-south-2022-23.csv').waitFor();
    const fromChart = page.url();
    await page.keyboard.press('Escape');
    await card.waitFor({ state: 'detached' });
    await cell('85').click();
    await card.getByText('adopt-london-south-2022-23.csv').waitFor();
    expect(page.url()).toBe(fromChart);
  });

  it('are worked with the keyboard alone', async () => {
    await explore(ORDERS);
    const chart = page.getByRole('application');
    await chart.focus();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowDown');
    expect(await chart.getByRole('status').textContent()).toContain('Croydon. 2021/22: 14');
    await page.keyboard.press('Enter');
    const card = page.getByRole('complementary');
    await card.getByText('row Croydon').waitFor();
    await page.keyboard.press('Escape');
    await card.waitFor({ state: 'detached' });
    expect(await chart.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press('t');
    const isInTable = () =>
      page.evaluate(() => document.activeElement?.closest('[role="grid"]') !== null);
    expect(await isInTable()).toBe(true);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
    await card.getByText('row Total').waitFor();
  });
});

describe('the filters', () => {
  it('have no native lists laid out beside them, which would delay every redraw', async () => {
    await explore(ORDERS);
    const lists = page.locator('.select select');
    expect(await lists.count()).toBeGreaterThan(0);
    const boxes = await lists.evaluateAll((all) => all.map((one) => one.getClientRects().length));
    expect(Math.max(...boxes)).toBe(0);
  });
});

describe('every shape of chart', () => {
  const SHAPES = {
    lines: ORDERS,
    'small multiples': 'measure=placement_orders',
    bars: 'measure=entry_to_placed_days&period=2022/23&cohort=placed_in_year',
    'bars by category': 'measure=children_in_stage&by=stage',
    money: 'measure=variance&by=category&where.kind=expenditure',
    months: 'measure=support_line_appointments',
  };

  it.each(['light', 'dark'] as const)('is free of accessibility violations, %s', async (scheme) => {
    await page.emulateMedia({ colorScheme: scheme });
    for (const [shape, query] of Object.entries(SHAPES)) {
      await explore(query);
      await page.waitForLoadState('networkidle');
      expect(await accessibilityViolations(page), shape).toEqual([]);
    }
    expect(complaints).toEqual([]);
  });
});
