import { useEffect } from 'react';
import type { UnsavedScenario } from '../../../analytics/contract/funding/draft.ts';
import { failureOf } from '../../../analytics/contract/failure.ts';
import type { Connection } from '../../connect.ts';
import { useClient } from '../../state/client.tsx';
import { isChanged } from '../draft.ts';
import { useDrafts } from '../drafts.ts';

/** While a handle is dragged or a name typed, what it comes to is kept once it rests for so long. */
const REST_MS = 400;

type State = Pick<ReturnType<typeof useDrafts.getState>, 'drafts' | 'files'>;

/** What is to be kept of a scenario: nothing of one that stands as it was opened or saved. */
export function unsavedOf({ drafts, files }: State, key: string): UnsavedScenario | null {
  const draft = drafts.get(key);
  const opened = files.get(key) ?? null;
  if (draft && isChanged(draft)) return { scenario: draft.now, opened };
  return opened && { scenario: opened, opened };
}

/** The scenarios that are no longer what they were. */
function changedKeys(now: State, before: State): string[] {
  return [
    ...new Set([now, before].flatMap(({ drafts, files }) => [...drafts.keys(), ...files.keys()])),
  ].filter(
    (key) =>
      now.drafts.get(key)?.now !== before.drafts.get(key)?.now ||
      now.drafts.get(key)?.kept !== before.drafts.get(key)?.kept ||
      now.files.get(key) !== before.files.get(key),
  );
}

/**
 * Keeps what is changed and not saved in the workspace, as it changes: a page that is loaded again,
 * or an engine that is locked, loses none of it. `flush` keeps at once what still waits.
 */
export function keepDrafts(client: Pick<Connection, 'call'>): {
  flush: () => Promise<void>;
  stop: () => void;
} {
  const waiting = new Map<string, UnsavedScenario | null>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let line = Promise.resolve();
  const send = async (key: string, draft: UnsavedScenario | null) => {
    try {
      await (draft
        ? client.call('drafts.keep', { key, ...draft })
        : client.call('drafts.forget', { key }));
      useDrafts.setState({ unkept: null });
    } catch (error) {
      useDrafts.setState({ unkept: failureOf(error) });
    }
  };
  const flush = () => {
    clearTimeout(timer);
    for (const [key, draft] of waiting) line = line.then(() => send(key, draft));
    waiting.clear();
    return line;
  };
  const unsubscribe = useDrafts.subscribe((now, before) => {
    // What was just restored is kept already, and what may no longer be shown stays kept.
    if (!now.isRestored || !before.isRestored) return;
    const keys = changedKeys(now, before);
    if (keys.length === 0) return;
    for (const key of keys) waiting.set(key, unsavedOf(now, key));
    clearTimeout(timer);
    const isUnderWay = keys.some((key) => (now.drafts.get(key)?.gesture ?? null) !== null);
    if (isUnderWay) timer = setTimeout(() => void flush(), REST_MS);
    else void flush();
  });
  return {
    flush,
    stop: () => {
      unsubscribe();
      void flush();
    },
  };
}

/** Keeps drafts while the screen is open. */
export function useDraftKeeping(): void {
  const client = useClient();
  useEffect(() => {
    const { flush, stop } = keepDrafts(client);
    const leave = () => void flush();
    addEventListener('pagehide', leave);
    return () => {
      removeEventListener('pagehide', leave);
      stop();
    };
  }, [client]);
}
