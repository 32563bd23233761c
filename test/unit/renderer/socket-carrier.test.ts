import { RPCLink } from '@orpc/client/websocket';
import { describe, expect, it, vi } from 'vitest';
import { socketCarrier } from '../../../renderer/socket-carrier.ts';

const STATES = { OPEN: 1, CLOSING: 2, CLOSED: 3 };

/** A socket that nobody answers, with a request on its way. */
async function waiting() {
  const sent: unknown[] = [];
  const state: { readyState: number } = { readyState: STATES.OPEN };
  const send = (message: unknown) => sent.push(message);
  const socket = Object.assign(new EventTarget(), STATES, { send });
  Object.defineProperty(socket, 'readyState', { get: () => state.readyState });
  const link = new RPCLink({ websocket: socketCarrier(socket as unknown as WebSocket) });
  const cancel = new AbortController();
  const call = (signal?: AbortSignal) =>
    link.call(['areas', 'list'], undefined, { context: {}, ...(signal ? { signal } : {}) });
  const request = call(cancel.signal).then(
    () => 'answered',
    () => 'failed',
  );
  await vi.waitFor(() => expect(sent).toHaveLength(1));
  const end = () => {
    state.readyState = STATES.CLOSED;
    socket.dispatchEvent(new Event('close'));
  };
  return { state, sent, cancel, call, request, end };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 20));

// The runner fails for a rejection that nobody catches.
describe('a socket that closes', () => {
  it('takes a cancellation without an error that nobody could catch, and sends nothing', async () => {
    const { state, sent, cancel, request, end } = await waiting();
    state.readyState = STATES.CLOSING;
    cancel.abort();
    await settled();
    end();
    expect(await request).toBe('failed');
    expect(sent).toHaveLength(1);
  });

  it('fails what was asked while it was closing', async () => {
    const { state, sent, call, request, end } = await waiting();
    state.readyState = STATES.CLOSING;
    const late = expect(call()).rejects.toThrow();
    await settled();
    end();
    await late;
    expect(await request).toBe('failed');
    expect(sent).toHaveLength(1);
  });

  it('refuses at once what is asked when it has closed', async () => {
    const { call, end } = await waiting();
    end();
    await expect(call()).rejects.toThrow('not open');
  });

  it('sends a cancellation while it is open', async () => {
    const { sent, cancel, request } = await waiting();
    cancel.abort();
    expect(await request).toBe('failed');
    await vi.waitFor(() => expect(sent).toHaveLength(2));
  });
});
