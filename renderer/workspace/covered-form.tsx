import { Button } from '../components/button.tsx';
import { ErrorNotice } from '../components/notice.tsx';
import { countOf } from '../format/number.ts';
import { failureIn } from '../state/answers.ts';
import { useAskPorter, usePorter } from '../state/porter.ts';

/** What stands in the place of a workspace in memory while it is covered. */
export function CoveredForm() {
  const { reason, lockAfterMinutes } = usePorter();
  const ask = useAskPorter();
  const failure = failureIn(ask);
  return (
    <div className="locked-form">
      <h1 id="locked-title">The screen is covered</h1>
      {reason === 'idle' && (
        <p className="muted">Nobody used it for {countOf(lockAfterMinutes, 'minute')}.</p>
      )}
      {reason === 'sleep' && <p className="muted">The computer went to sleep.</p>}
      <p>
        What was loaded is in this computer’s memory only. It has no passphrase: whoever is here can
        have it shown again. A workspace in an encrypted file can be locked.
      </p>
      {failure && !ask.isPending && <ErrorNotice failure={failure} />}
      <Button
        variant="primary"
        autoFocus
        isDisabled={ask.isPending}
        onPress={() => {
          ask.mutate({ ask: 'uncover' });
        }}
      >
        Show it again
      </Button>
      <footer className="locked-other">
        <Button
          size="small"
          variant="quiet"
          isDisabled={ask.isPending}
          onPress={() => {
            ask.mutate({ ask: 'leave' });
          }}
        >
          Close it and lose what was loaded
        </Button>
      </footer>
    </div>
  );
}
