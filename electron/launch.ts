import type { BrowserHost } from './browser-host.ts';
import type { ElectronLookup } from './electron-binary.ts';
import type { AppWindow, SystemBrowser } from './system-browser.ts';

/** What launching can make use of; each is replaced in tests. */
export type Surroundings = {
  findElectron(): Promise<ElectronLookup>;
  /** Runs the desktop app to its end; false when it ended at once without having opened. */
  runDesktop(path: string): Promise<boolean>;
  startHost(): Promise<BrowserHost>;
  findBrowser(): Promise<SystemBrowser | null>;
  openWindow(browser: SystemBrowser, address: string): Promise<AppWindow>;
  /** Ends when the person asks the program to stop. */
  readonly stopped: Promise<void>;
  say(line: string): void;
};

export type LaunchOptions = { window: boolean; desktop: boolean };

/** How often it is looked whether a page is still open once the window's program has ended. */
const LOOK_MS = 1000;

/**
 * Opens the workbench the best way there is here – the desktop app, else a window of an installed
 * browser, else an address to open – says which and why, and ends when the person is done with it.
 */
export async function launch(options: LaunchOptions, around: Surroundings): Promise<void> {
  const reason = await openDesktop(options, around);
  if (reason === null) return;
  const host = await around.startHost();
  const windows: AppWindow[] = [];
  try {
    await Promise.race([openInBrowser(host, reason, options, around, windows), around.stopped]);
  } finally {
    for (const window of windows) window.close();
    await host.close();
    await Promise.all(windows.map(({ closed }) => closed));
  }
}

/** Null when the desktop app ran; otherwise why it didn't, as the second half of a sentence. */
async function openDesktop(options: LaunchOptions, around: Surroundings): Promise<string | null> {
  if (!options.window) return 'no window was asked for';
  if (!options.desktop) return 'a browser was asked for';
  const electron = await around.findElectron();
  if (!electron.found) return electron.reason;
  around.say('Opening the workbench as a desktop app: Electron is installed.');
  if (await around.runDesktop(electron.path)) return null;
  return 'Electron is installed but could not open a window here';
}

async function openInBrowser(
  host: BrowserHost,
  reason: string,
  options: LaunchOptions,
  around: Surroundings,
  windows: AppWindow[],
): Promise<void> {
  const browser = options.window ? await around.findBrowser() : null;
  if (!browser) {
    const none = options.window ? ', and neither Edge, Chrome nor Chromium was found' : '';
    sayAddress(host, `${reason}${none}`, around);
    return around.stopped;
  }
  around.say(`Opening the workbench in a window of ${browser.name}: ${reason}.`);
  const window = await around.openWindow(browser, host.invitation);
  windows.push(window);
  await window.closed;
  if (!host.visited()) {
    sayAddress(host, `${browser.name} could not open a window here`, around);
    return around.stopped;
  }
  // A browser may hand its window to another process of its own and end: pages tell the truth.
  while (host.pages() > 0) await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  around.say('The window was closed; the workbench has stopped.');
}

function sayAddress(host: BrowserHost, reason: string, around: Surroundings): void {
  around.say(`Open the workbench in a browser on this computer: ${reason}.`);
  around.say(`  ${host.invitation}`);
  around.say('The address works once. Press Ctrl+C to stop the workbench.');
}
