import { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { FromEngine, ToEngine } from '../../../electron/engine-messages.ts';
import { startEngine } from '../../../electron/engine.ts';

class FakeChild extends EventEmitter {
  readonly postMessage = vi.fn<(message: ToEngine, ports: unknown[]) => void>();
  readonly kill = vi.fn(() => this.emit('exit', 15));
  says(message: FromEngine): void {
    this.emit('message', message);
  }
}

const children: FakeChild[] = [];
const electron = vi.hoisted(() => ({
  utilityProcess: { fork: vi.fn() },
  MessageChannelMain: class {
    port1 = 'the engine’s end';
    port2 = 'the page’s end';
  },
}));
vi.mock('electron', () => electron);

beforeEach(() => {
  children.length = 0;
  electron.utilityProcess.fork.mockReset().mockImplementation(() => {
    const child = new FakeChild();
    children.push(child);
    return child;
  });
});

const file = { name: 'a.csv', path: '/data/a.csv' };
const ticket = (name: string) => ({ ticket: name, name, bytes: 1 });

describe('main’s hold on the engine', () => {
  it('starts its process at once', () => {
    startEngine('/app/engine-process.js');
    expect(electron.utilityProcess.fork.mock.calls[0]?.[0]).toBe('/app/engine-process.js');
  });

  it('gives one end of a new line to the engine and the other to the page', () => {
    const engine = startEngine('x');
    expect(engine.connect()).toBe('the page’s end');
    expect(children[0]?.postMessage).toHaveBeenCalledWith({ type: 'connect' }, [
      'the engine’s end',
    ]);
  });

  it('matches answers to what was handed over, in whatever order they come', async () => {
    const engine = startEngine('x');
    const first = engine.accept([file]);
    const second = engine.accept([file]);
    const ids = children[0]?.postMessage.mock.calls.map(([message]) =>
      message.type === 'accept' ? message.id : 0,
    );
    const [one = 0, two = 0] = ids ?? [];
    children[0]?.says({ type: 'accepted', id: two, reply: { ok: true, value: [ticket('two')] } });
    children[0]?.says({ type: 'accepted', id: one, reply: { ok: true, value: [ticket('one')] } });
    expect(await first).toEqual({ ok: true, value: [ticket('one')] });
    expect(await second).toEqual({ ok: true, value: [ticket('two')] });
  });

  it('answers what was under way with a failure when the engine dies, and starts another', async () => {
    const engine = startEngine('x');
    const answer = engine.accept([file]);
    children[0]?.emit('exit', 139);
    expect(await answer).toMatchObject({ ok: false, failure: { code: 'internal' } });
    engine.connect();
    expect(children).toHaveLength(2);
    expect(children[1]?.postMessage).toHaveBeenCalledOnce();
  });

  it('passes on why the engine could not open', () => {
    const onFailed = vi.fn();
    startEngine('x', onFailed);
    const failure = {
      code: 'internal',
      message: 'No memory.',
      action: 'Close something.',
    } as const;
    children[0]?.says({ type: 'failed', failure });
    expect(onFailed).toHaveBeenCalledExactlyOnceWith(failure);
  });

  it('lets the engine put its things away before it ends', async () => {
    const engine = startEngine('x');
    const closing = engine.close();
    expect(children[0]?.postMessage).toHaveBeenCalledWith({ type: 'close' }, []);
    children[0]?.emit('exit', 0);
    await closing;
    expect(children[0]?.kill).not.toHaveBeenCalled();
  });

  it('ends an engine that will not close', async () => {
    vi.useFakeTimers();
    const engine = startEngine('x');
    const closing = engine.close();
    await vi.advanceTimersByTimeAsync(5000);
    await closing;
    expect(children[0]?.kill).toHaveBeenCalledOnce();
    vi.useRealTimers();
  });

  it('closes at once when the engine has died before', async () => {
    const engine = startEngine('x');
    children[0]?.emit('exit', 1);
    await engine.close();
    expect(children).toHaveLength(1);
  });
});
