import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { PermanenceError } from '../../../analytics/contract/failure.ts';
import type { Engine } from '../../../electron/engine.ts';
import { openIpcDoor } from '../../../electron/ipc-door.ts';
import type { Porter } from '../../../electron/porter.ts';

const electron = vi.hoisted(() => ({
  dialog: { showOpenDialog: vi.fn() },
  ipcMain: { handle: vi.fn() },
  protocol: {},
  MessageChannelMain: vi.fn(),
  utilityProcess: {},
}));
vi.mock('electron', () => electron);

type Frame = { url: string; parent: object | null; postMessage: ReturnType<typeof vi.fn> };

const port = { port: 'of the page' };
const engine = {
  connect: vi.fn(() => port),
  accept: vi.fn(async () => ({ ok: true, value: [] })),
};
const state = { status: 'open', file: null };
const porter = {
  engine: vi.fn(async () => engine),
  ask: vi.fn(async () => ({ ok: true, value: state })),
};
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'permanence-door-'));
  await writeFile(join(folder, 'a.csv'), 'x');
});
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(() => vi.clearAllMocks());

const ourFrame = (): Frame => ({
  url: 'app://permanence/#/data',
  parent: null,
  postMessage: vi.fn(),
});

function ask(message: unknown, senderFrame: Frame | null = ourFrame(), window: unknown = null) {
  openIpcDoor(porter as unknown as Porter<Engine>, () => window as never);
  const [, answer] = electron.ipcMain.handle.mock.calls.at(-1) as [
    string,
    (event: unknown, message: unknown) => Promise<unknown>,
  ];
  return answer({ senderFrame }, message);
}

describe('the door between the page and main', () => {
  it('is one channel', async () => {
    await ask({ type: 'connect', request: 'r' });
    expect(electron.ipcMain.handle.mock.calls.map(([channel]) => channel as string)).toEqual([
      'permanence:door',
    ]);
  });

  it('gives the page its line to the engine', async () => {
    const frame = ourFrame();
    expect(await ask({ type: 'connect', request: 'r1' }, frame)).toEqual({ ok: true, value: null });
    expect(frame.postMessage).toHaveBeenCalledExactlyOnceWith('permanence:line', 'r1', [port]);
  });

  it('hands files over by their paths', async () => {
    const path = join(folder, 'a.csv');
    await ask({ type: 'accept', paths: [path] });
    expect(engine.accept).toHaveBeenCalledExactlyOnceWith([{ name: 'a.csv', path }]);
  });

  it('hands over what is chosen in the system’s dialog, which belongs to the window', async () => {
    const path = join(folder, 'a.csv');
    const window = { window: 1 };
    electron.dialog.showOpenDialog.mockResolvedValue({ filePaths: [path] });
    await ask({ type: 'choose' }, ourFrame(), window);
    expect(electron.dialog.showOpenDialog.mock.calls[0]?.[0]).toBe(window);
    expect(engine.accept).toHaveBeenCalledExactlyOnceWith([{ name: 'a.csv', path }]);
  });

  it('gives no tickets when the dialog is left without a choice', async () => {
    electron.dialog.showOpenDialog.mockResolvedValue({ filePaths: [] });
    expect(await ask({ type: 'choose' })).toEqual({ ok: true, value: [] });
    expect(engine.accept).not.toHaveBeenCalled();
  });

  it('passes on what the page asks the porter', async () => {
    const request = { ask: 'unlock', passphrase: 'p', generation: null };
    expect(await ask({ type: 'porter', request })).toEqual({ ok: true, value: state });
    expect(porter.ask).toHaveBeenCalledExactlyOnceWith(request);
  });

  it('gives no line and takes no file while the workspace is locked', async () => {
    const failure = { code: 'locked', message: 'Locked.', action: 'Unlock it.' } as const;
    const path = join(folder, 'a.csv');
    for (const message of [
      { type: 'connect', request: 'r' },
      { type: 'accept', paths: [path] },
      { type: 'choose' },
    ]) {
      porter.engine.mockRejectedValueOnce(new PermanenceError(failure));
      expect(await ask(message)).toEqual({ ok: false, failure });
    }
    expect(engine.connect).not.toHaveBeenCalled();
    expect(electron.dialog.showOpenDialog).not.toHaveBeenCalled();
  });

  it('answers with a sentence when a file is no longer there', async () => {
    expect(await ask({ type: 'accept', paths: [join(folder, 'gone.csv')] })).toMatchObject({
      ok: false,
      failure: { code: 'not_found', message: expect.stringContaining('gone.csv') },
    });
  });
});

describe('threat: somebody else at the door', () => {
  it.each([
    ['a page from the network', { url: 'https://attacker.example/', parent: null }],
    ['a page that begins like ours', { url: 'app://permanence.attacker.example/', parent: null }],
    ['a file', { url: 'file:///tmp/page.html', parent: null }],
    ['a frame within our page', { url: 'app://permanence/', parent: {} }],
  ])('refuses %s', async (_who, frame) => {
    const stranger = { ...frame, postMessage: vi.fn() };
    const leave = { type: 'porter', request: { ask: 'leave' } };
    for (const message of [{ type: 'connect', request: 'r' }, { type: 'choose' }, leave]) {
      expect(await ask(message, stranger)).toMatchObject({ ok: false });
    }
    expect(stranger.postMessage).not.toHaveBeenCalled();
    expect(engine.connect).not.toHaveBeenCalled();
    expect(porter.ask).not.toHaveBeenCalled();
    expect(electron.dialog.showOpenDialog).not.toHaveBeenCalled();
  });

  it('refuses a frame that has gone', async () => {
    expect(await ask({ type: 'connect', request: 'r' }, null)).toMatchObject({ ok: false });
  });
});

describe('threat: a malformed or oversized request', () => {
  it.each([
    ['nothing', undefined],
    ['text', 'connect'],
    ['an unknown request', { type: 'run', command: 'calc' }],
    ['more than was agreed', { type: 'choose', defaultPath: '/etc' }],
    ['a path that is no text', { type: 'accept', paths: [{ path: '/etc/passwd' }] }],
    ['no paths', { type: 'accept', paths: [] }],
    ['an empty path', { type: 'accept', paths: [''] }],
    ['a path from nowhere in particular', { type: 'accept', paths: ['../../etc/passwd'] }],
    ['a device', { type: 'accept', paths: ['/dev/zero'] }],
    ['a thousand paths', { type: 'accept', paths: Array<string>(1000).fill('/tmp/a.csv') }],
    [
      'a workspace by its path',
      { type: 'porter', request: { ask: 'choose', which: 'existing', path: '/etc/passwd' } },
    ],
    [
      'a workspace instead of a question',
      { type: 'porter', request: '/home/officer/a.permanence' },
    ],
    [
      'a passphrase without end',
      { type: 'porter', request: { ask: 'create', passphrase: 'p'.repeat(10_000) } },
    ],
    ['never to be locked', { type: 'porter', request: { ask: 'lock_after', minutes: 1e9 } }],
    ['a key', { type: 'porter', request: { ask: 'recall', generation: null, key: 'x' } }],
    [
      'a file to keep it in',
      { type: 'porter', request: { ask: 'keep', passphrase: 'p', path: '/tmp/a' } },
    ],
    ['a request number without end', { type: 'connect', request: 'r'.repeat(10_000) }],
  ])('refuses %s', async (_what, message) => {
    expect(await ask(message)).toMatchObject({ ok: false });
    expect(porter.ask).not.toHaveBeenCalled();
    expect(engine.accept).not.toHaveBeenCalled();
    expect(engine.connect).not.toHaveBeenCalled();
  });

  it('refuses a thousand paths, even of what would be nothing to hand over', async () => {
    const paths = Array<string>(1000).fill(join(folder, 'empty'));
    await mkdir(join(folder, 'empty'), { recursive: true });
    expect(await ask({ type: 'accept', paths: paths.slice(0, 2) })).toMatchObject({ ok: true });
    engine.accept.mockClear();
    expect(await ask({ type: 'accept', paths })).toMatchObject({ ok: false });
    expect(engine.accept).not.toHaveBeenCalled();
  });
});
