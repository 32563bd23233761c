import { describe, expect, it, vi } from 'vitest';
import { FULL, places, porter } from './test-porter.ts';

describe('covering what is in memory only', () => {
  it('answers no page any more, and loses nothing', async () => {
    const { porter: made, engines } = await porter();
    expect(await made.ask({ ask: 'lock', force: false })).toMatchObject({
      ok: true,
      value: { status: 'covered', file: null, reason: 'asked' },
    });
    expect(engines[0]).toMatchObject({ hungUp: 1, closed: false });
    await expect(made.engine()).rejects.toMatchObject({ failure: { code: 'locked' } });
    expect(await made.ask({ ask: 'uncover' })).toMatchObject({ value: { status: 'open' } });
    expect(await made.engine()).toBe(engines[0]);
  });

  it('happens after the time without anybody at the desk once something was loaded', async () => {
    const { porter: made, engines } = await porter();
    engines[0]?.takesFiles();
    await vi.advanceTimersByTimeAsync(9 * 60_000);
    expect(made.state.status).toBe('open');
    await vi.advanceTimersByTimeAsync(60_000);
    await vi.waitFor(() => expect(made.state).toMatchObject({ status: 'covered', reason: 'idle' }));
    expect(engines[0]).toMatchObject({ hungUp: 1, closed: false });
    await made.ask({ ask: 'uncover' });
    await vi.advanceTimersByTimeAsync(9 * 60_000);
    expect(made.state.status).toBe('open');
  });

  it('happens on sleep once something was loaded', async () => {
    const { porter: made, engines } = await porter();
    engines[0]?.takesFiles();
    await made.lock('sleep');
    expect(made.state).toMatchObject({ status: 'covered', reason: 'sleep' });
  });

  it('spares the samples, which everybody may see', async () => {
    const { porter: made, engines } = await porter();
    await vi.advanceTimersByTimeAsync(60 * 60_000);
    await made.lock('sleep');
    expect(made.state.status).toBe('open');
    expect(engines[0]?.hungUp).toBe(0);
  });

  it('can be ended by losing what was loaded', async () => {
    const { porter: made, engines } = await porter();
    await made.ask({ ask: 'lock', force: false });
    await made.ask({ ask: 'leave' });
    expect(engines[0]?.closed).toBe(true);
    expect(made.state).toMatchObject({ status: 'open', file: null });
  });
});

describe('keeping what is in memory', () => {
  const keep = { ask: 'keep', passphrase: 'right' } as const;

  it('puts it into the file chosen in the dialog, which can be locked from then on', async () => {
    const path = places.absent;
    const { porter: made, engines } = await porter({ choose: async () => path });
    expect(await made.ask(keep)).toMatchObject({
      ok: true,
      value: { status: 'open', file: 'new.permanence' },
    });
    expect(engines[0]?.kept).toEqual([{ path, passphrase: 'right' }]);
    expect(engines).toHaveLength(1);
    await made.ask({ ask: 'lock', force: false });
    expect(engines[0]?.closed).toBe(true);
  });

  it('leaves it in memory when the dialog is left, or the file can’t be written', async () => {
    const left = await porter({ choose: async () => null });
    expect(await left.porter.ask(keep)).toMatchObject({ ok: true, value: { file: null } });
    const full = await porter({ choose: async () => places.there });
    expect(await full.porter.ask(keep)).toEqual({ ok: false, failure: FULL });
    expect(full.porter.state).toMatchObject({ status: 'open', file: null });
  });

  it('is refused where a page may not name files, while covered, and for what is in a file', async () => {
    const browser = await porter();
    expect(await browser.porter.ask(keep)).toMatchObject({
      ok: false,
      failure: { action: expect.stringContaining('npm start -- FILE') },
    });
    const covered = await porter({ choose: async () => places.absent });
    await covered.porter.ask({ ask: 'lock', force: false });
    expect(await covered.porter.ask(keep)).toMatchObject({ ok: false });
    const file = await porter({ path: places.there, choose: async () => places.absent });
    await file.unlock();
    expect(await file.porter.ask(keep)).toMatchObject({ ok: false });
  });
});

describe('the time until the lock', () => {
  it('is kept from one start to the next', async () => {
    let kept: number | null = null;
    const lockTime = {
      read: async () => kept,
      keep: async (minutes: number) => void (kept = minutes),
    };
    const first = await porter({ lockTime });
    expect(first.porter.state.lockAfterMinutes).toBe(10);
    await first.porter.ask({ ask: 'lock_after', minutes: 5 });
    const second = await porter({ path: places.there, lockTime });
    expect(second.porter.state.lockAfterMinutes).toBe(5);
    await second.unlock();
    await vi.advanceTimersByTimeAsync(5 * 60_000);
    await vi.waitFor(() => expect(second.porter.state.reason).toBe('idle'));
  });

  it('holds until the end where it can’t be kept', async () => {
    const lockTime = {
      read: async () => null,
      keep: () => Promise.reject(new Error('read-only')),
    };
    const { porter: made } = await porter({ lockTime });
    expect(await made.ask({ ask: 'lock_after', minutes: 5 })).toMatchObject({
      ok: true,
      value: { lockAfterMinutes: 5 },
    });
  });
});
