import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Workbench } from '../../analytics/workbench.ts';
import { figuresOf, returnOf, unknownOf } from '../integration/hostile/hostile-files.ts';
import { launchChromium } from './chromium.ts';
import { hostedPage, type HostedPage } from './hosted-workbench.ts';

/** Each would show itself if it were taken for anything but text. */
const SCRIPTS = [
  `<img src=x onerror="window.pwned='img'">`,
  `<script>window.pwned='script'</script>`,
  `"><svg onload="window.pwned='svg'">`,
  `<a href="javascript:window.pwned='link'">Croydon</a>`,
];
const TABS = [
  'sources',
  'rejected',
  'conflicts',
  'quality',
  'coverage',
  'disagreements',
  'recipes',
  'casework',
];

let browser: Browser;
let hosted: HostedPage;
let workbench: Workbench;
let page: Page;

beforeAll(async () => {
  workbench = await Workbench.open({ samples: false, host: 'browser' });
  for (const [turn, text] of SCRIPTS.entries()) {
    await workbench.load([
      figuresOf(text, `${text} ${turn}.csv`),
      returnOf(text, `header ${text} ${turn}.csv`),
      unknownOf(text, `tracker ${text} ${turn}.csv`),
    ]);
    await workbench.screen.giveReason({ reason: text, by: text });
    workbench.saveView({
      name: text,
      selection: {
        measure: 'matches',
        areas: [],
        periods: [],
        cohort: null,
        by: null,
        where: {},
        grain: 'year',
        statistic: 'mean',
        figure: null,
      },
    });
  }
  browser = await launchChromium();
  hosted = await hostedPage(browser, workbench);
  page = hosted.page;
});
afterAll(async () => {
  await hosted.close();
  await browser.close();
});

/** What on the page could only come from what was loaded. */
function injected(): Promise<unknown> {
  return page.evaluate(() => ({
    ran: (window as { pwned?: string }).pwned ?? null,
    elements: document.querySelectorAll(
      'img[src="x"], svg[onload], script:not([src]), a[href^="javascript:"], iframe, object, [onerror]',
    ).length,
  }));
}
const NOTHING = { ran: null, elements: 0 };

async function goTo(hash: string): Promise<void> {
  await page.evaluate((to) => (location.hash = to), hash);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
}

describe('threat: script in a cell or a label', () => {
  it.each(TABS)('is drawn as text on the Data screen: %s', async (tab) => {
    await goTo(`#/data?tab=${tab}`);
    await page.getByRole('tab', { selected: true }).waitFor();
    await expect.poll(() => page.getByRole('tabpanel').innerText()).not.toBe('');
    expect(await injected()).toEqual(NOTHING);
  });

  it('is really there to be drawn: otherwise the tests above would pass for nothing', async () => {
    await goTo('#/data?tab=sources');
    await page.getByText(`<img src=x onerror="window.pwned='img'"> 0.csv`).first().waitFor();
    await goTo('#/data?tab=rejected');
    await page
      .getByRole('grid')
      .getByText(/<script>window\.pwned/)
      .first()
      .waitFor();
  });

  it('is drawn as text in the preview of a file, and in what asks what its columns mean', async () => {
    await goTo('#/data');
    const [text = ''] = SCRIPTS;
    const { name, bytes } = unknownOf(text, `new ${text}.csv`);
    await page
      .locator('input[type="file"]')
      .first()
      .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(bytes) });
    await page
      .getByText(/new <img src=x/)
      .first()
      .waitFor();
    expect(await injected()).toEqual(NOTHING);
    await page
      .getByRole('button', { name: /^(Discard|Cancel|Leave)/ })
      .first()
      .click();
  });

  it('is drawn as text in charts, tables and the card of a figure', async () => {
    await goTo('#/explore?measure=matches');
    await page.getByRole('grid').getByText('12').first().click();
    await page
      .getByRole('complementary')
      .getByText(/<img src=x/)
      .first()
      .waitFor();
    expect(await injected()).toEqual(NOTHING);
  });

  it('is drawn as text among saved views, in the palette and in the audit log', async () => {
    await goTo('#/home');
    await page
      .getByText(SCRIPTS[1] ?? '')
      .first()
      .waitFor();
    expect(await injected()).toEqual(NOTHING);
    await page.keyboard.press('Control+k');
    await page.keyboard.type('matches');
    expect(await injected()).toEqual(NOTHING);
    await page.keyboard.press('Escape');
    await goTo('#/audit');
    await page
      .getByRole('grid')
      .getByText(/<svg onload/)
      .first()
      .waitFor();
    expect(await injected()).toEqual(NOTHING);
  });

  it.each(['SVG', 'CSV'])('is text in a chart and its figures exported as %s', async (kind) => {
    await goTo('#/explore?measure=matches');
    await page.getByRole('button', { name: 'Export' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('option', { name: new RegExp(kind) }).click(),
    ]);
    const bytes = await readFile(await download.path());
    const text = bytes.toString();
    expect(text).toContain('Croydon');
    expect(text).toContain('window.pwned');
    if (kind === 'CSV') return;
    const risky = await page.evaluate((svg) => {
      const drawn = new DOMParser().parseFromString(svg, 'image/svg+xml');
      const all = [...drawn.querySelectorAll('*')];
      return {
        parsed: drawn.documentElement.tagName,
        elements: all
          .map(({ tagName }) => tagName)
          .filter((name) => /script|img|iframe|object|foreignObject|^a$/i.test(name)),
        attributes: all
          .flatMap(({ attributes }) => [...attributes])
          .map(({ name, value }) => `${name}=${value}`)
          .filter((one) => /^on|javascript:/i.test(one)),
      };
    }, text);
    expect(risky).toEqual({ parsed: 'svg', elements: [], attributes: [] });
  });

  it('is refused by the page’s policy, should anything ever draw it as markup', async () => {
    const ran = await page.evaluate(async () => {
      const element = document.createElement('div');
      element.innerHTML = `<img src="data:," onerror="window.pwned='policy'">`;
      document.body.append(element);
      await new Promise((resolve) => setTimeout(resolve, 200));
      element.remove();
      return (window as { pwned?: string }).pwned ?? null;
    });
    expect(ran).toBeNull();
  });
});
