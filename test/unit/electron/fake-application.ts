import type { ApiHandlers } from '../../../analytics/contract/api.ts';
import type { Application, HandedFile } from '../../../electron/application.ts';

/** An application that knows next to nothing, for tests of what carries its answers. */
export function fakeApplication(handlers: Partial<ApiHandlers> = {}) {
  const accepted: HandedFile[] = [];
  let closed = false;
  return {
    accepted,
    closed: () => closed,
    handlers: { ...plainAnswers, ...handlers },
    accept: (file) => {
      accepted.push(file);
      const bytes = 'bytes' in file ? file.bytes.byteLength : 0;
      return { ticket: `ticket-${accepted.length}`, name: file.name, bytes };
    },
    close: async () => {
      closed = true;
    },
  } satisfies Application & Record<string, unknown>;
}

const unexpected = async (): Promise<never> => {
  throw new Error('this test did not expect to be asked');
};

const plainAnswers: ApiHandlers = {
  'session.describe': async () => ({
    version: '1.2.3',
    host: 'browser',
    workspace: { name: 'Samples', kind: 'sample', sources: 6, figures: 1204, journeys: 16 },
  }),
  'areas.list': async () => [],
  'explore.options': unexpected,
  'explore.figures': async () => ({
    arrow: new Blob([new Uint8Array([1, 255, 0, 10])]),
    count: 1,
    timings: { duckdbMs: 1, encodeMs: 1 },
  }),
  'explore.card': unexpected,
  'load.preview': unexpected,
  'load.run': async function* () {
    yield { type: 'done', reports: [] };
  },
  'load.discard': async () => undefined,
  'mapping.propose': unexpected,
  'mapping.preview': unexpected,
  'recipes.list': async () => [],
  'recipes.save': unexpected,
  'recipes.remove': async () => undefined,
  'sources.list': async () => [],
  'sources.rejects': async () => ({ rows: [], total: 0 }),
  'sources.conflicts': async () => ({ rows: [], total: 0 }),
  'quality.report': unexpected,
  'quality.findings': unexpected,
  'quality.export': unexpected,
  'tracker.children': async () => [],
  'tracker.families': async () => [],
  'corrections.list': async () => [],
  'corrections.add': unexpected,
  'corrections.undo': unexpected,
  'submissions.list': async () => [],
  'reconciliation.run': unexpected,
  'identities.reveal': unexpected,
  'disagreements.list': async () => [],
  'views.list': async () => [],
  'views.save': unexpected,
  'views.remove': async () => undefined,
};
