import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Audience } from '../../analytics/contract/session.ts';
import { notify } from '../components/toast.tsx';
import { failureOf } from '../../analytics/contract/failure.ts';
import { useAnswer } from './answers.ts';
import { useClient } from './client.tsx';
import { useDataset } from './dataset.ts';

/** Who sees the screen; the officer until the engine has said. */
export function useAudience(): Audience {
  return useAnswer('session.describe', undefined).data?.audience ?? 'officer';
}

/**
 * Switches the audience. Everything that was answered for the one before is forgotten, so that
 * nothing of it is drawn even for a moment.
 */
export function usePresent() {
  const client = useClient();
  const answers = useQueryClient();
  const forget = useDataset((dataset) => dataset.forget);
  return useMutation({
    mutationFn: (audience: Audience) => client.call('session.present', { audience }),
    onSuccess: () => {
      answers.clear();
      forget();
    },
    onError: (error) => {
      const { message, action } = failureOf(error);
      notify({ title: message, detail: action, tone: 'critical' });
    },
  });
}
