import { useEffect } from 'react';
import { useHandler } from '../../state/handler.ts';

/**
 * Copying and pasting while the focus is in a grid. A browser sends both to where text was last
 * selected, which need not be the cell that has the focus: so they are listened for everywhere.
 */
export function useClipboard(grid: {
  isOurs: () => boolean;
  paste: (text: string) => void;
  copy: () => string;
}): void {
  const onPaste = useHandler((event: ClipboardEvent) => {
    if (!event.clipboardData || !grid.isOurs()) return;
    event.preventDefault();
    grid.paste(event.clipboardData.getData('text/plain'));
  });
  const onCopy = useHandler((event: ClipboardEvent) => {
    if (!event.clipboardData || !grid.isOurs()) return;
    event.preventDefault();
    event.clipboardData.setData('text/plain', grid.copy());
  });
  useEffect(() => {
    document.addEventListener('paste', onPaste);
    document.addEventListener('copy', onCopy);
    return () => {
      document.removeEventListener('paste', onPaste);
      document.removeEventListener('copy', onCopy);
    };
  }, [onPaste, onCopy]);
}
