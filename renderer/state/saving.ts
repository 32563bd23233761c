import { useMutation, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import type { SaveState } from '../../analytics/contract/workspace.ts';
import { answerKey } from './answers.ts';
import { useClient } from './client.tsx';
import { useDataset } from './dataset.ts';

/** A change is saved about a second after it was made; this often the page looks whether it is. */
const LOOK_MS = 1500;

/** Whether what is on the screen is in the workspace's file. */
export function useSaveState(): UseQueryResult<SaveState> {
  const client = useClient();
  const version = useDataset((dataset) => dataset.version);
  return useQuery({
    queryKey: answerKey(version, 'workspace.state', undefined),
    queryFn: ({ signal }) => client.call('workspace.state', undefined, { signal }),
    refetchInterval: ({ state }) => (state.data?.status === 'in_memory' ? false : LOOK_MS),
  });
}

/** Saves now instead of in a moment. */
export function useSaveNow() {
  const client = useClient();
  const answers = useQueryClient();
  const version = useDataset((dataset) => dataset.version);
  return useMutation({
    mutationFn: () => client.call('workspace.save', undefined),
    onSettled: () =>
      answers.invalidateQueries({ queryKey: answerKey(version, 'workspace.state', undefined) }),
  });
}
