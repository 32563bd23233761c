import type { ApiHandlers } from './contract/api.ts';
import { encodeResult } from './contract/funding/encoded-result.ts';
import type { LoadEvent, StatedOfFile } from './contract/load.ts';
import { gated } from './disclosure/gate.ts';
import type { LoadOptions } from './extracts/load.ts';
import { fundingWorkbook } from './funding/export-workbook.ts';
import { AREAS } from './reference/areas.ts';
import type { Workbench } from './workbench.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Turns the loader's progress calls into the events the page follows, in order. */
async function* loadEvents(
  workbench: Pick<Workbench, 'loadTickets'>,
  {
    tickets,
    stated,
  }: { tickets: readonly string[]; stated: Readonly<Record<string, StatedOfFile>> },
  signal?: AbortSignal,
): AsyncGenerator<LoadEvent> {
  const waiting: LoadEvent[] = [];
  let wake: () => void = () => undefined;
  const options: LoadOptions = {
    signal,
    onProgress: (event) => {
      waiting.push(event);
      wake();
    },
  };
  let settled = false;
  const work = workbench
    .loadTickets(tickets, { ...options, statedByTicket: stated })
    .finally(() => {
      settled = true;
      wake();
    });
  // The failure is thrown below, once what came before it has been told.
  work.catch(() => undefined);
  for (;;) {
    const event = waiting.shift();
    if (event) yield event;
    else if (settled) break;
    else await new Promise<void>((resolve) => (wake = resolve));
  }
  yield { type: 'done', reports: await work };
}

/** The page's requests as calls of the workbench, answered for whoever sees the screen. */
export function apiHandlers(workbench: Workbench): ApiHandlers {
  return gated(officerHandlers(workbench), () => workbench.screen.audience);
}

function officerHandlers(workbench: Workbench): ApiHandlers {
  return {
    'session.describe': () => workbench.describe(),
    'session.present': async ({ audience }) => {
      workbench.screen.audience = audience;
    },
    'areas.list': async () => [...AREAS],
    'explore.options': (request) => workbench.options(request),
    'explore.figures': async (query, signal) => {
      const { bytes, rowCount, timings } = await workbench.figuresArrow(query, signal);
      // A copy of its own: what DuckDB filled might be shared memory, which a Blob does not take.
      return { arrow: new Blob([new Uint8Array(bytes)]), count: rowCount, timings };
    },
    'explore.card': async (key) => workbench.screen.card(await workbench.card(key)),
    'explore.reason': (reason) => workbench.screen.giveReason(reason),
    'load.preview': ({ tickets, stated }) => workbench.preview(tickets, stated),
    'load.run': (request, signal) => loadEvents(workbench, request, signal),
    'load.discard': async ({ tickets }) => workbench.discard(tickets),
    'mapping.propose': (table) => workbench.proposeMapping(table),
    'mapping.preview': ({ table, recipe }) => workbench.previewMapping(table, recipe),
    'recipes.list': async () => workbench.recipes(),
    'recipes.save': async (recipe) => workbench.saveRecipe(recipe),
    'recipes.remove': async ({ name }) => workbench.removeRecipe(name),
    'sources.list': () => workbench.sources(),
    'sources.rejects': (page) => workbench.rejects(page),
    'sources.conflicts': (page) => workbench.conflicts(page),
    'quality.report': (request) => workbench.quality(request),
    'quality.findings': (request) => workbench.findings(request),
    'quality.export': async (request) =>
      new Blob([new Uint8Array(await workbench.qualityWorkbook(request))], { type: XLSX }),
    'casework.holdings': () => workbench.casework.holdings(),
    'tracker.children': (request) => workbench.casework.trackedChildren(request),
    'tracker.families': (request) => workbench.casework.trackedFamilies(request),
    'corrections.list': (request) => workbench.casework.corrections(request),
    'corrections.journey': async (request) => workbench.casework.journey(request),
    'corrections.add': (correction) => workbench.casework.correct(correction),
    'corrections.undo': (request) => workbench.casework.undo(request),
    'submissions.list': (request) => workbench.casework.submissions(request),
    'reconciliation.run': (request) => workbench.casework.reconciliation(request),
    'identities.reveal': (request) => workbench.casework.localNumber(request),
    'identities.log': () => workbench.casework.accessLog(),
    'funding.run': async ({ scenario }) => encodeResult(await workbench.funding.run(scenario)),
    'funding.compare': ({ scenarios }) => workbench.funding.compare(scenarios),
    'funding.goal': ({ scenario, goal }) => workbench.funding.goal(scenario, goal),
    'funding.price': ({ scenario, price }) => workbench.funding.price(scenario, price),
    'funding.volatility': ({ scenario, volatility }, signal) =>
      workbench.funding.volatility(scenario, volatility, signal),
    'funding.outturn': ({ outturn }) => workbench.funding.outturn(outturn),
    'funding.ready': async () => workbench.funding.ready(),
    'funding.saved': () => workbench.funding.saved(),
    'funding.save': ({ scenario, id }) => workbench.funding.save(scenario, id),
    'funding.remove': ({ id }) => workbench.funding.remove(id),
    'funding.lock': ({ scenario, lock }) => workbench.funding.lock(scenario, lock),
    'funding.check': ({ id }) => workbench.funding.check(id),
    'funding.export': async ({ scenarios }) => {
      const { funding, screen } = workbench;
      const results = await Promise.all(scenarios.map((one) => funding.run(one)));
      const bytes = await fundingWorkbook(
        results.map((result) => screen.scenario(result)),
        screen.audience,
      );
      return new Blob([new Uint8Array(bytes)], { type: XLSX });
    },
    'drafts.list': () => workbench.funding.drafts(),
    'drafts.keep': ({ key, ...draft }) => workbench.funding.keepDraft(key, draft),
    'drafts.forget': ({ key }) => workbench.funding.forgetDraft(key),
    'outturns.list': () => workbench.funding.outturns(),
    'outturns.save': ({ outturn, file }) => workbench.funding.saveOutturn(outturn, file),
    'outturns.remove': ({ id }) => workbench.funding.removeOutturn(id),
    'disagreements.list': () => workbench.disagreements(),
    'audit.page': async (request) => workbench.audit.page(request),
    'audit.exported': async (detail) => {
      workbench.audit.record('export', { ...detail, audience: workbench.screen.audience });
      workbench.keeper.changed();
    },
    'workspace.state': async () => workbench.keeper.state,
    'workspace.save': () => workbench.save(),
    'workspace.passphrase': (change) => workbench.keeper.changePassphrase(change),
    'views.list': async () => workbench.views(),
    'views.save': async (view) => workbench.saveView(view),
    'views.remove': async ({ id }) => workbench.removeView(id),
  };
}
