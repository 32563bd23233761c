// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import type { LoadEvent } from '../../../../analytics/contract/load.ts';
import {
  afterEvent,
  canAccept,
  handOverSecondsLeft,
  renewed,
  without,
  type LoadingState,
} from '../../../../renderer/data/loading-state.ts';
import { MOST_FILES, useLoading } from '../../../../renderer/data/loading.ts';
import { useDataset } from '../../../../renderer/state/dataset.ts';
import { failing, fakeConnection } from '../fake-connection.ts';
import * as sample from '../sample-data.ts';

const file = (name: string) => new File(['a,b\n1,2\n'], name);
const state = () => useLoading.getState().state;
const asked = (connection: ReturnType<typeof fakeConnection>, method: string) =>
  connection.asked.filter((one) => one.method === method).map((one) => one.input);

beforeEach(() => {
  useLoading.setState(useLoading.getInitialState());
});

describe('taking files in', () => {
  it('shows what the files are without loading anything', async () => {
    const connection = fakeConnection();
    await useLoading.getState().accept(connection, [file('a.csv'), file('b.csv')]);
    expect(state()).toMatchObject({ step: 'previewed', previews: sample.previews });
    expect(asked(connection, 'load.preview')).toEqual([{ tickets: ['a.csv', 'b.csv'] }]);
    expect(asked(connection, 'load.run')).toEqual([]);
  });

  it('adds further files to those already shown', async () => {
    const connection = fakeConnection({
      'load.preview': async ({ tickets }) =>
        tickets.map((ticket) => ({ ...sample.previews[0]!, ticket })),
    });
    await useLoading.getState().accept(connection, [file('a.csv')]);
    await useLoading.getState().accept(connection, [file('b.csv')]);
    const now = state();
    expect(now.step === 'previewed' && now.previews.map(({ ticket }) => ticket)).toEqual([
      'a.csv',
      'b.csv',
    ]);
  });

  it('keeps the files the host takes when it refuses one', async () => {
    const refusal = {
      code: 'file_too_large',
      message: 'huge.csv is too large.',
      action: 'Split it.',
    } as const;
    const connection = fakeConnection(
      {},
      {
        acceptFiles: async (files, _progress, refuse) => {
          refuse?.(refusal);
          return [{ ticket: 't1', name: files[0]?.name ?? '', bytes: 8 }];
        },
      },
    );
    await useLoading.getState().accept(connection, [file('a.csv'), file('huge.csv')]);
    expect(state()).toMatchObject({ step: 'previewed', refused: [refusal] });
  });

  it('gives files back that arrive after the hand-over was cancelled', async () => {
    let deliver: (tickets: { ticket: string; name: string; bytes: number }[]) => void = () =>
      undefined;
    const connection = fakeConnection(
      {},
      { acceptFiles: () => new Promise((resolve) => (deliver = resolve)) },
    );
    const accepting = useLoading.getState().accept(connection, [file('a.csv')]);
    useLoading.getState().cancel();
    expect(state().step).toBe('idle');
    deliver([{ ticket: 't1', name: 'a.csv', bytes: 8 }]);
    await accepting;
    expect(state().step).toBe('idle');
    expect(asked(connection, 'load.discard')).toEqual([{ tickets: ['t1'] }]);
    expect(asked(connection, 'load.preview')).toEqual([]);
  });

  it('refuses more files than can be taken at once, and says how many', async () => {
    const files = Array.from({ length: MOST_FILES + 1 }, (_, index) => file(`${index}.csv`));
    await useLoading.getState().accept(fakeConnection(), files);
    expect(state()).toMatchObject({
      step: 'failed',
      failure: { message: '501 files were given at once; at most 500 can be taken.' },
    });
  });

  it('says what went wrong when the files can’t be recognised', async () => {
    const connection = fakeConnection({
      'load.preview': failing({ code: 'internal', message: 'It broke.', action: 'Try again.' }),
    });
    await useLoading.getState().accept(connection, [file('a.csv')]);
    expect(state()).toMatchObject({ step: 'failed', failure: { message: 'It broke.' } });
  });

  it('comes back to where it was when the file dialog is left without a file', async () => {
    await useLoading.getState().choose(fakeConnection({}, { chooseFiles: async () => [] }));
    expect(state().step).toBe('idle');
  });
});

describe('loading', () => {
  const preview = async (connection: ReturnType<typeof fakeConnection>) => {
    await useLoading.getState().accept(connection, [file('a.csv')]);
  };

  it('loads what is new and can be loaded, drops the rest, reports, and renews the data', async () => {
    const connection = fakeConnection();
    await preview(connection);
    const before = useDataset.getState().version;
    await useLoading.getState().load(connection);
    expect(asked(connection, 'load.run')).toEqual([
      { tickets: ['croydon-quarter-3-return', 'journeys-2023-24'], stated: {} },
    ]);
    expect(asked(connection, 'load.discard')).toEqual([
      { tickets: ['leicestershire-2022-23', 'case-export', 'holiday-photo'] },
    ]);
    expect(state()).toEqual({ step: 'reported', reports: sample.reports, failure: null });
    expect(useDataset.getState().version).toBe(before + 1);
  });

  it('sends what is stated of the files that are loaded, and of no others', async () => {
    const connection = fakeConnection();
    await preview(connection);
    useLoading.getState().say({
      'journeys-2023-24': { area: 'Croydon', period: '2023/24' },
      'holiday-photo': { area: 'Croydon' },
    });
    await useLoading.getState().load(connection);
    expect(asked(connection, 'load.run')).toMatchObject([
      { stated: { 'journeys-2023-24': { area: 'Croydon', period: '2023/24' } } },
    ]);
    expect(asked(connection, 'load.run')).not.toMatchObject([{ stated: { 'holiday-photo': {} } }]);
  });

  it('looks at files again when asked to', async () => {
    const connection = fakeConnection();
    await preview(connection);
    const [mapped] = sample.previews.filter(({ ticket }) => ticket === 'case-export');
    const knows = fakeConnection({
      'load.preview': async () => [{ ...mapped!, family: 'ad_hoc', refusal: null }],
    });
    await useLoading.getState().look(knows, ['case-export']);
    const now = state();
    expect(
      now.step === 'previewed' &&
        now.previews.find(({ ticket }) => ticket === 'case-export')?.family,
    ).toBe('ad_hoc');
  });

  it('reports the files that were loaded before it was cancelled', async () => {
    const connection = fakeConnection({
      'load.run': async function* (_input, signal): AsyncGenerator<LoadEvent> {
        yield { type: 'file', report: sample.reports[0]! };
        await new Promise((_, reject) => {
          signal?.addEventListener('abort', () => {
            reject(new DOMException('cancelled', 'AbortError'));
          });
        });
      },
    });
    await preview(connection);
    const before = useDataset.getState().version;
    const loading = useLoading.getState().load(connection);
    await new Promise((resolve) => setTimeout(resolve));
    useLoading.getState().cancel();
    await loading;
    expect(state()).toMatchObject({
      step: 'reported',
      reports: sample.reports,
      failure: { code: 'cancelled' },
    });
    expect(useDataset.getState().version).toBe(before + 1);
  });
});

describe('the state of a load', () => {
  const loading: LoadingState = { step: 'loading', progress: null, reports: [] };

  it('takes no files in while others are on their way', () => {
    expect(canAccept(loading)).toBe(false);
    expect(canAccept({ step: 'reported', reports: [], failure: null })).toBe(true);
  });

  it('ignores what is told of a load that is over', () => {
    expect(afterEvent({ step: 'idle' }, sample.progress)).toEqual({ step: 'idle' });
    expect(afterEvent(loading, sample.progress)).toMatchObject({ progress: sample.progress });
  });

  it('ends when the last previewed file is left out', () => {
    const [first, second] = sample.previews;
    const two: LoadingState = {
      step: 'previewed',
      previews: [first!, second!],
      refused: [],
      stated: {},
    };
    const one = without(two, [first!.ticket]);
    expect(one).toMatchObject({ step: 'previewed', previews: [second] });
    expect(without(one, [second!.ticket])).toEqual({ step: 'idle' });
  });

  it('takes over what files turn out to be by now, each table in its place', () => {
    const [first, second, third] = sample.previews;
    const before: LoadingState = {
      step: 'previewed',
      previews: [first!, { ...second!, part: 'List 1' }, { ...second!, part: 'List 2' }, third!],
      refused: [],
      stated: {},
    };
    const now = renewed(before, [{ ...second!, part: 'List 2', family: 'ad_hoc' }]);
    expect(
      now.step === 'previewed' && now.previews.map(({ part, family }) => [part, family]),
    ).toEqual([
      [null, 'published_figures'],
      ['List 2', 'ad_hoc'],
      [null, 'published_figures'],
    ]);
  });

  it('tells how long the hand-over still takes once it has a pace', () => {
    const at = (now: number, fraction: number): LoadingState => ({
      step: 'handing_over',
      file: 'a.csv',
      fraction,
      startedAt: 0,
      now,
    });
    expect(handOverSecondsLeft(at(500, 0.2))).toBeNull();
    expect(handOverSecondsLeft(at(4000, 0))).toBeNull();
    expect(handOverSecondsLeft(at(4000, 0.25))).toBe(12);
  });
});
