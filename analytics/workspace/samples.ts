import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The folder of samples that comes with the workbench: beside the sources in a checkout, beside the
 * built code in a package.
 */
export function sampleFolder(from: string = dirname(fileURLToPath(import.meta.url))): string {
  const candidate = join(from, 'samples');
  if (existsSync(join(candidate, 'published'))) return candidate;
  const parent = dirname(from);
  if (parent === from) throw new Error('The samples that come with the workbench are missing.');
  return sampleFolder(parent);
}

/** Every published sample as bytes; read whole, because a package's files have no path of their own. */
export function publishedSamples(): { name: string; bytes: Uint8Array }[] {
  const folder = join(sampleFolder(), 'published');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.csv'))
    .sort()
    .map((name) => ({ name, bytes: readFileSync(join(folder, name)) }));
}
