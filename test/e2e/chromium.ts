import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type LaunchOptions } from 'playwright-core';
import description from '../../package.json' with { type: 'json' };
import { findSystemBrowser } from '../../electron/system-browser.ts';

/**
 * Starts a real Chromium: on Linux the one that comes as an npm package, so that no system browser
 * is needed, elsewhere the installed Edge or Chrome.
 */
export async function launchChromium(): Promise<Browser> {
  return chromium.launch(await launchOptions());
}

/**
 * Starts it as somebody's own browser, whose profile stays in this folder, with what it downloads in
 * another and an environment of the test's.
 */
export async function launchOwnChromium(
  profile: string,
  options: { downloadsPath: string; env: Record<string, string> },
): Promise<BrowserContext> {
  const { env, ...launch } = await launchOptions();
  return chromium.launchPersistentContext(profile, {
    ...launch,
    ...options,
    env: { ...env, ...options.env },
    viewport: { width: 1280, height: 720 },
  });
}

async function launchOptions(): Promise<
  Pick<LaunchOptions, 'executablePath' | 'args'> & { env: Record<string, string> }
> {
  if (process.platform === 'linux') return packagedOptions();
  const installed = await findSystemBrowser();
  if (!installed) throw new Error('The end-to-end tests need Edge or Chrome on this system.');
  return { executablePath: installed.path, env: ownEnvironment() };
}

function ownEnvironment(): Record<string, string> {
  const set = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return Object.fromEntries(set);
}

async function packagedOptions() {
  const version = description.devDependencies['@sparticuz/chromium'];
  const folder = join(tmpdir(), `permanence-chromium-${version}`);
  const fonts = join(folder, 'fonts.conf');
  // Written last: the package reuses whatever lies in its folder, however complete.
  if (!existsSync(fonts)) {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder);
    await unpack(folder);
    await writeFile(fonts, fontConfiguration(folder));
  }
  return {
    executablePath: join(folder, 'chromium'),
    // Its own arguments would switch web security off; containers have no sandbox to offer.
    args: ['--no-sandbox'],
    env: {
      ...ownEnvironment(),
      LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
      FONTCONFIG_FILE: fonts,
    },
  };
}

async function unpack(folder: string): Promise<void> {
  // It unpacks its libraries only where it takes itself to be on a server without them.
  const wanted = { TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' };
  const touched = ['TMPDIR', 'AWS_EXECUTION_ENV', 'LD_LIBRARY_PATH', 'FONTCONFIG_PATH'];
  const before = touched.map((name) => [name, process.env[name]] as const);
  try {
    Object.assign(process.env, wanted);
    const { default: packaged } = await import('@sparticuz/chromium');
    await packaged.executablePath();
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = value;
    }
  }
}

/** The package's own configuration looks for its fonts in one fixed place. */
function fontConfiguration(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, 'fonts')}</dir>
  <cachedir>${join(folder, 'fonts-cache')}</cachedir>
</fontconfig>
`;
}
