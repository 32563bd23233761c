import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agencyFiles } from '../../analytics/synthetic/files.ts';
import { generateAgency } from '../../analytics/synthetic/generate.ts';
import { Workbench } from '../../analytics/workbench.ts';
import { startBrowserHost, type BrowserHost } from '../../electron/browser-host.ts';
import { launchChromium } from './chromium.ts';
import { BUILT_PAGE, accessibilityViolations } from './hosted-workbench.ts';

/** A made-up agency's records as they stand on 31 March 2023, one date of its own list altered. */
let browser: Browser;
let host: BrowserHost;
let workbench: Workbench;
let page: Page;
const complaints: string[] = [];

const AS_AT = '2023-03-31';

/** An authority's own list of children, which has one adoption order a day after the return. */
function altered(journeys: Uint8Array): Uint8Array {
  return new TextEncoder().encode(
    new TextDecoder().decode(journeys).replace(/^(10002,Islington,.*)2023-03-07/m, '$12023-03-08'),
  );
}

async function loadAgency(): Promise<void> {
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
  const wanted = files.filter(({ path }) => /^(?:ssda903-merged|adopters|journeys)\//.test(path));
  const reports = await workbench.load(
    wanted.map(({ path, bytes }) => ({
      name: path,
      bytes: path.startsWith('journeys/') ? altered(bytes) : new Uint8Array(bytes),
    })),
  );
  for (const { file, refusal } of reports)
    if (refusal) throw new Error(`${file}: ${refusal.message}`);
}

beforeAll(async () => {
  workbench = await Workbench.open({ samples: false, host: 'browser' });
  await loadAgency();
  host = await startBrowserHost({ application: workbench, pageFolder: BUILT_PAGE });
  browser = await launchChromium();
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
  page = await context.newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.goto(host.invitation);
  await page.getByRole('heading', { level: 1 }).waitFor();
});
afterAll(async () => {
  await browser.close();
  await host.close();
});

const open = async (address: string) => {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `#/data?tab=casework&${address}`);
};

const press = async (...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};

/** Presses Tab until the focus is on what is called this. */
async function tabTo(name: RegExp): Promise<void> {
  for (let step = 0; step < 40; step += 1) {
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
      const grid = element?.closest('[role=grid]')?.getAttribute('aria-label');
      const named = element?.getAttribute('aria-label');
      return [grid, named, ...labels.map((label) => label.textContent), element?.textContent]
        .filter(Boolean)
        .join(' ');
    });
    if (name.test(focused)) return;
    await press('Tab');
  }
  throw new Error(`Tab never came to ${name}.`);
}

async function command(words: string): Promise<void> {
  await press('Control+k');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.type(words);
  await page
    .getByRole('option', { name: new RegExp(words) })
    .first()
    .waitFor();
  await press('Enter');
}

describe('casework, with the keyboard alone', () => {
  it('tracks a child, looks its number up with a reason, corrects its record and undoes that', async () => {
    await command('Track children');
    await page.getByText(/children are on the way to adoption; for \d+ the next step/).waitFor();
    await tabTo(/^As at/);
    await page.keyboard.type('31/03/2023');
    await page.getByText(/on the way to adoption on 31 March 2023/).waitFor();
    expect(page.url()).toContain(`on=${AS_AT}`);
    await press('Tab');
    await tabTo(/^Children on the way/);
    await press('ArrowDown', 'Enter');
    const panel = page.getByRole('complementary', { name: /^Child/ });
    await panel.waitFor();
    const key = new URL(page.url().replace('#/', '')).searchParams.get('open') ?? '';
    const [child] = (await workbench.casework.trackedChildren({ asOf: AS_AT })).filter(
      (tracked) => tracked.child === key,
    );
    expect(await panel.textContent()).toContain(child?.next);

    await press('Tab');
    await tabTo(/^Reason/);
    await page.keyboard.type('To mend the source');
    await press('Tab');
    await page.keyboard.type('A Officer');
    await press('Enter');
    await panel.getByText('It is written down that you looked it up').waitFor();
    const log = await workbench.casework.accessLog();
    expect(log).toMatchObject([{ key, by: 'A Officer', reason: 'To mend the source' }]);
    const shown = (await panel.locator('.local-number strong').textContent()) ?? '';

    await command('Correct a child');
    await tabTo(/^Authority/);
    await page.keyboard.type(child?.area ?? '');
    await page
      .getByRole('option', { name: child?.area ?? '' })
      .first()
      .waitFor();
    await press('ArrowDown', 'Enter', 'Tab');
    await tabTo(/^Local case number/);
    await page.keyboard.type(shown);
    await press('Enter');
    await page.getByText('The files stay as they are').waitFor();
    await tabTo(/Choose/);
    await press('Enter');
    await page.keyboard.type('Refer');
    await press('Enter');
    await tabTo(/^The right day/);
    await page.keyboard.type('01/02/2021');
    await press('Tab');
    await tabTo(/^Reason/);
    await page.keyboard.type('The referral says so');
    await press('Enter');
    await page.getByText('Referral corrected: 1 Feb 2021').waitFor();

    await page.reload();
    const grid = page.getByRole('grid', { name: 'Corrections' });
    await grid.getByText('The referral says so').waitFor();
    await tabTo(/^Corrections ./);
    await press('ArrowDown', 'Enter');
    await page.getByRole('complementary', { name: 'Referral' }).waitFor();
    await press('Tab');
    await tabTo(/^Undo this correction/);
    await press('Enter');
    await page.getByText('Correction undone: Referral').waitFor();
    await page.getByText('No correction stands.').waitFor();
    expect(await workbench.casework.corrections()).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

describe('the returns', () => {
  it('are submitted or not, and one is held against the records', async () => {
    await open('list=submissions&period=2022/23%20Q4');
    const submitted = page.getByRole('grid', { name: 'Submissions for 2022/23 Q4' });
    await submitted.getByText('Submitted').first().waitFor();
    await open('list=reconciliation&area=Islington&year=2022/23');
    await page.getByText(/1 of \d+ children differs: 1 is told otherwise/).waitFor();
    const differing = page.getByRole('grid', { name: 'Differences from the SSDA903 return' });
    await differing.getByText('8 Mar 2023').waitFor();
    await differing.getByText('7 Mar 2023').click();
    const panel = page.getByRole('complementary', { name: 'Adoption order' });
    expect(await panel.textContent()).toContain('journeys/journeys.csv, row 2');
    expect(complaints).toEqual([]);
  });
});

describe('every list', () => {
  it('is free of accessibility violations, light and dark, with something open', async () => {
    const [child] = await workbench.casework.trackedChildren({ asOf: AS_AT });
    await workbench.casework.correct({
      child: child?.child ?? '',
      field: 'referred_on',
      value: '2021-02-03',
      reason: 'The referral says so',
    });
    await workbench.casework.localNumber({ key: child?.child ?? '', reason: 'To mend it' });
    await page.reload();
    const found: string[] = [];
    const check = async (
      state: string,
      address: string,
      isReady: () => Promise<void>,
      schemes: readonly ('light' | 'dark')[] = ['light', 'dark'],
    ) => {
      await open(address);
      await isReady();
      for (const colorScheme of schemes) {
        await page.emulateMedia({ colorScheme });
        const violations = await accessibilityViolations(page);
        found.push(...violations.map((violation) => `${state}, ${colorScheme}: ${violation}`));
      }
    };
    const openRow = (grid: string | RegExp) => async () => {
      await page.getByRole('grid', { name: grid }).getByRole('rowheader').first().click();
      await page.getByRole('complementary').waitFor();
    };
    await check('children', `list=children&on=${AS_AT}`, openRow(/^Children/));
    await check('corrections', 'list=corrections', openRow('Corrections'), ['dark']);
    await check('a correction being made', 'list=corrections&correct=new', () =>
      page.getByRole('dialog').waitFor(),
    );
    await press('Escape');
    await check('submissions', 'list=submissions&period=2022/23%20Q4', openRow(/^Submissions/));
    const lookUps = page.getByRole('grid', { name: 'Look-ups' });
    await check('look-ups', 'list=look-ups', () => lookUps.waitFor(), ['light']);
    expect(found).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
