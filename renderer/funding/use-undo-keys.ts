import { useEffect } from 'react';
import { useDrafts } from './drafts.ts';

/** Ctrl or ⌘ Z takes the last change back, with Shift (or Ctrl Y) it is made again. */
export function useUndoKeys(key: string): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if ((!event.ctrlKey && !event.metaKey) || event.altKey) return;
      // A dialog has texts of its own to undo.
      if (!(event.target instanceof Element) || event.target.closest('.dialog')) return;
      const { undo, redo } = useDrafts.getState();
      const pressed = event.key.toLowerCase();
      if (pressed === 'z' && !event.shiftKey) undo(key);
      else if (pressed === 'y' || pressed === 'z') redo(key);
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', listen);
    return () => {
      removeEventListener('keydown', listen);
    };
  }, [key]);
}
