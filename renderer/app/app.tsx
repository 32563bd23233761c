import { useEffect, useRef, useState } from 'react';
import { QueryClientProvider } from '@tanstack/react-query';
import { I18nProvider } from 'react-aria-components';
import type { Failure } from '../../analytics/contract/failure.ts';
import { ErrorNotice } from '../components/notice.tsx';
import { isLocked } from '../connect-porter.ts';
import type { Connection } from '../connect.ts';
import { createAnswers } from '../state/answers.ts';
import { ClientProvider } from '../state/client.tsx';
import { usePorter } from '../state/porter.ts';
import { LockedScreen } from '../workspace/locked-screen.tsx';
import { Workbench } from './workbench.tsx';
import './app.css';

type AppProps = {
  client: Connection;
  /** Forgets all that the page holds; loading it again is what forgets everything. */
  onForget?: () => void;
};

/** The page on a connection to its engine. */
export function App({ client, onForget = reload }: AppProps) {
  const [answers] = useState(createAnswers);
  return (
    <I18nProvider locale="en-GB">
      <ClientProvider client={client}>
        <QueryClientProvider client={answers}>
          <OpenOrLocked onForget={onForget} />
        </QueryClientProvider>
      </ClientProvider>
    </I18nProvider>
  );
}

const reload = () => {
  location.reload();
};

/** The workbench, or what stands in its place while there is no engine to ask. */
function OpenOrLocked({ onForget }: { onForget: () => void }) {
  const porter = usePorter();
  const wasOpen = useRef(!isLocked(porter));
  // What is being unlocked may turn out not to open: until then things stay as they are.
  const locked = porter.status === 'starting' ? !wasOpen.current : isLocked(porter);
  useEffect(() => {
    if (locked && wasOpen.current) onForget();
    wasOpen.current = !locked;
  }, [locked, onForget]);
  return locked ? <LockedScreen /> : <Workbench />;
}

/** What the page shows when the engine can't be reached in the first place. */
export function StartFailure({ failure }: { failure: Failure }) {
  return (
    <main className="start-failure">
      <h1>The workbench could not be opened</h1>
      <ErrorNotice
        failure={failure}
        onRetry={() => {
          location.reload();
        }}
      />
    </main>
  );
}
