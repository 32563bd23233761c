import { z } from 'zod';
import { Area } from './area.ts';
import { AuditPage, AuditRequest } from './audit.ts';
import {
  CorrectableJourney,
  Correction,
  CorrectionsRequest,
  Holdings,
  JourneyRequest,
  LocalNumber,
  LocalNumberRequest,
  LookUp,
  NewCorrection,
  Reconciliation,
  ReconciliationRequest,
  Submission,
  SubmissionsRequest,
  TrackedChild,
  TrackedFamily,
  TrackerRequest,
  UndoCorrection,
} from './casework.ts';
import { Disagreement } from './disagreement.ts';
import { Failure } from './failure.ts';
import { FigureCard, FigureKey } from './figure.ts';
import { DraftRequest, KeepDraftRequest, KeptDraft } from './funding/draft.ts';
import { OutturnResult, SavedOutturn } from './funding/outturn.ts';
import { Comparison, GoalAnswer, PriceAnswer, VolatilityAnswer } from './funding/questions.ts';
import { EncodedResult } from './funding/encoded-result.ts';
import * as funding from './funding/requests.ts';
import { ReadyDocument, SavedScenario, VersionCheck } from './funding/version.ts';
import { Conflict, LoadEvent, Preview, Reject, Source, StatedOfFile } from './load.ts';
import { FindingsPage, FindingsRequest, QualityReport, QualityRequest } from './quality.ts';
import { MeasureQuery } from './query.ts';
import { MappingPreview, MappingProposals, Recipe, SavedRecipe, TableRequest } from './recipe.ts';
import { OptionsRequest, SavedView, SelectionOptions } from './selection.ts';
import { Audience, RowsReason, SessionInfo } from './session.ts';
import { PassphraseChange, SaveState } from './workspace.ts';

const call = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({
  input,
  output,
  stream: false as const,
});

const stream = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({
  input,
  output,
  stream: true as const,
});

const Tickets = z.object({
  tickets: z.array(z.string()).min(1).max(500),
  /** What is stated of single files, by their tickets. */
  stated: z.record(z.string(), StatedOfFile).default({}),
});
const Page = z.object({
  offset: z.number().int().min(0),
  limit: z.number().int().min(1).max(1000),
});

/** Figures as an Arrow stream; the columns are those of figure-columns.ts. */
export const FigureTable = z.object({
  arrow: z.instanceof(Blob),
  count: z.number().int(),
  timings: z.object({ duckdbMs: z.number(), encodeMs: z.number() }),
});
export type FigureTable = z.infer<typeof FigureTable>;

/**
 * Everything the page can ask of the engine, whatever carries it. A host answers each call with a
 * {@link Reply}, and each event of a stream likewise; nothing is thrown across a process line.
 */
export const API = {
  'session.describe': call(z.void(), SessionInfo),
  /** For whom everything is answered from now on. */
  'session.present': call(z.object({ audience: Audience }), z.void()),
  'areas.list': call(z.void(), z.array(Area)),
  'explore.options': call(OptionsRequest, SelectionOptions),
  'explore.figures': call(MeasureQuery, FigureTable),
  'explore.card': call(FigureKey, FigureCard),
  /** Has cards show the rows behind figures from now on. */
  'explore.reason': call(RowsReason, z.void()),
  'load.preview': call(Tickets, z.array(Preview)),
  'load.run': stream(Tickets, LoadEvent),
  'load.discard': call(Tickets.pick({ tickets: true }), z.void()),
  'mapping.propose': call(TableRequest, MappingProposals),
  'mapping.preview': call(z.object({ table: TableRequest, recipe: Recipe }), MappingPreview),
  'recipes.list': call(z.void(), z.array(SavedRecipe)),
  'recipes.save': call(Recipe, SavedRecipe),
  'recipes.remove': call(z.object({ name: z.string() }), z.void()),
  'sources.list': call(z.void(), z.array(Source)),
  'sources.rejects': call(
    Page.extend({ source: z.number().int().nullable() }),
    z.object({ rows: z.array(Reject), total: z.number().int() }),
  ),
  'sources.conflicts': call(Page, z.object({ rows: z.array(Conflict), total: z.number().int() })),
  'quality.report': call(QualityRequest, QualityReport),
  'quality.findings': call(FindingsRequest, FindingsPage),
  /** The report as an Excel workbook, for the team that mends the source. */
  'quality.export': call(QualityRequest, z.instanceof(Blob)),
  'casework.holdings': call(z.void(), Holdings),
  'tracker.children': call(TrackerRequest, z.array(TrackedChild)),
  'tracker.families': call(TrackerRequest, z.array(TrackedFamily)),
  'corrections.list': call(CorrectionsRequest, z.array(Correction)),
  'corrections.journey': call(JourneyRequest, CorrectableJourney),
  'corrections.add': call(NewCorrection, Correction),
  'corrections.undo': call(UndoCorrection, Correction),
  'submissions.list': call(SubmissionsRequest, z.array(Submission)),
  'reconciliation.run': call(ReconciliationRequest, Reconciliation),
  /** The local number behind a key; who asks and why is written down. */
  'identities.reveal': call(LocalNumberRequest, LocalNumber),
  'identities.log': call(z.void(), z.array(LookUp)),
  /** A scenario that can't be worked out is refused with the field, the reason and what would work. */
  'funding.run': call(funding.RunRequest, EncodedResult),
  'funding.compare': call(funding.CompareRequest, Comparison),
  'funding.goal': call(funding.GoalQuestion, GoalAnswer),
  'funding.price': call(funding.PriceQuestion, PriceAnswer),
  'funding.volatility': call(funding.VolatilityQuestion, VolatilityAnswer),
  'funding.outturn': call(funding.OutturnRequest, OutturnResult),
  'funding.ready': call(z.void(), z.array(ReadyDocument)),
  'funding.saved': call(z.void(), z.array(SavedScenario)),
  'funding.save': call(funding.SaveRequest, SavedScenario),
  'funding.remove': call(funding.SavedRequest, z.void()),
  'funding.lock': call(funding.LockRequest, SavedScenario),
  'funding.check': call(funding.SavedRequest, VersionCheck),
  /** Scenarios as an Excel workbook, side by side where there are several. */
  'funding.export': call(funding.ExportRequest, z.instanceof(Blob)),
  /** What was changed on the Funding screen and not saved. */
  'drafts.list': call(z.void(), z.array(KeptDraft)),
  'drafts.keep': call(KeepDraftRequest, z.void()),
  'drafts.forget': call(DraftRequest, z.void()),
  'outturns.list': call(z.void(), z.array(SavedOutturn)),
  'outturns.save': call(funding.SaveOutturnRequest, SavedOutturn),
  'outturns.remove': call(funding.SavedRequest, z.void()),
  'disagreements.list': call(z.void(), z.array(Disagreement)),
  'audit.page': call(AuditRequest, AuditPage),
  /** Writes down that the page made a file of what it shows. */
  'audit.exported': call(
    z.object({ what: z.string().max(200), file: z.string().max(200) }),
    z.void(),
  ),
  'workspace.state': call(z.void(), SaveState),
  'workspace.save': call(z.void(), z.void()),
  'workspace.passphrase': call(PassphraseChange, z.void()),
  'views.list': call(z.void(), z.array(SavedView)),
  'views.save': call(SavedView.omit({ id: true, savedAt: true }), SavedView),
  'views.remove': call(z.object({ id: z.string() }), z.void()),
} as const;

export type Api = typeof API;
export type Method = keyof Api;
export type Input<M extends Method> = z.input<Api[M]['input']>;
export type Output<M extends Method> = z.output<Api[M]['output']>;
export type CallMethod = { [M in Method]: Api[M]['stream'] extends false ? M : never }[Method];
export type StreamMethod = { [M in Method]: Api[M]['stream'] extends true ? M : never }[Method];

/** What answers the API: a plain function a method, an async iterable a stream. */
export type ApiHandlers = {
  [M in CallMethod]: (input: z.output<Api[M]['input']>, signal?: AbortSignal) => Promise<Output<M>>;
} & {
  [M in StreamMethod]: (
    input: z.output<Api[M]['input']>,
    signal?: AbortSignal,
  ) => AsyncIterable<Output<M>>;
};

/** An answer as a value: what was asked for, or why not. */
export type Reply<T> = { ok: true; value: T } | { ok: false; failure: Failure };

export const ReplyFailure = z.object({ ok: z.literal(false), failure: Failure });
