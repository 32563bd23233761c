import { PermanenceError, failureOf } from '../contract/failure.ts';
import type { Failure } from '../contract/failure.ts';
import type { LoadEvent, LoadReport } from '../contract/load.ts';
import type { Session } from '../engine/session.ts';
import { tablesOf } from './contents/tables.ts';
import { namesWithin, unpack } from './contents/unpack.ts';
import type { IncomingFile } from './incoming.ts';
import { LoadRun } from './load-run.ts';
import type { ReadingHelp } from './mapping/reading.ts';
import { Progress } from './progress.ts';
import { emptyReport } from './report.ts';
import { statedAlike } from './stated-alike.ts';
import { unchanged } from './unchanged.ts';

export type LoadContext = {
  readonly session: Session;
  /** The key that turns a child's number into a name nobody can turn back without it. */
  readonly workspaceKey: Uint8Array;
  readonly now: () => Date;
  /** Whether the files come with the workbench. */
  readonly sample: boolean;
} & ReadingHelp;

export type LoadOptions = {
  readonly signal?: AbortSignal | undefined;
  /** Hears how far loading has come and, as each file is done, its report. */
  readonly onProgress?: ((event: LoadEvent) => void) | undefined;
};

/**
 * Loads the files of one drop, archives opened, one after the other, each table as one change: one
 * that is refused or fails leaves what was there untouched and doesn't keep the others. A file
 * whose bytes were loaded before is not loaded again, a row that is there already is rejected.
 * What returns tell of children is worked out anew at the end. Throws `cancelled` when the signal
 * says so; files that were done by then stay.
 */
export async function loadFiles(
  files: readonly IncomingFile[],
  context: LoadContext,
  { signal, onProgress = () => undefined }: LoadOptions = {},
): Promise<LoadReport[]> {
  const progress = new Progress(files, context.now, onProgress);
  const names = await namesWithin(files);
  const alike = await statedAlike(files, names, { ...context, signal });
  const run = new LoadRun(context, names, signal);
  const reports: LoadReport[] = [];
  try {
    for (const [index, file] of files.entries()) {
      const report = progress.of(index);
      for await (const unpacked of unpack(file)) {
        const done = unpacked.refusal
          ? [{ ...emptyReport(unpacked.file.name), refusal: unpacked.refusal }]
          : await loadFile(unpacked.file, alike, run, report);
        reports.push(...done);
        for (const one of done) if (!run.unsettled(one)) onProgress({ type: 'file', report: one });
      }
    }
  } finally {
    // What is there by now stays, so what follows from it has to be true as well.
    await run.settle();
  }
  for (const report of reports) if (run.unsettled(report)) onProgress({ type: 'file', report });
  return reports;
}

async function loadFile(
  file: IncomingFile,
  alike: ReadonlyMap<string, Failure>,
  run: LoadRun,
  report: ReturnType<Progress['of']>,
): Promise<LoadReport[]> {
  const refusal = alike.get(file.name);
  if (refusal) return [{ ...emptyReport(file.name), family: 'ssda903', refusal }];
  try {
    report('reading', 0);
    const check = await unchanged(file);
    const tables = await tablesOf(file, run.isHeader, {
      signal: run.signal,
      onProgress: (done) => report('reading', done),
    });
    report('checking', 0);
    return await run.loadTables(tables, check, (done) => report('loading', done));
  } catch (error) {
    if (error instanceof PermanenceError && error.failure.code === 'cancelled') throw error;
    return [{ ...emptyReport(file.name), refusal: failureOf(error) }];
  }
}
