import { RPCLink } from '@orpc/client/message-port';
import { EventEmitter } from 'node:events';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ToEngine } from '../../../electron/engine-messages.ts';
import { runEngine } from '../../../electron/engine-service.ts';
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

async function running(application = fakeApplication()) {
  const parent = Object.assign(new EventEmitter(), { postMessage: vi.fn() });
  const exit = vi.fn();
  await runEngine(async () => application, parent, { exit });
  const say = (data: ToEngine, ports: PortMain[] = []) => parent.emit('message', { data, ports });
  const connect = () => {
    const { port1, port2 } = new MessageChannel();
    open.push(port1, port2);
    say({ type: 'connect' }, [new PortMain(port1)]);
    return { page: port2, link: new RPCLink({ port: port2 as unknown as globalThis.MessagePort }) };
  };
  return { parent, exit, say, connect };
}

const options = { context: {} };

describe('the engine’s process', () => {
  it('answers every page on a line of its own', async () => {
    const { connect } = await running();
    const [one, two] = [connect(), connect()];
    const asked = [one, two].map(({ link }) => link.call(['session.describe'], undefined, options));
    expect(await Promise.all(asked)).toMatchObject([{ ok: true }, { ok: true }]);
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
    const application = fakeApplication();
    const { say, parent } = await running(application);
    const files = [{ name: 'a.csv', path: '/data/a.csv' }];
    say({ type: 'accept', id: 7, files });
    expect(application.accepted).toEqual(files);
    expect(parent.postMessage).toHaveBeenCalledExactlyOnceWith({
      type: 'accepted',
      id: 7,
      reply: { ok: true, value: [{ ticket: 'ticket-1', name: 'a.csv', bytes: 0 }] },
    });
  });

  it('answers with a failure when a file cannot be taken', async () => {
    const application = {
      ...fakeApplication(),
      accept: () => {
        throw new Error('no');
      },
    };
    const { say, parent } = await running(application as never);
    say({ type: 'accept', id: 7, files: [] });
    say({ type: 'accept', id: 8, files: [{ name: 'a.csv', path: '/data/a.csv' }] });
    expect(parent.postMessage.mock.calls[0]?.[0]).toMatchObject({ id: 7, reply: { ok: true } });
    expect(parent.postMessage.mock.calls[1]?.[0]).toMatchObject({ id: 8, reply: { ok: false } });
  });

  it('says why it could not open, and answers nobody', async () => {
    const parent = Object.assign(new EventEmitter(), { postMessage: vi.fn() });
    const open = async () => {
      throw new Error('the database did not start');
    };
    await runEngine(open, parent, { exit: vi.fn() });
    expect(parent.postMessage.mock.calls[0]?.[0]).toMatchObject({
      type: 'failed',
      failure: { message: expect.stringContaining('the database did not start') },
    });
    expect(parent.listenerCount('message')).toBe(0);
  });

  it('closes the application and then ends', async () => {
    const application = fakeApplication();
    const { say, exit } = await running(application);
    say({ type: 'close' });
    await vi.waitFor(() => expect(exit).toHaveBeenCalledOnce());
    expect(application.closed()).toBe(true);
  });
});
