import { useMutation, type UseMutationResult } from '@tanstack/react-query';
import { failureOf } from '../../../../analytics/contract/failure.ts';
import type { Correction, NewCorrection } from '../../../../analytics/contract/casework.ts';
import { notify } from '../../../components/toast.tsx';
import { useClient } from '../../../state/client.tsx';
import { useDataset } from '../../../state/dataset.ts';
import { fieldLabel, valueWords } from '../casework-words.ts';
import { signedBy, useOfficer } from '../officer.ts';

/** The same correction made again. */
const again = ({ child, attempt, field, newValue, reason, by }: Correction): NewCorrection => ({
  child,
  attempt,
  field,
  value: newValue,
  reason,
  by,
});

function tellFailure(error: unknown): void {
  const { message, action } = failureOf(error);
  notify({ title: message, detail: action, tone: 'critical' });
}

/**
 * Makes and undoes corrections. Journeys change with either, and every figure with them, so that
 * all answers are asked for again; what was done is said with what takes it back.
 */
export function useCorrections(): {
  correct: UseMutationResult<Correction, Error, NewCorrection>;
  undo: (correction: Correction) => void;
} {
  const client = useClient();
  const renew = useDataset((dataset) => dataset.renew);
  const add = async (asked: NewCorrection) => {
    const made = await client.call('corrections.add', asked);
    renew();
    const { field, newValue } = made;
    notify({
      title: `${fieldLabel(field)} corrected: ${valueWords(newValue)}`,
      tone: 'good',
      action: {
        label: 'Undo',
        run: () => {
          undo(made);
        },
      },
    });
    return made;
  };
  const undo = (correction: Correction) => {
    const by = signedBy(useOfficer.getState().name);
    const done = client.call('corrections.undo', { id: correction.id, by }).then(() => {
      renew();
      notify({
        title: `Correction undone: ${fieldLabel(correction.field)}`,
        action: {
          label: 'Put it back',
          run: () => {
            add(again(correction)).catch(tellFailure);
          },
        },
      });
    });
    done.catch(tellFailure);
  };
  return { correct: useMutation({ mutationFn: add }), undo };
}
