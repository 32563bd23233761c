import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { createRouter } from '../../../electron/router.ts';
import { isRequest, MAX_REQUEST_CHARACTERS, serve } from '../../../electron/wire.ts';
import { fakeApplication } from './fake-application.ts';
import { wirePair } from './wire-pair.ts';

function connected() {
  const describeSession = vi.fn(fakeApplication().handlers['session.describe']);
  const pair = wirePair();
  const { handlers } = fakeApplication({ 'session.describe': describeSession });
  serve(createRouter(handlers), pair.wire);
  return { ...pair, describeSession };
}

const call = (more: object = {}, body: object = {}) =>
  JSON.stringify({ i: 'raw1', p: { u: '/session.describe', b: body, ...more } });

describe('threat: a page that says what no page of ours says', () => {
  it('understands a call and the wish to end it', () => {
    expect(isRequest(call())).toBe(true);
    expect(isRequest(JSON.stringify({ i: '1', t: 4 }))).toBe(true);
  });

  it.each([
    ['text that is no JSON', '{'],
    ['JSON that is no object', '[]'],
    ['bytes', new Uint8Array([123, 125])],
    ['an object that was not written as text', { i: '1', p: { u: '/session.describe', b: {} } }],
    ['headers, which can make the body a file or a form', call({ h: { 'content-type': 'x' } })],
    ['another HTTP method', call({ m: 'GET' })],
    ['an address on another host', call({ u: 'http://elsewhere.example/' })],
    ['an address with a query', call({ u: '/session.describe?data={}' })],
    ['an event of a stream from the page', JSON.stringify({ i: '1', t: 3, p: {} })],
    ['a call without a number', JSON.stringify({ p: { u: '/session.describe', b: {} } })],
    ['more than a request can need', call({}, { json: 'x'.repeat(MAX_REQUEST_CHARACTERS) })],
  ])('ends the line on %s', (_what, message) => {
    const { say, ended, describeSession } = connected();
    say(message);
    expect(ended).toHaveLength(1);
    expect(describeSession).not.toHaveBeenCalled();
  });

  it('hears nothing more on a line it has ended', async () => {
    const { say, ended, describeSession } = connected();
    say('{');
    say(call());
    await new Promise((resolve) => setImmediate(resolve));
    expect(ended).toHaveLength(1);
    expect(describeSession).not.toHaveBeenCalled();
  });

  it('answers a method that does not exist with an error and goes on', async () => {
    const { ask } = connected();
    await expect(ask('session.destroy')).rejects.toThrow();
    expect(await ask('session.describe')).toMatchObject({ ok: true });
  });

  it('does not follow a body that reaches for an object’s prototype', async () => {
    const { say, ask } = connected();
    say(call({}, { json: {}, meta: [[3, '__proto__', 'polluted']] }));
    say(call({}, { json: JSON.parse('{"__proto__":{"polluted":true}}') }));
    expect(await ask('session.describe')).toMatchObject({ ok: true });
    expect(Object.prototype).not.toHaveProperty('polluted');
  });

  it('never throws, whatever comes', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), fc.anything()), (message) => {
        const { say } = connected();
        expect(() => say(message)).not.toThrow();
      }),
    );
  });
});
