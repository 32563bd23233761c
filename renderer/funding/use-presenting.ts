import { useEffect } from 'react';
import type { GoTo } from './address.ts';

/** Shows the screen as a meeting needs it: large, without what only its author uses. Escape ends it. */
export function usePresenting(isPresenting: boolean, goTo: GoTo): void {
  useEffect(() => {
    if (!isPresenting) return undefined;
    document.documentElement.dataset['presenting'] = 'true';
    const listen = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) goTo({ isPresenting: false });
    };
    addEventListener('keydown', listen);
    return () => {
      delete document.documentElement.dataset['presenting'];
      removeEventListener('keydown', listen);
    };
  }, [isPresenting, goTo]);
}
