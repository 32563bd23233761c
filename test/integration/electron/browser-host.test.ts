import { RPCLink } from '@orpc/client/websocket';
import { networkInterfaces } from 'node:os';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LoadEvent } from '../../../analytics/contract/load.ts';
import { fakeApplication } from '../../unit/electron/fake-application.ts';
import { closing, hosted, opening } from './hosted.ts';

let application = fakeApplication();
let site: Awaited<ReturnType<typeof hosted>>;
let stopLoading: AbortSignal | undefined;

beforeEach(async () => {
  stopLoading = undefined;
  application = fakeApplication({
    'load.run': async function* (_input, signal): AsyncGenerator<LoadEvent> {
      stopLoading = signal;
      yield { type: 'done', reports: [] };
      await new Promise((resolve) => signal?.addEventListener('abort', resolve));
    },
  });
  site = await hosted(application);
});
afterEach(() => site.close());

const asked = { context: {} };

async function link() {
  const socket = site.socket({ cookie: await site.enter(), origin: site.origin });
  await opening(socket);
  return { socket, link: new RPCLink({ websocket: socket as unknown as globalThis.WebSocket }) };
}

describe('the browser host', () => {
  it('lets the invited browser in and sends it to an address without the token', async () => {
    const { pathname, search } = new URL(site.host.invitation);
    const answer = await site.send(pathname + search);
    expect(answer.status).toBe(303);
    expect(answer.headers.location).toBe('/');
    expect(site.host.visited()).toBe(true);
  });

  it('keeps what else the address says, so that a link to a view leads to the view', async () => {
    const { search } = new URL(site.host.invitation);
    const answer = await site.send(`/${search}&measure=adopted&areas=E09000008%2CE09000022`);
    expect(answer.headers.location).toBe('/?measure=adopted&areas=E09000008%2CE09000022');
  });

  it('serves the page and its files, again and again', async () => {
    const cookie = await site.enter();
    for (const path of ['/', '/?measure=adopted', '/index.html', '/']) {
      expect(await site.send(path, { headers: { cookie } })).toMatchObject({
        status: 200,
        body: '<p>page</p>',
      });
    }
    const script = await site.send('/assets/app.js', { headers: { cookie } });
    expect(script.headers['content-type']).toBe('text/javascript; charset=utf-8');
  });

  it('sends the policy and the other headers with every answer', async () => {
    const cookie = await site.enter();
    for (const path of ['/', '/assets/app.js', '/missing']) {
      const { headers } = await site.send(path, { headers: { cookie } });
      expect(headers['content-security-policy']).toContain("script-src 'self'");
      expect(headers['cache-control']).toBe('no-store');
      expect(headers['x-content-type-options']).toBe('nosniff');
    }
    expect((await site.send('/')).headers['content-security-policy']).toBeDefined();
  });

  it('sends a browser that opens the used invitation again to the page it is known to', async () => {
    const cookie = await site.enter();
    const { pathname, search } = new URL(site.host.invitation);
    const again = await site.send(pathname + search, { headers: { cookie } });
    expect(again).toMatchObject({ status: 303, headers: { location: '/' } });
  });

  it('answers calls over the socket', async () => {
    const { link: line } = await link();
    expect(await line.call(['session.describe'], undefined, asked)).toMatchObject({
      ok: true,
      value: { version: '1.2.3' },
    });
  });

  it('answers with bytes over the socket', async () => {
    const { link: line } = await link();
    const reply = await line.call(['explore.figures'], { measure: 'adopted' }, asked);
    const { arrow } = (reply as { value: { arrow: Blob } }).value;
    expect([...new Uint8Array(await arrow.arrayBuffer())]).toEqual([1, 255, 0, 10]);
  });

  it('counts the pages that are connected', async () => {
    const { socket } = await link();
    expect(site.host.pages()).toBe(1);
    const closed = closing(socket);
    socket.close();
    await closed;
    await vi.waitFor(() => expect(site.host.pages()).toBe(0));
  });

  it('cancels what a page had under way when it goes', async () => {
    const { socket, link: line } = await link();
    const events = (await line.call(
      ['load.run'],
      { tickets: ['a'] },
      asked,
    )) as AsyncIterator<unknown>;
    await events.next();
    expect(stopLoading?.aborted).toBe(false);
    socket.terminate();
    await vi.waitFor(() => expect(stopLoading?.aborted).toBe(true));
  });

  it('survives a page that breaks off in the middle of a frame', async () => {
    const { socket } = await link();
    (socket as unknown as { _socket: { write(data: Buffer): void } })._socket.write(
      Buffer.from([0x81, 0xfe]),
    );
    socket.terminate();
    const { link: other } = await link();
    expect(await other.call(['session.describe'], undefined, asked)).toMatchObject({ ok: true });
  });

  it('takes a file and answers with its ticket', async () => {
    const cookie = await site.enter();
    const body = Buffer.alloc(3_000_000, 'a');
    const answer = await site.send('/files', {
      method: 'POST',
      headers: { cookie, origin: site.origin, 'x-file-name': 'b%C3%BCrgen.csv' },
      body,
    });
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toEqual({
      ok: true,
      value: { ticket: 'ticket-1', name: 'bürgen.csv', bytes: 3_000_000 },
    });
    const [file] = application.accepted;
    expect(file && 'bytes' in file && Buffer.from(file.bytes).equals(body)).toBe(true);
  });

  it('ends every connection and closes the application when it is closed', async () => {
    const { socket } = await link();
    const closed = closing(socket);
    await site.host.close();
    await closed;
    expect(application.closed()).toBe(true);
    await expect(site.send('/')).rejects.toThrow();
  });

  it('listens on this computer only', async () => {
    const others = Object.values(networkInterfaces())
      .flatMap((list) => list ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4')
      .map(({ address }) => address);
    for (const address of others) {
      const reached = await new Promise<boolean>((resolve) => {
        const socket = connect({ host: address, port: site.port, timeout: 2000 });
        socket.once('connect', () => resolve(true));
        socket.once('error', () => resolve(false));
        socket.once('timeout', () => resolve(false));
      });
      expect(reached).toBe(false);
    }
  });
});
