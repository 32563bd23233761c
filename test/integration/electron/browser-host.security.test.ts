import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MAX_REQUEST_CHARACTERS } from '../../../electron/wire.ts';
import { fakeApplication } from '../../unit/electron/fake-application.ts';
import { closing, hosted, opening } from './hosted.ts';

const application = fakeApplication();
let site: Awaited<ReturnType<typeof hosted>>;
let cookie = '';

beforeAll(async () => {
  site = await hosted(application);
  cookie = await site.enter();
});
afterAll(() => site.close());

const STATE = '{"ask":"state"}';

/** The addresses under which other computers would reach this one. */
function outwardAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((found) => found ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4')
    .map(({ address }) => address);
}

const stillServes = async () => (await site.send('/', { headers: { cookie } })).status === 200;

describe('threat: a name that an outsider made point to this computer (DNS rebinding)', () => {
  it.each(['attacker.example', 'attacker.example:80', 'localhost'])(
    'gets nothing under the name %s, even with the cookie',
    async (name) => {
      const answer = await site.send('/', { headers: { cookie, host: name } });
      expect(answer.status).toBe(403);
      expect(answer.body).not.toContain('page</p>');
    },
  );

  it('opens no socket', async () => {
    const headers = { cookie, host: 'attacker.example', origin: site.origin };
    expect(await opening(site.socket(headers))).toBe(403);
  });

  it('is answered nothing by the porter', async () => {
    const headers = { cookie, host: 'attacker.example', origin: site.origin };
    expect((await site.send('/porter', { method: 'POST', headers, body: STATE })).status).toBe(403);
  });

  it('takes no file', async () => {
    const headers = { cookie, host: 'attacker.example', origin: site.origin, 'x-file-name': 'a' };
    expect((await site.send('/files', { method: 'POST', headers, body: 'a' })).status).toBe(403);
  });
});

describe('threat: somebody else on the network', () => {
  it.each(['127.0.0.2', '::1', ...outwardAddresses()])(
    'finds nothing listening at %s, whose way leads to this computer too',
    async (host) => {
      const reached = await new Promise<boolean>((resolve) => {
        const socket = connect({ host, port: site.port }, () => {
          socket.destroy();
          resolve(true);
        });
        socket.on('error', () => resolve(false));
      });
      expect(reached).toBe(false);
    },
  );
});

describe('threat: a socket or an upload from somebody else’s page', () => {
  it.each(['https://attacker.example', 'http://127.0.0.1:1', 'null'])(
    'refuses both from %s, even with the cookie',
    async (origin) => {
      expect(await opening(site.socket({ cookie, origin }))).toBe(403);
      const headers = { cookie, origin, 'x-file-name': 'a' };
      expect((await site.send('/files', { method: 'POST', headers, body: 'a' })).status).toBe(403);
      expect(application.accepted).toEqual([]);
    },
  );

  it.each(['https://attacker.example', 'http://127.0.0.1:1', 'null', undefined])(
    'asks nothing of the porter from %s, even with the cookie',
    async (origin) => {
      const headers = { cookie, ...(origin ? { origin } : {}) };
      const body = '{"ask":"lock","force":true}';
      expect((await site.send('/porter', { method: 'POST', headers, body })).status).toBe(403);
      const ours = { cookie, origin: site.origin };
      const { body: state } = await site.send('/porter', {
        method: 'POST',
        headers: ours,
        body: STATE,
      });
      expect(JSON.parse(state)).toMatchObject({ ok: true, value: { status: 'open' } });
    },
  );

  it('refuses both when no page is named', async () => {
    expect(await opening(site.socket({ cookie }))).toBe(403);
    const headers = { cookie, 'x-file-name': 'a' };
    expect((await site.send('/files', { method: 'POST', headers, body: 'a' })).status).toBe(403);
    expect(application.accepted).toEqual([]);
  });

  it('opens no socket at another address', async () => {
    for (const path of ['/', '/rpc/', '/rpc?x=1', '/files']) {
      expect(await opening(site.socket({ cookie, origin: site.origin }, path))).toBe(403);
    }
  });
});

describe('threat: somebody without the cookie, or with a used token', () => {
  it('gets nothing', async () => {
    for (const path of ['/', '/assets/app.js', '/index.html', '/missing', '/rpc']) {
      const answer = await site.send(path);
      expect(answer.status).toBe(401);
      expect(answer.body).not.toMatch(/page<|script/);
      expect(answer.headers['set-cookie']).toBeUndefined();
    }
  });

  it('is answered nothing by the porter', async () => {
    const headers = { origin: site.origin };
    expect((await site.send('/porter', { method: 'POST', headers, body: STATE })).status).toBe(401);
  });

  it('opens no socket and leaves no file', async () => {
    expect(await opening(site.socket({ origin: site.origin }))).toBe(401);
    const headers = { origin: site.origin, 'x-file-name': 'a' };
    expect((await site.send('/files', { method: 'POST', headers, body: 'a' })).status).toBe(401);
    expect(application.accepted).toEqual([]);
  });

  it('does not get in with the token that has been used', async () => {
    const { pathname, search } = new URL(site.host.invitation);
    const answer = await site.send(pathname + search);
    expect(answer.status).toBe(401);
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  it('does not get in with a guess', async () => {
    expect((await site.send('/?token=guess')).status).toBe(401);
    const guess = cookie.replace(/=.*/, '=AAAA');
    expect((await site.send('/', { headers: { cookie: guess } })).status).toBe(401);
  });
});

describe('threat: an address that leads out of the page (path traversal)', () => {
  it.each([
    '/../secret.js',
    '/assets/../../secret.js',
    '/%2e%2e/secret.js',
    '/..%2fsecret.js',
    '/..\\secret.js',
    '//secret.js',
    'http://127.0.0.1/../secret.js',
    '/%',
    '/%00',
    `/${'a'.repeat(5000)}`,
  ])('finds nothing at %s', async (path) => {
    const answer = await site.send(path, { headers: { cookie } });
    expect(answer.status).toBe(404);
    expect(answer.body).not.toContain('secret');
  });

  it.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD', 'POST'])(
    'answers no %s',
    async (method) => {
      const answer = await site.send('/', { method, headers: { cookie, origin: site.origin } });
      expect(answer.status).toBe(405);
    },
  );
});

describe('threat: malformed and oversized messages', () => {
  it.each([
    ['text that is no request', 'hello'],
    ['bytes', Buffer.from([1, 2, 3])],
    ['a request with a body of bytes', Buffer.from('{"i":"1","p":{"u":"/x"}}\xff...', 'latin1')],
  ])('ends a socket that sends %s', async (_what, message) => {
    const socket = site.socket({ cookie, origin: site.origin });
    await opening(socket);
    const closed = closing(socket);
    socket.send(message);
    expect(await closed).toBe(1008);
    expect(await stillServes()).toBe(true);
  });

  it('ends a socket that sends more than a request can need, without taking it in', async () => {
    const socket = site.socket({ cookie, origin: site.origin });
    await opening(socket);
    const closed = closing(socket);
    socket.send('x'.repeat(MAX_REQUEST_CHARACTERS + 1));
    expect(await closed).toBe(1009);
    expect(await stillServes()).toBe(true);
  });

  it('refuses a file that is announced as larger than it may be, before any of it comes', async () => {
    const head = [
      'POST /files HTTP/1.1',
      `Host: 127.0.0.1:${site.port}`,
      `Origin: ${site.origin}`,
      `Cookie: ${cookie}`,
      'X-File-Name: big.csv',
      `Content-Length: ${600 * 1024 * 1024}`,
    ];
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(site.port, '127.0.0.1', () =>
        socket.write(`${head.join('\r\n')}\r\n\r\n`),
      );
      socket.once('data', (data) => {
        resolve(data.toString());
        socket.destroy();
      });
    });
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(answer).toMatch(/connection: close/i);
    expect(application.accepted).toEqual([]);
    expect(await stillServes()).toBe(true);
  });

  it.each([
    ['more than any request to it', `{"ask":"state"${' '.repeat(20_000)}}`],
    ['no JSON', '{'],
    ['a request for a path', '{"ask":"choose","which":"existing","path":"/etc/passwd"}'],
    ['nothing', ''],
  ])('refuses what asks the porter with %s', async (_what, body) => {
    const headers = { cookie, origin: site.origin };
    const answer = await site.send('/porter', { method: 'POST', headers, body });
    expect(JSON.parse(answer.body)).toMatchObject({
      ok: false,
      failure: { code: 'invalid_request', message: expect.stringContaining('not understand') },
    });
    expect(await stillServes()).toBe(true);
  });

  it('survives sockets that break off before they are let in or refused', async () => {
    const upgrade = (origin: string) =>
      [
        'GET /rpc HTTP/1.1',
        `Host: 127.0.0.1:${site.port}`,
        `Origin: ${origin}`,
        `Cookie: ${cookie}`,
        'Connection: Upgrade',
        'Upgrade: websocket',
        'Sec-WebSocket-Version: 13',
        'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
      ].join('\r\n') + '\r\n\r\n';
    for (let index = 0; index < 40; index++) {
      await new Promise<void>((resolve) => {
        const socket = connect(site.port, '127.0.0.1', () => {
          socket.write(upgrade(index % 2 ? site.origin : 'http://attacker.example'), () =>
            socket.resetAndDestroy(),
          );
        });
        socket.on('error', () => undefined);
        socket.on('close', () => resolve());
      });
    }
    expect(await stillServes()).toBe(true);
  });

  it('survives what is no HTTP', async () => {
    const ended = await new Promise<boolean>((resolve) => {
      const socket = connect(site.port, '127.0.0.1', () =>
        socket.write('\x16\x03\x01 hello\r\n\r\n'),
      );
      socket.on('data', () => undefined);
      socket.on('error', () => undefined);
      socket.on('close', () => resolve(true));
    });
    expect(ended).toBe(true);
    expect(await stillServes()).toBe(true);
  });
});
