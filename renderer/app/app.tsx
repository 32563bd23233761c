import { useState } from 'react';
import { QueryClientProvider } from '@tanstack/react-query';
import { I18nProvider } from 'react-aria-components';
import type { Failure } from '../../analytics/contract/failure.ts';
import { ErrorNotice } from '../components/notice.tsx';
import type { Connection } from '../connect.ts';
import { createAnswers } from '../state/answers.ts';
import { ClientProvider } from '../state/client.tsx';
import { Workbench } from './workbench.tsx';
import './app.css';

/** The page on a connection to its engine. */
export function App({ client }: { client: Connection }) {
  const [answers] = useState(createAnswers);
  return (
    <I18nProvider locale="en-GB">
      <ClientProvider client={client}>
        <QueryClientProvider client={answers}>
          <Workbench />
        </QueryClientProvider>
      </ClientProvider>
    </I18nProvider>
  );
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
