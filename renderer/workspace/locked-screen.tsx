import { useEffect } from 'react';
import { isLocked } from '../connect-porter.ts';
import { Button } from '../components/button.tsx';
import { Icon } from '../components/icon.tsx';
import { failureIn } from '../state/answers.ts';
import { useAskPorter, usePorter } from '../state/porter.ts';
import { useClient } from '../state/client.tsx';
import { ErrorNotice } from '../components/notice.tsx';
import { CoveredForm } from './covered-form.tsx';
import { CreateForm } from './create-form.tsx';
import { UnlockForm } from './unlock-form.tsx';
import './locked-screen.css';

/** Asks the porter again now and then: another window may have unlocked the workspace. */
const LOOK_MS = 3000;

/** All there is of a workspace that is locked, covered, or not made yet. */
export function LockedScreen() {
  const { porter } = useClient();
  const { status } = usePorter();

  useEffect(() => {
    document.title = 'Locked – Permanence Workbench';
  }, []);
  useEffect(() => {
    const looking = setInterval(() => {
      if (isLocked(porter.state())) porter.ask({ ask: 'state' }).catch(() => undefined);
    }, LOOK_MS);
    return () => {
      clearInterval(looking);
    };
  }, [porter]);

  return (
    <div className="locked">
      <main className="locked-card" id="main" aria-labelledby="locked-title">
        <Icon name="lock" />
        {status === 'covered' ? <CoveredForm /> : <FileForm isNew={status === 'new'} />}
      </main>
    </div>
  );
}

/** Asks for a file's passphrase, or leaves it for something else. */
function FileForm({ isNew }: { isNew: boolean }) {
  const { file, mayChoose } = usePorter();
  const ask = useAskPorter();
  const failure = failureIn(ask);
  const name = file ?? 'the workspace';
  return (
    <>
      {isNew ? <CreateForm file={name} /> : <UnlockForm file={name} />}
      {failure && <ErrorNotice failure={failure} />}
      <footer className="locked-other">
        {mayChoose && (
          <Button
            size="small"
            variant="quiet"
            onPress={() => {
              ask.mutate({ ask: 'choose', which: 'existing' });
            }}
          >
            Open another workspace…
          </Button>
        )}
        <Button
          size="small"
          variant="quiet"
          isDisabled={ask.isPending}
          onPress={() => {
            ask.mutate({ ask: 'leave' });
          }}
        >
          Look at the samples instead
        </Button>
      </footer>
    </>
  );
}
