import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Electron's program, or why there is none, as the end of a sentence that begins with "because". */
export type ElectronLookup = { found: true; path: string } | { found: false; reason: string };

const INSTALL_SECONDS = 60;

/**
 * Finds Electron's program, which its npm package doesn't bring along. When it is missing its own
 * installer is tried, once for every time the package was installed, for a minute at most.
 */
export async function findElectron(
  options: {
    folder?: string | null;
    nodeVersion?: string;
    say?: (line: string) => void;
    seconds?: number;
  } = {},
): Promise<ElectronLookup> {
  const { folder = electronPackage(), nodeVersion = process.versions.node } = options;
  if (folder === null) return missing('Electron is not among the installed packages');
  const path = await installedBinary(folder);
  if (path) return { found: true, path };

  const needed = await neededNode(folder);
  if (needed && isOlder(nodeVersion, needed)) {
    return missing(
      `Electron's program is not installed and its installer needs Node ${needed} or newer (this is Node ${nodeVersion})`,
    );
  }
  const tried = join(folder, '.install-tried');
  if (existsSync(tried)) {
    return missing(
      `Electron's program could not be installed earlier ("npx install-electron" tries again)`,
    );
  }
  options.say?.('Fetching Electron’s program, which is needed once…');
  const problem = await runInstaller(folder, options.seconds ?? INSTALL_SECONDS);
  const installed = problem === null ? await installedBinary(folder) : null;
  if (installed) return { found: true, path: installed };
  await writeFile(tried, '').catch(() => undefined);
  return missing(
    `Electron's program could not be installed: ${problem ?? 'nothing was installed'}`,
  );
}

/** Electron's program if it is already installed; nothing is tried to get it. */
export async function installedElectron(): Promise<string | null> {
  const folder = electronPackage();
  return folder === null ? null : installedBinary(folder);
}

function missing(reason: string): ElectronLookup {
  return { found: false, reason };
}

function electronPackage(): string | null {
  try {
    return dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  } catch {
    return null;
  }
}

async function installedBinary(folder: string): Promise<string | null> {
  const name = await readFile(join(folder, 'path.txt'), 'utf8').catch(() => null);
  if (name === null) return null;
  const path = join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(folder, 'dist'), name);
  return existsSync(path) ? path : null;
}

async function neededNode(folder: string): Promise<string | null> {
  const description: unknown = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  return /"node":\s*">=\s*([\d.]+)"/.exec(JSON.stringify(description))?.[1] ?? null;
}

function isOlder(version: string, needed: string): boolean {
  const parts = (text: string) => text.split('.').map(Number);
  const [have, want] = [parts(version), parts(needed)];
  const differs = want.findIndex((part, index) => (have[index] ?? 0) !== part);
  return differs >= 0 && (have[differs] ?? 0) < (want[differs] ?? 0);
}

/** Null when the installer ended well, otherwise what it last said. */
function runInstaller(folder: string, seconds: number): Promise<string | null> {
  return new Promise((resolve) => {
    const installer = spawn(process.execPath, [join(folder, 'install.js')], {
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: seconds * 1000,
    });
    let firstLine = '';
    installer.stderr.setEncoding('utf8').on('data', (text: string) => {
      firstLine ||= text.trim().split('\n')[0] ?? '';
    });
    installer.on('error', (error) => resolve(error.message));
    installer.on('exit', (code, signal) => {
      if (code === 0) resolve(null);
      else resolve(signal ? `it took longer than ${seconds} seconds` : firstLine);
    });
  });
}
