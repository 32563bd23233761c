import type { Disagreement } from '../contract/disagreement.ts';
import type { AuditAction, AuditDetail } from '../contract/audit.ts';
import type { KeptDraft, UnsavedScenario } from '../contract/funding/draft.ts';
import type { OutturnDocument, OutturnResult, SavedOutturn } from '../contract/funding/outturn.ts';
import type {
  Comparison,
  GoalAnswer,
  GoalRequest,
  PriceAnswer,
  PriceRequest,
  VolatilityAnswer,
  VolatilityRequest,
} from '../contract/funding/questions.ts';
import type { ScenarioResult } from '../contract/funding/result.ts';
import type { Scenario, ScenarioDocument } from '../contract/funding/scenario.ts';
import { MOST_COMPARED } from '../contract/funding/requests.ts';
import type {
  LockNote,
  ReadyDocument,
  SavedScenario,
  VersionCheck,
} from '../contract/funding/version.ts';
import { PermanenceError } from '../contract/failure.ts';
import type { Figure } from '../contract/figure.ts';
import type { MeasureRequest } from '../contract/query.ts';
import type { Queries, Session } from '../engine/session.ts';
import { canonicalJson } from './canonical-json.ts';
import { compareScenarios } from './compare.ts';
import type { Demand, KnownDemand } from './demand.ts';
import type { DemandSource } from './demand-source.ts';
import { measuredDemand } from './demand-source.ts';
import { disagreementsOf, moneyDisagreements } from './disagreements.ts';
import { givenDemand } from './given-demand.ts';
import { newest } from './kept.ts';
import { seekGoal } from './goal.ts';
import { checkVersion, lockVersion } from './lock.ts';
import { forgetDraft, keepDraft, listDrafts } from './drafts.ts';
import { neededYears } from './needed-demand.ts';
import { workOutturn } from './outturn.ts';
import { priceOfOneMore } from './price.ts';
import { readOutturn, readScenario } from './read-scenario.ts';
import { readyDocuments } from './ready.ts';
import { preparedAtLower, runScenario } from './run-scenario.ts';
import { findScenario, listScenarios, removeScenario, saveScenario } from './saved-scenarios.ts';
import { listOutturns, removeOutturn, saveOutturn } from './saved-outturns.ts';
import { volatilityOf } from './volatility.ts';
import { workspaceDemand } from './workspace-demand.ts';

type Audit = {
  record: (action: AuditAction, detail: AuditDetail, noted?: { by: string }) => void;
};

type FundingOptions = {
  readonly session: Session;
  readonly now: () => Date;
  readonly figures: (request: MeasureRequest) => Promise<Figure[]>;
  readonly disagreements: () => Promise<Disagreement[]>;
  /** Does work that changes the workspace, so that it is saved. */
  readonly change: <T>(work: () => Promise<T>) => Promise<T>;
  readonly audit: Audit;
  /** What is asked for demand after the source a scenario names: forecasts of years to come. */
  readonly furtherSources?: readonly DemandSource[];
};

type Found = { readonly demand: KnownDemand; readonly notes: readonly string[] };

/**
 * Who pays what: scenarios worked out, compared and asked about, saved and signed off. Scenarios are
 * handed in as somebody wrote them: each is read first, and refused with the field that is at fault.
 */
export class Funding {
  readonly #options: FundingOptions;
  /** Demand of the workspace, by what was asked for, until something is loaded. */
  #demand = new Map<string, Promise<Found>>();
  /** Demand that stands in scenarios: while a weight is dragged, the same again and again. */
  readonly #given = newest<KnownDemand>(MOST_COMPARED);

  constructor(options: FundingOptions) {
    this.#options = options;
  }

  /** What was read from the workspace is no longer true. */
  forget(): void {
    this.#demand = new Map();
  }

  /** What everybody pays under a scenario. Refuses with the field, the reason and what would work. */
  async run(document: ScenarioDocument): Promise<ScenarioResult> {
    const { scenario, found } = await this.#read(document);
    const result = runScenario(scenario, found.demand);
    return {
      ...result,
      warnings: [...result.warnings, ...found.notes],
      disagreements: disagreementsOf(scenario, await this.#options.disagreements()),
    };
  }

  /** Up to six scenarios side by side, against the first. */
  async compare(documents: readonly ScenarioDocument[]): Promise<Comparison> {
    if (documents.length < 2 || documents.length > MOST_COMPARED) {
      throw new PermanenceError({
        code: 'invalid_request',
        message: `${documents.length} ${documents.length === 1 ? 'scenario' : 'scenarios'} can't be compared.`,
        action: `Name two to ${MOST_COMPARED}.`,
      });
    }
    return compareScenarios(await Promise.all(documents.map((one) => this.run(one))));
  }

  /** The weight of a part of the formula under which nobody pays more than so much above before. */
  async goal(document: ScenarioDocument, request: GoalRequest): Promise<GoalAnswer> {
    const { scenario, figures } = await this.#read(document);
    return seekGoal(scenario, figures(), request);
  }

  /** What one more unit of demand costs each partner, and for how long. */
  async price(document: ScenarioDocument, request: PriceRequest = {}): Promise<PriceAnswer> {
    const { scenario, figures } = await this.#read(document);
    return priceOfOneMore(scenario, figures(), request);
  }

  /** How much contributions would vary by chance. */
  async volatility(
    document: ScenarioDocument,
    request: VolatilityRequest = {},
    signal?: AbortSignal,
  ): Promise<VolatilityAnswer> {
    const { scenario, figures } = await this.#read(document);
    return volatilityOf(scenario, figures(), request, signal);
  }

  /** A year's budget and what became of it. */
  async outturn(document: OutturnDocument): Promise<OutturnResult> {
    const outturn = readOutturn(document);
    const found = await this.#options.disagreements();
    return {
      ...workOutturn(outturn),
      disagreements: moneyDisagreements(outturn.agency, outturn.year, found),
    };
  }

  /** The scenarios and outturns that come with the workbench. */
  ready(): ReadyDocument[] {
    return readyDocuments();
  }

  saved(): Promise<SavedScenario[]> {
    return listScenarios(this.#options.session);
  }

  /** Saves a scenario as a new one, or in place of one of the workspace's that isn't locked. */
  save(document: ScenarioDocument, id: number | null = null): Promise<SavedScenario> {
    const scenario = readScenario(document);
    return this.#change((tx) => saveScenario(tx, scenario, { id, at: this.#options.now() }));
  }

  /** Locks a scenario as it is now, as an entry of its own; the scenario itself can be worked on. */
  async lock(document: ScenarioDocument, said: LockNote): Promise<SavedScenario> {
    const { scenario, found } = await this.#read(document);
    const at = this.#options.now();
    const locked = lockVersion(scenario, found.demand, said, at);
    return this.#change(async (tx) => {
      const saved = await saveScenario(tx, locked.scenario, { id: null, at, locked });
      const { hash, lockedBy: by, note } = locked;
      this.#options.audit.record('scenario_lock', { scenario: saved.name, hash, note }, { by });
      return saved;
    });
  }

  /** Takes out a scenario that isn't locked. */
  remove(id: number): Promise<void> {
    return this.#change((tx) => removeScenario(tx, id));
  }

  /** Whether a locked version is what was locked, and still comes to the same. */
  async check(id: number): Promise<VersionCheck> {
    const { locked, name } = await findScenario(this.#options.session, id);
    if (locked) return checkVersion(locked);
    throw new PermanenceError({
      code: 'not_found',
      message: `“${name}” is not locked, so there is nothing to hold it against.`,
      action: 'Lock it first.',
    });
  }

  /** What was changed on the screen and not saved. */
  drafts(): Promise<KeptDraft[]> {
    return listDrafts(this.#options.session);
  }

  /** Keeps what is being worked on, right or wrong, until it is saved or given up. */
  keepDraft(key: string, draft: UnsavedScenario): Promise<void> {
    return this.#change((tx) => keepDraft(tx, key, draft, this.#options.now()));
  }

  forgetDraft(key: string): Promise<void> {
    return this.#change((tx) => forgetDraft(tx, key));
  }

  outturns(): Promise<SavedOutturn[]> {
    return listOutturns(this.#options.session);
  }

  /** Keeps an outturn in the workspace. Refuses one with a fault, naming the field. */
  saveOutturn(document: OutturnDocument, file: string): Promise<SavedOutturn> {
    const outturn = readOutturn(document);
    return this.#change(async (tx) => {
      const saved = await saveOutturn(tx, outturn, { file, at: this.#options.now() });
      this.#options.audit.record('outturn_keep', { outturn: outturn.name, file });
      return saved;
    });
  }

  removeOutturn(id: number): Promise<void> {
    return this.#change(async (tx) => {
      const { outturn, file } = await removeOutturn(tx, id);
      this.#options.audit.record('outturn_remove', { outturn: outturn.name, file });
    });
  }

  #change<T>(work: (tx: Queries) => Promise<T>): Promise<T> {
    return this.#options.change(() => this.#options.session.transaction(work));
  }

  async #read(document: ScenarioDocument) {
    const scenario = readScenario(document);
    const found = await this.#demandOf(scenario);
    const figures = (): Demand => preparedAtLower(scenario, found.demand).demand;
    return { scenario, found, figures };
  }

  #demandOf(scenario: Scenario): Promise<Found> {
    const source = scenario.demand?.source ?? 'given';
    const { partners, areas, members, agency, demand } = scenario;
    const needed = [...neededYears(scenario)].map(([measure, years]) => [measure, [...years]]);
    const looked = { partners, areas, members, agency, demand, needed };
    if (source === 'given') {
      const given = this.#given(JSON.stringify(looked), () => givenDemand(scenario));
      return Promise.resolve({ demand: given, notes: [] });
    }
    const { figures, furtherSources = [] } = this.#options;
    const key = canonicalJson(looked);
    const origin = source === 'observations' ? 'published' : 'line_level';
    const known =
      this.#demand.get(key) ??
      workspaceDemand(scenario, [measuredDemand(figures, origin), ...furtherSources]);
    this.#demand.set(key, known);
    known.catch(() => this.#demand.delete(key));
    return known;
  }
}
