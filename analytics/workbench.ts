import { randomBytes } from 'node:crypto';
import { basename } from 'node:path';
import type { Disagreement } from './contract/disagreement.ts';
import type { Figure, FigureCard, FigureKey } from './contract/figure.ts';
import type { LoadReport, Preview, Reject, Source, Ticket } from './contract/load.ts';
import type { MeasureRequest } from './contract/query.ts';
import type { OptionsRequest, SelectionOptions } from './contract/selection.ts';
import type { SessionInfo } from './contract/session.ts';
import type { ArrowResult } from './engine/session.ts';
import { Session } from './engine/session.ts';
import type { HandedFile } from './extracts/inbox.ts';
import { Inbox } from './extracts/inbox.ts';
import type { LoadOptions } from './extracts/load.ts';
import { loadFiles } from './extracts/load.ts';
import { previewFile } from './extracts/preview.ts';
import type { Stated } from './extracts/stated.ts';
import { readDisagreements } from './measures/agreement/read-disagreements.ts';
import { figureCard } from './measures/card.ts';
import type { FigureStore } from './measures/figures.ts';
import { figuresArrow, openFigureStore, readFigures } from './measures/figures.ts';
import { selectionOptions } from './measures/options.ts';
import { apiHandlers } from './workbench-api.ts';
import { restoreTables, saveTables } from './workspace/arrow-tables.ts';
import { createTables } from './workspace/create-tables.ts';
import { WorkspaceFile } from './workspace/file/workspace-file.ts';
import { SavedViews } from './workspace/saved-views.ts';
import { publishedSamples } from './workspace/samples.ts';
import { readRejects, readSources } from './workspace/sources.ts';

const VERSION = '0.1.0';

type Host = SessionInfo['host'];

/** What the officer says where the files don't, beside how to load. */
type StatedLoadOptions = LoadOptions & { readonly stated?: Stated | undefined };

export type OpenOptions = {
  /** Whether to start with the samples that come with the workbench. */
  readonly samples: boolean;
  readonly host: Host;
  readonly now?: () => Date;
};

export type OpenFileOptions = {
  readonly path: string;
  readonly passphrase: string;
  /** Make the file if it isn't there; without it a missing file is refused. */
  readonly create: boolean;
  readonly host: Host;
  readonly now?: () => Date;
};

type Parts = {
  readonly session: Session;
  readonly workspaceKey: Uint8Array;
  readonly views: SavedViews;
  readonly file: WorkspaceFile | null;
  readonly name: string;
  readonly host: Host;
  readonly now: () => Date;
};

/**
 * The application: each method is one thing a person can do, and delegates to the folder that
 * knows how. Hosts serve `handlers`; scripts and the command line call the methods.
 */
export class Workbench implements AsyncDisposable {
  readonly #parts: Parts;
  readonly #inbox = new Inbox();
  #store: FigureStore;
  #disagreements: Promise<Disagreement[]> | null = null;

  private constructor(parts: Parts, store: FigureStore) {
    this.#parts = parts;
    this.#store = store;
  }

  /** A workspace in memory, with the samples or empty; nothing of it is written anywhere. */
  static async open(options: OpenOptions): Promise<Workbench> {
    const now = options.now ?? (() => new Date());
    const session = await Session.open();
    await createTables(session);
    const workbench = await Workbench.#with({
      session,
      workspaceKey: randomBytes(32),
      views: new SavedViews([], now),
      file: null,
      name: options.samples ? 'Samples' : 'New workspace',
      host: options.host,
      now,
    });
    if (options.samples) await workbench.#loadSamples();
    return workbench;
  }

  /** A workspace kept in one encrypted file. Throws when it can't be opened; the file stays as it is. */
  static async openFile(options: OpenFileOptions): Promise<Workbench> {
    const now = options.now ?? (() => new Date());
    const { file, contents } = await WorkspaceFile.openOrCreate(options);
    const session = await Session.open();
    await createTables(session);
    await restoreTables(session, contents.tables);
    return Workbench.#with({
      session,
      workspaceKey: contents.workspaceKey,
      views: new SavedViews(contents.views, now),
      file,
      name: basename(options.path, '.permanence'),
      host: options.host,
      now,
    });
  }

  static async #with(parts: Parts): Promise<Workbench> {
    return new Workbench(parts, await openFigureStore(parts.session));
  }

  /** What the page may ask for, answered by this workbench. */
  readonly handlers = apiHandlers(this);

  async describe(): Promise<SessionInfo> {
    const sources = await this.sources();
    const count = (family: Source['family']) =>
      sources
        .filter((source) => source.family === family)
        .reduce((sum, source) => sum + source.loaded, 0);
    return {
      version: VERSION,
      host: this.#parts.host,
      workspace: {
        name: this.#parts.name,
        kind: this.#parts.file ? 'file' : sources.some(({ sample }) => sample) ? 'sample' : 'empty',
        sources: sources.length,
        figures: count('published_figures'),
        journeys: count('journeys'),
      },
    };
  }

  /** Takes a file from a host; the ticket names it from then on. */
  accept(file: HandedFile): Ticket {
    return this.#inbox.accept(file);
  }

  discard(tickets: readonly string[]): void {
    this.#inbox.discard(tickets);
  }

  async preview(tickets: readonly string[]): Promise<Preview[]> {
    const previews = await Promise.all(
      tickets.map(async (ticket) => {
        const tables = await previewFile(this.#inbox.find(ticket), this.#loadContext(false));
        return tables.map((table) => ({ ...table, ticket }));
      }),
    );
    return previews.flat();
  }

  /** Loads files that were handed over; each is taken whole or refused whole. */
  async loadTickets(
    tickets: readonly string[],
    options: StatedLoadOptions = {},
  ): Promise<LoadReport[]> {
    const files = tickets.map((ticket) => this.#inbox.find(ticket));
    const reports = await this.#load(files, options);
    this.discard(tickets);
    return reports;
  }

  /** Loads files by path or bytes, for scripts and the command line. */
  load(files: readonly HandedFile[], options: StatedLoadOptions = {}): Promise<LoadReport[]> {
    return this.loadTickets(
      files.map((file) => this.accept(file).ticket),
      options,
    );
  }

  sources(): Promise<Source[]> {
    return readSources(this.#parts.session);
  }

  rejects(page: {
    source: number | null;
    offset: number;
    limit: number;
  }): Promise<{ rows: Reject[]; total: number }> {
    return readRejects(this.#parts.session, page);
  }

  figures(request: MeasureRequest, signal?: AbortSignal): Promise<Figure[]> {
    return readFigures(this.#store, request, signal);
  }

  figuresArrow(request: MeasureRequest, signal?: AbortSignal): Promise<ArrowResult> {
    return figuresArrow(this.#store, request, signal);
  }

  card(key: FigureKey): Promise<FigureCard> {
    return figureCard(this.#store, key);
  }

  options(request: OptionsRequest): Promise<SelectionOptions> {
    return selectionOptions(this.#store, request);
  }

  /** The figures that contradict each other; worked out once until something is loaded. */
  disagreements(): Promise<Disagreement[]> {
    this.#disagreements ??= readDisagreements(this.#parts.session);
    return this.#disagreements;
  }

  get views(): SavedViews {
    return this.#parts.views;
  }

  /** Writes the workspace's file; a workspace in memory has none and stays as it is. */
  async save(): Promise<void> {
    const { file, session, views, workspaceKey } = this.#parts;
    await file?.save({ tables: await saveTables(session), views: views.list(), workspaceKey });
  }

  async close(): Promise<void> {
    await this.#parts.session.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  #loadContext(sample: boolean) {
    const { session, workspaceKey, now } = this.#parts;
    return { session, workspaceKey, now, sample };
  }

  async #load(files: Parameters<typeof loadFiles>[0], options: StatedLoadOptions, sample = false) {
    const { stated, ...loading } = options;
    const reports = await loadFiles(files, { ...this.#loadContext(sample), stated }, loading);
    await this.#store.cells.clear();
    this.#store = await openFigureStore(this.#parts.session);
    this.#disagreements = null;
    return reports;
  }

  async #loadSamples(): Promise<void> {
    const files = publishedSamples().map(({ name, bytes }) => ({
      name,
      bytes,
      size: bytes.byteLength,
    }));
    await this.#load(files, {}, true);
  }
}
