// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PermanenceError } from '../../../../analytics/contract/failure.ts';
import { useDrafts } from '../../../../renderer/funding/drafts.ts';
import { keepDrafts } from '../../../../renderer/funding/keeping/keep-drafts.ts';
import { useDataset } from '../../../../renderer/state/dataset.ts';
import { fakeConnection } from '../fake-connection.ts';
import type { FakeConnection } from '../fake-connection.ts';
import { scenarioWith } from './sample-funding.ts';

const KEY = 'ready:hybrid';
const first = scenarioWith();
const named = (name: string) => ({ ...first, name });
const { change, settle, undo, keep, openFile, closeFile, restore } = useDrafts.getState();

let connection: FakeConnection;
let keeping: ReturnType<typeof keepDrafts>;
const open = (over: Parameters<typeof fakeConnection>[0] = {}) => {
  connection = fakeConnection(over);
  keeping = keepDrafts(connection);
};
/** What was kept or forgotten, in order, once all of it has arrived. */
const sent = async () => {
  await keeping.flush();
  return connection.asked.map(({ method, input }) => {
    const { key, scenario } = input as { key: string; scenario?: { name: string } };
    return [method, key, scenario?.name].filter(Boolean).join(' ');
  });
};

beforeEach(() => {
  vi.useFakeTimers();
  useDrafts.setState(useDrafts.getInitialState());
  restore([], new Map());
  open();
});
afterEach(() => {
  keeping.stop();
  vi.useRealTimers();
});

describe('drafts', () => {
  it('are kept with every step, and forgotten once all is taken back', async () => {
    change(KEY, first, named('1'));
    change(KEY, first, named('2'));
    undo(KEY);
    undo(KEY);
    expect(await sent()).toEqual([
      `drafts.keep ${KEY} 1`,
      `drafts.keep ${KEY} 2`,
      `drafts.keep ${KEY} 1`,
      `drafts.forget ${KEY}`,
    ]);
  });

  it('are kept once a handle that is dragged rests', async () => {
    for (const name of ['1', '2', '3']) change(KEY, first, named(name), 'weight');
    settle(KEY);
    expect(connection.asked).toEqual([]);
    await vi.advanceTimersByTimeAsync(400);
    expect(await sent()).toEqual([`drafts.keep ${KEY} 3`]);
  });

  it('are forgotten when they are saved', async () => {
    change(KEY, first, named('1'));
    keep(KEY, named('1'));
    expect(await sent()).toEqual([`drafts.keep ${KEY} 1`, `drafts.forget ${KEY}`]);
  });

  it('of a file hold the file until it is closed', async () => {
    openFile('file:a.json', first);
    closeFile('file:a.json');
    expect(await sent()).toEqual(['drafts.keep file:a.json Hybrid', 'drafts.forget file:a.json']);
    expect(connection.asked[0]?.input).toMatchObject({ opened: first });
  });

  it('say why they are not kept, until they are again', async () => {
    keeping.stop();
    let isFull = true;
    const failure = { code: 'internal' as const, message: 'The disk is full.', action: 'Free it.' };
    open({
      'drafts.keep': () =>
        isFull ? Promise.reject(new PermanenceError(failure)) : Promise.resolve(),
    });
    change(KEY, first, named('1'));
    await keeping.flush();
    expect(useDrafts.getState().unkept).toMatchObject({ message: 'The disk is full.' });
    isFull = false;
    change(KEY, first, named('2'));
    await keeping.flush();
    expect(useDrafts.getState().unkept).toBeNull();
  });
});

describe('what was kept', () => {
  const kept = (key: string, scenario: typeof first, opened: typeof first | null = null) => ({
    key,
    scenario,
    opened,
    keptAt: '2025-11-21T10:00:00Z',
  });

  it('is there again with one step back to where it began, and is not kept anew', async () => {
    useDrafts.setState(useDrafts.getInitialState());
    restore([kept(KEY, named('1'))], new Map([[KEY, first]]));
    expect(useDrafts.getState().drafts.get(KEY)?.now.name).toBe('1');
    expect(await sent()).toEqual([]);
    undo(KEY);
    expect(useDrafts.getState().drafts.get(KEY)?.now).toBe(first);
    expect(await sent()).toEqual([`drafts.forget ${KEY}`]);
  });

  it('of a file brings the file back, changed or not', () => {
    restore([kept('file:a.json', first, first), kept('file:b.json', named('1'), first)], new Map());
    const { files, drafts } = useDrafts.getState();
    expect([...files.keys()]).toEqual(['file:a.json', 'file:b.json']);
    expect([...drafts.keys()]).toEqual(['file:b.json']);
  });

  it('is left alone where what it began from is not there, or is being worked on', () => {
    change(KEY, first, named('mine'));
    restore([kept(KEY, named('older')), kept('saved:9', named('1'))], new Map([[KEY, first]]));
    const { drafts } = useDrafts.getState();
    expect(drafts.get(KEY)?.now.name).toBe('mine');
    expect(drafts.has('saved:9')).toBe(false);
  });

  it('is asked for anew once others see the screen, and stays kept', async () => {
    change(KEY, first, named('1'));
    useDataset.getState().forget();
    expect(useDrafts.getState()).toMatchObject({ isRestored: false });
    expect(useDrafts.getState().drafts.size).toBe(0);
    expect(await sent()).toEqual([`drafts.keep ${KEY} 1`]);
  });
});
