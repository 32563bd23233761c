import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync, zipSync } from 'fflate';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchOwnChromium } from './chromium.ts';
import { startWorkbenchIn } from './hosted-workbench.ts';
import { filesHolding, markersIn } from './planted-markers.ts';

const PASSPHRASE = 'correct horse battery staple';
const CHILDREN = Array.from({ length: 40 }, (_, index) => `Zqvx${String(90_110_000 + index)}`);
/** Known by their returns, which keep their numbers; the others come from a file of journeys. */
const IN_RETURNS = CHILDREN.slice(0, 10);
const NAME = 'Wilhelmina Planted-Quux';
const NOTE = 'planted words about a family';
const NO_DAY = 'Xjkplantedday';
const POSTCODE = 'ZQ97 8XK';
const UPN = 'Q901234567890';
const MARKERS = ['Zqvx9011', NAME, NOTE, NO_DAY, POSTCODE, UPN, PASSPHRASE, 'AGE-SECRET-KEY'];

/** Files as an authority hands them over: a list of journeys and three modules of a return. */
const FILES = {
  'planted.csv': [
    'child_id,area,sex,entered_care_on,decision_on,placement_order_on,placed_on,adoption_order_on,name,notes',
    ...CHILDREN.slice(10).map(
      (child, index) =>
        `${child},Croydon,female,2020-04-01,2020-09-01,${index % 9 ? '2021-01-10' : NO_DAY},2021-08-02,2022-02-01,${NAME},${NOTE}`,
    ),
  ],
  'header.csv': [
    'LA,YEAR,CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB',
    ...IN_RETURNS.map((child) => `Croydon,2023,${child},1,01/05/2019,WBRI,${UPN},,`),
  ],
  'episodes.csv': [
    'LA,YEAR,CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN',
    ...IN_RETURNS.flatMap((child) => [
      `Croydon,2023,${child},03/05/2021,S,C2,N1,U1,PR1,01/06/2022,X1,,${POSTCODE},${POSTCODE},`,
      `Croydon,2023,${child},01/06/2022,L,E1,N1,U1,PR1,,,,${POSTCODE},${POSTCODE},`,
    ]),
  ],
  'placed_for_adoption.csv': [
    'LA,YEAR,CHILD,DOB,DATE_PLACED,DATE_PLACED_CEASED,REASON_PLACED_CEASED',
    ...IN_RETURNS.map((child) => `Croydon,2023,${child},01/05/2019,03/05/2022,,`),
  ],
} as const;

let sandbox = '';
let workbench: { address: string; stop: () => Promise<void> };
let browser: BrowserContext;
let page: Page;
/** Every address the page has had: what a browser's history would hold. */
const addresses = new Set<string>();

const at = (...names: string[]) => join(sandbox, ...names);

/** All that the workbench and the browser may write; what is loaded and exported lies elsewhere. */
const WRITTEN = ['workspaces', 'app', 'browser'];

/** An environment in which a program finds no place to write to but below this folder. */
function environment(folder: string): Record<string, string> {
  const home = at(folder, 'home');
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: home,
    USERPROFILE: home,
    APPDATA: home,
    LOCALAPPDATA: home,
    XDG_CACHE_HOME: at(folder, 'cache'),
    XDG_CONFIG_HOME: at(folder, 'config'),
    XDG_DATA_HOME: at(folder, 'data'),
    TMPDIR: at(folder, 'tmp'),
    TEMP: at(folder, 'tmp'),
    TMP: at(folder, 'tmp'),
  };
}

beforeAll(async () => {
  sandbox = await mkdtemp(join(tmpdir(), 'permanence-planted-page-'));
  const folders = ['input', 'exports', 'workspaces', 'app/cwd'];
  for (const program of ['app', 'browser']) {
    for (const name of ['home', 'cache', 'config', 'data', 'tmp'])
      folders.push(`${program}/${name}`);
  }
  for (const name of folders) await mkdir(at(name), { recursive: true });
  for (const [name, lines] of Object.entries(FILES)) {
    await writeFile(at('input', name), `${lines.join('\n')}\n`);
  }
  workbench = await startWorkbenchIn(
    { cwd: at('app', 'cwd'), env: environment('app') },
    at('workspaces', 'croydon.permanence'),
  );
  browser = await launchOwnChromium(at('browser', 'profile'), {
    downloadsPath: at('exports'),
    env: environment('browser'),
  });
  page = browser.pages()[0] ?? (await browser.newPage());
  page.on('framenavigated', (frame) => addresses.add(frame.url()));
  await page.goto(workbench.address);
});
afterAll(async () => {
  await browser.close();
  await workbench.stop();
  await rm(sandbox, { recursive: true, force: true });
});

const heading = (name: RegExp) => page.getByRole('heading', { level: 1, name });
const button = (name: RegExp | string) => page.getByRole('button', { name });
const shown = () => page.locator('body').innerText();

async function goTo(hash: string): Promise<void> {
  await page.evaluate((to) => (location.hash = to), hash);
}

async function holding(): Promise<string[]> {
  const found = await Promise.all(WRITTEN.map((folder) => filesHolding(at(folder), MARKERS)));
  return found.flat();
}

/** What is typed may be kept, suggested and sent for spelling by a browser, unless it is told not to. */
async function keptByTheBrowser(): Promise<string[]> {
  return page
    .locator('input[type="text"], input[type="search"], input[type="password"], textarea')
    .evaluateAll((fields) =>
      fields
        .filter((field) => field instanceof HTMLElement)
        .filter(
          (field) =>
            !['off', 'new-password'].includes(field.getAttribute('autocomplete') ?? '') ||
            field.spellcheck,
        )
        .map((field) => field.outerHTML),
    );
}

async function giveReason(within: string): Promise<void> {
  const panel = page.getByRole('complementary').last();
  await panel.getByRole('textbox', { name: 'Reason' }).fill(within);
  await page.keyboard.press('Enter');
}

describe('threat: what was loaded is found on the disk in clear after a session on the page', () => {
  it('loads the children’s file into a new workspace', async () => {
    await heading(/Make croydon\.permanence/).waitFor();
    expect(await keptByTheBrowser()).toEqual([]);
    await page.getByLabel('New passphrase').fill(PASSPHRASE);
    await page.getByLabel('The same again').fill(PASSPHRASE);
    await button('Make the workspace').click();
    await page.getByRole('navigation', { name: 'Screens' }).waitFor();
    await goTo('#/data');
    const input = page.locator('input[type="file"]').first();
    await input.setInputFiles(Object.keys(FILES).map((name) => at('input', name)));
    await button(/^Load 4 files/).click();
    await page
      .getByText(/rejected/)
      .first()
      .waitFor();
    await page.locator('.save-mark', { hasText: 'Saved' }).waitFor();
  });

  it('looks at rows, at whose they are and at what was rejected, and corrects one', async () => {
    await goTo('#/data?tab=casework&list=children&on=2023-03-31');
    const children = page.getByRole('grid', { name: /^Children/ });
    await children.getByRole('rowheader').first().click();
    await page.getByRole('textbox', { name: 'Reason' }).waitFor();
    expect(await keptByTheBrowser()).toEqual([]);
    await giveReason('To mend the source');
    await page.locator('.local-number strong').waitFor();
    const number = (await page.locator('.local-number strong').textContent()) ?? '';
    expect(IN_RETURNS).toContain(number);

    await goTo('#/data?tab=casework&list=corrections&correct=new');
    await page.getByLabel('Local case number').fill(number);
    expect(await keptByTheBrowser()).toEqual([]);
    await page.getByRole('combobox', { name: 'Authority' }).click();
    await page.getByRole('option', { name: 'Croydon' }).first().click();
    await button('Find the child').click();
    await page.getByText('The files stay as they are').waitFor();
    await goTo(`${new URL(page.url()).hash}&field=referred_on`);
    await page.reload();
    await page.getByLabel('The right day').fill('01/02/2021');
    await page.getByRole('textbox', { name: 'Reason' }).fill(`${NOTE}, says the referral`);
    await button('Correct the record').click();
    await page.getByRole('grid', { name: 'Corrections' }).getByText(NOTE).first().waitFor();

    await goTo('#/explore?measure=entry_to_order_days&areas=Croydon');
    await page.getByRole('grid').first().getByRole('gridcell').first().click();
    await button('Show the rows').waitFor();
    await giveReason('A mean nobody believes');
    await page
      .getByText(/planted\.csv/)
      .first()
      .waitFor();
  });

  it('exports what is amiss, which is all that may lie in clear', async () => {
    await goTo('#/data?tab=quality');
    const handedOver = page.waitForEvent('download');
    await button(/Export findings/).click();
    const file = await (await handedOver).path();
    expect(markersIn(await readFile(file), MARKERS)).toContain(NO_DAY);
    await goTo('#/audit');
    await page.getByRole('grid', { name: 'Audit log' }).waitFor();
  });

  it('leaves nothing of it on the disk while it is open', async () => {
    await page.locator('.save-mark', { hasText: 'Saved' }).waitFor();
    expect(await holding()).toEqual([]);
  });

  it('leaves nothing of it while it is locked, nor after it was unlocked again', async () => {
    await page.keyboard.press('Control+l');
    await heading(/Unlock croydon\.permanence/).waitFor();
    expect(await shown()).not.toContain('Zqvx');
    expect(await holding()).toEqual([]);
    await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
    await page.keyboard.press('Enter');
    await page.getByRole('grid', { name: 'Audit log' }).waitFor();
    await goTo('#/data?tab=casework&list=corrections');
    await page.getByRole('grid', { name: 'Corrections' }).getByText(NOTE).first().waitFor();
    expect(await holding()).toEqual([]);
  });

  it('had none of it in an address, which a browser’s history would keep', () => {
    expect(addresses.size).toBeGreaterThan(8);
    expect(MARKERS.filter((marker) => decoded([...addresses]).includes(marker))).toEqual([]);
  });

  it('leaves nothing of it once the browser and the workbench have ended', async () => {
    await browser.close();
    await workbench.stop();
    expect(await holding()).toEqual([]);
    const kept = await readFile(at('workspaces', 'croydon.permanence'));
    expect(kept.length).toBeGreaterThan(5000);
  });
});

const decoded = (parts: readonly string[]) => parts.map((part) => decodeURIComponent(part)).join();

describe('the search', () => {
  const [marker = ''] = MARKERS;
  const around = (bytes: Uint8Array) =>
    Buffer.concat([Buffer.alloc(37, 7), bytes, Buffer.alloc(9)]);
  const plain = Buffer.from(`a,b\n${CHILDREN.join(',')}`);

  it.each([
    ['as UTF-8', plain],
    ['as UTF-16', Buffer.from(plain.toString(), 'utf16le')],
    ['as UTF-16, the other way round', Buffer.from(plain.toString(), 'utf16le').swap16()],
    ['as hexadecimal digits', Buffer.from(plain.toString('hex'))],
    ['as base64', Buffer.from(plain.toString('base64'))],
    ['in gzip', gzipSync(plain)],
    ['in gzip that was cut off', gzipSync(plain).subarray(0, -30)],
    ['in a zip', zipSync({ 'xl/sheet1.xml': plain })],
    ['in a zip within gzip', gzipSync(zipSync({ 'a.xlsx': zipSync({ 'sheet.xml': plain }) }))],
  ])('finds what stands in the middle of a file %s', (_how, bytes) => {
    expect(markersIn(around(bytes), MARKERS)).toEqual([marker]);
  });

  it('finds what was loaded where it was loaded from', async () => {
    expect(await filesHolding(at('input'), MARKERS)).toHaveLength(4);
  });
});
