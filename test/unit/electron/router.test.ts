import { describe, expect, it, vi } from 'vitest';
import { API } from '../../../analytics/contract/api.ts';
import { PermanenceError } from '../../../analytics/contract/failure.ts';
import type { LoadEvent } from '../../../analytics/contract/load.ts';
import { createRouter } from '../../../electron/router.ts';
import { serve } from '../../../electron/wire.ts';
import { fakeApplication } from './fake-application.ts';
import { wirePair } from './wire-pair.ts';

function connected(handlers: Parameters<typeof fakeApplication>[0] = {}) {
  const report = vi.fn();
  const pair = wirePair();
  serve(createRouter(fakeApplication(handlers).handlers, report), pair.wire);
  return { ...pair, report };
}

async function all(events: unknown): Promise<unknown[]> {
  const list = [];
  for await (const event of events as AsyncIterable<unknown>) list.push(event);
  return list;
}

const progress = (fraction: number): LoadEvent => ({
  type: 'progress',
  file: 'a.csv',
  fileNumber: 1,
  fileCount: 1,
  phase: 'reading',
  fraction,
  secondsLeft: null,
});

const refusal = {
  code: 'unknown_area',
  message: 'There is no area "Narnia".',
  action: 'Check how it is written.',
} as const;

describe('the router', () => {
  it('has a procedure for every method of the API and no other', () => {
    expect(Object.keys(createRouter(fakeApplication().handlers))).toEqual(Object.keys(API));
  });

  it('answers with a value', async () => {
    const { ask } = connected();
    expect(await ask('session.describe')).toMatchObject({ ok: true, value: { version: '1.2.3' } });
  });

  it('answers a method that gives nothing back', async () => {
    const { ask } = connected();
    expect(await ask('views.remove', { id: 'a' })).toEqual({ ok: true });
  });

  it('carries bytes unchanged, those that oRPC marks its own ends with too', async () => {
    const bytes = new Uint8Array(70_000).map((_, index) => index % 256);
    const { ask } = connected({
      'explore.figures': async () => ({
        arrow: new Blob([bytes]),
        count: 3,
        timings: { duckdbMs: 1, encodeMs: 2 },
      }),
    });
    const reply = (await ask('explore.figures', { measure: 'adopted' })) as {
      value: { arrow: Blob };
    };
    expect(new Uint8Array(await reply.value.arrow.arrayBuffer())).toEqual(bytes);
  });

  it('hands on what the contract makes of the input, with its defaults', async () => {
    const figures = vi.fn(fakeApplication().handlers['explore.figures']);
    const { ask } = connected({ 'explore.figures': figures });
    await ask('explore.figures', { measure: 'adopted' });
    expect(figures.mock.calls[0]?.[0]).toMatchObject({ grain: 'year', basis: 'members_then' });
  });

  it('refuses an input of another shape without asking the application', async () => {
    const remove = vi.fn(async () => undefined);
    const { ask, report } = connected({ 'views.remove': remove });
    expect(await ask('views.remove', { id: 7 })).toMatchObject({
      ok: false,
      failure: { code: 'invalid_request', message: expect.stringContaining('views.remove') },
    });
    expect(remove).not.toHaveBeenCalled();
    expect(report).not.toHaveBeenCalled();
  });

  it('answers with the failure that the application throws', async () => {
    const { ask, report } = connected({
      'areas.list': async () => {
        throw new PermanenceError(refusal);
      },
    });
    expect(await ask('areas.list')).toEqual({ ok: false, failure: refusal });
    expect(report).not.toHaveBeenCalled();
  });

  it('reports an error nobody foresaw and still answers', async () => {
    const cause = new Error('boom');
    const { ask, report } = connected({
      'areas.list': async () => {
        throw cause;
      },
    });
    expect(await ask('areas.list')).toMatchObject({ ok: false, failure: { code: 'internal' } });
    expect(report).toHaveBeenCalledExactlyOnceWith('areas.list', cause);
  });

  it('lets no answer out that breaks the contract', async () => {
    const { ask, report } = connected({
      'sources.rejects': async () => ({ rows: [], total: 1.5 }),
    });
    const reply = await ask('sources.rejects', { source: null, offset: 0, limit: 10 });
    expect(reply).toMatchObject({ ok: false, failure: { code: 'internal' } });
    expect(report).toHaveBeenCalledOnce();
  });

  it('lets nothing out that the contract does not name', async () => {
    const leaky = { ...(await fakeApplication().handlers['session.describe']()), secret: 'name' };
    const { ask } = connected({ 'session.describe': async () => leaky });
    expect(JSON.stringify(await ask('session.describe'))).not.toContain('secret');
  });

  it('streams events in their order, each a reply', async () => {
    const { ask } = connected({
      'load.run': async function* () {
        yield progress(0.25);
        yield progress(0.5);
        yield { type: 'done', reports: [] };
      },
    });
    expect(await all(await ask('load.run', { tickets: ['a'] }))).toEqual([
      { ok: true, value: progress(0.25) },
      { ok: true, value: progress(0.5) },
      { ok: true, value: { type: 'done', reports: [] } },
    ]);
  });

  it('ends a stream that fails with the failure', async () => {
    const { ask } = connected({
      'load.run': async function* () {
        yield progress(0.25);
        throw new PermanenceError(refusal);
      },
    });
    expect(await all(await ask('load.run', { tickets: ['a'] }))).toEqual([
      { ok: true, value: progress(0.25) },
      { ok: false, failure: refusal },
    ]);
  });

  it('tells the application when the page cancels a call', async () => {
    let told: AbortSignal | undefined;
    const { ask } = connected({
      'areas.list': (_input, signal) =>
        new Promise((_resolve, reject) => {
          told = signal;
          signal?.addEventListener('abort', () => reject(new Error('interrupted')));
        }),
    });
    const cancel = new AbortController();
    const answer = ask('areas.list', undefined, cancel.signal);
    await vi.waitFor(() => expect(told).toBeDefined());
    cancel.abort();
    await expect(answer).rejects.toThrow();
    await vi.waitFor(() => expect(told?.aborted).toBe(true));
  });

  it('tells the application when the page goes away in the middle of a stream', async () => {
    let told: AbortSignal | undefined;
    const { ask, hangUp } = connected({
      'load.run': async function* (_input, signal) {
        told = signal;
        yield progress(0.1);
        await new Promise((resolve) => signal?.addEventListener('abort', resolve));
      },
    });
    const events = (await ask('load.run', { tickets: ['a'] })) as AsyncIterator<unknown>;
    await events.next();
    hangUp();
    await expect(events.next()).rejects.toThrow();
    expect(told?.aborted).toBe(true);
  });
});
