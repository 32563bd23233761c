import { tableFromArrays, tableToIPC } from 'apache-arrow';
import type { ApiHandlers, CallMethod, StreamMethod } from '../../../analytics/contract/api.ts';
import { PermanenceError, type Failure } from '../../../analytics/contract/failure.ts';
import type { PorterRequest, PorterState } from '../../../analytics/contract/porter.ts';
import { FIGURE_COLUMNS } from '../../../analytics/contract/figure-columns.ts';
import type { PorterLine } from '../../../renderer/connect-porter.ts';
import type { Connection, ConnectionState } from '../../../renderer/connect.ts';
import * as sample from './sample-data.ts';

export type FakeConnection = Connection & {
  /** What was asked, in order. */
  readonly asked: { method: string; input: unknown }[];
  setState: (state: ConnectionState) => void;
};

type Figures = Partial<Record<(typeof FIGURE_COLUMNS)[number], string | number | null>>[];

/** Rows as the Arrow stream the engine sends. */
export function figureTable(rows: Figures) {
  const columns = Object.fromEntries(
    FIGURE_COLUMNS.map((name) => [name, rows.map((row) => row[name] ?? null)]),
  );
  const bytes = tableToIPC(tableFromArrays(columns), 'stream');
  return {
    arrow: new Blob([new Uint8Array(bytes)]),
    count: rows.length,
    timings: { duckdbMs: 1, encodeMs: 1 },
  };
}

export const ANSWERS: Partial<ApiHandlers> = {
  'session.describe': async () => sample.session,
  'workspace.state': async () => ({ status: 'in_memory', savedAt: null, failure: null }),
  'areas.list': async () => sample.areas,
  'explore.options': async () => sample.options,
  'explore.figures': async ({ measure }) =>
    figureTable(
      ['Croydon', 'Lewisham'].map((area, index) => ({
        measure,
        area,
        period: '2022/23',
        period_start: '2022-04-01',
        period_end: '2023-03-31',
        value: 4 + 17 * index,
        status: 'final',
        origin: 'published',
        source: 'A report',
        observation: index + 1,
      })),
    ),
  'audit.exported': async () => undefined,
  'load.preview': async () => sample.previews,
  'load.discard': async () => undefined,
  'load.run': async function* () {
    yield sample.progress;
    yield { type: 'done' as const, reports: sample.reports };
  },
  'sources.list': async () => sample.sources,
  'sources.rejects': async () => sample.rejects(0),
  'sources.conflicts': async () => ({ rows: sample.conflicts, total: sample.conflicts.length }),
  'mapping.propose': async () => sample.proposals,
  'mapping.preview': async () => sample.mapped,
  'recipes.list': async () => [sample.recipe],
  'recipes.save': async (recipe) => ({ ...recipe, savedAt: '2025-11-21T10:00:00Z' }),
  'recipes.remove': async () => undefined,
  'drafts.list': async () => [],
  'drafts.keep': async () => undefined,
  'drafts.forget': async () => undefined,
  'outturns.list': async () => [],
  'disagreements.list': async () => sample.disagreements,
  'views.list': async () => sample.views,
  'views.save': async (view) => ({ ...view, id: 'v2', savedAt: '2025-11-21T10:00:00Z' }),
  'views.remove': async () => undefined,
};

export const IN_MEMORY: PorterState = {
  status: 'open',
  file: null,
  reason: null,
  lockAfterMinutes: 10,
  keychain: { remembers: false, refusal: null },
  mayChoose: false,
  generations: [],
};

export type FakePorter = PorterLine & {
  readonly asked: PorterRequest[];
  become: (state: Partial<PorterState>) => void;
};

/** A porter who says what it was told to; `answer` may change its state or refuse. */
export function fakePorter(
  initial: Partial<PorterState> = {},
  answer: (request: PorterRequest, porter: FakePorter) => void | Promise<void> = () => undefined,
): FakePorter {
  let state: PorterState = { ...IN_MEMORY, ...initial };
  const listeners = new Set<() => void>();
  const porter: FakePorter = {
    asked: [],
    state: () => state,
    become: (change) => {
      state = { ...state, ...change };
      for (const listener of listeners) listener();
    },
    ask: async (request) => {
      porter.asked.push(request);
      await answer(request, porter);
      return state;
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
  return porter;
}

export function failing(failure: Failure): () => Promise<never> {
  return () => Promise.reject(new PermanenceError(failure));
}

/** A connection that answers from memory; any answer can be replaced. */
export function fakeConnection(
  over: Partial<ApiHandlers> = {},
  options: Partial<Pick<Connection, 'acceptFiles' | 'chooseFiles' | 'porter'>> = {},
): FakeConnection {
  const handlers = { ...ANSWERS, ...over };
  const listeners = new Set<(state: ConnectionState) => void>();
  const asked: { method: string; input: unknown }[] = [];
  const handler = (method: CallMethod | StreamMethod, input: unknown) => {
    asked.push({ method, input });
    const found = handlers[method];
    if (!found) throw new Error(`The test has no answer for ${method}.`);
    return found as (input: unknown, signal?: AbortSignal) => never;
  };
  return {
    host: 'browser',
    porter: fakePorter(),
    asked,
    call: async (method, input, call) => handler(method, input)(input, call?.signal),
    stream: (method, input, call) => handler(method, input)(input, call?.signal),
    acceptFiles: async (files) =>
      files.map((file) => ({ ticket: file.name, name: file.name, bytes: file.size })),
    chooseFiles: null,
    onState: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    setState: (state) => {
      for (const listener of listeners) listener(state);
    },
    ...options,
  };
}
