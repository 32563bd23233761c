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
    audience: 'officer',
    workspace: { name: 'Samples', kind: 'sample', sources: 6, figures: 1204, journeys: 16 },
  }),
  'session.present': async () => undefined,
  'areas.list': async () => [],
  'explore.options': unexpected,
  'explore.figures': async () => ({
    arrow: new Blob([new Uint8Array([1, 255, 0, 10])]),
    count: 1,
    timings: { duckdbMs: 1, encodeMs: 1 },
  }),
  'explore.card': unexpected,
  'explore.reason': async () => undefined,
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
  'casework.holdings': async () => ({ areas: [], returns: [] }),
  'tracker.children': async () => [],
  'tracker.families': async () => [],
  'corrections.list': async () => [],
  'corrections.journey': unexpected,
  'corrections.add': unexpected,
  'corrections.undo': unexpected,
  'submissions.list': async () => [],
  'reconciliation.run': unexpected,
  'identities.reveal': unexpected,
  'identities.log': async () => [],
  'funding.run': unexpected,
  'funding.compare': unexpected,
  'funding.goal': unexpected,
  'funding.price': unexpected,
  'funding.volatility': unexpected,
  'funding.outturn': unexpected,
  'funding.ready': async () => [],
  'funding.saved': async () => [],
  'funding.save': unexpected,
  'funding.remove': async () => undefined,
  'funding.lock': unexpected,
  'funding.check': unexpected,
  'funding.export': unexpected,
  'drafts.list': async () => [],
  'drafts.keep': async () => undefined,
  'drafts.forget': async () => undefined,
  'outturns.list': async () => [],
  'outturns.save': unexpected,
  'outturns.remove': async () => undefined,
  'disagreements.list': async () => [],
  'audit.exported': async () => undefined,
  'audit.page': unexpected,
  'workspace.state': async () => ({ status: 'in_memory', savedAt: null, failure: null }),
  'workspace.save': async () => undefined,
  'workspace.passphrase': unexpected,
  'views.list': async () => [],
  'views.save': unexpected,
  'views.remove': async () => undefined,
};
