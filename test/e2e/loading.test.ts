import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { agencyFiles } from '../../analytics/synthetic/files.ts';
import { generateAgency } from '../../analytics/synthetic/generate.ts';
import { Workbench } from '../../analytics/workbench.ts';
import { launchChromium } from './chromium.ts';
import { accessibilityViolations, hostedPage, type HostedPage } from './hosted-workbench.ts';

/** A made-up agency's files, an export nobody knows and a PDF, taken in by the built page. */
let browser: Browser;
let folder = '';
let hosted: HostedPage;
let page: Page;
let complaints: string[] = [];

const CASE_EXPORT = [
  'Client ref,Council,Date entered care,ADM decision date,Placement order granted,Sex of child,Worker',
  ...['Croydon', 'Croyden', 'Croydon'].map(
    (council, at) => `C10${at},${council},03/02/2021,10/06/2021,20/09/2021,Girl,J Smith`,
  ),
].join('\n');

async function writeDrop(to: string): Promise<void> {
  const agency = generateAgency({
    name: 'Demo',
    seed: 5,
    firstYear: 2021,
    dirt: false,
    children: 60,
    families: 30,
    boroughs: 2,
    years: 2,
  });
  const files = await agencyFiles(agency, { format: 'csv', annexA: 'all' });
  const wanted = files.filter(({ path }) => /^(?:ssda903|annex-a|asg|funding)\//.test(path));
  const others = [
    { path: 'case-export.csv', bytes: Buffer.from(CASE_EXPORT) },
    { path: 'notes.pdf', bytes: Buffer.from('%PDF-1.7 nothing to load') },
  ];
  for (const { path, bytes } of [...wanted, ...others]) {
    await mkdir(join(to, dirname(path)), { recursive: true });
    await writeFile(join(to, path), bytes);
  }
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'permanence-loading-'));
  await writeDrop(join(folder, 'drop'));
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true, force: true });
});

beforeEach(async () => {
  hosted = await hostedPage(browser, await Workbench.open({ samples: false, host: 'browser' }));
  ({ page, complaints } = hosted);
  await page.getByRole('link', { name: 'Data' }).click();
  await page.getByText('There is nothing to show yet').waitFor();
});
afterEach(() => hosted.close());

const button = (name: string | RegExp) => page.getByRole('button', { name });

async function dropFolder(): Promise<void> {
  await page.locator('input[webkitdirectory]').setInputFiles(join(folder, 'drop'));
  await page.getByRole('heading', { name: 'What are these tables?' }).waitFor();
}

async function openAssistant(): Promise<void> {
  await button('Map its columns…').first().click();
  await page.getByText(/would be rejected/).waitFor();
}

async function violations(state: string, within = 'html'): Promise<string[]> {
  const found = await accessibilityViolations(page, within);
  return found.map((violation) => `${state}: ${violation}`);
}

describe('a folder of returns', () => {
  it('is loaded, with its areas and years taken from its folders when told to', async () => {
    await dropFolder();
    expect(await page.getByText(/taken for the year of its latest date/).count()).toBe(4);
    await button(/^Take it from the names of/).click();
    expect(await page.getByText(/taken for the year of its latest date/).count()).toBe(0);
    await button(/^Load \d+ tables$/).click();
    await button('Close report').waitFor();
    const report = page.getByRole('region', { name: /rows loaded from/ });
    const words = (await report.textContent()) ?? '';
    expect(words).toContain('UPN');
    expect(words).not.toContain('taken for 20');
    expect(words).not.toContain('notes.pdf');
    await button('Close report').click();
    await page.getByRole('grid', { name: 'Sources' }).waitFor();
    expect(complaints).toEqual([]);
  });

  it('is loaded with the keyboard alone, and says what it took for granted', async () => {
    await dropFolder();
    await page
      .getByRole('combobox', { name: /^Area of ssda903/ })
      .first()
      .focus();
    await page.keyboard.type('Croy');
    await page.getByRole('option', { name: 'Croydon' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.type('2022/23');
    await page.getByRole('option', { name: '2022/23' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await button(/^Load \d+ tables$/).focus();
    await page.keyboard.press('Enter');
    await button('Close report').waitFor();
    const report = page.getByRole('region', { name: /rows loaded from/ });
    const words = (await report.textContent()) ?? '';
    expect(words).toContain('loaded for an unknown authority');
    expect(words).toMatch(/taken for 20\d\d\/\d\d from its latest date/);
    const focused = await page.evaluate(() => document.activeElement?.closest('#main') !== null);
    expect(focused).toBe(true);
  });
});

describe('a large file', () => {
  const LINES = 400_000;

  it('shows how far it is, and stops when told to', async () => {
    const name = join(folder, 'large.csv');
    const lines = Array.from(
      { length: LINES },
      (_, at) =>
        `placement_orders,Croydon,20${10 + (at % 10)}/${11 + (at % 10)},${at},A,B,row ${at}`,
    );
    const header = 'measure,area,period,value,source,section,locator';
    await writeFile(name, [header, ...lines].join('\n'));
    await page.locator('input[type=file]').first().setInputFiles(name);
    await button('Load 1 file').click();
    const progress = page.getByRole('progressbar');
    await progress.getByText(/(?:Reading|Checking|Loading) large.csv/).waitFor();
    expect(await progress.textContent()).toContain('File 1 of 1');
    await button('Cancel').click();
    await page.getByText('The work was cancelled.').waitFor();
    await button('Close report').click();
    await page.getByText('There is nothing to show yet').waitFor();
  });
});

describe('an export of somebody else’s columns', () => {
  it('is mapped, loaded through the recipe, and known by it from then on', async () => {
    await dropFolder();
    await openAssistant();
    await page.getByText('1 row of the first 3 would be rejected.').waitFor();
    await page.getByRole('textbox', { name: 'Name of the recipe' }).fill('Council export');
    await button('Save recipe and use it').click();
    await page
      .getByText(/read through it as Line-level journeys/)
      .first()
      .waitFor();
    await button(/^Load \d+ tables$/).click();
    await button('Close report').click();

    await page.getByRole('tab', { name: /Recipes/ }).click();
    await page.getByRole('rowheader', { name: 'Council export', exact: true }).click();
    const panel = page.getByRole('complementary', { name: 'Council export' });
    expect(await panel.textContent()).not.toContain('Not on what is loaded');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      button('Export recipe').click(),
    ]);
    const exported = await download.path();
    expect(JSON.parse(await readFile(exported, 'utf8'))).toMatchObject({
      format: 'permanence-recipe',
      name: 'Council export',
      target: 'journeys',
    });

    await button('Remove recipe').click();
    await page.getByText('No recipe is saved yet').waitFor();
    await page.locator('input[type=file][accept*=json]').setInputFiles(exported);
    await page.getByRole('rowheader', { name: 'Council export', exact: true }).waitFor();
    expect(complaints).toEqual([]);
  });
});

describe('every state of loading', () => {
  it.each(['light', 'dark'] as const)('is free of accessibility violations, %s', async (scheme) => {
    await page.emulateMedia({ colorScheme: scheme });
    const found = await violations('nothing loaded');
    await dropFolder();
    found.push(...(await violations('preview')));
    await page
      .getByRole('combobox', { name: /^Area of/ })
      .first()
      .click();
    await page.getByRole('listbox').waitFor();
    found.push(...(await violations('an area being picked', '.pick-field-popover')));
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'case-export.csv', exact: true }).click();
    found.push(...(await violations('a table in detail')));
    await openAssistant();
    found.push(...(await violations('mapping')));
    await button('Save recipe and use it').click();
    await button(/^Load \d+ tables$/).click();
    await button('Close report').waitFor();
    found.push(...(await violations('report')));
    await button('Close report').click();
    for (const tab of ['Rejected rows', 'Conflicts', 'Recipes']) {
      await page.getByRole('tab', { name: new RegExp(tab) }).click();
      await page.getByRole('grid').or(page.locator('.empty-state')).first().waitFor();
      found.push(...(await violations(tab)));
    }
    await page.getByRole('rowheader', { name: 'case-export', exact: true }).click();
    found.push(...(await violations('a recipe in detail')));
    expect(found).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
