import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PASSPHRASE } from './contents.ts';

const CHILDREN = Array.from({ length: 400 }, (_, index) => `PLANTED${String(47_110_000 + index)}`);
const NOTE = 'planted words about a family';
const MARKERS = ['PLANTED4711', NOTE, PASSPHRASE, 'AGE-SECRET-KEY'];

let sandbox: string;
const built = resolve('node_modules/.cache', `planted-child-${String(process.pid)}`);

beforeAll(async () => {
  sandbox = await mkdtemp(join(tmpdir(), 'permanence-planted-'));
  for (const name of ['input', 'exports', 'workspaces', 'cwd', 'tmp', 'home']) {
    await mkdir(join(sandbox, name));
  }
  const lines = CHILDREN.map(
    (child, index) =>
      `${child},Croydon,female,2020-04-01,2020-09-01,${index % 9 ? '2021-01-10' : 'soon'},2021-08-02,${NOTE}`,
  );
  const header = 'child_id,area,sex,entered_care_on,decision_on,placement_order_on,placed_on,notes';
  await writeFile(join(sandbox, 'input', 'planted.csv'), `${[header, ...lines].join('\n')}\n`);
  await writeFile(join(sandbox, 'input', 'passphrase.txt'), `${PASSPHRASE}\n`);
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: resolve('test/integration/workspace/planted-child.ts'),
      outDir: built,
      target: 'node20',
    },
  });
});
afterAll(() => Promise.all([sandbox, built].map((path) => rm(path, { recursive: true }))));

/** The files below a folder in which a planted value stands, in any of the ways text is written. */
async function filesWithMarkers(...folders: string[]): Promise<string[]> {
  const found: string[] = [];
  for (const folder of folders) {
    for (const entry of await readdir(join(sandbox, folder), {
      recursive: true,
      withFileTypes: true,
    })) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath, entry.name);
      const bytes = await readFile(path);
      const forms = MARKERS.flatMap((marker) => [
        Buffer.from(marker),
        Buffer.from(marker, 'utf16le'),
        Buffer.from(Buffer.from(marker).toString('hex')),
      ]);
      if (forms.some((form) => bytes.includes(form))) found.push(path);
    }
  }
  return found;
}

describe('threat: what was loaded is found on the disk in clear', () => {
  it('stands nowhere the program may write, neither while it works nor after', async () => {
    const at = (name: string) => join(sandbox, name);
    const home = at('home');
    const child = spawn(
      process.execPath,
      [join(built, 'planted-child.js'), at('input'), at('workspaces'), at('exports')],
      {
        cwd: at('cwd'),
        stdio: ['pipe', 'pipe', 'inherit'],
        env: {
          PATH: process.env['PATH'],
          HOME: home,
          USERPROFILE: home,
          APPDATA: home,
          LOCALAPPDATA: home,
          XDG_CACHE_HOME: home,
          XDG_CONFIG_HOME: home,
          XDG_DATA_HOME: home,
          TMPDIR: at('tmp'),
          TEMP: at('tmp'),
          TMP: at('tmp'),
        },
      },
    );
    let said = '';
    const ended = new Promise<number | null>((done) => child.on('close', done));
    await new Promise<void>((working) => {
      child.stdout.on('data', (text: Buffer) => {
        said += text.toString();
        if (said.includes('working')) working();
      });
      void ended.then(() => working());
    });
    expect(said).toContain('working');
    const written = ['workspaces', 'cwd', 'tmp', 'home'];
    expect(await filesWithMarkers(...written)).toEqual([]);
    child.stdin.end('go on\n');
    expect(await ended).toBe(0);
    expect(await filesWithMarkers(...written)).toEqual([]);
    expect((await readdir(at('workspaces'))).sort()).toEqual(
      expect.arrayContaining(['cli.permanence', 'host.permanence']),
    );
    // The search itself finds what there is to find.
    expect(await filesWithMarkers('input')).toHaveLength(2);
  });
});
