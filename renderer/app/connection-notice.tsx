import type { Failure } from '../../analytics/contract/failure.ts';
import { ErrorNotice, Notice } from '../components/notice.tsx';
import { useIsSlow } from '../components/waiting.tsx';
import { useClient } from '../state/client.tsx';
import { useConnectionState } from '../state/connection.ts';
import './connection-notice.css';

const LOST: Failure = {
  code: 'internal',
  message: 'The workbench no longer answers. What is on the screen is from before.',
  action: 'Start the workbench again if it was closed, then connect.',
};

/** Says when the engine can't be reached; a pause that is over within a second goes unmentioned. */
export function ConnectionNotice() {
  const client = useClient();
  const state = useConnectionState();
  const isSlow = useIsSlow(state === 'reconnecting');
  if (state === 'lost') {
    return (
      <div className="connection-notice">
        <ErrorNotice
          failure={LOST}
          retryLabel="Connect"
          onRetry={() => {
            // A call opens the connection; how that goes is told by its state.
            client.call('session.describe', undefined).catch(() => undefined);
          }}
        />
      </div>
    );
  }
  return isSlow ? (
    <div className="connection-notice" role="status">
      <Notice tone="caution" title="Reconnecting to the workbench" />
    </div>
  ) : null;
}
