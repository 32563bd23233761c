import { useEffect } from 'react';
import { useClient } from '../state/client.tsx';

/** No more often than this is the host told that somebody is there. */
const EVERY_MS = 20_000;
const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;

/**
 * Tells the host that somebody uses the page, which puts off the lock. What the page asks the
 * engine by itself is no such sign.
 */
export function useStay(): void {
  const { porter } = useClient();
  useEffect(() => {
    let last = -EVERY_MS;
    const stay = () => {
      const now = performance.now();
      if (now - last < EVERY_MS) return;
      last = now;
      porter.ask({ ask: 'stay' }).catch(() => undefined);
    };
    for (const sign of SIGNS) addEventListener(sign, stay, { passive: true, capture: true });
    return () => {
      for (const sign of SIGNS) removeEventListener(sign, stay, { capture: true });
    };
  }, [porter]);
}
