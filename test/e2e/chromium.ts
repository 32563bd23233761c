import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import description from '../../package.json' with { type: 'json' };
import { findSystemBrowser } from '../../electron/system-browser.ts';

/**
 * Starts a real Chromium: on Linux the one that comes as an npm package, so that no system browser
 * is needed, elsewhere the installed Edge or Chrome.
 */
export async function launchChromium(): Promise<Browser> {
  if (process.platform === 'linux') return launchPackaged();
  const installed = await findSystemBrowser();
  if (!installed) throw new Error('The end-to-end tests need Edge or Chrome on this system.');
  return chromium.launch({ executablePath: installed.path });
}

async function launchPackaged(): Promise<Browser> {
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
  return chromium.launch({
    executablePath: join(folder, 'chromium'),
    // Its own arguments would switch web security off; containers have no sandbox to offer.
    args: ['--no-sandbox'],
    env: {
      ...process.env,
      LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
      FONTCONFIG_FILE: fonts,
    },
  });
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
