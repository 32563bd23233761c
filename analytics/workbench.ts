import { Casework } from './casework/casework.ts';
import type { Disagreement } from './contract/disagreement.ts';
import type { Figure, FigureCard, FigureKey } from './contract/figure.ts';
import type {
  Conflict,
  LoadReport,
  Preview,
  Reject,
  Source,
  StatedOfFile,
  Ticket,
} from './contract/load.ts';
import type {
  FindingsPage,
  FindingsRequest,
  QualityReport,
  QualityRequest,
} from './contract/quality.ts';
import type { MeasureRequest } from './contract/query.ts';
import type {
  MappingPreview,
  MappingProposals,
  Recipe,
  SavedRecipe,
  TableRequest,
} from './contract/recipe.ts';
import type { OptionsRequest, SavedView, SelectionOptions } from './contract/selection.ts';
import type { SessionInfo } from './contract/session.ts';
import type { Generation } from './contract/workspace.ts';
import { Screen } from './disclosure/screen.ts';
import type { ArrowResult } from './engine/session.ts';
import type { HandedFile } from './extracts/inbox.ts';
import { Inbox } from './extracts/inbox.ts';
import type { LoadOptions } from './extracts/load.ts';
import { loadFiles } from './extracts/load.ts';
import { previewThrough, proposeFor } from './extracts/mapping/assistant.ts';
import { findTable } from './extracts/mapping/find-table.ts';
import { targetOf } from './extracts/mapping/targets.ts';
import { previewFile } from './extracts/preview.ts';
import { qualityWorkbook } from './extracts/quality/export.ts';
import { Quality } from './extracts/quality/report.ts';
import type { Stated } from './extracts/stated.ts';
import { Funding } from './funding/funding.ts';
import { readDisagreements } from './measures/agreement/read-disagreements.ts';
import { figureCard } from './measures/card.ts';
import type { FigureStore } from './measures/figures.ts';
import { figuresArrow, openFigureStore, readFigures } from './measures/figures.ts';
import { selectionOptions } from './measures/options.ts';
import { requireArea } from './measures/request.ts';
import { apiHandlers } from './workbench-api.ts';
import type { AuditLog } from './workspace/audit/audit-log.ts';
import { generationsOf } from './workspace/file/generations.ts';
import type { Keeper } from './workspace/keeper.ts';
import type { NewWorkspaceOptions, OpenWorkspaceOptions } from './workspace/open-workspace.ts';
import { publishedSamples } from './workspace/samples.ts';
import { readConflicts } from './workspace/conflicts.ts';
import { countHeld, readRejects, readSources, workspaceKind } from './workspace/sources.ts';
import { lookUpLog, recordLoad, rowsLog } from './workspace/use-log.ts';
import { workspaceInFile, workspaceInMemory } from './workspace/workspace.ts';
import type { Workspace } from './workspace/workspace.ts';

const VERSION = '0.1.0';

type Host = SessionInfo['host'];

/** What the officer says of single files, by their tickets. */
type StatedByTicket = Readonly<Record<string, StatedOfFile>>;
type TicketLoadOptions = StatedLoadOptions & { readonly statedByTicket?: StatedByTicket };

/** What the officer says where the files don't, beside how to load. */
type StatedLoadOptions = LoadOptions & {
  readonly stated?: Stated | undefined;
  /** Read the files through this recipe, whatever they look like. */
  readonly recipe?: Recipe | undefined;
};

export type OpenOptions = {
  /** Whether to start with the samples that come with the workbench. */
  readonly samples: boolean;
  readonly host: Host;
  readonly now?: () => Date;
};

export type OpenFileOptions = OpenWorkspaceOptions & { readonly host: Host };

type Parts = Workspace & { readonly host: Host; readonly now: () => Date };

/**
 * The application: each method is one thing a person can do, and delegates to the folder that
 * knows how. Hosts serve `handlers`; scripts and the command line call the methods.
 */
export class Workbench implements AsyncDisposable {
  readonly #parts: Parts;
  readonly #inbox = new Inbox();
  readonly #quality: Quality;
  /** Single children's and households' records: corrections, trackers, reconciliation. */
  readonly casework: Casework;
  /** What partners pay: scenarios worked out, compared, saved and signed off. */
  readonly funding: Funding;
  /** Who sees what the page is answered, and why they look at rows. */
  readonly screen: Screen;
  #store: FigureStore;
  #disagreements: Promise<Disagreement[]> | null = null;

  private constructor(parts: Parts, store: FigureStore) {
    this.#parts = parts;
    this.#quality = new Quality(parts);
    const { session, workspaceKey, now, audit, keeper } = parts;
    this.casework = new Casework({
      session,
      workspaceKey,
      now,
      lookUps: lookUpLog(audit, keeper),
      change: (work) => keeper.change(work),
      onChange: () => this.#renew(),
    });
    this.screen = new Screen({ sources: () => this.sources(), log: rowsLog(audit, keeper) });
    this.funding = new Funding({
      session,
      now,
      audit,
      figures: (request) => this.figures(request),
      disagreements: () => this.disagreements(),
      change: (work) => keeper.change(work),
    });
    this.#store = store;
  }

  /** A workspace in memory, with the samples or empty; nothing of it is written anywhere. */
  static async open(options: OpenOptions): Promise<Workbench> {
    const now = options.now ?? (() => new Date());
    const workspace = await workspaceInMemory(now);
    const workbench = await Workbench.#with({ ...workspace, host: options.host, now });
    if (options.samples) await workbench.#loadSamples();
    return workbench;
  }

  /** A workspace kept in one encrypted file. Throws when it can't be opened; the file stays as it is. */
  static async openFile(options: OpenFileOptions): Promise<Workbench> {
    const now = options.now ?? (() => new Date());
    return Workbench.#with({ ...(await workspaceInFile(options)), host: options.host, now });
  }

  /** The earlier states that are kept beside a workspace file, for when the newest is damaged. */
  static generations(path: string): Promise<Generation[]> {
    return generationsOf(path);
  }

  static async #with(parts: Parts): Promise<Workbench> {
    return new Workbench(parts, await openFigureStore(parts.session));
  }

  /** What the page may ask for, answered by this workbench. */
  readonly handlers = apiHandlers(this);

  async describe(): Promise<SessionInfo> {
    const sources = await this.sources();
    const held = await countHeld(this.#parts.session);
    const kind = workspaceKind(this.keeper.name !== null, sources);
    return {
      version: VERSION,
      host: this.#parts.host,
      audience: this.screen.audience,
      workspace: {
        name: this.keeper.name ?? (kind === 'sample' ? 'Samples' : 'New workspace'),
        kind,
        sources: sources.length,
        ...held,
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

  async preview(tickets: readonly string[], stated: StatedByTicket = {}): Promise<Preview[]> {
    const previews = await Promise.all(
      tickets.map(async (ticket) => {
        const file = { ...this.#inbox.find(ticket), stated: stated[ticket] };
        const tables = await previewFile(file, this.#loadContext(false));
        return tables.map((table) => ({ ...table, ticket }));
      }),
    );
    return previews.flat();
  }

  /** Loads files that were handed over; each is taken whole or refused whole. */
  async loadTickets(
    tickets: readonly string[],
    { statedByTicket = {}, ...options }: TicketLoadOptions = {},
  ): Promise<LoadReport[]> {
    const files = tickets.map((ticket) => ({
      ...this.#inbox.find(ticket),
      stated: statedByTicket[ticket],
    }));
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

  /** What the columns of a file that was handed over may stand for. */
  async proposeMapping({ ticket, ...named }: TableRequest): Promise<MappingProposals> {
    return proposeFor(await findTable(this.#inbox.find(ticket), named, this.#loadContext(false)));
  }

  /** The first rows of such a file as they would be loaded through a recipe, saved or not. */
  async previewMapping(
    { ticket, ...named }: TableRequest,
    recipe: Recipe,
  ): Promise<MappingPreview> {
    const context = this.#loadContext(false);
    const table = await findTable(this.#inbox.find(ticket), named, { ...context, recipe });
    return previewThrough(recipe, table, context);
  }

  recipes(): SavedRecipe[] {
    return this.#parts.recipes.list();
  }

  /** Saves a recipe in the workspace; files with its columns are read through it from then on. */
  saveRecipe(recipe: Recipe): SavedRecipe {
    targetOf(recipe);
    return this.#parts.keeper.edit(() => this.#parts.recipes.save(recipe));
  }

  removeRecipe(name: string): void {
    this.#parts.keeper.edit(() => this.#parts.recipes.remove(name));
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

  /** What files say differently of one child or household, and which of them counts. */
  conflicts(page: { offset: number; limit: number }): Promise<{ rows: Conflict[]; total: number }> {
    return readConflicts(this.#parts.session, page);
  }

  figures(request: MeasureRequest, signal?: AbortSignal): Promise<Figure[]> {
    return readFigures(this.#store, request, signal);
  }

  figuresArrow(request: MeasureRequest, signal?: AbortSignal): Promise<ArrowResult> {
    return figuresArrow(this.#shown, request, signal);
  }

  card(key: FigureKey): Promise<FigureCard> {
    return figureCard(this.#shown, key);
  }

  options(request: OptionsRequest): Promise<SelectionOptions> {
    return selectionOptions(this.#store, request);
  }

  /** The figures that contradict each other; worked out once until something is loaded. */
  disagreements(): Promise<Disagreement[]> {
    this.#disagreements ??= readDisagreements(this.#parts.session);
    return this.#disagreements;
  }

  /** What is wrong with what was loaded, grouped, and what of it is missing. */
  quality({ area = null }: QualityRequest = {}): Promise<QualityReport> {
    return this.#quality.report(area === null ? null : requireArea(area), this.#today());
  }

  /** A page of the findings behind the quality report. */
  findings({
    area = null,
    rule = null,
    source = null,
    severity = null,
    ...page
  }: FindingsRequest): Promise<FindingsPage> {
    const within = area === null ? null : requireArea(area);
    return this.#quality.page({ area: within, rule, source, severity, ...page });
  }

  /** The quality report as an Excel workbook, for the team that mends the source. */
  qualityWorkbook({ area = null }: QualityRequest = {}): Promise<Uint8Array> {
    const within = area === null ? null : requireArea(area);
    this.#parts.audit.record('export', { what: 'quality report', area });
    this.#parts.keeper.changed();
    return qualityWorkbook(this.#parts.session, this.#quality, within, this.#today());
  }

  views(): SavedView[] {
    return this.#parts.views.list();
  }

  saveView(view: Omit<SavedView, 'id' | 'savedAt'>): SavedView {
    return this.#parts.keeper.edit(() => this.#parts.views.save(view));
  }

  removeView(id: string): void {
    this.#parts.keeper.edit(() => this.#parts.views.remove(id));
  }

  /** What was done with the workspace, the newest first, and whether the log is whole. */
  get audit(): AuditLog {
    return this.#parts.audit;
  }

  /** The workspace's file: whether all is saved, another passphrase. In memory there is none. */
  get keeper(): Keeper {
    return this.#parts.keeper;
  }

  /** Keeps a workspace that was in memory in a new file from now on, without the samples. */
  async keepIn(options: NewWorkspaceOptions): Promise<void> {
    await this.keeper.keepIn(options).finally(() => this.#renew());
  }

  /** Writes the workspace's file; a workspace in memory has none and stays as it is. */
  save(): Promise<void> {
    return this.#parts.keeper.save();
  }

  /** Saves what isn't yet, and ends; throws when that can't be saved. */
  async close(): Promise<void> {
    try {
      await this.#parts.keeper.close();
    } finally {
      await this.#parts.session.close();
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  get #shown(): FigureStore {
    return { ...this.#store, gate: this.screen.gate };
  }

  #today(): string {
    return this.#parts.now().toISOString().slice(0, 10);
  }

  #loadContext(sample: boolean) {
    const { session, workspaceKey, now, recipes } = this.#parts;
    return { session, workspaceKey, now, sample, recipes: sample ? [] : recipes.list() };
  }

  async #load(files: Parameters<typeof loadFiles>[0], options: StatedLoadOptions, sample = false) {
    const { stated, recipe, ...loading } = options;
    const context = { ...this.#loadContext(sample), stated, recipe };
    const { keeper, audit } = this.#parts;
    return keeper.change(async () => {
      try {
        const reports = await this.casework.withoutCorrections(() =>
          loadFiles(files, context, loading),
        );
        if (!sample) recordLoad(audit, reports);
        return reports;
      } finally {
        await this.#renew();
      }
    });
  }

  /** What was worked out from the tables is no longer true. */
  async #renew(): Promise<void> {
    await this.#store.cells.clear();
    this.#store = await openFigureStore(this.#parts.session);
    this.#disagreements = null;
    this.#quality.forget();
    this.funding.forget();
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
