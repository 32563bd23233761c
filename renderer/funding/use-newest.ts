import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { CallMethod, Input, Output } from '../../analytics/contract/api.ts';
import { failureOf, type Failure } from '../../analytics/contract/failure.ts';
import { useClient } from '../state/client.tsx';
import { useDataset } from '../state/dataset.ts';
import { newestOnly } from './newest.ts';

export type Newest<M extends CallMethod> = {
  /** The last answer there was, with what it answers: while a newer is under way the two differ. */
  answer: Output<M> | null;
  of: Input<M> | null;
  /** Why the newest question was not answered. */
  failure: Failure | null;
  isBusy: boolean;
  /** Asks at once what will be the question once the page is drawn again. */
  ask: (input: Input<M>) => void;
};

/**
 * The engine's answer to the newest of many questions that follow each other quickly, as a handle
 * is dragged. A question is new when it is another object; null asks nothing.
 */
export function useNewest<M extends CallMethod>(
  method: M,
  input: Input<M> | null,
  initial: { answer: Output<M>; of: Input<M> } | null = null,
): Newest<M> {
  const client = useClient();
  const version = useDataset((dataset) => dataset.version);
  const [state, setState] = useState<Omit<Newest<M>, 'ask'>>({
    answer: initial?.answer ?? null,
    of: initial?.of ?? null,
    failure: null,
    isBusy: false,
  });
  const queue = useRef<{ ask: (input: Input<M>) => void } | null>(null);
  const answered = useRef<unknown>(initial?.of ?? null);

  useEffect(() => {
    const made = newestOnly<Input<M>, Output<M>>({
      work: (asked) => client.call(method, asked),
      onAnswer: (answer, of) => {
        setState({ answer, of, failure: null, isBusy: true });
      },
      onFailure: (error) => {
        setState((before) => ({ ...before, failure: failureOf(error) }));
      },
      onIdle: () => {
        setState((before) => ({ ...before, isBusy: false }));
      },
    });
    queue.current = made;
    return () => {
      made.stop();
      // What was answered from data of before has to be asked again.
      answered.current = null;
    };
  }, [client, method, version]);

  const ask = useCallback((asked: Input<M>) => {
    if (asked === answered.current) return;
    answered.current = asked;
    queue.current?.ask(asked);
    setState((before) => (before.isBusy ? before : { ...before, isBusy: true }));
  }, []);

  useEffect(() => {
    if (input !== null) ask(input);
  }, [input, version, client, method, ask]);

  return useMemo(() => ({ ...state, ask }), [state, ask]);
}
