/** What a key stands for, worked out when it is first asked for; what throws is tried again. */
export type Once<T> = (key: string, work: () => T) => T;

/** Works out the value of every key once. */
export function once<T>(): Once<T> {
  return newest(Number.POSITIVE_INFINITY);
}

/** Keeps the values of so many keys: of those that were asked for last. */
export function newest<T>(most: number): Once<T> {
  const known = new Map<string, { readonly value: T }>();
  return (key, work) => {
    const found = known.get(key) ?? { value: work() };
    // Put in again, it is the last to go.
    known.delete(key);
    known.set(key, found);
    for (const oldest of known.keys()) {
      if (known.size <= most) break;
      known.delete(oldest);
    }
    return found.value;
  };
}

/** Works out what belongs to an object that nobody changes, once, and forgets it with the object. */
export function perObject<K extends object, V>(work: (object: K) => V): (object: K) => V {
  const known = new WeakMap<K, { readonly value: V }>();
  return (object) => {
    const found = known.get(object) ?? { value: work(object) };
    known.set(object, found);
    return found.value;
  };
}
