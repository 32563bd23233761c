import { spawn } from 'node:child_process';
import { constants } from 'node:fs';
import { access, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

export type SystemBrowser = { name: string; path: string };

type Environment = Readonly<Record<string, string | undefined>>;

/** Where Edge, Chrome and Chromium are on each system, in the order they are tried. */
export function browserCandidates(
  platform: NodeJS.Platform,
  environment: Environment,
): SystemBrowser[] {
  if (platform === 'win32') {
    const roots = ['ProgramFiles(x86)', 'ProgramFiles', 'LOCALAPPDATA'];
    return candidates(
      roots.map((name) => environment[name]),
      {
        'Microsoft Edge': ['Microsoft\\Edge\\Application\\msedge.exe'],
        'Google Chrome': ['Google\\Chrome\\Application\\chrome.exe'],
      },
      '\\',
    );
  }
  if (platform === 'darwin') {
    const apps = {
      'Microsoft Edge': 'Microsoft Edge',
      'Google Chrome': 'Google Chrome',
      Chromium: 'Chromium',
    };
    return candidates(
      ['/Applications', environment['HOME'] && `${environment['HOME']}/Applications`],
      Object.fromEntries(
        Object.entries(apps).map(([name, app]) => [name, [`${app}.app/Contents/MacOS/${app}`]]),
      ),
      '/',
    );
  }
  return candidates(
    (environment['PATH'] ?? '').split(delimiter),
    {
      'Microsoft Edge': ['microsoft-edge', 'microsoft-edge-stable'],
      'Google Chrome': ['google-chrome', 'google-chrome-stable'],
      Chromium: ['chromium', 'chromium-browser'],
    },
    '/',
  );
}

function candidates(
  roots: (string | undefined)[],
  programs: Readonly<Record<string, readonly string[]>>,
  separator: string,
): SystemBrowser[] {
  return Object.entries(programs).flatMap(([name, paths]) =>
    paths.flatMap((path) =>
      roots.filter(Boolean).map((root) => ({ name, path: `${root}${separator}${path}` })),
    ),
  );
}

/** The first of the candidates that is there and may be run; null when none is. */
export async function findSystemBrowser(
  platform: NodeJS.Platform = process.platform,
  environment: Environment = process.env,
): Promise<SystemBrowser | null> {
  for (const browser of browserCandidates(platform, environment)) {
    const there = await access(browser.path, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (there) return browser;
  }
  return null;
}

export type AppWindow = {
  /** Ends with the browser; its profile is then deleted. */
  readonly closed: Promise<void>;
  close(): void;
};

/**
 * Opens an address in a window of its own, without tabs or address bar, in a browser that starts
 * from an empty profile: nobody's extensions read along and nothing stays behind.
 */
export async function openAppWindow(browser: SystemBrowser, address: string): Promise<AppWindow> {
  const profile = await mkdtemp(join(tmpdir(), 'permanence-window-'));
  const program = spawn(
    browser.path,
    [
      `--app=${address}`,
      `--user-data-dir=${profile}`,
      '--no-first-run',
      '--no-default-browser-check',
      '--disable-extensions',
      '--disable-sync',
      '--disable-background-mode',
      '--disable-background-networking',
      '--disable-component-update',
      '--window-size=1440,900',
    ],
    { stdio: 'ignore' },
  );
  const closed = new Promise<void>((resolve) => {
    program.once('exit', () => resolve());
    program.once('error', () => resolve());
  }).then(() =>
    // Windows keeps files locked for a moment after the browser has ended.
    rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }).catch(
      () => undefined,
    ),
  );
  return { closed, close: () => void program.kill() };
}
