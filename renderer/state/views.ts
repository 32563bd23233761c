import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import type { Input, Output } from '../../analytics/contract/api.ts';
import { useClient } from './client.tsx';
import { useDataset } from './dataset.ts';

function useViewsChanged() {
  const answers = useQueryClient();
  const version = useDataset((dataset) => dataset.version);
  return () => answers.invalidateQueries({ queryKey: ['engine', version, 'views.list'] });
}

/** Keeps a selection under a name. */
export function useSaveView(): UseMutationResult<Output<'views.save'>, Error, Input<'views.save'>> {
  const client = useClient();
  const changed = useViewsChanged();
  return useMutation({
    mutationFn: (view: Input<'views.save'>) => client.call('views.save', view),
    onSuccess: changed,
  });
}

export function useRemoveView(): UseMutationResult<
  Output<'views.remove'>,
  Error,
  Input<'views.remove'>
> {
  const client = useClient();
  const changed = useViewsChanged();
  return useMutation({
    mutationFn: (view: Input<'views.remove'>) => client.call('views.remove', view),
    onSuccess: changed,
  });
}
