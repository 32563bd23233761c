import { PermanenceError, failureOf } from '../contract/failure.ts';
import type { LoadEvent, LoadReport } from '../contract/load.ts';
import type { Session } from '../engine/session.ts';
import { readRecords } from './csv/read.ts';
import { rejectDuplicates, renumberObservations } from './duplicates.ts';
import type { Duplicates } from './duplicates.ts';
import type { IncomingFile } from './incoming.ts';
import { inspectFile } from './inspect.ts';
import type { Inspection, Stated } from './inspect.ts';
import { addSource, findSource, nextNumbers } from './ledger.ts';
import { loadRows } from './load-rows.ts';
import type { Tally } from './load-rows.ts';
import { Progress } from './progress.ts';
import type { LoadPhase } from './progress.ts';
import { headerOnly, refusalOf } from './recognise.ts';
import type { Recognition } from './recognise.ts';

export type LoadContext = {
  readonly session: Session;
  /** The key that turns a child's number into a name nobody can turn back without it. */
  readonly workspaceKey: Uint8Array;
  readonly now: () => Date;
  /** Whether the files come with the workbench. */
  readonly sample: boolean;
  readonly stated?: Stated | undefined;
};

export type LoadOptions = {
  readonly signal?: AbortSignal | undefined;
  /** Hears how far loading has come and, as each file is done, its report. */
  readonly onProgress?: ((event: LoadEvent) => void) | undefined;
};

/**
 * Loads the files of one drop, one after the other, each as one change: a file that is refused or
 * fails leaves what was there untouched and doesn't keep the others. A file whose bytes were
 * loaded before is not loaded again, a row that is there already is rejected. Throws `cancelled`
 * when the signal says so; files that were done by then stay.
 */
export async function loadFiles(
  files: readonly IncomingFile[],
  context: LoadContext,
  { signal, onProgress = () => undefined }: LoadOptions = {},
): Promise<LoadReport[]> {
  const progress = new Progress(files, context.now, onProgress);
  const reports: LoadReport[] = [];
  for (const [index, file] of files.entries()) {
    const report = await loadFile(file, context, signal, (phase, done) =>
      progress.report(index, phase, done),
    );
    reports.push(report);
    onProgress({ type: 'file', report });
  }
  return reports;
}

type Reporter = (phase: LoadPhase, done: number) => void;

async function loadFile(
  file: IncomingFile,
  context: LoadContext,
  signal: AbortSignal | undefined,
  report: Reporter,
): Promise<LoadReport> {
  let inspection: Inspection | null = null;
  try {
    report('reading', 0);
    inspection = await inspectFile(file, context.stated, {
      signal,
      onProgress: (done) => report('reading', done),
    });
    report('checking', 0);
    const { survey, dialect, recognition } = inspection;
    const refusal = refusalOf(file.name, dialect, recognition);
    if (refusal || !recognition) throw refusal;
    const earlier = await findSource(context.session, survey.sha256);
    const tally = earlier
      ? alreadyLoaded(earlier.read)
      : await loadContent(file, { ...inspection, recognition }, context, signal, report);
    return { ...reportOf(file, inspection), ...tally, refusal: null };
  } catch (error) {
    if (error instanceof PermanenceError && error.failure.code === 'cancelled') throw error;
    return { ...reportOf(file, inspection), ...NOTHING, refusal: failureOf(error) };
  }
}

/** Reads, checks and loads a file's rows as one change. */
function loadContent(
  file: IncomingFile,
  { survey, dialect, recognition }: Inspection & { recognition: Recognition },
  context: LoadContext,
  signal: AbortSignal | undefined,
  report: Reporter,
): Promise<Outcome> {
  const now = context.now();
  const reading = { workspaceKey: context.workspaceKey, today: now.toISOString().slice(0, 10) };
  return context.session.transaction(async (tx) => {
    const numbers = await nextNumbers(tx);
    const { sourceId, firstObservation } = numbers;
    const records = readRecords(file, survey.encoding, dialect, {
      signal,
      onProgress: (done) => report('loading', done),
    });
    const tally = await loadRows(tx, records, recognition, reading, numbers, signal);
    if (tally.read === 0) throw headerOnly(file.name, dialect);
    const doubles = await rejectDuplicates(
      tx,
      recognition.family,
      sourceId,
      tally.repairedRows,
      signal,
    );
    if (doubles.counts.size > 0) await renumberObservations(tx, sourceId, firstObservation);
    const outcome = outcomeOf(tally, doubles);
    await addSource(tx, {
      id: sourceId,
      file: file.name,
      family: recognition.family.id,
      sha256: survey.sha256,
      ...outcome,
      loadedAt: now,
      sample: context.sample,
    });
    return outcome;
  }, signal);
}

type Outcome = Pick<LoadReport, 'read' | 'loaded' | 'repaired' | 'rejected' | 'reasons'>;

const NOTHING: Outcome = { read: 0, loaded: 0, repaired: 0, rejected: 0, reasons: {} };

/** One count, and not a row each: these very bytes are there already. */
function alreadyLoaded(read: number): Outcome {
  return { ...NOTHING, read, rejected: read, reasons: { already_loaded: read } };
}

/** Rows that were taken out again count as rejected. */
function outcomeOf(
  { read, loaded, rejected, reasons, repairedRows }: Tally,
  doubles: Duplicates,
): Outcome {
  const count = [...doubles.counts.values()].reduce((sum, n) => sum + n, 0);
  return {
    read,
    loaded: loaded - count,
    repaired: repairedRows.length - doubles.repaired,
    rejected: rejected + count,
    reasons: { ...reasons, ...Object.fromEntries(doubles.counts) },
  };
}

function reportOf(file: IncomingFile, inspection: Inspection | null) {
  return {
    file: file.name,
    family: inspection?.recognition?.family.id ?? null,
    confidence: inspection?.recognition?.confidence ?? 0,
  };
}
