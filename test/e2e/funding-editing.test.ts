import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readWorkbook } from '../../analytics/formats/workbook/read.ts';
import { Workbench } from '../../analytics/workbench.ts';
import { launchChromium } from './chromium.ts';
import { accessibilityViolations, hostedPage, type HostedPage } from './hosted-workbench.ts';

/** A finance lead at the figures: typed, pasted, refused, taken back, and there again afterwards. */
let browser: Browser;
let hosted: HostedPage;

beforeAll(async () => {
  browser = await launchChromium();
  const workbench = await Workbench.open({ samples: true, host: 'browser' });
  hosted = await hostedPage(browser, workbench);
  await hosted.page.context().grantPermissions(['clipboard-read', 'clipboard-write'], {
    origin: new URL(hosted.page.url()).origin,
  });
});
afterAll(async () => {
  await hosted.close();
  await browser.close();
});

const HYBRID = 'scenario=ready%3Aals-hybrid-with-smoothing';

async function go(query: string) {
  await hosted.page.evaluate((hash) => (location.hash = hash), `#/funding?${query}`);
}

const answer = () => hosted.page.locator('.canvas-answer').textContent();
const grid = (name: RegExp) => hosted.page.getByRole('grid', { name });
const cell = (within: RegExp, row: string, column: number) =>
  grid(within)
    .getByRole('row', { name: new RegExp(`^${row}`) })
    .getByRole('gridcell')
    .nth(column);

async function clipboard(text: string) {
  await hosted.page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await hosted.page.keyboard.press('Control+v');
}

describe('the figures of a scenario', () => {
  it('are typed, pasted and taken back by keyboard alone', async () => {
    const { page, complaints } = hosted;
    await go(HYBRID);
    await grid(/Contributions in 2023\/24/).waitFor();
    const before = await answer();
    await page.getByRole('button', { name: /^Demand 3 measures/ }).focus();
    await page.keyboard.press('Enter');
    const decisions = /Demand: best interests decisions/;
    await grid(decisions).waitFor();

    // From the header of the grid to its first figure; typing replaces, Enter goes on.
    await grid(decisions).getByRole('columnheader', { name: 'Partner' }).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.type('30');
    await page.keyboard.press('Enter');
    await expect.poll(() => cell(decisions, 'Croydon', 0).textContent()).toBe('30');
    await expect.poll(answer).not.toBe(before);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('2');
    await page.keyboard.press('F2');
    await page.keyboard.type('9');
    await page.keyboard.press('Escape');
    expect(await cell(decisions, 'Greenwich', 0).textContent()).toBe('2');

    // A block from a spreadsheet finds its place by its names, and is one step back.
    await clipboard('\t2022/23\t2021/22\nSutton\t1\t2\nMerton\t20\t21\n');
    await expect.poll(() => cell(decisions, 'Merton', 2).textContent()).toBe('20');
    expect(await cell(decisions, 'Sutton', 1).textContent()).toBe('2');
    await page.keyboard.press('Control+z');
    await expect.poll(() => cell(decisions, 'Merton', 2).textContent()).toBe('3');
    await page.keyboard.press('Control+Shift+z');
    await expect.poll(() => cell(decisions, 'Merton', 2).textContent()).toBe('20');

    // What is refused is said at the cell, and the last that worked out stays.
    await page.keyboard.type('-4');
    await page.keyboard.press('Enter');
    await page.getByText(/^Greenwich, 2020\/21: .*negative/).waitFor();
    expect(await cell(decisions, 'Greenwich', 0).getAttribute('aria-invalid')).toBe('true');
    expect(await grid(/Contributions in/).count()).toBe(1);
    expect(await accessibilityViolations(page, '.figures')).toEqual([]);
    await page.keyboard.press('Control+z');
    await page.locator('.edit-grid .field-error').waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
  });

  it('hold income, fixed amounts and further years, and what they come to is shown at once', async () => {
    const { page, complaints } = hosted;
    await page.getByRole('tab', { name: 'Budget and income' }).click();
    await page.getByRole('button', { name: 'Add 2025/26' }).click();
    await grid(/^Budget/)
      .getByRole('columnheader', { name: /2025\/26/ })
      .waitFor();
    await cell(/^Income/, 'New', 0).click();
    await clipboard('Regional grant\tgrant\t\t25,411\t0\t0');
    await expect.poll(answer).toContain('£4,200,000');
    await page.getByRole('tab', { name: 'Fixed amounts' }).click();
    await cell(/^Fixed amounts/, 'Croydon', 0).click();
    await page.keyboard.type('9000000');
    await page.keyboard.press('Enter');
    await page
      .getByText(/fixed amounts and prices of activity come to/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('alert').waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
  });

  it('and the changes are there again when the page is loaded anew, until they are dropped', async () => {
    const { page } = hosted;
    const changed = await answer();
    await page.getByText('Changed, and not saved yet.').waitFor();
    await page.reload();
    await grid(/Contributions in 2023\/24/).waitFor();
    expect(await answer()).toBe(changed);
    expect(page.url()).toContain('figures=fixed');
    await page.getByRole('button', { name: 'Drop the changes' }).click();
    await expect.poll(answer).toContain('£4,225,411');
    expect(await page.getByText('Changed, and not saved yet.').count()).toBe(0);
    await page.reload();
    await grid(/Contributions in 2023\/24/).waitFor();
    expect(await answer()).toContain('£4,225,411');
  });
});

describe('an outturn of one’s own', () => {
  const outturn = {
    schema: 1,
    kind: 'outturn',
    name: 'Our outturn 2024/25',
    year: '2024/25',
    expenditure: [{ category: 'Staffing', budget: 900_000, actual: 950_000 }],
    inter_agency_fees: [{ category: 'Fees', budget: 100_000, actual: 90_000, children: 3 }],
    income: [
      {
        category: 'Contributions',
        kind: 'contribution',
        budget: 1_000_000,
        actual: 1_000_000,
        payments: { Croydon: 600_000, Merton: 400_000 },
      },
    ],
    in_kind: [{ name: 'Office', partner: 'Croydon', amount: 20_000 }],
    children_placed: 10,
    sharing: { rule: 'contributions' },
  };
  const file = (document: unknown, name = 'ours.json') => ({
    name,
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(document)),
  });

  it('is opened from a file, kept, and refused with the field where it has a fault', async () => {
    const { page, complaints } = hosted;
    await go(`${HYBRID}&tab=outturn`);
    await grid(/Adopt London East, outturn/).waitFor();
    const input = page.getByLabel('Outturn documents');
    await input.setInputFiles(file(outturn));
    await page.getByText('2024/25 ended £40,000 overspent', { exact: false }).waitFor();
    await page.getByText('Croydon +£24,000').waitFor();
    await page.getByText(/^£20,000: Office, Croydon/).waitFor();
    await page.getByText(/over 10 children/).waitFor();
    await input.setInputFiles(file({ ...outturn, year: 'last' }, 'wrong.json'));
    await page.getByText('wrong.json was not opened').waitFor();
    await page.getByText(/not a financial year/).waitFor();
    expect(await accessibilityViolations(page, '.funding-tab')).toEqual([]);
    await page.reload();
    await grid(/Our outturn 2024\/25, by line/).waitFor();
    await page.getByRole('button', { name: 'Remove it' }).click();
    await grid(/Adopt London East, outturn/).waitFor();
    await page.getByRole('button', { name: 'Put it back' }).click();
    await grid(/Our outturn 2024\/25, by line/).waitFor();
    expect(complaints).toEqual([]);
  });
});

describe('while others see the screen', () => {
  it('exports what may be shown, and says what may not', async () => {
    const { page, complaints } = hosted;
    await page.getByRole('button', { name: /Officer, not for release/ }).click();
    await page.getByText('Presentation', { exact: true }).click();
    await page.keyboard.press('Escape');
    await go('figures=demand');
    await page.getByText('Not shown while presenting').waitFor();
    expect(await page.getByRole('tab', { name: 'Fairness' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Export' }).click();
    const document_ = page.getByRole('option', { name: /document/ });
    expect(await document_.getAttribute('aria-disabled')).toBe('true');
    expect(await document_.textContent()).toContain('not while presenting');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('option', { name: /Workbook/ }).click(),
    ]);
    const bytes = await readFile(await download.path());
    expect(JSON.stringify(await readWorkbook(bytes, 'w.xlsx'))).toContain('Made while presenting');
    expect(complaints).toEqual([]);
  });

  it('gives every tab its own question, large, and takes the keys of a meeting', async () => {
    const { page } = hosted;
    const heading = (name: RegExp) => page.getByRole('heading', { level: 1, name });
    await go('tab=outturn&present=1');
    await heading(/What became of the budget/).waitFor();
    expect(await page.getByText(/over 10 children/).count()).toBe(0);
    expect(await page.getByRole('button', { name: /Remove it|Open an outturn/ }).count()).toBe(0);
    await page.getByRole('tab', { name: 'Outturn' }).focus();
    await page.keyboard.press('Home');
    await heading(/What does each partner pay/).waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('region', { name: 'The formula' }).waitFor();
  });
});
