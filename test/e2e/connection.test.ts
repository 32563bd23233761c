import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LoadEvent } from '../../analytics/contract/load.ts';
import { startBrowserHost, type BrowserHost } from '../../electron/browser-host.ts';
import type { Connection, ConnectionState } from '../../renderer/connect.ts';
import { fakeApplication } from '../unit/electron/fake-application.ts';
import { launchChromium } from './chromium.ts';

declare global {
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions
  interface Window {
    connection: Connection;
    states: ConnectionState[];
    sockets: WebSocket[];
  }
}

const SCRIPT = `
  import { connect } from ${JSON.stringify(resolve('renderer/connect.ts'))};
  window.states = [];
  window.connection = await connect();
  window.connection.onState((state) => window.states.push(state));
  document.title = 'connected';`;

const bytes = new Uint8Array(30_000).map((_, index) => index % 256);
let browser: Browser;
let folder = '';
let host: BrowserHost;
let page: Page;
let stopLoading: AbortSignal | undefined;
let application = fakeApplication();
const complaints: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'permanence-connection-'));
  await writeFile(join(folder, 'index.html'), '<script type="module" src="./main.ts"></script>');
  await writeFile(join(folder, 'main.ts'), SCRIPT);
  await build({
    root: folder,
    configFile: false,
    logLevel: 'warn',
    build: { outDir: 'page', target: 'chrome120', modulePreload: { polyfill: false } },
  });
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true, force: true });
});

beforeEach(async () => {
  application = fakeApplication({
    'explore.figures': async () => ({
      arrow: new Blob([bytes]),
      count: 1,
      timings: { duckdbMs: 1, encodeMs: 1 },
    }),
    'load.run': async function* (_input, signal): AsyncGenerator<LoadEvent> {
      stopLoading = signal;
      yield { type: 'done', reports: [] };
      await new Promise((resolve) => signal?.addEventListener('abort', resolve));
    },
    'sources.list': (_input, signal) =>
      new Promise((_resolve, reject) => {
        stopLoading = signal;
        signal?.addEventListener('abort', () => reject(new Error('interrupted')));
      }),
  });
  host = await startBrowserHost({ application, pageFolder: join(folder, 'page') });
  complaints.length = 0;
  stopLoading = undefined;
  page = await (await browser.newContext()).newPage();
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.addInitScript(() => {
    window.sockets = [];
    window.WebSocket = class extends WebSocket {
      constructor(address: string | URL) {
        super(address);
        window.sockets.push(this);
      }
    };
  });
  await page.goto(`${host.invitation}#/explore?measure=adopted`);
  await page.waitForFunction(() => document.title === 'connected');
});
afterEach(async () => {
  await page.context().close();
  await host.close();
});

describe('the page’s connection in a browser', () => {
  it('leaves no token in the address and keeps what it says', () => {
    expect(page.url()).toBe(`${host.origin}/#/explore?measure=adopted`);
    expect(complaints).toEqual([]);
  });

  it('works again after the page is loaded again', async () => {
    await page.reload();
    await page.waitForFunction(() => document.title === 'connected');
    const { version } = await page.evaluate(() =>
      window.connection.call('session.describe', undefined),
    );
    expect(version).toBe('1.2.3');
    expect(page.url()).toContain('#/explore?measure=adopted');
  });

  it('is refused to a second browser with the same address', async () => {
    const other = await (await browser.newContext()).newPage();
    const answer = await other.goto(host.invitation);
    expect(answer?.status()).toBe(401);
    await other.context().close();
  });

  it('receives bytes unchanged', async () => {
    const received = await page.evaluate(async () => {
      const { arrow } = await window.connection.call('explore.figures', { measure: 'adopted' });
      return [...new Uint8Array(await arrow.arrayBuffer())];
    });
    expect(received).toEqual([...bytes]);
  });

  it('throws what the engine refuses, as a sentence and what to do', async () => {
    const failure = await page.evaluate(() =>
      window.connection
        .call('views.remove', { id: 7 as never })
        .then(() => null)
        .catch((error: { failure: unknown }) => error.failure),
    );
    expect(failure).toMatchObject({ code: 'invalid_request' });
  });

  it('cancels a call in the engine', async () => {
    const code = await page.evaluate(async () => {
      const cancel = new AbortController();
      const answer = window.connection.call('sources.list', undefined, { signal: cancel.signal });
      setTimeout(() => cancel.abort(), 50);
      return answer
        .then(() => null)
        .catch((error: { failure: { code: string } }) => error.failure.code);
    });
    expect(code).toBe('cancelled');
    await vi.waitFor(() => expect(stopLoading?.aborted).toBe(true));
  });

  it('stops a stream in the engine when the page stops reading it', async () => {
    const first = await page.evaluate(async () => {
      for await (const event of window.connection.stream('load.run', { tickets: ['a'] }))
        return event.type;
      return null;
    });
    expect(first).toBe('done');
    await vi.waitFor(() => expect(stopLoading?.aborted).toBe(true));
  });

  it('hands over files with their names and progress', async () => {
    const { tickets, last } = await page.evaluate(async () => {
      const sizes = [2_000_000, 0, 5];
      const files = sizes.map((size, index) => new File([new Uint8Array(size)], `é ${index}.csv`));
      const progress: { sent: number; total: number }[] = [];
      const tickets = await window.connection.acceptFiles(files, (step) => progress.push(step));
      return { tickets, last: progress.at(-1) };
    });
    expect(tickets.map(({ name, bytes }) => [name, bytes])).toEqual([
      ['é 0.csv', 2_000_000],
      ['é 1.csv', 0],
      ['é 2.csv', 5],
    ]);
    expect(last).toMatchObject({ sent: 2_000_005, total: 2_000_005 });
    expect(application.accepted).toHaveLength(3);
  });

  it('hands over the other files when one is refused', async () => {
    const { tickets, refused } = await page.evaluate(async () => {
      const files = [
        new File(['a'], 'a.csv'),
        new File(['b'], 'b\u0000.csv'),
        new File(['c'], 'c.csv'),
      ];
      const refused: string[] = [];
      const tickets = await window.connection.acceptFiles(files, undefined, ({ code }) =>
        refused.push(code),
      );
      return { tickets, refused };
    });
    expect(tickets.map(({ name }) => name)).toEqual(['a.csv', 'c.csv']);
    expect(refused).toEqual(['invalid_request']);
  });

  it('tells a broken line from a cancelled request, and comes back by itself', async () => {
    const failing = page.evaluate(() =>
      window.connection
        .call('sources.list', undefined)
        .then(() => null)
        .catch((error: { failure: { message: string } }) => error.failure.message),
    );
    await vi.waitFor(() => expect(stopLoading).toBeDefined());
    await page.evaluate(() => window.sockets.forEach((socket) => socket.close()));
    expect(await failing).toContain('broke off');
    const { version } = await page.evaluate(() =>
      window.connection.call('session.describe', undefined),
    );
    expect(version).toBe('1.2.3');
    expect(await page.evaluate(() => window.states)).toEqual(['reconnecting', 'connected']);
  });

  it('says in the end that the workbench has stopped', async () => {
    await host.close();
    const failure = await page.evaluate(() =>
      window.connection
        .call('session.describe', undefined)
        .then(() => null)
        .catch((error: { failure: { message: string } }) => error.failure.message),
    );
    expect(failure).toContain('stopped');
    expect(await page.evaluate(() => window.states)).toEqual(['reconnecting', 'lost']);
  });
});
