import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { fakeApplication } from '../unit/electron/fake-application.ts';
import { ANSWERS } from '../unit/renderer/fake-connection.ts';
import * as sample from '../unit/renderer/sample-data.ts';
import { launchChromium } from './chromium.ts';
import { accessibilityViolations, hostedPage, type HostedPage } from './hosted-workbench.ts';

/** The page as it is built, in a real browser, on answers that cover what the samples do not. */
let browser: Browser;
let hosted: HostedPage;
let page: Page;
let complaints: string[] = [];

const withRejects: typeof ANSWERS = {
  ...ANSWERS,
  'sources.list': async () => sample.sourcesWithRejects,
  'sources.rejects': async ({ offset, limit }) => sample.rejects(1240, offset, limit),
};

const SCREENS = [
  '#/home',
  '#/data?tab=sources&source=7',
  '#/data?tab=rejected',
  '#/data?tab=disagreements',
  '#/nowhere',
];

async function open(answers: typeof ANSWERS, hash: string, colorScheme?: 'light' | 'dark') {
  hosted = await hostedPage(browser, fakeApplication(answers), {
    ...(colorScheme ? { colorScheme } : {}),
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  ({ page, complaints } = hosted);
  await go(hash);
}

/** As a link would: the address changes, the page stays. */
async function go(hash: string) {
  await page.evaluate((to) => {
    location.hash = to;
  }, hash);
  await page.waitForFunction(
    () => document.querySelector('main h1') && !document.querySelector('.waiting'),
  );
}

const focused = () =>
  page.evaluate(() => {
    const element = document.activeElement;
    return element?.getAttribute('aria-label') ?? element?.textContent ?? '';
  });

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
});
afterEach(() => hosted.close());

describe.each(['light', 'dark'] as const)('every screen of the frame, %s', (scheme) => {
  it('has nothing for axe to find, breaks no policy and asks nobody else', async () => {
    await open(withRejects, '#/home', scheme);
    for (const screen of SCREENS) {
      await go(screen);
      expect(await accessibilityViolations(page), screen).toEqual([]);
    }
    expect(complaints).toEqual([]);
  });

  it('has nothing for axe to find with high contrast and compact rows', async () => {
    await open(withRejects, '#/home', scheme);
    await page.getByRole('button', { name: 'Appearance' }).click();
    await page.getByText('High contrast').click();
    await page.getByText('Compact').click();
    await page.keyboard.press('Escape');
    for (const screen of SCREENS) {
      await go(screen);
      await page.mouse.click(640, 700);
      expect(await accessibilityViolations(page), screen).toEqual([]);
    }
  });

  it('has nothing for axe to find while files are previewed and when they are loaded', async () => {
    await open(withRejects, '#/data', scheme);
    await page.setInputFiles('input[type=file]', {
      name: 'a.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('a,b'),
    });
    await page.getByRole('button', { name: 'Load 2 files' }).waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'holiday-photo.csv', exact: true }).click();
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Load 2 files' }).click();
    await page.getByText('1,240 rows loaded from 1 file').waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

describe('with the keyboard alone', () => {
  it('walks from the skip link through the frame to the content', async () => {
    await open(withRejects, '#/home');
    const stops: string[] = [];
    for (let step = 0; step < 9; step += 1) {
      await page.keyboard.press('Tab');
      stops.push(await focused());
    }
    expect(stops).toEqual([
      'Skip to content',
      'Home',
      'Data',
      'Explore',
      'Funding',
      'Officer, not for release',
      'Samples In memory',
      'Search Ctrl K',
      'Appearance',
    ]);
  });

  it('changes screens with Alt and a digit, and hands the focus to the new one', async () => {
    await open(withRejects, '#/home');
    await page.keyboard.press('Alt+2');
    await page.getByRole('grid', { name: 'Sources' }).waitFor();
    expect(new URL(page.url()).hash).toBe('#/data');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('Choose files');
  });

  it('goes where the command palette leads, and back', async () => {
    await open(withRejects, '#/home');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('zebra');
    await page.getByText('Nothing matches').waitFor();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('drop file');
    await page.getByRole('option', { name: 'Data' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('grid', { name: 'Sources' }).waitFor();
    await page.goBack();
    await page.getByRole('heading', { name: 'Newest figures' }).waitFor();
  });

  it('opens a rejected row, and comes back to it when its panel is closed', async () => {
    await open(withRejects, '#/data?tab=rejected');
    await page.getByRole('columnheader', { name: 'File' }).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.getByRole('complementary', { name: 'Row 3' }).waitFor();
    await page.getByRole('button', { name: 'Close panel' }).focus();
    await page.keyboard.press('Escape');
    await page.getByRole('complementary').waitFor({ state: 'detached' });
    expect(await focused()).toContain('“twelve” is not a number');
  });

  it('scrolls through rows that are fetched on the way, without losing its place', async () => {
    await open(withRejects, '#/data?tab=rejected');
    await page.getByRole('columnheader', { name: 'File' }).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Control+End');
    await page.getByText('1,000 of 1,240').waitFor();
    await page.keyboard.press('Control+End');
    await page.getByText(/^1,240 rejected rows/).waitFor();
    await page.keyboard.press('Control+End');
    await page.waitForFunction(
      () => document.activeElement?.closest('[role=row]')?.getAttribute('aria-rowindex') === '1241',
    );
  });

  it('copies a range so that a spreadsheet takes it', async () => {
    await open(withRejects, '#/data?tab=sources');
    await page.getByRole('columnheader', { name: 'File' }).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Control+c');
    const copied = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      const text = async (type: string) => (await item?.getType(type))?.text();
      return { plain: await text('text/plain'), html: await text('text/html') };
    });
    expect(copied.plain).toBe('adopt-london-east-2019-20.csv\tPublished figures\t161');
    expect(copied.html).toContain('<td>161</td>');
  });

  it('chooses several areas by typing, and leaves the list with one Escape', async () => {
    await open(withRejects, '#/data?tab=disagreements');
    await page.getByRole('button', { name: /Areas/ }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('searchbox', { name: 'Search Areas' }).waitFor();
    await page.keyboard.type('lew');
    await page.getByRole('option', { name: 'Lewisham' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('1 of 5 disagreements').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('listbox').waitFor({ state: 'detached' });
    expect(await focused()).toContain('Lewisham');
  });
});

describe('files dropped on the window', () => {
  it('are previewed on the Data screen, whichever screen is in front', async () => {
    await open(withRejects, '#/home');
    await page.evaluate(() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File(['a,b'], 'dropped.csv', { type: 'text/csv' }));
      const drag = (type: string) =>
        document.body.dispatchEvent(
          new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }),
        );
      drag('dragenter');
      drag('drop');
    });
    await page.getByRole('button', { name: 'Load 2 files' }).waitFor();
    expect(new URL(page.url()).hash).toBe('#/data');
    expect(complaints).toEqual([]);
  });
});

describe('the look of the page', () => {
  it('is kept over a reload, and is all that is kept', async () => {
    await open(withRejects, '#/home');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('dark theme');
    await page.getByRole('option', { name: /dark theme/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.reload();
    await page.getByRole('heading', { name: 'Newest figures' }).waitFor();
    const kept = await page.evaluate(() => ({
      theme: document.documentElement.dataset['theme'],
      ground: getComputedStyle(document.body).backgroundColor,
      keys: Object.keys(localStorage),
    }));
    expect(kept).toEqual({ theme: 'dark', ground: 'rgb(22, 24, 27)', keys: ['preferences'] });
  });
});

describe('when the engine goes away', () => {
  it('says so over what was there before', async () => {
    await open(withRejects, '#/data');
    await page.getByRole('grid', { name: 'Sources' }).waitFor();
    await hosted.host.close();
    await page.getByText('The workbench no longer answers').waitFor({ timeout: 20_000 });
    expect(await page.getByRole('grid', { name: 'Sources' }).count()).toBe(1);
    expect(await accessibilityViolations(page)).toEqual([]);
  });
});
