import { RPCLink } from '@orpc/client/message-port';
import { EventEmitter } from 'node:events';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import type { MessagePortMain } from 'electron';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { PermanenceError } from '../../../analytics/contract/failure.ts';
import type { FromEngine, Opening, ToEngine } from '../../../electron/engine-messages.ts';
import { runEngine, type Opener } from '../../../electron/engine-service.ts';
import { wireOfPort } from '../../../electron/wire-of-port.ts';
import type { Wire } from '../../../electron/wire.ts';
import { fakeApplication } from './fake-application.ts';

/** Node's port in the shape of Electron's: its messages come as events. */
class PortMain extends EventEmitter {
  readonly port: MessagePort;
  constructor(port: MessagePort) {
    super();
    this.port = port;
    port.on('close', () => this.emit('close'));
  }
  start() {
    this.port.on('message', (data) => this.emit('message', { data }));
  }
  postMessage(message: unknown) {
    this.port.postMessage(message);
  }
  close() {
    this.port.close();
  }
}

const open: MessagePort[] = [];
afterEach(() => {
  for (const port of open.splice(0)) port.close();
});

const OURS = {
  kind: 'file',
  path: '/home/officer/croydon.permanence',
  passphrase: 'p',
  create: false,
  generation: null,
} as const satisfies Opening;
const KEY = { secret: 'AGE-SECRET-KEY-1XYZ', wrapped: 'a'.repeat(64) };
const earlier = {
  generation: 1,
  file: 'croydon.permanence.1',
  savedAt: '2026-11-21T10:00:00Z',
  bytes: 1,
} as const;

function engine(opener: Partial<Opener> = {}, application = fakeApplication()) {
  const settle = vi.fn(async () => undefined);
  const giveKey = vi.fn(async () => KEY);
  const onNewKey = vi.fn<(listener: () => void) => void>();
  const keepIn = vi.fn(async () => undefined);
  const exit = vi.fn();
  const said: FromEngine[] = [];
  let say: (message: ToEngine, wires?: Wire[]) => void = () => undefined;
  runEngine(
    {
      open: async () => ({ ...application, settle, giveKey, onNewKey, keepIn }),
      generations: async () => [earlier],
      ...opener,
    },
    {
      listen: (listener) => (say = (message, wires = []) => listener(message, wires)),
      say: (message) => void said.push(message),
    },
    { exit },
  );
  const connect = () => {
    const { port1, port2 } = new MessageChannel();
    open.push(port1, port2);
    say({ type: 'connect' }, [wireOfPort(new PortMain(port1) as unknown as MessagePortMain)]);
    return { page: port2, link: new RPCLink({ port: port2 as unknown as globalThis.MessagePort }) };
  };
  const offers = { settle, giveKey, onNewKey, keepIn };
  return { say: (message: ToEngine) => say(message), said, exit, connect, application, ...offers };
}

async function running(application = fakeApplication()) {
  const started = engine({}, application);
  started.say({ type: 'open', opening: { kind: 'samples' } });
  await vi.waitFor(() => expect(started.said[0]).toMatchObject({ type: 'opened' }));
  return started;
}

const options = { context: {} };

describe('the engine’s process', () => {
  it('answers every page on a line of its own, and tells how many there are', async () => {
    const { connect, said } = await running();
    const [one, two] = [connect(), connect()];
    const asked = [one, two].map(({ link }) => link.call(['session.describe'], undefined, options));
    expect(await Promise.all(asked)).toMatchObject([{ ok: true }, { ok: true }]);
    one.page.close();
    await vi.waitFor(() => expect(said.at(-1)).toEqual({ type: 'pages', count: 1 }));
  });

  it('sends bytes within the message', async () => {
    const { link } = (await running()).connect();
    const reply = await link.call(['explore.figures'], { measure: 'adopted' }, options);
    const { arrow } = (reply as { value: { arrow: Blob } }).value;
    expect([...new Uint8Array(await arrow.arrayBuffer())]).toEqual([1, 255, 0, 10]);
  });

  it('hangs up on a page that sends what is no request, and goes on for the others', async () => {
    const { connect } = await running();
    const [bad, good] = [connect(), connect()];
    const closed = new Promise((resolve) => bad.page.once('close', resolve));
    bad.page.postMessage(new Uint8Array(10));
    await closed;
    expect(await good.link.call(['session.describe'], undefined, options)).toMatchObject({
      ok: true,
    });
  });

  it('takes the files that main names', async () => {
    const { say, said, application } = await running();
    const files = [{ name: 'a.csv', path: '/data/a.csv' }];
    say({ type: 'accept', id: 7, files });
    expect(application.accepted).toEqual(files);
    expect(said.at(-1)).toEqual({
      type: 'accepted',
      id: 7,
      reply: { ok: true, value: [{ ticket: 'ticket-1', name: 'a.csv', bytes: 0 }] },
    });
  });

  it('puts files together that come in pieces, side by side', async () => {
    const { say, application } = await running();
    say({ type: 'receive', id: 1, name: 'a.csv', bytes: 4 });
    say({ type: 'receive', id: 2, name: 'b.csv', bytes: 1 });
    say({ type: 'chunk', id: 1, chunk: new Uint8Array([1, 2]) });
    say({ type: 'chunk', id: 2, chunk: new Uint8Array([9]) });
    say({ type: 'chunk', id: 1, chunk: new Uint8Array([3, 4]) });
    say({ type: 'received', id: 1 });
    say({ type: 'abandon', id: 2 });
    expect(application.accepted).toEqual([{ name: 'a.csv', bytes: new Uint8Array([1, 2, 3, 4]) }]);
  });

  it('answers with a failure for a file that never came', async () => {
    const { say, said } = await running();
    say({ type: 'received', id: 5 });
    expect(said.at(-1)).toMatchObject({ type: 'accepted', id: 5, reply: { ok: false } });
  });

  it('says why a workspace could not be opened, and answers nobody', async () => {
    const failure = { code: 'passphrase_wrong', message: 'No.', action: 'Again.' } as const;
    const { say, said, connect } = engine({
      open: async () => {
        throw new PermanenceError(failure);
      },
    });
    say({ type: 'open', opening: OURS });
    await vi.waitFor(() =>
      expect(said).toEqual([{ type: 'opened', reply: { ok: false, failure }, generations: [] }]),
    );
    const { page } = connect();
    await new Promise((resolve) => page.once('close', resolve));
  });

  it('tells of the earlier states where the file is damaged', async () => {
    const failure = { code: 'workspace_damaged', message: 'No.', action: 'Again.' } as const;
    const { say, said } = engine({
      open: async () => {
        throw new PermanenceError(failure);
      },
    });
    say({ type: 'open', opening: OURS });
    await vi.waitFor(() => expect(said[0]).toMatchObject({ generations: [earlier] }));
  });

  it('gives the file’s key to its host for the passphrase, or says why not', async () => {
    const { say, said, giveKey } = await running();
    say({ type: 'key', id: 3, passphrase: 'right' });
    await vi.waitFor(() =>
      expect(said.at(-1)).toEqual({ type: 'key', id: 3, reply: { ok: true, value: KEY } }),
    );
    expect(giveKey).toHaveBeenCalledExactlyOnceWith('right');
    const failure = { code: 'passphrase_wrong', message: 'No.', action: 'Again.' } as const;
    giveKey.mockRejectedValue(new PermanenceError(failure));
    say({ type: 'key', id: 4, passphrase: 'wrong' });
    await vi.waitFor(() =>
      expect(said.at(-1)).toEqual({ type: 'key', id: 4, reply: { ok: false, failure } }),
    );
  });

  it('tells its host when the file has another key', async () => {
    const { said, onNewKey } = await running();
    onNewKey.mock.calls[0]?.[0]();
    expect(said.at(-1)).toEqual({ type: 'new_key' });
  });

  it('keeps what is in memory in the file its host names', async () => {
    const { say, said, keepIn } = await running();
    const file = { path: '/home/officer/kept.permanence', passphrase: 'p' };
    say({ type: 'keep', id: 5, file });
    await vi.waitFor(() =>
      expect(said.at(-1)).toEqual({ type: 'kept', id: 5, reply: { ok: true, value: null } }),
    );
    expect(keepIn).toHaveBeenCalledExactlyOnceWith(file);
  });

  it('hangs up on every page when the screen is covered, and stays open', async () => {
    const { say, said, exit, connect } = await running();
    const pages = [connect().page, connect().page];
    const closed = pages.map((page) => new Promise((resolve) => page.once('close', resolve)));
    say({ type: 'hang_up' });
    await Promise.all(closed);
    await vi.waitFor(() => expect(said.at(-1)).toEqual({ type: 'pages', count: 0 }));
    expect(exit).not.toHaveBeenCalled();
  });

  it('saves, closes the application and then ends', async () => {
    const { say, exit, settle, application } = await running();
    say({ type: 'close', force: false });
    await vi.waitFor(() => expect(exit).toHaveBeenCalledOnce());
    expect(settle).toHaveBeenCalledOnce();
    expect(application.closed()).toBe(true);
  });

  it('stays open, and says why, when it cannot save; unless it is to end anyway', async () => {
    const { say, said, exit, settle } = await running();
    settle.mockRejectedValue(new Error('the disk is full'));
    say({ type: 'close', force: false });
    await vi.waitFor(() =>
      expect(said.at(-1)).toMatchObject({
        type: 'unsaved',
        failure: { message: expect.stringContaining('the disk is full') },
      }),
    );
    expect(exit).not.toHaveBeenCalled();
    say({ type: 'close', force: true });
    await vi.waitFor(() => expect(exit).toHaveBeenCalledOnce());
  });
});
