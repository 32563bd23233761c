import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readWorkbook } from '../../analytics/formats/workbook/read.ts';
import { Workbench } from '../../analytics/workbench.ts';
import { launchChromium } from './chromium.ts';
import { accessibilityViolations, hostedPage, type HostedPage } from './hosted-workbench.ts';

/** Croydon's returns of two years with a year between them missing, and what is wrong with them. */
const RETURNS = [
  {
    name: 'header.csv',
    text: `LA,YEAR,CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB
Croydon,2021,1,1,01/05/2019,WBRI,,,
Croydon,2023,1,1,01/05/2019,WBRI,,,
Croydon,2023,2,2,11/06/2020,BCRB,,,
`,
  },
  {
    name: 'ad1.csv',
    text: `LA,YEAR,CHILD,DOB,DATE_INT,DATE_MATCH,FOSTER_CARE,NB_ADOPTR,SEX_ADOPTR,LS_ADOPTR
Croydon,2023,1,01/05/2019,03/05/2022,02/05/2022,0,2,MF,L11
Croydon,2023,2,11/06/2020,03/05/2022,31/02/2022,0,2,MF,L11
`,
  },
];

let browser: Browser;
let hosted: HostedPage;
let page: Page;
let complaints: string[] = [];

beforeAll(async () => {
  const workbench = await Workbench.open({ samples: false, host: 'browser' });
  await workbench.load(
    RETURNS.map(({ name, text }) => ({ name, bytes: new TextEncoder().encode(text) })),
  );
  browser = await launchChromium();
  hosted = await hostedPage(browser, workbench);
  ({ page, complaints } = hosted);
  await page.getByRole('link', { name: 'Data' }).click();
});
afterAll(async () => {
  await hosted.close();
  await browser.close();
});

describe('the quality of what was loaded, on the engine itself', () => {
  it('is answered, explained, narrowed and handed over as a workbook', async () => {
    await page.getByRole('tab', { name: /Quality/ }).click();
    await page
      .getByText(/^\d+ errors? and \d+ warnings? in 2 files; 80% of rows loaded\.$/)
      .waitFor();
    const summary = page.getByRole('grid', { name: 'What was found' });
    await summary
      .getByText('The child was matched before the best interests decision.')
      .first()
      .click();
    const panel = page.getByRole('complementary');
    await panel.getByText('ad1.csv').waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);

    await panel.getByRole('button', { name: /^List 1 finding/ }).click();
    const list = page.getByRole('grid', { name: 'Findings' });
    await list.getByRole('gridcell', { name: '2', exact: true }).waitFor();
    expect(page.url()).toContain('list=findings');

    await page.getByText('Rules', { exact: true }).click();
    await page.getByRole('button', { name: 'Show everything' }).click();
    await page.getByRole('grid', { name: 'Rules' }).getByText('INT11').waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);

    const handedOver = page.waitForEvent('download');
    await page.getByRole('button', { name: /Export findings/ }).click();
    const download = await handedOver;
    expect(download.suggestedFilename()).toBe('quality-report.xlsx');
    const workbook = await readWorkbook(
      await readFile(await download.path()),
      'quality-report.xlsx',
    );
    expect(JSON.stringify(workbook)).toContain('ad1.csv');
    expect(complaints).toEqual([]);
  });

  it('shows the year that is missing between two returns', async () => {
    await page.getByRole('tab', { name: /Coverage/ }).click();
    const table = page.getByRole('table', { name: /SSDA903 return/ });
    await table.getByText('Gap').waitFor();
    await table.getByRole('button', { name: /Croydon, 2022\/23/ }).click();
    await page.getByRole('complementary', { name: 'Croydon, 2022/23' }).waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
