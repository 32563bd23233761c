import { useSyncExternalStore } from 'react';

/** Where the page is: a screen, and the state of that screen. `#/explore?measure=matches` */
export type Address = { readonly screen: string; readonly params: URLSearchParams };

/** Reads an address; anything that is none means the opening screen. */
export function parseAddress(hash: string): Address {
  const match = /^#\/([a-z-]+)(?:\?(.*))?$/.exec(hash);
  return { screen: match?.[1] ?? 'home', params: new URLSearchParams(match?.[2] ?? '') };
}

/** The address of a screen in a state, to put into a link. */
export function hrefOf(screen: string, params?: URLSearchParams): string {
  const query = params?.toString() ?? '';
  return query ? `#/${screen}?${query}` : `#/${screen}`;
}

/**
 * Goes to a screen, or to another state of the same one. A step the back button should return from
 * is pushed; a change of settings along the way replaces.
 */
export function navigate(
  screen: string,
  params?: URLSearchParams,
  how: 'push' | 'replace' = 'push',
): void {
  const href = hrefOf(screen, params);
  if (href === location.hash) return;
  if (how === 'push') history.pushState(null, '', href);
  else history.replaceState(null, '', href);
  // Told at once: a field whose text is in the address must not lag behind the typing.
  dispatchEvent(new HashChangeEvent('hashchange'));
}

function watch(listener: () => void): () => void {
  addEventListener('hashchange', listener);
  return () => {
    removeEventListener('hashchange', listener);
  };
}

let last: { hash: string; address: Address } | null = null;

/** The same object as long as the address is the same, as useSyncExternalStore asks. */
function currentAddress(): Address {
  if (last?.hash !== location.hash) {
    last = { hash: location.hash, address: parseAddress(location.hash) };
  }
  return last.address;
}

/** The screen of the address; what changes in that screen's state draws nothing again. */
export function useScreenId(): string {
  return useSyncExternalStore(watch, () => currentAddress().screen);
}

/** The address, and the component drawn again whenever it changes. */
export function useAddress(): Address {
  return useSyncExternalStore(watch, currentAddress);
}
