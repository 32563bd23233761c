import type { SavedView } from '../../analytics/contract/selection.ts';
import { notify } from '../components/toast.tsx';
import { useRemoveView, useSaveView } from '../state/views.ts';

/** Removes a saved view and offers to put it back; `error` is why the last removal failed. */
export function useRemovalWithUndo(): { removeView: (view: SavedView) => void; error: unknown } {
  const save = useSaveView();
  const { mutate, error } = useRemoveView();
  const removeView = ({ id, name, selection }: SavedView) => {
    const run = () => {
      save.mutate({ name, selection });
    };
    const onSuccess = () => {
      notify({ title: `“${name}” removed`, action: { label: 'Undo', run } });
    };
    mutate({ id }, { onSuccess });
  };
  return { removeView, error };
}
