import { useCallback, useLayoutEffect, useRef } from 'react';

/**
 * A handler that stays the same function and does what the one given last does. A memoised part
 * that is handed it is not drawn again because its parent was.
 */
export function useHandler<A extends unknown[]>(handler: (...args: A) => void) {
  const latest = useRef(handler);
  useLayoutEffect(() => {
    latest.current = handler;
  });
  return useCallback((...args: A) => {
    latest.current(...args);
  }, []);
}
