import { useEffect, useState } from 'react';

/** A value that changes with its key, once the key has stayed the same for a moment: while somebody
 * types, only what they come to is asked about. */
export function useSettled<T>(value: T, key: string, afterMs = 200): T {
  const [settled, setSettled] = useState({ key, value });
  useEffect(() => {
    if (settled.key === key) return undefined;
    const timer = setTimeout(() => {
      setSettled({ key, value });
    }, afterMs);
    return () => {
      clearTimeout(timer);
    };
  }, [settled, key, value, afterMs]);
  return settled.value;
}
