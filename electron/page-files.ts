import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';

/** A file of the built page, as a host sends it. */
export type PageFile = { readonly path: string; readonly type: string };

/**
 * Every address of the built page with the file behind it. A host serves what is listed here and
 * looks nothing up on disk by a name that came from outside, so that no address can lead elsewhere.
 */
export type PageFiles = ReadonlyMap<string, PageFile>;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
};

/**
 * Lists a built page's folder: plain files of known types only, so neither links nor hidden files
 * are served. `/` stands for `index.html`. Throws when the folder holds no `index.html`.
 */
export async function listPageFiles(folder: string): Promise<PageFiles> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = new Map<string, PageFile>();
  for (const entry of entries) {
    const type = TYPES[extname(entry.name)];
    if (!entry.isFile() || entry.name.startsWith('.') || type === undefined) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(`/${relative(folder, path).split(sep).map(encodeURIComponent).join('/')}`, {
      path,
      type,
    });
  }
  const index = files.get('/index.html');
  if (!index) {
    throw new Error(
      `The page has not been built: ${folder} has no index.html. Run "npm run build".`,
    );
  }
  return files.set('/', index);
}

/** The file at an address (the path of a URL, as it was sent), with its bytes; null when unlisted. */
export async function readPageFile(
  files: PageFiles,
  address: string,
): Promise<{ type: string; bytes: Uint8Array<ArrayBuffer> } | null> {
  const file = files.get(address);
  if (!file) return null;
  return { type: file.type, bytes: new Uint8Array(await readFile(file.path)) };
}
