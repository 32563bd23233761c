import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WorkspaceFile } from '../../../analytics/workspace/file/workspace-file.ts';
import { CHEAP, NOW, PASSPHRASE, comparable, contentsWith } from './contents.ts';

const TOOLS = ['age', 'unzip', 'zip', 'script', 'sha256sum'] as const;
const absent = TOOLS.filter((tool) => spawnSync(tool, ['--version']).error !== undefined);
if (absent.length > 0) {
  process.stderr.write(
    `Skipped: reading a workspace with the age tool needs ${absent.join(', ')}, not installed here.\n`,
  );
}

let folder: string;
let path: string;
let parts: string;
const contents = contentsWith(['<5', 'Zoë', '']);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'permanence-age-'));
  path = join(folder, 'agency.permanence');
  parts = join(folder, 'parts');
  await mkdir(parts);
  const { file } = await WorkspaceFile.create(path, { ...CHEAP, now: NOW });
  await file.save(contents);
});
afterAll(() => rm(folder, { recursive: true }));

/** Runs a command that asks for a passphrase on its terminal, and types it there. */
function onTerminal(command: string, passphrase: string): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const terminal = spawn('script', ['-qec', command, '/dev/null'], { cwd: parts });
    let asked = false;
    terminal.stdout.on('data', (text: Buffer) => {
      if (asked || !/passphrase/i.test(text.toString())) return;
      asked = true;
      terminal.stdin.write(`${passphrase}\n`);
    });
    terminal.on('error', reject);
    terminal.on('close', resolve);
  });
}

const run = (command: string, args: readonly string[]): string =>
  execFileSync(command, args, { cwd: parts, encoding: 'utf8' });

describe.skipIf(absent.length > 0)('the tools anybody has', () => {
  beforeAll(() => {
    run('unzip', ['-q', path, '-d', parts]);
  });

  it('unpack a workspace and find its key intact', async () => {
    expect((await readdir(parts)).sort()).toEqual([
      'audit.jsonl.gz.age',
      'identity.age',
      'identity.sha256',
      'manifest.json.gz.age',
      'rejects.arrows.gz.age',
      'sources.arrows.gz.age',
    ]);
    expect(run('sha256sum', ['--check', 'identity.sha256'])).toBe('identity.age: OK\n');
  });

  it('decrypt it with the passphrase', async () => {
    for (const part of ['rejects.arrows.gz', 'manifest.json.gz']) {
      const command = `age -d -i identity.age -o ${part} ${part}.age`;
      expect(await onTerminal(command, PASSPHRASE)).toBe(0);
    }
    const rejects = gunzipSync(await readFile(join(parts, 'rejects.arrows.gz')));
    expect(rejects.equals(contents.tables.get('rejects')!.bytes)).toBe(true);
    const manifest: unknown = JSON.parse(
      gunzipSync(await readFile(join(parts, 'manifest.json.gz'))).toString(),
    );
    expect(manifest).toMatchObject({
      version: 3,
      views: contents.views,
      recipes: contents.recipes,
    });
  });

  it('do not decrypt it with another passphrase', async () => {
    const command = 'age -d -i identity.age -o sources.arrows.gz sources.arrows.gz.age';
    expect(await onTerminal(command, 'wrong')).not.toBe(0);
    expect(await readdir(parts)).not.toContain('sources.arrows.gz');
  });

  it.each([
    ['stored', ['-0', '-q', '-X']],
    ['compressed', ['-q']],
  ])('make one again that opens here, zipped %s', async (_, options) => {
    expect(await onTerminal('age -d -o identity.txt identity.age', PASSPHRASE)).toBe(0);
    const identity = await readFile(join(parts, 'identity.txt'), 'utf8');
    await rm(join(parts, 'identity.txt'));
    const recipient = /age1[a-z0-9]+/.exec(identity)?.[0] ?? '';
    const { bytes } = contents.tables.get('rejects')!;
    await writeFile(join(parts, 'rejects.arrows.gz'), gzipSync(bytes, { level: 9 }));
    await rm(join(parts, 'rejects.arrows.gz.age'));
    run('age', ['-r', recipient, '-o', 'rejects.arrows.gz.age', 'rejects.arrows.gz']);
    const again = join(folder, 'again.permanence.zip');
    await rm(again, { force: true });
    run('zip', [
      ...options,
      again,
      ...(await readdir(parts)).filter((name) => /\.(age|sha256)$/.test(name)),
    ]);
    const opened = await WorkspaceFile.open(again, CHEAP);
    expect(comparable(opened.contents)).toEqual(comparable(contents));
  });
});
