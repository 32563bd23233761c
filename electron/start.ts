/** `npm start`: opens the workbench as a desktop app, in a browser's window, or at an address. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { failureOf } from '../analytics/contract/failure.ts';
import { Workbench } from '../analytics/workbench.ts';
import { startBrowserHost } from './browser-host.ts';
import { findElectron } from './electron-binary.ts';
import { launch, type LaunchOptions } from './launch.ts';
import { reportToTerminal } from './report.ts';
import { findSystemBrowser, openAppWindow } from './system-browser.ts';

const USAGE = `Usage: npm start [-- options]

  --browser     use a browser's window even where Electron is installed
  --no-window   open nothing; only give the address
  --help        show this`;

const packageFolder = join(import.meta.dirname, '..', '..');
const say = (line: string) => console.log(line);

const stop = new AbortController();
const stopped = new Promise<void>((resolve) => {
  stop.signal.addEventListener('abort', () => resolve());
});
process.on('SIGINT', () => stop.abort());
process.on('SIGTERM', () => stop.abort());

/** A desktop app that ends badly this soon has not opened its window. */
const OPENING_MS = 15_000;

function runDesktop(program: string): Promise<boolean> {
  const started = Date.now();
  return new Promise((resolve) => {
    const desktop = spawn(program, [packageFolder], { stdio: 'inherit' });
    stop.signal.addEventListener('abort', () => desktop.kill());
    desktop.once('error', () => resolve(false));
    desktop.once('exit', (code) =>
      resolve(code === 0 || stop.signal.aborted || Date.now() - started > OPENING_MS),
    );
  });
}

/** What was asked for on the command line; null when it makes no sense or asks for help. */
function readOptions(): LaunchOptions | null {
  try {
    const { values } = parseArgs({
      options: {
        browser: { type: 'boolean', default: false },
        'no-window': { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    if (!values.help) return { window: !values['no-window'], desktop: !values.browser };
    say(USAGE);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    process.exitCode = 2;
  }
  return null;
}

async function start(options: LaunchOptions): Promise<void> {
  await launch(options, {
    findElectron: () => findElectron({ say }),
    runDesktop,
    startHost: async () =>
      startBrowserHost({
        application: await Workbench.open({ samples: true, host: 'browser' }),
        pageFolder: join(packageFolder, 'dist', 'page'),
        report: reportToTerminal,
      }),
    findBrowser: () => findSystemBrowser(),
    openWindow: openAppWindow,
    stopped,
    say,
  });
}

const options = readOptions();
if (options) {
  start(options).then(
    () => process.exit(0),
    (error: unknown) => {
      const { message, action } = failureOf(error);
      console.error(`${message} ${action}`);
      process.exit(1);
    },
  );
}
