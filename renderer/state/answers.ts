import {
  keepPreviousData,
  QueryClient,
  useQueries,
  useQuery,
  useQueryClient,
  type FetchStatus,
  type UseQueryResult,
} from '@tanstack/react-query';
import type { CallMethod, Input, Output } from '../../analytics/contract/api.ts';
import { failureOf, type Failure } from '../../analytics/contract/failure.ts';
import { useClient } from './client.tsx';
import { useDataset } from './dataset.ts';

/**
 * Answers are kept until the data changes: the engine is on this machine and gives the same answer
 * to the same question, so nothing goes stale by itself and a failure is not tried again unasked.
 */
export function createAnswers(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Infinity,
        gcTime: 5 * 60_000,
        retry: false,
        networkMode: 'always',
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}

/** The name an answer is kept under: (dataset version, method, input). */
export function answerKey<M extends CallMethod>(version: number, method: M, input: Input<M>) {
  return ['engine', version, method, input ?? null] as const;
}

/**
 * The engine's answer to a question. While a changed question is under way the previous answer
 * stays (`isPlaceholderData`), and a question nobody waits for any more is cancelled.
 */
export function useAnswer<M extends CallMethod, T = Output<M>>(
  method: M,
  input: Input<M>,
  options: { isEnabled?: boolean; select?: (answer: Output<M>) => T } = {},
): UseQueryResult<T> {
  const client = useClient();
  const version = useDataset((dataset) => dataset.version);
  return useQuery({
    queryKey: answerKey(version, method, input),
    queryFn: ({ signal }): Promise<Output<M>> => client.call(method, input, { signal }),
    placeholderData: keepPreviousData,
    enabled: options.isEnabled ?? true,
    ...(options.select ? { select: options.select } : {}),
  }) as UseQueryResult<T>;
}

/** The answers to several questions of one kind, in their order; undefined while they are awaited. */
export function useAnswers<M extends CallMethod>(
  method: M,
  inputs: readonly Input<M>[],
): { answers: (Output<M> | undefined)[]; isPending: boolean; error: unknown } {
  const client = useClient();
  const version = useDataset((dataset) => dataset.version);
  const results = useQueries({
    queries: inputs.map((input) => ({
      queryKey: answerKey(version, method, input),
      queryFn: ({ signal }: { signal: AbortSignal }): Promise<Output<M>> =>
        client.call(method, input, { signal }),
    })),
  });
  return {
    answers: results.map((result) => result.data as Output<M> | undefined),
    isPending: results.some((result) => result.isPending),
    error: results.find((result) => result.error)?.error ?? null,
  };
}

/** What {@link Waiting} needs so that a question can be cancelled, and asked again afterwards. */
export function useWaiting(result: { fetchStatus: FetchStatus; refetch: () => unknown }) {
  const answers = useQueryClient();
  return {
    isStopped: result.fetchStatus === 'idle',
    onCancel: () => {
      void answers.cancelQueries({ queryKey: ['engine'], type: 'active' });
    },
    onRetry: () => {
      result.refetch();
    },
  };
}

/** Why a question was not answered, in words for people; null while nothing has gone wrong. */
export function failureIn(result: { error: unknown }): Failure | null {
  return result.error ? failureOf(result.error) : null;
}
