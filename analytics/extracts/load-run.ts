import { PermanenceError, failureOf } from '../contract/failure.ts';
import type { LoadReport } from '../contract/load.ts';
import type { Queries } from '../engine/session.ts';
import { rejectDuplicates, renumberObservations } from './duplicates.ts';
import { titlesNote } from './find-header.ts';
import { addSource, findSource, nextNumbers, readCounts } from './ledger.ts';
import type { LoadContext } from './load.ts';
import { loadModule } from './load-module.ts';
import { loadRows } from './load-rows.ts';
import { loadUnused } from './load-unused.ts';
import { assumptionsOf } from './mapping/assumptions.ts';
import { nameRejectsAsInFile } from './mapping/original-names.ts';
import { familyOf, isHeaderFor, readingsOf } from './mapping/reading.ts';
import type { TableReading } from './mapping/reading.ts';
import { headerOnly, notRecognised, refusalOf } from './recognise.ts';
import { moduleRefusal } from './recognise-table.ts';
import type { Recognised } from './recognise-table.ts';
import { emptyReport } from './report.ts';
import { returnOf } from './returns/group.ts';
import type { Module } from './returns/module.ts';
import { Returns } from './returns/returns.ts';
import { settleReturns } from './returns/settle.ts';
import { statedOf } from './stated.ts';
import type { TableSource } from './table-source.ts';

type Outcome = Pick<
  LoadReport,
  'read' | 'loaded' | 'repaired' | 'rejected' | 'reasons' | 'assumptions' | 'dropped'
>;

type Progress = (done: number) => void;

/** What the files of one drop share while they are loaded one after the other. */
export class LoadRun {
  readonly signal: AbortSignal | undefined;
  /** Whether a row of a sheet may be its header. */
  readonly isHeader: (header: readonly string[]) => boolean;
  readonly #context: LoadContext;
  readonly #returnNames: ReadonlyMap<string, string>;
  readonly #returns = new Map<string, readonly Returns[]>();
  /**
   * The sources of reports that may still change: what returns repair depends on all of them, and
   * rows of journeys give way to what returns and later files tell of the same child.
   */
  readonly #sources = new Map<LoadReport, number>();

  constructor(
    context: LoadContext,
    returnNames: ReadonlyMap<string, string>,
    signal: AbortSignal | undefined,
  ) {
    this.#context = context;
    this.isHeader = isHeaderFor(context);
    this.#returnNames = returnNames;
    this.signal = signal;
  }

  /**
   * Loads the tables of one file, each taken whole or refused whole: also where the check, made when
   * a table is read, throws.
   */
  async loadTables(
    tables: readonly TableSource[],
    check: () => Promise<void>,
    onProgress: Progress,
  ): Promise<LoadReport[]> {
    const readings = readingsOf(tables, this.#context);
    const known = readings.find(({ recognised }) => recognised !== null) ?? null;
    const reports: LoadReport[] = [];
    for (const [index, reading] of readings.entries()) {
      const share = (done: number) => onProgress((index + done) / tables.length);
      reports.push(await this.#loadTable(reading, known, check, share));
    }
    return withoutEmptySheets(tables, reports);
  }

  /** Works out what follows from the returns that came, and tells in the reports what that repaired. */
  async settle(): Promise<void> {
    if (this.#sources.size === 0) return;
    const assumptions = await settleReturns(this.#context, this.#made());
    const counts = await readCounts(this.#context.session, [...this.#sources.values()]);
    for (const [report, sourceId] of this.#sources) {
      Object.assign(report, counts.get(sourceId));
      report.assumptions.push(...(assumptions.get(sourceId) ?? []));
    }
  }

  /** Whether a report waits for what follows from all the returns of the drop. */
  unsettled(report: LoadReport): boolean {
    return this.#sources.has(report);
  }

  async #loadTable(
    reading: TableReading,
    neighbour: TableReading | null,
    check: () => Promise<void>,
    onProgress: Progress,
  ): Promise<LoadReport> {
    const { table, recognised, mapped } = reading;
    const known = recognised ? reading : neighbour;
    const as = known?.recognised;
    const recipe = mapped?.recipe.name ?? null;
    const report = {
      ...emptyReport(table.file.name, table.part),
      family: known && familyOf(known),
      confidence: recognised?.confidence ?? 0,
      notes: titlesNote(table),
    };
    try {
      if (reading.refusal) throw reading.refusal;
      if (!as) throw notRecognised(table);
      const { sha256, part } = table;
      const earlier = await findSource(this.#context.session, sha256, part, recipe);
      if (earlier) {
        // One count, and not a row each: these very bytes are there already.
        const { read } = earlier;
        return { ...report, read, rejected: read, reasons: { already_loaded: read } };
      }
      const sourceIds: number[] = [];
      const outcome = await this.#context.session.transaction(async (tx) => {
        const numbers = await nextNumbers(tx);
        sourceIds.push(numbers.sourceId);
        const loaded = await this.#content(tx, table, recognised, numbers, onProgress);
        await check();
        if (mapped) await nameRejectsAsInFile(tx, numbers.sourceId, mapped.originals);
        if (loaded.read === 0) throw headerOnly(table);
        await addSource(tx, {
          id: numbers.sourceId,
          file: table.file.name,
          part,
          family: as.family,
          recipe,
          sha256,
          ...loaded,
          loadedAt: this.#context.now(),
          sample: this.#context.sample,
        });
        return loaded;
      }, this.signal);
      for (const returns of this.#made()) returns.keep();
      const done = { ...report, ...outcome, ...saidOf(reading, outcome) };
      const [sourceId] = sourceIds;
      const waits = recognised?.by === 'module' || recognised?.recognition.family.aside;
      if (sourceId !== undefined && waits) this.#sources.set(done, sourceId);
      return done;
    } catch (error) {
      for (const returns of this.#made()) returns.forget();
      if (error instanceof PermanenceError && error.failure.code === 'cancelled') throw error;
      return { ...report, refusal: failureOf(error) };
    }
  }

  #content(
    tx: Queries,
    table: TableSource,
    recognised: Recognised | null,
    numbers: { sourceId: number; firstObservation: number },
    onProgress: Progress,
  ): Promise<Outcome> {
    if (!recognised) return loadUnused(tx, table, numbers.sourceId);
    return recognised.by === 'rows'
      ? this.#byRows(tx, table, recognised, numbers, onProgress)
      : this.#byModule(tx, table, recognised, numbers.sourceId, onProgress);
  }

  async #byRows(
    tx: Queries,
    table: TableSource,
    { recognition }: Extract<Recognised, { by: 'rows' }>,
    numbers: { sourceId: number; firstObservation: number },
    onProgress: Progress,
  ): Promise<Outcome> {
    const refusal = refusalOf(table, recognition);
    if (refusal) throw refusal;
    const { sourceId, firstObservation } = numbers;
    const records = table.records({ signal: this.signal, onProgress });
    const tally = await loadRows(tx, records, recognition, this.#reading(), numbers, this.signal);
    const doubles = await rejectDuplicates(
      tx,
      recognition.family,
      sourceId,
      tally.repairedRows,
      this.signal,
    );
    if (doubles.counts.size > 0) await renumberObservations(tx, sourceId, firstObservation);
    // Rows that were taken out again count as rejected.
    const count = [...doubles.counts.values()].reduce((sum, n) => sum + n, 0);
    return {
      read: tally.read,
      loaded: tally.loaded - count,
      repaired: tally.repairedRows.length - doubles.repaired,
      rejected: tally.rejected + count,
      reasons: { ...tally.reasons, ...Object.fromEntries(doubles.counts) },
      assumptions: [],
      dropped: [],
    };
  }

  async #byModule(
    tx: Queries,
    table: TableSource,
    { recognised }: Extract<Recognised, { by: 'module' }>,
    sourceId: number,
    onProgress: Progress,
  ): Promise<Outcome> {
    const refusal = moduleRefusal(table, recognised);
    if (refusal) throw refusal;
    const { today } = this.#reading();
    const stored = await loadModule(
      tx,
      table,
      recognised,
      { sourceId, returns: this.#returnsOf(table, recognised.module), today },
      { signal: this.signal, onProgress },
    );
    const { module, places } = recognised;
    const dropped = module.dropped.flatMap((name) => table.header[places.get(name) ?? -1] ?? []);
    return { ...stored, assumptions: [], dropped: [...dropped, ...recognised.unknown] };
  }

  #made(): Returns[] {
    return [...this.#returns.values()].flat();
  }

  #returnsOf(table: TableSource, { id, family }: Module): Returns {
    const name = returnOf(family, table, this.#returnNames);
    const stated = { ...this.#context.stated, ...statedOf(table.file.stated, name) };
    const key = `${family} ${name} ${stated.area ?? ''} ${stated.period ?? ''}`;
    const known = this.#returns.get(key) ?? [];
    const open = known.find((returns) => returns.takes(id));
    if (open) return open;
    const returns = new Returns(family, name, stated);
    returns.takes(id);
    this.#returns.set(key, [...known, returns]);
    return returns;
  }

  #reading() {
    const { workspaceKey, now } = this.#context;
    return { workspaceKey, today: now().toISOString().slice(0, 10) };
  }
}

/**
 * A list nobody is on is no fault of a workbook: that it is empty is told, and refused only where
 * no sheet has a row.
 */
function withoutEmptySheets(
  tables: readonly TableSource[],
  reports: readonly LoadReport[],
): LoadReport[] {
  const empty = ({ refusal }: LoadReport) => refusal?.code === 'file_empty';
  if (tables.length < 2 || reports.every(empty)) return [...reports];
  return reports.map((report) =>
    empty(report) && report.refusal !== null
      ? { ...report, refusal: null, notes: [...report.notes, report.refusal.message] }
      : report,
  );
}

/** What a recipe, or the kind of file, adds to what is left out and taken for granted. */
function saidOf({ table, mapped }: TableReading, { dropped, assumptions }: Outcome) {
  return {
    dropped: [...(mapped?.dropped ?? table.omitted ?? []), ...dropped],
    assumptions: [...(mapped ? assumptionsOf(mapped.recipe) : []), ...assumptions],
  };
}
