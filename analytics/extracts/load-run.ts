import { PermanenceError, failureOf } from '../contract/failure.ts';
import type { LoadReport } from '../contract/load.ts';
import type { Queries } from '../engine/session.ts';
import { rejectDuplicates, renumberObservations } from './duplicates.ts';
import { addSource, findSource, nextNumbers } from './ledger.ts';
import type { LoadContext } from './load.ts';
import { loadModule } from './load-module.ts';
import { loadRows } from './load-rows.ts';
import { loadUnused } from './load-unused.ts';
import { headerOnly, notRecognised, refusalOf } from './recognise.ts';
import { moduleRefusal, recogniseTable } from './recognise-table.ts';
import type { Recognised } from './recognise-table.ts';
import { emptyReport } from './report.ts';
import { Returns } from './returns/returns.ts';
import { settleReturns } from './returns/settle.ts';
import type { TableSource } from './table-source.ts';

type Outcome = Pick<
  LoadReport,
  'read' | 'loaded' | 'repaired' | 'rejected' | 'reasons' | 'assumptions' | 'dropped'
>;

type Progress = (done: number) => void;

/** What the files of one drop share while they are loaded one after the other. */
export class LoadRun {
  readonly signal: AbortSignal | undefined;
  readonly #context: LoadContext;
  readonly #returnNames: ReadonlyMap<string, string>;
  readonly #returns = new Map<string, Returns>();
  readonly #sources = new Map<LoadReport, number>();

  constructor(
    context: LoadContext,
    returnNames: ReadonlyMap<string, string>,
    signal: AbortSignal | undefined,
  ) {
    this.#context = context;
    this.#returnNames = returnNames;
    this.signal = signal;
  }

  /** Loads the tables of one file, each taken whole or refused whole. */
  async loadTables(tables: readonly TableSource[], onProgress: Progress): Promise<LoadReport[]> {
    const recognised = tables.map((table) => recogniseTable(table.header, this.#context.stated));
    const known = recognised.find((one) => one !== null);
    const reports: LoadReport[] = [];
    for (const [index, table] of tables.entries()) {
      const share = (done: number) => onProgress((index + done) / tables.length);
      const as = recognised[index] ?? null;
      reports.push(await this.#loadTable(table, as, known ?? null, share));
    }
    return reports;
  }

  /** Works out what follows from the returns that came, and tells in the reports what that repaired. */
  async settle(): Promise<void> {
    if (this.#sources.size === 0) return;
    const settled = await settleReturns(this.#context.session, [...this.#returns.values()]);
    for (const [report, sourceId] of this.#sources) {
      report.repaired = settled.repaired.get(sourceId) ?? report.repaired;
      report.assumptions.push(...(settled.assumptions.get(sourceId) ?? []));
    }
  }

  /** Whether a report waits for what follows from all the returns of the drop. */
  unsettled(report: LoadReport): boolean {
    return this.#sources.has(report);
  }

  async #loadTable(
    table: TableSource,
    recognised: Recognised | null,
    neighbour: Recognised | null,
    onProgress: Progress,
  ): Promise<LoadReport> {
    const as = recognised ?? neighbour;
    const report = {
      ...emptyReport(table.file.name, table.part),
      family: as?.family ?? null,
      confidence: recognised?.confidence ?? 0,
    };
    try {
      if (!as) throw notRecognised(table);
      const earlier = await findSource(this.#context.session, table.sha256, table.part);
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
        if (loaded.read === 0) throw headerOnly(table);
        await addSource(tx, {
          id: numbers.sourceId,
          file: table.file.name,
          part: table.part,
          family: as.family,
          sha256: table.sha256,
          ...loaded,
          loadedAt: this.#context.now(),
          sample: this.#context.sample,
        });
        return loaded;
      }, this.signal);
      for (const returns of this.#returns.values()) returns.keep();
      const done = { ...report, ...outcome };
      const [sourceId] = sourceIds;
      if (sourceId !== undefined && recognised?.by === 'module') this.#sources.set(done, sourceId);
      return done;
    } catch (error) {
      for (const returns of this.#returns.values()) returns.forget();
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
    const { workspaceKey, today } = this.#reading();
    const stored = await loadModule(
      tx,
      table,
      recognised,
      { sourceId, returns: this.#returnsOf(table, recognised.module.family), workspaceKey, today },
      { signal: this.signal, onProgress },
    );
    const dropped = recognised.module.dropped.filter((name) => recognised.places.has(name));
    return { ...stored, assumptions: [], dropped: [...dropped, ...recognised.unknown] };
  }

  #returnsOf({ file }: TableSource, family: string): Returns {
    const name = this.#returnNames.get(file.name) ?? file.name;
    const key = `${family} ${name}`;
    const known = this.#returns.get(key);
    if (known) return known;
    const returns = new Returns(family, name, this.#context.stated ?? {});
    this.#returns.set(key, returns);
    return returns;
  }

  #reading() {
    const { workspaceKey, now } = this.#context;
    return { workspaceKey, today: now().toISOString().slice(0, 10) };
  }
}
