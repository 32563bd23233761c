/** `npm start`: opens the workbench as a desktop app, in a browser's window, or at an address. */
import { spawn } from 'node:child_process';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { failureOf } from '../analytics/contract/failure.ts';
import { startBrowserHost } from './browser-host.ts';
import { startChildEngine } from './child-engine.ts';
import { findElectron } from './electron-binary.ts';
import { launch, type LaunchOptions } from './launch.ts';
import { Porter } from './porter.ts';
import { keptLockTime, settingsFolder } from './settings.ts';
import { findSystemBrowser, openAppWindow } from './system-browser.ts';

const USAGE = `Usage: npm start [-- options] [FILE]

  FILE          the workspace file to open, or to make if it is not there; without one the
                workbench opens on its samples, in memory
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

function runDesktop(program: string, file: string | null): Promise<boolean> {
  const started = Date.now();
  const named = file === null ? [] : [`--workspace=${file}`];
  return new Promise((resolve) => {
    const desktop = spawn(program, [packageFolder, ...named], { stdio: 'inherit' });
    stop.signal.addEventListener('abort', () => desktop.kill());
    desktop.once('error', () => resolve(false));
    desktop.once('exit', (code) =>
      resolve(code === 0 || stop.signal.aborted || Date.now() - started > OPENING_MS),
    );
  });
}

/** What was asked for on the command line; null when it makes no sense or asks for help. */
function readOptions(): (LaunchOptions & { file: string | null }) | null {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        browser: { type: 'boolean', default: false },
        'no-window': { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    const [file, ...more] = positionals;
    if (more.length > 0) throw new Error('Only one workspace file can be open at a time.');
    if (!values.help) {
      return {
        window: !values['no-window'],
        desktop: !values.browser,
        // npm runs this in the package's folder; the name was written in another.
        file: file === undefined ? null : resolve(process.env['INIT_CWD'] ?? '', file),
      };
    }
    say(USAGE);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    process.exitCode = 2;
  }
  return null;
}

async function start({ file, ...options }: LaunchOptions & { file: string | null }): Promise<void> {
  await launch(options, {
    findElectron: () => findElectron({ say }),
    runDesktop: (program) => runDesktop(program, file),
    startHost: async () => {
      const engine = join(packageFolder, 'dist', 'node', 'engine-child.js');
      const porter = new Porter({
        start: (opening) => startChildEngine(engine, opening),
        path: file,
        lockTime: keptLockTime(settingsFolder(process.platform, process.env, homedir())),
      });
      await porter.begin();
      return startBrowserHost({ porter, pageFolder: join(packageFolder, 'dist', 'page') });
    },
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
