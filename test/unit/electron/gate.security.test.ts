import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { createGate } from '../../../electron/gate.ts';

const request = (headers: IncomingMessage['headers']) => ({ headers }) as IncomingMessage;
const tokenOf = (invitation: string) => new URL(invitation).searchParams.get('token');

function visited(port = 4000) {
  const gate = createGate(port);
  const cookie = gate.admit(tokenOf(gate.invitation)) ?? '';
  return { gate, cookie, pair: cookie.split(';')[0] ?? '' };
}

describe('threat: a name that an outsider made point to this computer (DNS rebinding)', () => {
  const { gate } = visited();

  it('takes a request for its own address', () => {
    expect(gate.addressedHere(request({ host: '127.0.0.1:4000' }))).toBe(true);
  });

  it.each([
    'attacker.example:4000',
    'attacker.example',
    'localhost:4000',
    '127.0.0.1:4001',
    '127.0.0.1',
    '127.0.0.1.attacker.example:4000',
    '[::1]:4000',
    undefined,
  ])('refuses a request for %s', (host) => {
    expect(gate.addressedHere(request({ host }))).toBe(false);
    expect(gate.fromOurPage(request({ host, origin: 'http://127.0.0.1:4000' }))).toBe(false);
  });
});

describe('threat: somebody else’s page in the same browser', () => {
  const { gate } = visited();

  it.each([
    'https://attacker.example',
    'http://127.0.0.1:4001',
    'http://localhost:4000',
    'https://127.0.0.1:4000',
    'null',
  ])('refuses a request from %s', (origin) => {
    expect(gate.addressedHere(request({ host: '127.0.0.1:4000', origin }))).toBe(false);
    expect(gate.fromOurPage(request({ host: '127.0.0.1:4000', origin }))).toBe(false);
  });

  it('takes a missing origin for no proof that our page asks', () => {
    expect(gate.fromOurPage(request({ host: '127.0.0.1:4000' }))).toBe(false);
  });

  it('keeps the cookie from scripts and from requests that other sites start', () => {
    expect(visited().cookie).toMatch(/; Path=\/; HttpOnly; SameSite=Strict$/);
  });
});

describe('threat: a stolen or guessed token', () => {
  it('admits once', () => {
    const gate = createGate(4000);
    const token = tokenOf(gate.invitation);
    expect(gate.used()).toBe(false);
    expect(gate.admit(token)).not.toBeNull();
    expect(gate.used()).toBe(true);
    expect(gate.admit(token)).toBeNull();
  });

  it.each([null, '', 'x', 'x'.repeat(43)])(
    'does not admit %j, and the token stays good',
    (guess) => {
      const gate = createGate(4000);
      expect(gate.admit(guess)).toBeNull();
      expect(gate.admit(tokenOf(gate.invitation))).not.toBeNull();
    },
  );

  it('does not take the token for the cookie', () => {
    const { gate, pair } = visited();
    const name = pair.split('=')[0] ?? '';
    expect(gate.known(request({ cookie: `${name}=${tokenOf(gate.invitation)}` }))).toBe(false);
  });

  it('makes a secret of 256 bits for every start', () => {
    const tokens = new Set(
      Array.from({ length: 50 }, () => tokenOf(createGate(4000).invitation) ?? ''),
    );
    expect(tokens.size).toBe(50);
    for (const token of tokens) expect(Buffer.from(token, 'base64url')).toHaveLength(32);
  });
});

describe('the session’s cookie', () => {
  it('is known among others', () => {
    const { gate, pair } = visited();
    expect(gate.known(request({ cookie: `a=1; ${pair}; b=2` }))).toBe(true);
  });

  it('is not known in part, lengthened, or under another name', () => {
    const { gate, pair } = visited();
    for (const cookie of [pair.slice(0, -1), `${pair}x`, `x${pair}`, pair.replace('-4000', '')]) {
      expect(gate.known(request({ cookie }))).toBe(false);
    }
    expect(gate.known(request({}))).toBe(false);
  });

  it('has a name of its own for every port, since browsers share cookies between ports', () => {
    expect(visited(4000).pair.split('=')[0]).not.toBe(visited(4001).pair.split('=')[0]);
  });
});
