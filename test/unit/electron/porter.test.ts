import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Failure } from '../../../analytics/contract/failure.ts';
import type { Opening } from '../../../electron/engine-messages.ts';
import { Porter, type EngineProcess, type PorterOptions } from '../../../electron/porter.ts';

type FakeEngine = EngineProcess & { opening: Opening; die: () => void; closed: boolean };

const WRONG = { code: 'passphrase_wrong', message: 'No.', action: 'Again.' } as const;
const DAMAGED = { code: 'workspace_damaged', message: 'Damaged.', action: 'Look.' } as const;
const FULL = { code: 'workspace_unwritable', message: 'Full.', action: 'Tidy.' } as const;
const earlier = { generation: 1, file: 'a.1', savedAt: '2026-11-21', bytes: 1 } as const;

let folder = '';
let there = '';
const absent = () => join(folder, 'new.permanence');
const porters: Porter<FakeEngine>[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'permanence-porter-'));
  there = join(folder, 'croydon.permanence');
  await writeFile(there, 'x');
});
afterAll(() => rm(folder, { recursive: true }));
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] });
});
afterEach(async () => {
  for (const porter of porters.splice(0)) await porter.close();
  vi.useRealTimers();
});

/** A porter whose engines only open what has the passphrase "right". */
async function porter(
  options: Partial<PorterOptions<FakeEngine>> & { unsaved?: () => Failure | null } = {},
) {
  const engines: FakeEngine[] = [];
  const { unsaved = () => null, ...rest } = options;
  const made = new Porter<FakeEngine>({
    start: async (opening) => {
      if (opening.kind === 'file' && opening.passphrase === 'damaged' && !opening.generation) {
        return { ok: false, failure: DAMAGED, generations: [earlier] };
      }
      if (opening.kind === 'file' && opening.passphrase === 'wrong') {
        return { ok: false, failure: WRONG, generations: [] };
      }
      let die: () => void = () => undefined;
      const ended = new Promise<void>((resolve) => (die = resolve));
      const engine: FakeEngine = {
        opening,
        ended,
        die,
        closed: false,
        close: async ({ force }) => {
          const failure = force ? null : unsaved();
          if (failure) return failure;
          engine.closed = true;
          die();
          return null;
        },
      };
      engines.push(engine);
      return { ok: true, engine };
    },
    ...rest,
  });
  porters.push(made);
  await made.begin();
  const unlock = (passphrase = 'right', generation: 1 | 2 | null = null) =>
    made.ask({ ask: 'unlock', passphrase, generation });
  return { porter: made, engines, unlock };
}

describe('the porter', () => {
  it('opens the samples where no file was named', async () => {
    const { porter: made, engines } = await porter();
    expect(made.state).toMatchObject({ status: 'open', file: null });
    expect(engines[0]?.opening).toEqual({ kind: 'samples' });
    expect(await made.engine()).toBe(engines[0]);
  });

  it('asks for the passphrase of a file that is there, and opens it with it', async () => {
    const { porter: made, engines, unlock } = await porter({ path: there });
    expect(made.state).toMatchObject({ status: 'locked', file: 'croydon.permanence' });
    await expect(made.engine()).rejects.toMatchObject({ failure: { code: 'locked' } });
    expect(await unlock()).toMatchObject({ ok: true, value: { status: 'open' } });
    expect(engines[0]?.opening).toMatchObject({ path: there, passphrase: 'right', create: false });
  });

  it('asks for a new passphrase where the file is not there yet, and makes it', async () => {
    const { porter: made, engines } = await porter({ path: absent() });
    expect(made.state.status).toBe('new');
    await made.ask({ ask: 'create', passphrase: 'right' });
    expect(engines[0]?.opening).toMatchObject({ path: absent(), create: true });
  });

  it('stays locked after a wrong passphrase, and passes on the sentence', async () => {
    const { porter: made, engines, unlock } = await porter({ path: there });
    expect(await unlock('wrong')).toEqual({ ok: false, failure: WRONG });
    expect(made.state.status).toBe('locked');
    expect(engines).toEqual([]);
  });

  it('offers the states from before where the newest is damaged, and opens the one chosen', async () => {
    const { porter: made, engines, unlock } = await porter({ path: there });
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
    const { porter: made, engines, unlock } = await porter({ path: there });
    await unlock();
    engines[0]?.die();
    await vi.waitFor(() => expect(made.state).toMatchObject({ status: 'locked', reason: 'ended' }));
  });

  it('closes what is open for the file chosen in the dialog, and names no path to the page', async () => {
    const { porter: made, engines } = await porter({ choose: async () => there });
    const reply = await made.ask({ ask: 'choose', which: 'existing' });
    expect(reply).toMatchObject({ ok: true, value: { status: 'locked', reason: 'chosen' } });
    expect(engines[0]?.closed).toBe(true);
    expect(JSON.stringify(reply)).not.toContain(folder);
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
    const { porter: made, engines, unlock } = await porter({ path: there });
    await unlock();
    expect(await made.ask({ ask: 'leave' })).toMatchObject({ ok: true, value: { file: null } });
    expect(engines.map(({ opening: { kind } }) => kind)).toEqual(['file', 'samples']);
    expect(engines[0]?.closed).toBe(true);
  });
});

describe('locking', () => {
  it('ends the engine on demand', async () => {
    const { porter: made, engines, unlock } = await porter({ path: there });
    await unlock();
    expect(await made.ask({ ask: 'lock', force: false })).toMatchObject({
      ok: true,
      value: { status: 'locked', reason: 'asked' },
    });
    expect(engines[0]?.closed).toBe(true);
    await expect(made.engine()).rejects.toMatchObject({ failure: { code: 'locked' } });
  });

  it('ends it after the time without anybody at the desk, and not before', async () => {
    const { porter: made, engines, unlock } = await porter({ path: there });
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
    const { porter: made, unlock } = await porter({ path: there });
    await unlock();
    await made.ask({ ask: 'lock_after', minutes: 1 });
    await vi.advanceTimersByTimeAsync(60_000);
    await vi.waitFor(() => expect(made.state.reason).toBe('idle'));
  });

  it('is not put off by what pages ask of the engine', async () => {
    const { porter: made, unlock } = await porter({ path: there });
    await unlock();
    for (let minute = 0; minute < 10; minute++) {
      await vi.advanceTimersByTimeAsync(60_000);
      if (minute < 9) await made.engine();
      await made.ask({ ask: 'state' });
    }
    await vi.waitFor(() => expect(made.state.reason).toBe('idle'));
  });

  it('happens when the computer has slept, which is seen by the clock', async () => {
    const { porter: made, unlock } = await porter({ path: there });
    await unlock();
    vi.setSystemTime(Date.now() + 5 * 60_000);
    await vi.advanceTimersByTimeAsync(5000);
    await vi.waitFor(() => expect(made.state).toMatchObject({ status: 'locked', reason: 'sleep' }));
  });

  it('does not lose what cannot be saved: it says why and tries again', async () => {
    let failure: Failure | null = FULL;
    const { porter: made, engines, unlock } = await porter({ path: there, unsaved: () => failure });
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
    const { porter: made, unlock } = await porter({ path: there, unsaved: () => FULL });
    await unlock();
    await made.ask({ ask: 'lock', force: true });
    expect(made.state.status).toBe('locked');
  });

  it('is refused for a workspace in memory, which nothing could unlock again', async () => {
    const { porter: made, engines } = await porter();
    expect(await made.ask({ ask: 'lock', force: false })).toMatchObject({
      ok: false,
      failure: { message: expect.stringContaining('in memory only') },
    });
    await vi.advanceTimersByTimeAsync(60 * 60_000);
    expect(engines[0]?.closed).toBe(false);
  });

  it('waits for what is being done, so that no two things happen at once', async () => {
    const { porter: made, engines, unlock } = await porter({ path: there });
    const [, locked] = await Promise.all([unlock(), made.ask({ ask: 'lock', force: false })]);
    expect(locked).toMatchObject({ ok: true, value: { status: 'locked' } });
    expect(engines[0]?.closed).toBe(true);
  });
});
