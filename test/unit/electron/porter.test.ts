import { describe, expect, it, vi } from 'vitest';
import type { Failure } from '../../../analytics/contract/failure.ts';
import { DAMAGED, earlier, FULL, places, porter, WRONG } from './test-porter.ts';

describe('the porter', () => {
  it('opens the samples where no file was named', async () => {
    const { porter: made, engines } = await porter();
    expect(made.state).toMatchObject({ status: 'open', file: null });
    expect(engines[0]?.opening).toEqual({ kind: 'samples' });
    expect(await made.engine()).toBe(engines[0]);
  });

  it('asks for the passphrase of a file that is there, and opens it with it', async () => {
    const { porter: made, engines, unlock } = await porter({ path: places.there });
    expect(made.state).toMatchObject({ status: 'locked', file: 'croydon.permanence' });
    await expect(made.engine()).rejects.toMatchObject({ failure: { code: 'locked' } });
    expect(await unlock()).toMatchObject({ ok: true, value: { status: 'open' } });
    expect(engines[0]?.opening).toMatchObject({
      path: places.there,
      passphrase: 'right',
      create: false,
    });
  });

  it('asks for a new passphrase where the file is not there yet, and makes it', async () => {
    const { porter: made, engines } = await porter({ path: places.absent });
    expect(made.state.status).toBe('new');
    await made.ask({ ask: 'create', passphrase: 'right' });
    expect(engines[0]?.opening).toMatchObject({ path: places.absent, create: true });
  });

  it('stays locked after a wrong passphrase, and passes on the sentence', async () => {
    const { porter: made, engines, unlock } = await porter({ path: places.there });
    expect(await unlock('wrong')).toEqual({ ok: false, failure: WRONG });
    expect(made.state.status).toBe('locked');
    expect(engines).toEqual([]);
  });

  it('offers the states from before where the newest is damaged, and opens the one chosen', async () => {
    const { porter: made, engines, unlock } = await porter({ path: places.there });
    expect(await unlock('damaged')).toEqual({ ok: false, failure: DAMAGED });
    expect(made.state.generations).toEqual([earlier]);
    await unlock('damaged', 1);
    expect(engines[0]?.opening).toMatchObject({ generation: 1 });
    expect(made.state).toMatchObject({ status: 'open', generations: [] });
  });

  it('starts the samples again when their engine has died', async () => {
    const { porter: made, engines } = await porter();
    engines[0]?.die();
    await Promise.resolve();
    expect(await made.engine()).toBe(engines[1]);
  });

  it('locks a file whose engine has died', async () => {
    const { porter: made, engines, unlock } = await porter({ path: places.there });
    await unlock();
    engines[0]?.die();
    await vi.waitFor(() => expect(made.state).toMatchObject({ status: 'locked', reason: 'ended' }));
  });

  it('closes what is open for the file chosen in the dialog, and names no path to the page', async () => {
    const { porter: made, engines } = await porter({ choose: async () => places.there });
    const reply = await made.ask({ ask: 'choose', which: 'existing' });
    expect(reply).toMatchObject({ ok: true, value: { status: 'locked', reason: 'chosen' } });
    expect(engines[0]?.closed).toBe(true);
    expect(JSON.stringify(reply)).not.toContain(places.folder);
  });

  it('leaves all as it is when the dialog is left without a choice', async () => {
    const { porter: made, engines } = await porter({ choose: async () => null });
    await made.ask({ ask: 'choose', which: 'existing' });
    expect(engines[0]?.closed).toBe(false);
    expect(made.state.status).toBe('open');
  });

  it('says how else to name a file where there is no dialog', async () => {
    const { porter: made } = await porter();
    expect(await made.ask({ ask: 'choose', which: 'existing' })).toMatchObject({
      ok: false,
      failure: { action: expect.stringContaining('npm start -- FILE') },
    });
  });

  it('goes back to the samples when a workspace is left', async () => {
    const { porter: made, engines, unlock } = await porter({ path: places.there });
    await unlock();
    expect(await made.ask({ ask: 'leave' })).toMatchObject({ ok: true, value: { file: null } });
    expect(engines.map(({ opening: { kind } }) => kind)).toEqual(['file', 'samples']);
    expect(engines[0]?.closed).toBe(true);
  });
});

describe('locking', () => {
  it('ends the engine on demand', async () => {
    const { porter: made, engines, unlock } = await porter({ path: places.there });
    await unlock();
    expect(await made.ask({ ask: 'lock', force: false })).toMatchObject({
      ok: true,
      value: { status: 'locked', reason: 'asked' },
    });
    expect(engines[0]?.closed).toBe(true);
    await expect(made.engine()).rejects.toMatchObject({ failure: { code: 'locked' } });
  });

  it('ends it after the time without anybody at the desk, and not before', async () => {
    const { porter: made, engines, unlock } = await porter({ path: places.there });
    await unlock();
    await vi.advanceTimersByTimeAsync(9 * 60_000);
    await made.ask({ ask: 'stay' });
    await vi.advanceTimersByTimeAsync(9 * 60_000);
    expect(engines[0]?.closed).toBe(false);
    await vi.advanceTimersByTimeAsync(60_000);
    await vi.waitFor(() => expect(made.state).toMatchObject({ status: 'locked', reason: 'idle' }));
    expect(engines[0]?.closed).toBe(true);
  });

  it('keeps to the time that was chosen', async () => {
    const { porter: made, unlock } = await porter({ path: places.there });
    await unlock();
    await made.ask({ ask: 'lock_after', minutes: 1 });
    await vi.advanceTimersByTimeAsync(60_000);
    await vi.waitFor(() => expect(made.state.reason).toBe('idle'));
  });

  it('is not put off by what pages ask of the engine', async () => {
    const { porter: made, unlock } = await porter({ path: places.there });
    await unlock();
    for (let minute = 0; minute < 10; minute++) {
      await vi.advanceTimersByTimeAsync(60_000);
      if (minute < 9) await made.engine();
      await made.ask({ ask: 'state' });
    }
    await vi.waitFor(() => expect(made.state.reason).toBe('idle'));
  });

  it('happens when the computer has slept, which is seen by the clock', async () => {
    const { porter: made, unlock } = await porter({ path: places.there });
    await unlock();
    vi.setSystemTime(Date.now() + 5 * 60_000);
    await vi.advanceTimersByTimeAsync(5000);
    await vi.waitFor(() => expect(made.state).toMatchObject({ status: 'locked', reason: 'sleep' }));
  });

  it('does not lose what cannot be saved: it says why and tries again', async () => {
    let failure: Failure | null = FULL;
    const {
      porter: made,
      engines,
      unlock,
    } = await porter({ path: places.there, unsaved: () => failure });
    await unlock();
    expect(await made.ask({ ask: 'lock', force: false })).toEqual({ ok: false, failure: FULL });
    expect(made.state.status).toBe('open');
    await vi.advanceTimersByTimeAsync(11 * 60_000);
    expect(engines[0]?.closed).toBe(false);
    failure = null;
    await vi.advanceTimersByTimeAsync(5000);
    await vi.waitFor(() => expect(made.state.status).toBe('locked'));
  });

  it('loses it when that is what the person wants', async () => {
    const { porter: made, unlock } = await porter({ path: places.there, unsaved: () => FULL });
    await unlock();
    await made.ask({ ask: 'lock', force: true });
    expect(made.state.status).toBe('locked');
  });

  it('waits for what is being done, so that no two things happen at once', async () => {
    const { porter: made, engines, unlock } = await porter({ path: places.there });
    const [, locked] = await Promise.all([unlock(), made.ask({ ask: 'lock', force: false })]);
    expect(locked).toMatchObject({ ok: true, value: { status: 'locked' } });
    expect(engines[0]?.closed).toBe(true);
  });
});
