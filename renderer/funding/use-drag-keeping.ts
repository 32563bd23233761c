import { useEffect, useState } from 'react';
import { putOff } from './put-off.ts';

/** The fields that follow a handle are this much behind it at the most. */
const LONGEST_MS = 150;

/**
 * Puts off what a dragged handle changes in the fields beside it until the page shows what it comes
 * to, which is what the hand waits for. `shown` is another value whenever something new is shown.
 */
export function useDragKeeping(shown: unknown): ReturnType<typeof putOff> {
  const [keeping] = useState(() => putOff(LONGEST_MS));
  useEffect(() => {
    // What a frame's callback puts into line comes after that frame was painted.
    const frame = requestAnimationFrame(() => setTimeout(keeping.flush));
    return () => {
      cancelAnimationFrame(frame);
    };
  }, [shown, keeping]);
  useEffect(() => keeping.flush, [keeping]);
  return keeping;
}
