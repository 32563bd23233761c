import { ErrorNotice, Notice } from '../components/notice.tsx';
import { useSaveNow, useSaveState } from '../state/saving.ts';
import '../app/connection-notice.css';

/** Says over every screen that what is done there is not kept: it can't be saved, or may not be. */
export function WorkspaceNotice() {
  const state = useSaveState().data;
  const save = useSaveNow();
  if (!state?.failure) return null;
  if (state.status === 'failed') {
    return (
      <div className="connection-notice">
        <ErrorNotice
          failure={state.failure}
          retryLabel="Save again"
          onRetry={() => {
            save.mutate();
          }}
        />
      </div>
    );
  }
  if (state.status !== 'read_only') return null;
  return (
    <div className="connection-notice" role="status">
      <Notice tone="caution" title={state.failure.message}>
        <p>{state.failure.action}</p>
      </Notice>
    </div>
  );
}
