import { describe, expect, it, vi } from 'vitest';
import { KEY, keychain, places, porter, WRONG } from './test-porter.ts';

describe('threat: a key that opens the file for somebody it was not remembered for', () => {
  it('is not remembered unless that is asked for', async () => {
    const chain = keychain();
    const { porter: made, unlock } = await porter({ path: places.there, keychain: chain });
    await unlock();
    expect(chain.key).toBeNull();
    expect(made.state.keychain).toEqual({ remembers: false, refusal: null });
  });

  it('is remembered on unlocking, making and keeping where that is asked for', async () => {
    for (const [path, ask] of [
      [places.there, { ask: 'unlock', passphrase: 'right', generation: null, remember: true }],
      [places.absent, { ask: 'create', passphrase: 'right', remember: true }],
      [null, { ask: 'keep', passphrase: 'right', remember: true }],
    ] as const) {
      const chain = keychain();
      const choose = async () => places.absent;
      const { porter: made } = await porter({ path, choose, keychain: chain });
      expect(await made.ask(ask)).toMatchObject({ value: { keychain: { remembers: true } } });
      expect(chain.key).toEqual(KEY);
    }
  });

  it('opens the file at the start, and when it is chosen', async () => {
    const opening = {
      kind: 'file',
      path: places.there,
      remembered: KEY,
      generation: null,
      create: false,
    };
    const named = await porter({ path: places.there, keychain: keychain(KEY) });
    expect(named.porter.state.status).toBe('open');
    expect(named.engines[0]?.opening).toEqual(opening);
    const chosen = await porter({ choose: async () => places.there, keychain: keychain(KEY) });
    await chosen.porter.ask({ ask: 'choose', which: 'existing' });
    expect(chosen.engines.at(-1)?.opening).toEqual(opening);
  });

  it('opens nothing by itself after a lock, only when somebody asks the keychain again', async () => {
    const { porter: made, engines } = await porter({ path: places.there, keychain: keychain(KEY) });
    await made.ask({ ask: 'lock', force: false });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(made.state).toMatchObject({ status: 'locked', keychain: { remembers: true } });
    expect(engines).toHaveLength(1);
    await made.ask({ ask: 'recall', generation: null });
    expect(made.state.status).toBe('open');
  });

  it('is remembered for the file that is open to whoever knows its passphrase', async () => {
    const chain = keychain();
    const { porter: made, unlock } = await porter({ path: places.there, keychain: chain });
    await unlock();
    expect(await made.ask({ ask: 'remember', passphrase: 'wrong' })).toEqual({
      ok: false,
      failure: WRONG,
    });
    expect(chain.key).toBeNull();
    await made.ask({ ask: 'remember', passphrase: 'right' });
    expect(chain.key).toEqual(KEY);
  });

  it('is forgotten on demand', async () => {
    const chain = keychain(KEY);
    const { porter: made } = await porter({ path: places.there, keychain: chain });
    expect(await made.ask({ ask: 'forget' })).toMatchObject({
      value: { keychain: { remembers: false } },
    });
    expect(chain.key).toBeNull();
  });

  it('is forgotten when the passphrase is changed', async () => {
    const chain = keychain(KEY);
    const { porter: made, engines } = await porter({ path: places.there, keychain: chain });
    engines[0]?.changesKey();
    await vi.waitFor(() => expect(made.state.keychain.remembers).toBe(false));
    expect(chain.key).toBeNull();
  });

  it('is forgotten when it no longer opens the file, and the passphrase is asked for', async () => {
    const chain = keychain({ ...KEY, wrapped: 'b'.repeat(64) });
    const { porter: made, engines, unlock } = await porter({ path: places.there, keychain: chain });
    expect(made.state).toMatchObject({
      status: 'locked',
      reason: 'outdated',
      keychain: { remembers: false },
    });
    expect(chain.key).toBeNull();
    expect(engines).toEqual([]);
    await unlock();
    expect(made.state.status).toBe('open');
  });

  it('does not keep the file closed when the keychain fails, and says why it was not remembered', async () => {
    const chain = keychain();
    chain.broken = true;
    const { porter: made } = await porter({ path: places.there, keychain: chain });
    const asked = { ask: 'unlock', passphrase: 'right', generation: null, remember: true } as const;
    expect(await made.ask(asked)).toMatchObject({
      ok: true,
      value: {
        status: 'open',
        keychain: { remembers: false, refusal: expect.stringContaining('the keychain is locked') },
      },
    });
  });

  it('is never told to the page', async () => {
    const { porter: made } = await porter({ path: places.there, keychain: keychain(KEY) });
    const replies = [
      await made.ask({ ask: 'state' }),
      await made.ask({ ask: 'remember', passphrase: 'right' }),
      await made.ask({ ask: 'recall', generation: null }),
    ];
    expect(JSON.stringify(replies)).not.toContain('AGE-SECRET-KEY');
    expect(JSON.stringify(replies)).not.toContain(KEY.wrapped);
  });

  it('there is none in a browser’s window, which says so', async () => {
    const { porter: made, unlock } = await porter({ path: places.there });
    await unlock();
    expect(made.state.keychain).toMatchObject({
      remembers: false,
      refusal: expect.stringContaining('only the desktop app'),
    });
    expect(await made.ask({ ask: 'remember', passphrase: 'right' })).toMatchObject({ ok: false });
    await made.ask({ ask: 'lock', force: false });
    expect(await made.ask({ ask: 'recall', generation: null })).toMatchObject({ ok: false });
    expect(made.state.status).toBe('locked');
  });
});
