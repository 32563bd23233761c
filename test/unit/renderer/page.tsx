import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { afterEach, beforeAll, beforeEach } from 'vitest';
import type { Connection } from '../../../renderer/connect.ts';
import { createAnswers } from '../../../renderer/state/answers.ts';
import { ClientProvider } from '../../../renderer/state/client.tsx';
import { useLoading } from '../../../renderer/data/loading.ts';
import { usePreferences } from '../../../renderer/state/preferences.ts';
import { fakeConnection } from './fake-connection.ts';

/**
 * Prepares a file's tests for drawing components: a page without layout is given one, so that what
 * is measured has a size, and every test starts from the same state and address.
 */
export function preparePage(): void {
  beforeAll(() => {
    // The document of these tests has no layout; a grid of no height would draw no rows.
    Object.defineProperties(HTMLElement.prototype, {
      offsetHeight: { configurable: true, get: () => 600 },
      offsetWidth: { configurable: true, get: () => 1000 },
      clientHeight: { configurable: true, get: () => 600 },
    });
  });
  beforeEach(() => {
    location.hash = '';
    localStorage.clear();
    usePreferences.setState(usePreferences.getInitialState());
    useLoading.setState(useLoading.getInitialState());
  });
  afterEach(() => {
    // A canvas that goes away with the focus in it hands it on to the next.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    cleanup();
  });
}

/** Draws a part of the page on a connection, as the frame would. */
export function renderPage(content: ReactNode, connection: Connection = fakeConnection()) {
  const answers = createAnswers();
  const drawn = render(content, {
    wrapper: ({ children }: { children: ReactNode }) => (
      <ClientProvider client={connection}>
        <QueryClientProvider client={answers}>{children}</QueryClientProvider>
      </ClientProvider>
    ),
  });
  return { ...drawn, connection, answers, user: userEvent.setup() };
}
