import { useSyncExternalStore } from 'react';
import { useMutation, type UseMutationResult } from '@tanstack/react-query';
import type { PorterRequest, PorterState } from '../../analytics/contract/porter.ts';
import { useClient } from './client.tsx';

/** Whether the workspace is open, and what it waits for otherwise. */
export function usePorter(): PorterState {
  const { porter } = useClient();
  return useSyncExternalStore(porter.onChange, porter.state);
}

/** Asks the porter to open, lock or leave a workspace. */
export function useAskPorter(): UseMutationResult<PorterState, Error, PorterRequest> {
  const { porter } = useClient();
  return useMutation({ mutationFn: (request: PorterRequest) => porter.ask(request) });
}
