import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { Application } from '../../electron/application.ts';
import { startBrowserHost, type BrowserHost } from '../../electron/browser-host.ts';

/** The page as it ships: the test command builds it before it runs any test. */
export const BUILT_PAGE = 'dist/page';

/** What axe finds wrong with a page, or with a part of it, and where. */
export async function accessibilityViolations(page: Page, within = 'html'): Promise<string[]> {
  const axe = new AxeBuilder({ page }).include(within);
  // An open list hides all else from assistive technology, the landmarks of the page with it.
  if (within !== 'html') axe.disableRules('region');
  const { violations } = await axe.analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`,
  );
}

type StartedWorkbench = { address: string; stop: () => Promise<void> };

/** The built workbench, started as a person would, without a window: on its samples, or on a file. */
export function startWorkbench(...file: string[]): Promise<StartedWorkbench> {
  // A person's own settings would lock the workbench when they like.
  const none = join(tmpdir(), 'permanence-no-settings');
  const env = { HOME: none, XDG_CONFIG_HOME: none, APPDATA: none };
  return startWorkbenchIn({ env: { ...process.env, ...env } }, ...file);
}

/** The same from a working folder, and in an environment, of the test's. */
export async function startWorkbenchIn(
  around: { cwd?: string; env: NodeJS.ProcessEnv },
  ...file: string[]
): Promise<StartedWorkbench> {
  const program = resolve('dist/node/start.js');
  const child = spawn(process.execPath, [program, '--no-window', ...file], {
    stdio: ['ignore', 'pipe', 'inherit'],
    ...around,
  });
  const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()));
  const address = await new Promise<string>((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (piece: Buffer) => {
      text += piece.toString();
      const found = /http:\/\/127\.0\.0\.1:\S+/.exec(text);
      if (found) resolve(found[0]);
    });
    child.on('exit', () => reject(new Error(`The workbench ended before it was ready: ${text}`)));
  });
  return {
    address,
    stop: async () => {
      child.kill('SIGINT');
      await ended;
    },
  };
}

export type WatchedPage = { page: Page; complaints: string[] };

/** A page that remembers what it complained of, and what it asked for beyond its own host. */
export async function watchedPage(
  browser: Browser,
  address: string,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  const own = new URL(address).host;
  const stray = (url: string) =>
    !/^(?:data|blob):/.test(url) &&
    new URL(url).host !== own &&
    complaints.push(`asked for ${url}`);
  context.on('request', (request) => stray(request.url()));
  page.on('websocket', (socket) => stray(socket.url()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.goto(address);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return { page, complaints };
}

export type HostedPage = WatchedPage & { host: BrowserHost; close: () => Promise<void> };

/** The built page on an application of the test's own, on a small laptop's screen. */
export async function hostedPage(
  browser: Browser,
  application: Application,
  options: BrowserContextOptions = {},
): Promise<HostedPage> {
  const host = await startBrowserHost({ application, pageFolder: BUILT_PAGE });
  const viewport = { width: 1280, height: 720 };
  const watched = await watchedPage(browser, host.invitation, { viewport, ...options });
  return {
    ...watched,
    host,
    close: async () => {
      await watched.page.context().close();
      await host.close();
    },
  };
}
