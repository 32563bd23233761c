import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, open, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import description from '../../../package.json' with { type: 'json' };

const root = resolve(import.meta.dirname, '../../..');

/** Electron's mark before its fuses: their version, their number, and one digit a fuse. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

type Entry = { files?: Record<string, Entry>; unpacked?: boolean };
type Packed = { path: string; unpacked: boolean };

let folder = '';
let resources = '';
let fuses = '';
let packed: Packed[] = [];

beforeAll(async () => {
  if (!existsSync(join(root, 'dist/page/index.html'))) {
    throw new Error('There is nothing to package yet: run "npm run build" first.');
  }
  folder = await mkdtemp(join(tmpdir(), 'permanence-package-'));
  const runtime = join(folder, 'runtime');
  await writeRuntime(runtime);
  await packageWith(runtime, join(folder, 'release'));
  const unpacked = join(folder, 'release', 'linux-unpacked');
  resources = join(unpacked, 'resources');
  fuses = await readFuses(join(unpacked, description.name));
  packed = listFiles(await readHeader(join(resources, 'app.asar')));
}, 180_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A folder that passes for Electron, whose program is nothing but the fuses. */
async function writeRuntime(runtime: string): Promise<void> {
  await mkdir(runtime);
  const program = Buffer.concat([
    Buffer.from(SENTINEL),
    Buffer.from([1, 9]),
    Buffer.from('1'.repeat(9)),
  ]);
  await writeFile(join(runtime, 'electron'), program);
  await chmod(join(runtime, 'electron'), 0o755);
  await writeFile(join(runtime, 'LICENSE'), 'Electron’s licence');
  await writeFile(join(runtime, 'version'), description.devDependencies.electron);
}

function packageWith(runtime: string, output: string): Promise<void> {
  const builder = join(root, 'node_modules/electron-builder/cli.js');
  const asked = ['--linux', '--dir', '--publish', 'never'];
  const changed = [`-c.electronDist=${runtime}`, `-c.directories.output=${output}`];
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      [builder, ...asked, ...changed],
      { cwd: root },
      (error, out, err) => {
        if (error) reject(new Error(`${out}\n${err}`));
        else resolve();
      },
    );
  });
}

async function readFuses(program: string): Promise<string> {
  const text = await readFile(program, 'latin1');
  const start = text.indexOf(SENTINEL) + SENTINEL.length + 2;
  return text.slice(start, start + 9);
}

/** An archive begins with four numbers, the last being the length of the listing that follows. */
async function readHeader(archive: string): Promise<Entry> {
  const file = await open(archive);
  try {
    const { buffer: sizes } = await file.read(Buffer.alloc(16), 0, 16, 0);
    const length = sizes.readUInt32LE(12);
    const { buffer: listing } = await file.read(Buffer.alloc(length), 0, length, 16);
    return JSON.parse(listing.toString()) as Entry;
  } finally {
    await file.close();
  }
}

function listFiles({ files = {} }: Entry, folder = ''): Packed[] {
  return Object.entries(files).flatMap(([name, entry]) =>
    entry.files
      ? listFiles(entry, `${folder}${name}/`)
      : [{ path: `${folder}${name}`, unpacked: entry.unpacked === true }],
  );
}

const paths = () => packed.map(({ path }) => path);
const packageNames = () =>
  new Set(paths().flatMap((path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []));

describe('what is packaged', () => {
  it('has the built programs, the page, the preload script and the licence', () => {
    expect(paths()).toEqual(
      expect.arrayContaining([
        'package.json',
        'LICENSE',
        description.main,
        description.bin.permanence,
        'dist/node/engine-process.js',
        'dist/page/index.html',
        'dist/preload/preload.cjs',
      ]),
    );
  });

  it('has every sample', async () => {
    const samples = await readdir(join(root, 'samples'), { recursive: true, withFileTypes: true });
    const files = samples
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
    expect(files.length).toBeGreaterThan(0);
    expect(paths()).toEqual(
      expect.arrayContaining(files.map((file) => file.replaceAll('\\', '/'))),
    );
  });

  it('has every package that the built programs load', async () => {
    const loaded = new Set<string>();
    for (const path of paths().filter((path) => /^dist\/node\/.*\.js$/.test(path))) {
      const text = await readFile(join(root, path), 'utf8');
      const imports = /^(?:import|export)\b.*?"((?:@[\w-]+\/)?[a-z][\w.-]*)(?:\/[^"]*)?"/gm;
      for (const [, name] of text.matchAll(imports)) {
        if (name && name !== 'electron') loaded.add(name);
      }
    }
    expect(loaded).toContain('@duckdb/node-api');
    const missing = [...loaded].filter(
      (name) => !packageNames().has(name) && !builtinModules.includes(name),
    );
    expect(missing).toEqual([]);
  });

  it('has no source, no test and nothing else that the workbench does not run', () => {
    const expected = /^(dist|samples|node_modules)\/|^(package\.json|LICENSE)$/;
    expect(paths().filter((path) => !expected.test(path))).toEqual([]);
    expect(paths().filter((path) => /\.(tsx?|map)$|\.test\./.test(path))).toEqual([]);
  });

  it('has no development dependency', () => {
    // apache-arrow names Node's types among its own dependencies.
    const shared = ['@types/node'];
    const found = Object.keys(description.devDependencies).filter((name) =>
      packageNames().has(name),
    );
    expect(found.filter((name) => !shared.includes(name))).toEqual([]);
  });

  it('has DuckDB outside the archive, whole', () => {
    const duckdb = packed.filter(({ path }) => path.startsWith('node_modules/@duckdb/'));
    const native = duckdb.filter(({ path }) => path.endsWith('.node'));
    expect(native.length).toBeGreaterThan(0);
    expect(duckdb.filter(({ unpacked }) => !unpacked)).toEqual([]);
    for (const { path } of duckdb) {
      expect(existsSync(join(resources, 'app.asar.unpacked', path)), path).toBe(true);
    }
  });
});

describe('threat: the program run as something else', () => {
  it('is met by the fuses, which are written into the program', () => {
    const [node, cookies, options, inspect, integrity, onlyAsar, snapshot, file] = fuses;
    expect({ node, cookies, options, inspect, integrity, onlyAsar, snapshot, file }).toEqual({
      node: '0',
      cookies: '1',
      options: '0',
      inspect: '0',
      integrity: '1',
      onlyAsar: '1',
      snapshot: '0',
      file: '0',
    });
  });
});
