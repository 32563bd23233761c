import { describe, expect, it, vi } from 'vitest';
import type { Bridge } from '../../../analytics/contract/bridge.ts';
import { createRouter } from '../../../electron/router.ts';
import { serve } from '../../../electron/wire.ts';
import { connect, type ConnectionState } from '../../../renderer/connect.ts';
import { fakeApplication } from '../electron/fake-application.ts';
import { IN_MEMORY } from './fake-connection.ts';

const ticket = { ticket: 't', name: 'a.csv', bytes: 1 };
const refusal = { code: 'not_found', message: 'It is gone.', action: 'Look again.' } as const;

/** A desktop: its window, and a bridge whose lines lead to an application. */
function desktop(changes: Partial<Bridge> = {}) {
  const router = createRouter(fakeApplication().handlers);
  const engines: MessagePort[] = [];
  const post = (request: string, source: unknown, port: MessagePort) =>
    window.dispatchEvent(
      Object.assign(new Event('message'), {
        data: { type: 'permanence:line', request },
        source,
        ports: [port],
      }),
    );
  const line = () => {
    const { port1, port2 } = new MessageChannel();
    engines.push(port1);
    serve(router, {
      send: (message) => port1.postMessage(message),
      onMessage: (listener) => port1.addEventListener('message', ({ data }) => listener(data)),
      onClose: (listener) => port1.addEventListener('close', listener),
      close: () => port1.close(),
    });
    port1.start();
    return port2;
  };
  const bridge: Bridge = {
    host: 'desktop',
    connect: vi.fn(async (request) => {
      post(request, window, line());
      return { ok: true, value: null } as const;
    }),
    acceptFiles: vi.fn(async () => ({ ok: true as const, value: [ticket] })),
    chooseFiles: vi.fn(async () => ({ ok: true as const, value: [ticket] })),
    porter: vi.fn(async () => ({ ok: true as const, value: IN_MEMORY })),
    ...changes,
  };
  vi.stubGlobal('window', Object.assign(new EventTarget(), { permanence: bridge }));
  return { bridge, engines, post, line };
}

describe('the page’s connection on the desktop', () => {
  it('asks the engine over the line that the bridge fetches', async () => {
    desktop();
    const connection = await connect();
    expect(connection.host).toBe('desktop');
    expect(await connection.call('session.describe', undefined)).toMatchObject({
      version: '1.2.3',
    });
  });

  it('receives bytes unchanged', async () => {
    desktop();
    const { arrow } = await (await connect()).call('explore.figures', { measure: 'adopted' });
    expect([...new Uint8Array(await arrow.arrayBuffer())]).toEqual([1, 255, 0, 10]);
  });

  it('reads streams to their end', async () => {
    desktop();
    const events = [];
    for await (const event of (await connect()).stream('load.run', { tickets: ['t'] })) {
      events.push(event);
    }
    expect(events).toEqual([{ type: 'done', reports: [] }]);
  });

  it('takes no port from another window and none that it has not asked for', async () => {
    const { bridge, post, line } = desktop();
    const stranger = new MessageChannel();
    vi.mocked(bridge.connect).mockImplementation(async (request) => {
      post(request, null, stranger.port2);
      post('another request', window, stranger.port2);
      post(request, window, line());
      return { ok: true, value: null };
    });
    const connection = await connect();
    expect(await connection.call('areas.list', undefined)).toEqual([]);
  });

  it('hands files to the bridge and gives their tickets back', async () => {
    const { bridge } = desktop();
    const connection = await connect();
    const file = new File(['x'], 'a.csv');
    expect(await connection.acceptFiles([file])).toEqual([ticket]);
    expect(bridge.acceptFiles).toHaveBeenCalledExactlyOnceWith([file]);
    expect(await connection.chooseFiles?.()).toEqual([ticket]);
  });

  it('throws what the bridge refuses', async () => {
    const { bridge } = desktop();
    const connection = await connect();
    vi.mocked(bridge.acceptFiles).mockResolvedValue({ ok: false, failure: refusal });
    await expect(connection.acceptFiles([])).rejects.toMatchObject({ failure: refusal });
  });

  it('opens another line when the engine’s has ended', async () => {
    const { engines, bridge } = desktop();
    const connection = await connect();
    const states: ConnectionState[] = [];
    connection.onState((state) => states.push(state));
    engines[0]?.close();
    await vi.waitFor(() => expect(states).toEqual(['reconnecting', 'connected']));
    expect(await connection.call('areas.list', undefined)).toEqual([]);
    expect(bridge.connect).toHaveBeenCalledTimes(2);
  });

  it('gives up after several attempts, and may be asked to try again', async () => {
    vi.useFakeTimers();
    const { bridge } = desktop();
    const works = vi.mocked(bridge.connect).getMockImplementation();
    vi.mocked(bridge.connect).mockResolvedValue({ ok: false, failure: refusal });
    const attempt = expect(connect()).rejects.toMatchObject({ failure: refusal });
    await vi.runAllTimersAsync();
    await attempt;
    expect(vi.mocked(bridge.connect).mock.calls.length).toBeGreaterThan(3);
    vi.useRealTimers();
    if (works) vi.mocked(bridge.connect).mockImplementation(works);
    expect(await (await connect()).call('areas.list', undefined)).toEqual([]);
  });
});
