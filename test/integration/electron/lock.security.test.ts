import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, readSync, readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Workbench } from '../../../analytics/workbench.ts';
import { closing, opening } from './hosted.ts';
import { settings, startOnFile } from './started.ts';

const PASSPHRASE = 'winter-harbour-lantern-47';
/** What is planted in the file, and looked for where it must not be. */
const MARKER = 'Zqxjkv-planted-borough';

let folder = '';
let file = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'permanence-lock-'));
  file = join(folder, 'croydon.permanence');
  const workbench = await Workbench.openFile({
    path: file,
    passphrase: PASSPHRASE,
    workFactor: 2,
    create: true,
    host: 'script',
  });
  const rows = ['measure,area,period,value,source', `matches,${MARKER},2022/23,7,A report`];
  await workbench.load([{ name: 'a.csv', bytes: new TextEncoder().encode(rows.join('\n')) }]);
  await workbench.close();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The engine's processes of a host: its children. */
function engines(pid: number): number[] {
  const table = execFileSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' });
  return table
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .flatMap(([child, parent]) => (parent === pid && child ? [child] : []));
}

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** Whether a text stands anywhere in a process's writable memory, as UTF-8 or as UTF-16. */
function inMemoryOf(pid: number, text: string): boolean {
  const wanted = [Buffer.from(text), Buffer.from(text, 'utf16le')];
  const memory = openSync(`/proc/${pid}/mem`, 'r');
  try {
    for (const line of readFileSync(`/proc/${pid}/maps`, 'utf8').split('\n')) {
      const region = /^([0-9a-f]+)-([0-9a-f]+) rw/.exec(line);
      if (!region) continue;
      const from = Number.parseInt(region[1] ?? '', 16);
      const to = Number.parseInt(region[2] ?? '', 16);
      const piece = Buffer.alloc(Math.min(to - from, 64 * 1024 ** 2));
      for (let at = from; at < to; at += piece.length) {
        let read = 0;
        try {
          read = readSync(memory, piece, 0, Math.min(piece.length, to - at), at);
        } catch {
          // A page that was never used can't be read.
        }
        if (wanted.some((bytes) => piece.subarray(0, read).includes(bytes))) return true;
      }
    }
    return false;
  } finally {
    closeSync(memory);
  }
}

const isLinux = process.platform === 'linux';
if (!isLinux) process.stderr.write('Skipped: looking into a process’s memory needs Linux.\n');

describe('threat: somebody at a desk that was left', () => {
  it.skipIf(!isLinux)(
    'ends the engine’s process on locking, with all that was read from the file, and answers nothing',
    async () => {
      const { porter, line, pid, origin, headers, socket, stop } = await startOnFile(file);
      expect(engines(pid)).toEqual([]);
      expect(await porter({ ask: 'state' })).toMatchObject({ value: { status: 'locked' } });

      const unlock = { ask: 'unlock', passphrase: PASSPHRASE, generation: null } as const;
      expect(await porter(unlock)).toMatchObject({ ok: true, value: { status: 'open' } });
      const [engine = 0] = engines(pid);
      const { ask, websocket } = await line();
      const page = { source: null, offset: 0, limit: 10 };
      expect(JSON.stringify(await ask('sources.rejects', page))).toContain(MARKER);
      expect(inMemoryOf(engine, MARKER)).toBe(true);

      const hungUp = closing(websocket);
      expect(await porter({ ask: 'lock', force: false })).toMatchObject({
        ok: true,
        value: { status: 'locked', reason: 'asked' },
      });
      await hungUp;
      expect(isRunning(engine)).toBe(false);
      expect(engines(pid)).toEqual([]);
      // What the page was told went over its own socket, straight from the engine.
      expect(inMemoryOf(pid, MARKER)).toBe(false);

      expect(await opening(socket())).toBe(423);
      const upload = await fetch(`${origin}/files`, {
        method: 'POST',
        headers: { ...headers, 'x-file-name': 'b.csv' },
        body: 'a,b',
      });
      expect(upload.status).toBe(423);
      expect(await upload.json()).toMatchObject({ ok: false, failure: { code: 'locked' } });

      expect(await porter({ ...unlock, passphrase: 'not it' })).toMatchObject({
        ok: false,
        failure: { code: 'passphrase_wrong' },
      });
      expect(engines(pid)).toEqual([]);
      expect(await porter(unlock)).toMatchObject({ ok: true, value: { status: 'open' } });
      const again = await line();
      expect(JSON.stringify(await again.ask('sources.rejects', page))).toContain(MARKER);
      await stop();
      expect(engines(pid)).toEqual([]);
    },
  );

  it('ends the engine with its host, even if that is killed', async () => {
    const { porter, pid } = await startOnFile(file);
    await porter({ ask: 'unlock', passphrase: PASSPHRASE, generation: null });
    const [engine = 0] = engines(pid);
    expect(isRunning(engine)).toBe(true);
    process.kill(pid, 'SIGKILL');
    await vi.waitFor(() => expect(isRunning(engine)).toBe(false), { timeout: 10_000 });
  });
});

describe('threat: somebody at a desk that was left, with what is in memory only on the screen', () => {
  const send = (origin: string, headers: HeadersInit) =>
    fetch(`${origin}/files`, {
      method: 'POST',
      headers: { ...headers, 'x-file-name': 'b.csv' },
      body: `measure,area,period,value\nmatches,${MARKER},2022/23,7\n`,
    });

  it('covers it: pages are hung up on and answered no more, and nothing is lost', async () => {
    const { porter, line, origin, headers, socket } = await startOnFile();
    const { ask, websocket } = await line();
    const sent = (await (await send(origin, headers)).json()) as { value: { ticket: string } };
    for await (const event of (await ask('load.run', {
      tickets: [sent.value.ticket],
    })) as AsyncIterable<unknown>) {
      expect(event).toMatchObject({ ok: true });
    }
    const page = { source: null, offset: 0, limit: 10 };
    expect(JSON.stringify(await ask('sources.rejects', page))).toContain(MARKER);

    const hungUp = closing(websocket);
    expect(await porter({ ask: 'lock', force: false })).toMatchObject({
      ok: true,
      value: { status: 'covered', file: null },
    });
    await hungUp;
    expect(await opening(socket())).toBe(423);
    expect((await send(origin, headers)).status).toBe(423);

    expect(await porter({ ask: 'uncover' })).toMatchObject({ value: { status: 'open' } });
    const again = await line();
    expect(JSON.stringify(await again.ask('sources.rejects', page))).toContain(MARKER);
  });
});

describe('the time until the lock', () => {
  it('is kept from one start to the next, and nothing else is', async () => {
    const first = await startOnFile(file);
    expect(await first.porter({ ask: 'lock_after', minutes: 25 })).toMatchObject({ ok: true });
    await first.stop();
    const second = await startOnFile(file);
    expect(await second.porter({ ask: 'state' })).toMatchObject({
      value: { lockAfterMinutes: 25 },
    });
    const written = readdirSync(settings, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8'));
    expect(written).toEqual(['{"lockAfterMinutes":25}\n']);
  });
});

describe('threat: somebody else at the porter’s door', () => {
  it('is asked only by the page the host let in, and never for a path', async () => {
    const { origin, headers } = await startOnFile(file);
    const send = (body: string, changed: Record<string, string> = {}) =>
      fetch(`${origin}/porter`, { method: 'POST', headers: { ...headers, ...changed }, body });
    const state = JSON.stringify({ ask: 'state' });
    expect((await send(state)).status).toBe(200);
    expect((await send(state, { origin: 'http://attacker.example' })).status).toBe(403);
    const { cookie = '' } = headers;
    const unsaid = await fetch(`${origin}/porter`, {
      method: 'POST',
      headers: { cookie },
      body: state,
    });
    expect(unsaid.status).toBe(403);
    expect((await send(state, { cookie: 'permanence-1=guess' })).status).toBe(401);
    expect((await fetch(`${origin}/porter`, { headers })).status).toBe(404);
    for (const refused of [
      '{"ask":"choose","which":"existing","path":"/etc/passwd"}',
      '{"ask":"choose","which":"existing"}',
      '{"ask":"unlock","passphrase":["a"],"generation":null}',
      `{"ask":"create","passphrase":"${'p'.repeat(100_000)}"}`,
      '/home/officer/croydon.permanence',
      '',
    ]) {
      expect(await (await send(refused)).json()).toMatchObject({
        ok: false,
        failure: { code: 'invalid_request' },
      });
    }
    expect(await (await send(state)).json()).toMatchObject({ value: { status: 'locked' } });
  });
});
