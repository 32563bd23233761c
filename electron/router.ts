import { os, type AnyRouter } from '@orpc/server';
import { z } from 'zod';
import { API, type ApiHandlers, type Method, type Reply } from '../analytics/contract/api.ts';
import { failureOf, PermanenceError } from '../analytics/contract/failure.ts';

/** Told of every error nobody foresaw, so that a developer can find its cause. */
export type Report = (method: Method, error: unknown) => void;

type Answer = (input: unknown, signal?: AbortSignal) => Promise<unknown>;
type Events = (input: unknown, signal?: AbortSignal) => AsyncIterable<unknown>;

/**
 * The API as an oRPC router: one procedure a method, named as in the API. What comes in and what
 * goes out is held against the contract here, so that neither end has to trust the other, and
 * every answer and every event is a {@link Reply}: nothing is thrown across a process line.
 */
export function createRouter(handlers: ApiHandlers, report: Report = () => undefined): AnyRouter {
  const methods = Object.keys(API).filter(isMethod);
  return Object.fromEntries(
    methods.map((method) => [
      method,
      API[method].stream
        ? os.handler(({ input, signal }) => replies(handlers, method, input, signal, report))
        : os.handler(({ input, signal }) => reply(handlers, method, input, signal, report)),
    ]),
  );
}

function isMethod(name: string): name is Method {
  return Object.hasOwn(API, name);
}

async function reply(
  handlers: ApiHandlers,
  method: Method,
  input: unknown,
  signal: AbortSignal | undefined,
  report: Report,
): Promise<Reply<unknown>> {
  try {
    // The table's type ties each method to its own input; a loop over all of them can't.
    const answer = handlers[method] as Answer;
    const value = await answer.call(handlers, checkedInput(method, input), signal);
    return { ok: true, value: checkedOutput(method, value) };
  } catch (error) {
    return failed(method, error, report);
  }
}

async function* replies(
  handlers: ApiHandlers,
  method: Method,
  input: unknown,
  signal: AbortSignal | undefined,
  report: Report,
): AsyncGenerator<Reply<unknown>> {
  try {
    const events = handlers[method] as Events;
    for await (const event of events.call(handlers, checkedInput(method, input), signal)) {
      yield { ok: true, value: checkedOutput(method, event) };
    }
  } catch (error) {
    yield failed(method, error, report);
  }
}

function failed(method: Method, error: unknown, report: Report): Reply<never> {
  const failure = failureOf(error);
  if (failure.code === 'internal') report(method, error);
  return { ok: false, failure };
}

function checkedInput(method: Method, input: unknown): unknown {
  const checked = API[method].input.safeParse(input);
  if (checked.success) return checked.data;
  throw new PermanenceError({
    code: 'invalid_request',
    message: `The request ${method} is not as it should be: ${z.prettifyError(checked.error)}`,
    action: 'Reload the page; if it happens again, report what you did.',
  });
}

function checkedOutput(method: Method, output: unknown): unknown {
  const checked = API[method].output.safeParse(output);
  if (checked.success) return checked.data;
  throw new Error(`${method} gave an answer it should not: ${z.prettifyError(checked.error)}`);
}
