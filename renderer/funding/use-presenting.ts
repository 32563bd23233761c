import { useEffect } from 'react';
import { useAudience } from '../state/audience.ts';
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

/** Whether others see the screen: in a meeting, or because the audience says so. */
export function useIsPublic(isPresenting: boolean): boolean {
  const audience = useAudience();
  return isPresenting || audience === 'presentation';
}
