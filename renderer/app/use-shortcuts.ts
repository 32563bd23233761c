import { useEffect } from 'react';
import { navigate } from './address.ts';
import { SCREENS } from './screens.ts';

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.matches('input, textarea, [contenteditable="true"]');

/**
 * Ctrl or ⌘ K opens the command palette, Ctrl or ⌘ L locks the workspace, Alt and a digit goes to a
 * screen.
 */
export function useShortcuts(openPalette: () => void, lock: () => void): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) {
        const run = { k: openPalette, l: lock }[event.key.toLowerCase()];
        if (!run) return;
        event.preventDefault();
        run();
        return;
      }
      const digit = /^Digit([1-9])$/.exec(event.code)?.[1];
      if (!digit || !event.altKey || event.ctrlKey || event.metaKey || isTyping(event.target))
        return;
      const screen = SCREENS[Number(digit) - 1];
      if (!screen) return;
      event.preventDefault();
      navigate(screen.id);
    };
    addEventListener('keydown', listen);
    return () => {
      removeEventListener('keydown', listen);
    };
  }, [openPalette, lock]);
}
