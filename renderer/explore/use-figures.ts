import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import type { Selection } from '../../analytics/contract/selection.ts';
import { answerKey } from '../state/answers.ts';
import { useClient } from '../state/client.tsx';
import { useDataset } from '../state/dataset.ts';
import { decodeFigures } from './figures.ts';
import type { FigureRow } from './figures.ts';
import { queryOf } from './question.ts';

/** Figures with the selection they answer: while a newer one is under way the two differ. */
export type AnsweredFigures = { selection: Selection; rows: readonly FigureRow[] };

/**
 * The figures of a selection. Only the newest selection's query is ever under way: a former one is
 * cancelled, and its figures stay in view until the newest are there.
 */
export function useFigures(selection: Selection): UseQueryResult<AnsweredFigures> {
  const client = useClient();
  const version = useDataset((dataset) => dataset.version);
  const query = queryOf(selection);
  return useQuery({
    queryKey: [...answerKey(version, 'explore.figures', query), 'explore'],
    queryFn: async ({ signal }) => {
      const { arrow } = await client.call('explore.figures', query, { signal });
      return { selection, rows: await decodeFigures(arrow) };
    },
    placeholderData: keepPreviousData,
  });
}
