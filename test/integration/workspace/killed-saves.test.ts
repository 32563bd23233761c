import { spawn } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { filesIn, openAt } from './sessions.ts';

const LONG = process.env['PROPERTY_RUNS'] !== undefined;
const KILLS = LONG ? 500 : 20;
const CHILDREN_A_FILE = 30;
/** Workspaces of a few files are quick to save, so that kills fall on every step of it. */
const MOST_FILES = 12;
/** Time to load and save a file or two; a computer that is busy needs longer. */
const WAIT_MS = 700;

let folder: string;
// Below the packages that the child imports.
const built = resolve('node_modules/.cache', `killed-child-${String(process.pid)}`);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'permanence-killed-'));
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: resolve('test/integration/workspace/killed-child.ts'),
      outDir: built,
      target: 'node20',
    },
  });
});
afterAll(() => Promise.all([folder, built].map((path) => rm(path, { recursive: true }))));

/** Lets the process work on a file and kills it so long after it opened; what it had said by then. */
async function killedAfter(path: string, next: number, wait: number) {
  const child = spawn(process.execPath, [join(built, 'killed-child.js'), path, String(next)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  const ended = new Promise<NodeJS.Signals | null>((done) =>
    child.on('close', (_, signal) => done(signal)),
  );
  await new Promise<void>((opened) => {
    child.stdout.on('data', (text: Buffer) => {
      said += text.toString();
      if (said.includes('opened')) opened();
    });
    void ended.then(() => opened());
  });
  await new Promise((resume) => setTimeout(resume, wait));
  child.kill('SIGKILL');
  expect(await ended).toBe('SIGKILL');
  const last = (word: string) =>
    Number(
      said
        .match(new RegExp(`${word} (\\d+)`, 'g'))
        ?.at(-1)
        ?.split(' ')[1] ?? next - 1,
    );
  return { loading: last('loading'), saved: last('saved') };
}

/** Kills one process after the other over one file, and looks at the file each time. */
async function lane(name: string, kills: number): Promise<Set<string>> {
  const outcomes = new Set<string>();
  let number = 0;
  let path = '';
  let there = MOST_FILES;
  let longest = WAIT_MS;
  for (let kill = 0; kill < kills; kill++) {
    if (there >= MOST_FILES) {
      path = join(folder, `${name}-${String(++number)}.permanence`);
      there = 0;
    }
    const { loading, saved } = await killedAfter(path, there + 1, Math.random() * longest);
    const exists = await stat(path).then(
      () => true,
      () => false,
    );
    if (!exists) {
      expect(saved).toBe(0);
      outcomes.add('no file yet');
      longest *= 1.5;
      continue;
    }
    longest = Math.max(WAIT_MS, longest / 1.2);
    await using workbench = await openAt(path, { create: false });
    expect(workbench.keeper.state.status).not.toBe('read_only');
    const files = await filesIn(workbench);
    const { workspace } = await workbench.describe();
    expect(files).toEqual(files.map((_, index) => `file ${String(index + 1)}.csv`));
    expect(workspace.journeys).toBe(files.length * CHILDREN_A_FILE);
    expect(files.length).toBeGreaterThanOrEqual(saved);
    expect(files.length).toBeLessThanOrEqual(loading);
    expect(workbench.audit.check().intact).toBe(true);
    outcomes.add(loading === saved ? 'at rest' : files.length === saved ? 'old' : 'new');
    there = files.length;
  }
  return outcomes;
}

it(
  'a process killed at any moment of loading and saving leaves the old state or the new',
  { timeout: LONG ? 3_600_000 : 300_000 },
  async () => {
    const outcomes = await Promise.all([lane('a', KILLS / 2), lane('b', KILLS / 2)]);
    // Kills that all came before anything was at stake would prove nothing.
    expect([...outcomes.flatMap((some) => [...some])]).toContain('old');
  },
);
