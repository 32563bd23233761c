import { z } from 'zod';
import { Area } from './area.ts';
import { Disagreement } from './disagreement.ts';
import { Failure } from './failure.ts';
import { FigureCard, FigureKey } from './figure.ts';
import { LoadEvent, Preview, Reject, Source } from './load.ts';
import { MeasureQuery } from './query.ts';
import { OptionsRequest, SavedView, SelectionOptions } from './selection.ts';
import { SessionInfo } from './session.ts';

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

const Tickets = z.object({ tickets: z.array(z.string()).min(1).max(500) });
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
  'areas.list': call(z.void(), z.array(Area)),
  'explore.options': call(OptionsRequest, SelectionOptions),
  'explore.figures': call(MeasureQuery, FigureTable),
  'explore.card': call(FigureKey, FigureCard),
  'load.preview': call(Tickets, z.array(Preview)),
  'load.run': stream(Tickets, LoadEvent),
  'load.discard': call(Tickets, z.void()),
  'sources.list': call(z.void(), z.array(Source)),
  'sources.rejects': call(
    Page.extend({ source: z.number().int().nullable() }),
    z.object({ rows: z.array(Reject), total: z.number().int() }),
  ),
  'disagreements.list': call(z.void(), z.array(Disagreement)),
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
