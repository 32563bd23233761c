import type { ApiHandlers } from './contract/api.ts';
import type { LoadEvent, StatedFacts } from './contract/load.ts';
import type { LoadOptions } from './extracts/load.ts';
import { AREAS } from './reference/areas.ts';
import type { Workbench } from './workbench.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Turns the loader's progress calls into the events the page follows, in order. */
async function* loadEvents(
  workbench: Pick<Workbench, 'loadTickets'>,
  {
    tickets,
    stated,
  }: { tickets: readonly string[]; stated: Readonly<Record<string, StatedFacts>> },
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

/** The page's requests as calls of the workbench. */
export function apiHandlers(workbench: Workbench): ApiHandlers {
  return {
    'session.describe': () => workbench.describe(),
    'areas.list': async () => [...AREAS],
    'explore.options': (request) => workbench.options(request),
    'explore.figures': async (query, signal) => {
      const { bytes, rowCount, timings } = await workbench.figuresArrow(query, signal);
      // A copy of its own: what DuckDB filled might be shared memory, which a Blob does not take.
      return { arrow: new Blob([new Uint8Array(bytes)]), count: rowCount, timings };
    },
    'explore.card': (key) => workbench.card(key),
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
    'tracker.children': (request) => workbench.casework.trackedChildren(request),
    'tracker.families': (request) => workbench.casework.trackedFamilies(request),
    'corrections.list': (request) => workbench.casework.corrections(request),
    'corrections.add': (correction) => workbench.casework.correct(correction),
    'corrections.undo': (request) => workbench.casework.undo(request),
    'submissions.list': (request) => workbench.casework.submissions(request),
    'reconciliation.run': (request) => workbench.casework.reconciliation(request),
    'identities.reveal': (request) => workbench.casework.localNumber(request),
    'disagreements.list': () => workbench.disagreements(),
    'views.list': async () => workbench.views.list(),
    'views.save': async (view) => workbench.views.save(view),
    'views.remove': async ({ id }) => workbench.views.remove(id),
  };
}
