import { beforeEach, describe, expect, it, vi } from 'vitest';
import { startEngine } from '../../../electron/engine.ts';
import { FakeChild } from './fake-child.ts';

const electron = vi.hoisted(() => ({
  utilityProcess: { fork: vi.fn() },
  MessageChannelMain: class {
    port1 = 'the engine’s end';
    port2 = 'the page’s end';
  },
}));
vi.mock('electron', () => electron);

let child = new FakeChild();
beforeEach(() => {
  child = new FakeChild();
  electron.utilityProcess.fork.mockReset().mockReturnValue(child);
});

const SAMPLES = { kind: 'samples' } as const;
const file = { name: 'a.csv', path: '/data/a.csv' };
const ticket = (name: string) => ({ ticket: name, name, bytes: 1 });

async function started() {
  const starting = startEngine('/app/engine-process.js', SAMPLES);
  child.opens();
  const result = await starting;
  if (!result.ok) throw new Error(result.failure.message);
  return result.engine;
}

describe('main’s hold on the engine', () => {
  it('starts its process and says what to open', async () => {
    await started();
    expect(electron.utilityProcess.fork.mock.calls[0]?.[0]).toBe('/app/engine-process.js');
    expect(child.heard('open')).toEqual([{ type: 'open', opening: SAMPLES }]);
  });

  it('gives one end of a new line to the engine and the other to the page', async () => {
    const engine = await started();
    expect(engine.connect()).toBe('the page’s end');
    expect(child.postMessage).toHaveBeenLastCalledWith({ type: 'connect' }, ['the engine’s end']);
  });

  it('matches answers to what was handed over, in whatever order they come', async () => {
    const engine = await started();
    const first = engine.accept([file]);
    const second = engine.accept([file]);
    await vi.waitFor(() => expect(child.heard('accept')).toHaveLength(2));
    const [one, two] = child.heard('accept').map(({ id }) => id);
    child.says({ type: 'accepted', id: two ?? 0, reply: { ok: true, value: [ticket('two')] } });
    child.says({ type: 'accepted', id: one ?? 0, reply: { ok: true, value: [ticket('one')] } });
    expect(await first).toEqual({ ok: true, value: [ticket('one')] });
    expect(await second).toEqual({ ok: true, value: [ticket('two')] });
  });

  it('sends a file over in pieces and gives its ticket back', async () => {
    const engine = await started();
    const sink = engine.receive({ name: 'a.csv', bytes: 2 });
    await sink.write(new Uint8Array([1, 2]));
    const ended = sink.end();
    await vi.waitFor(() => expect(child.heard('received')).toHaveLength(1));
    const [{ id } = { id: 0 }] = child.heard('received');
    child.says({ type: 'accepted', id, reply: { ok: true, value: [ticket('a')] } });
    expect(await ended).toEqual({ ok: true, value: ticket('a') });
    expect(child.heard('receive')).toEqual([{ type: 'receive', id, name: 'a.csv', bytes: 2 }]);
    expect(child.heard('chunk')).toHaveLength(1);
  });

  it('asks for the file’s key and for keeping what is in memory, and matches the answers', async () => {
    const engine = await started();
    const key = { secret: 'AGE-SECRET-KEY-1XYZ', wrapped: 'a'.repeat(64) };
    const given = engine.giveKey('right');
    const kept = engine.keepIn({ path: '/data/new.permanence', passphrase: 'right' });
    const [asked, keeping] = [child.heard('key')[0], child.heard('keep')[0]];
    expect(asked).toMatchObject({ passphrase: 'right' });
    expect(keeping).toMatchObject({ file: { path: '/data/new.permanence' } });
    child.says({ type: 'kept', id: keeping?.id ?? 0, reply: { ok: true, value: null } });
    child.says({ type: 'key', id: asked?.id ?? 0, reply: { ok: true, value: key } });
    expect(await given).toEqual({ ok: true, value: key });
    expect(await kept).toEqual({ ok: true, value: null });
    const unanswered = engine.giveKey('right');
    child.emit('exit', 1);
    expect(await unanswered).toMatchObject({ ok: false, failure: { code: 'internal' } });
  });

  it('hears of a new key, and has the pages hung up on', async () => {
    const engine = await started();
    const listener = vi.fn();
    engine.onNewKey(listener);
    child.says({ type: 'new_key' });
    expect(listener).toHaveBeenCalledOnce();
    await engine.hangUp();
    expect(child.heard('hang_up')).toHaveLength(1);
  });

  it('knows whether files were handed over', async () => {
    const engine = await started();
    expect(engine.tookFiles()).toBe(false);
    void engine.accept([file]);
    expect(engine.tookFiles()).toBe(true);
    const other = await started();
    other.receive({ name: 'a.csv', bytes: 1 });
    expect(other.tookFiles()).toBe(true);
  });

  it('answers what was under way with a failure when the engine dies', async () => {
    const engine = await started();
    const answer = engine.accept([file]);
    child.emit('exit', 139);
    expect(await answer).toMatchObject({ ok: false, failure: { code: 'internal' } });
    await engine.ended;
  });

  it('ends a process that could not open, and passes on why', async () => {
    const starting = startEngine('x', SAMPLES);
    const failure = { code: 'internal', message: 'No memory.', action: 'Close some.' } as const;
    child.says({ type: 'opened', reply: { ok: false, failure }, generations: [] });
    expect(await starting).toEqual({ ok: false, failure, generations: [] });
    expect(child.kill).toHaveBeenCalledOnce();
  });

  it('says so when the process ends before it has opened', async () => {
    const starting = startEngine('x', SAMPLES);
    child.emit('exit', 1);
    expect(await starting).toMatchObject({ ok: false, failure: { code: 'internal' } });
  });

  it('lets the engine put its things away before it ends', async () => {
    const engine = await started();
    const closing = engine.close({ force: false });
    await vi.waitFor(() => expect(child.heard('close')).toHaveLength(1));
    child.emit('exit', 0);
    expect(await closing).toBeNull();
    expect(child.kill).not.toHaveBeenCalled();
  });

  it('says what keeps the engine from closing', async () => {
    const engine = await started();
    const closing = engine.close({ force: false });
    const failure = { code: 'workspace_unwritable', message: 'Full.', action: 'Tidy.' } as const;
    child.says({ type: 'unsaved', failure });
    expect(await closing).toEqual(failure);
    expect(child.kill).not.toHaveBeenCalled();
  });

  it('ends an engine that will not close', async () => {
    vi.useFakeTimers();
    const engine = await started();
    const closing = engine.close({ force: true });
    await vi.advanceTimersByTimeAsync(60_000);
    await closing;
    expect(child.kill).toHaveBeenCalledOnce();
    vi.useRealTimers();
  });
});
